package import Guidance
package import Twinning

/// The days of feasts by arithmetic and by tables that stand in this program.
package struct CalculatedFeastDays: FeastDays {
  package init() {}

  package func days(of fall: FeastFall, inYear year: Int) -> [CivilDay] {
    guard CivilDay.years.contains(year) else { return [] }
    switch fall {
    case .fixed(let month, let day):
      return [CivilDay(year: year, month: month, day: day)].compactMap(\.self)
    case .weekday(let weekday, let nth, let month):
      return [Self.weekday(weekday, nth: nth, month: month, year: year)].compactMap(\.self)
    case .easter(.western): return [EasterDay.western(year)].compactMap(\.self)
    case .easter(.orthodox): return [EasterDay.orthodox(year)].compactMap(\.self)
    case .hebrew(let month, let day, let shift):
      return HebrewCalendar.days(month: month, day: day, shift, inYear: year)
    case .islamic(let month, let day):
      return IslamicCalendar.days(month: month, day: day, inYear: year)
    case .lunisolar(.chinese, let month, let day):
      return LunisolarCalendar.chinese.days(month: month, day: day, inYear: year)
    case .lunisolar(.vietnamese, let month, let day):
      return LunisolarCalendar.vietnamese.days(month: month, day: day, inYear: year)
    case .term(let term): return [SolarTermDay.day(of: term, year)].compactMap(\.self)
    case .listed(let days):
      return days.compactMap { CivilDay(daysSince1970: Int($0)) }.filter { $0.year == year }
    }
  }

  /// The nth weekday of a month, the last for -1; nil when the month has none.
  static func weekday(_ number: Int, nth: Int, month: Int, year: Int) -> CivilDay? {
    guard let weekday = UInt8(exactly: number).flatMap(Weekday.init),
      let first = CivilDay(year: year, month: month, day: 1)
    else { return nil }
    if nth < 0 { return first.lastOfMonth.adding(days: -6)?.next(weekday) }
    guard let day = first.next(weekday)?.adding(days: 7 * (nth - 1)) else { return nil }
    return day <= first.lastOfMonth ? day : nil
  }
}
