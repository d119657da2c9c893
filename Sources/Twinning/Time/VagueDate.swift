/// A date as vague as the source that tells it (R36): a day, month, season, year, decade or
/// century, about or doubted, an interval open or closed, or unknown.
///
/// The text is EDTF, ISO 8601-2 levels 0 and 1 without times and without years outside
/// 0001…9999: `1982`, `2007-04~`, `2008-21`, `199X`, `2004-XX`, `../1990`, `2026-07-01/2026-07-07`,
/// and the empty text for an unknown date. Reading and writing again gives the same bytes.
/// Fourteen bytes, no reference.
package struct VagueDate: Hashable, Sendable, BitwiseCopyable {
  /// What the text is made of.
  package enum Form: UInt8, Hashable, Sendable, BitwiseCopyable {
    /// The empty text.
    case unknown
    /// One date: `2007-04~`.
    case date
    /// From one date to another: `2026-07-01/2026-07-07`.
    case interval
    /// `../1990`: up to a date, whenever it began.
    case openStart
    /// `2019/..`: from a date, not ended.
    case openEnd
    /// `/1990`: until a date; when it began was not recorded.
    case unknownStart
    /// `2019/`: from a date; when it ended was not recorded.
    case unknownEnd
  }

  /// The date or the interval's first one; meaningless where the form has none.
  package let start: VaguePoint
  /// The date again or the interval's last one; meaningless where the form has none.
  package let end: VaguePoint
  package let form: Form

  init(start: VaguePoint, end: VaguePoint, form: Form) {
    self.start = start
    self.end = end
    self.form = form
  }

  /// Nothing is known: the empty text.
  package static let unknown = VagueDate(start: .absent, end: .absent, form: .unknown)

  /// Exactly one day.
  package init(_ day: CivilDay) {
    let point = VaguePoint(day)
    self.init(start: point, end: point, form: .date)
  }

  /// A whole year 1…9999; nil for another number.
  package init?(year: Int) {
    guard CivilDay.years.contains(year) else { return nil }
    let point = VaguePoint(year: year, precision: .year)
    self.init(start: point, end: point, form: .date)
  }

  /// A whole month 1…12 of a year 1…9999; nil for other numbers.
  package init?(year: Int, month: Int) {
    guard CivilDay.years.contains(year), (1...12).contains(month) else { return nil }
    let point = VaguePoint(year: year, month: month, precision: .month)
    self.init(start: point, end: point, form: .date)
  }

  /// From one day to another, both included; nil when they stand the wrong way round.
  package init?(from first: CivilDay, through last: CivilDay) {
    guard first <= last else { return nil }
    self.init(start: VaguePoint(first), end: VaguePoint(last), form: .interval)
  }
}
