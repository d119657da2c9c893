extension CivilDay {
  /// The day so many days later (earlier when negative); nil outside the limits.
  package func adding(days: Int) -> CivilDay? {
    let (sum, overflow) = Int(daysSince1970).addingReportingOverflow(days)
    return overflow ? nil : CivilDay(daysSince1970: sum)
  }

  /// The same day of the month so many months later; nil outside the limits.
  ///
  /// Policy (PD, as RFC 7529 SKIP=BACKWARD): a day that the month does not have becomes its last
  /// day, so 31 January + 1 month is 28 or 29 February.
  package func adding(months: Int) -> CivilDay? {
    let parts = components
    let (index, overflow) = (parts.year * 12 + parts.month - 1).addingReportingOverflow(months)
    guard !overflow, index >= 12 else { return nil }
    let year = index / 12
    guard Self.years.contains(year) else { return nil }
    let month = index % 12 + 1
    let day = min(parts.day, Self.length(ofMonth: month, inYear: year))
    return CivilDay(uncheckedYear: year, month: month, day: day)
  }

  /// The same date so many years later; nil outside the limits.
  ///
  /// Policy (PD, as RFC 7529 SKIP=BACKWARD): 29 February becomes 28 February in common years.
  package func adding(years: Int) -> CivilDay? {
    let (months, overflow) = years.multipliedReportingOverflow(by: 12)
    return overflow ? nil : adding(months: months)
  }

  /// Days from this day until the other, negative when it lies before.
  package func days(until other: CivilDay) -> Int {
    Int(other.daysSince1970) - Int(daysSince1970)
  }

  /// Like `adding(days:)`, but stopping at the first and last day of the calendar.
  ///
  /// Not for loops: at the limit the result stays where it is.
  package func addingClamped(days: Int) -> CivilDay {
    adding(days: days) ?? (days < 0 ? .earliest : .latest)
  }

  /// The first day of this day's month.
  package var firstOfMonth: CivilDay {
    let parts = components
    return CivilDay(uncheckedYear: parts.year, month: parts.month, day: 1)
  }

  /// The last day of this day's month.
  package var lastOfMonth: CivilDay {
    let parts = components
    let last = Self.length(ofMonth: parts.month, inYear: parts.year)
    return CivilDay(uncheckedYear: parts.year, month: parts.month, day: last)
  }

  /// The day itself or the first one after it that falls on the weekday; nil past the limit.
  package func next(_ weekday: Weekday) -> CivilDay? {
    adding(days: (Int(weekday.rawValue) - Int(self.weekday.rawValue) + 7) % 7)
  }

  /// The week of ISO 8601: its year (which may differ from the day's) and its number 1…53.
  package var isoWeek: (year: Int, week: Int) {
    // A week belongs to the year of its Thursday. The sums cannot leave what an Int holds, and a
    // Thursday just outside the limits still has a well-defined year.
    let thursday = Int(daysSince1970) + 4 - Int(weekday.rawValue)
    let inside = CivilDay(daysSince1970: thursday) ?? (thursday < 0 ? .earliest : .latest)
    let year = inside.year
    let first = CivilDay(uncheckedYear: year, month: 1, day: 1)
    return (year, (thursday - Int(first.daysSince1970)) / 7 + 1)
  }
}
