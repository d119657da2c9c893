/// A length of time in whole days and longer: an ISO 8601 duration with Y, M, W and D only, forward
/// or backward (`P2Y`, `P18M`, `P6W`, `-P14D`).
///
/// Sixteen bytes.
///
/// `P2Y` and `P24M` are different texts and different values, although they reach the same day.
package struct Period: Hashable, Sendable, BitwiseCopyable {
  /// All four have the same sign, or are zero.
  package let years: Int32
  package let months: Int32
  package let weeks: Int32
  package let days: Int32

  /// The longest period, in each unit: no cadence or lead time is longer than a thousand years, and
  /// no sum of them can overflow.
  package static let longestYears = 1_000
  package static let longestMonths = 12_000
  package static let longestWeeks = 52_200
  package static let longestDays = 366_000

  package static let zero = Period(unchecked: 0, 0, 0, 0)

  private init(unchecked years: Int, _ months: Int, _ weeks: Int, _ days: Int) {
    self.years = Int32(truncatingIfNeeded: years)
    self.months = Int32(truncatingIfNeeded: months)
    self.weeks = Int32(truncatingIfNeeded: weeks)
    self.days = Int32(truncatingIfNeeded: days)
  }

  /// Nil when a number is beyond the limits or the signs differ.
  package init?(years: Int = 0, months: Int = 0, weeks: Int = 0, days: Int = 0) {
    guard Self.isWithin(years, Self.longestYears), Self.isWithin(months, Self.longestMonths),
      Self.isWithin(weeks, Self.longestWeeks), Self.isWithin(days, Self.longestDays)
    else { return nil }
    let numbers = [years, months, weeks, days]
    guard numbers.allSatisfy({ $0 >= 0 }) || numbers.allSatisfy({ $0 <= 0 }) else { return nil }
    self.init(unchecked: years, months, weeks, days)
  }

  private static func isWithin(_ number: Int, _ longest: Int) -> Bool {
    number >= -longest && number <= longest
  }

  /// So many days, no more than the longest period.
  package static func days(_ count: Int) -> Period {
    Period(unchecked: 0, 0, 0, max(-longestDays, min(longestDays, count)))
  }

  /// So many weeks, no more than the longest period.
  package static func weeks(_ count: Int) -> Period {
    Period(unchecked: 0, 0, max(-longestWeeks, min(longestWeeks, count)), 0)
  }

  /// So many months, no more than the longest period.
  package static func months(_ count: Int) -> Period {
    Period(unchecked: 0, max(-longestMonths, min(longestMonths, count)), 0, 0)
  }

  /// So many years, no more than the longest period.
  package static func years(_ count: Int) -> Period {
    Period(unchecked: max(-longestYears, min(longestYears, count)), 0, 0, 0)
  }

  package var isZero: Bool { self == .zero }

  /// Whether it reaches back: `-P14D`.
  package var isNegative: Bool { years < 0 || months < 0 || weeks < 0 || days < 0 }

  /// The same length in the other direction.
  package var negated: Period {
    Period(unchecked: -Int(years), -Int(months), -Int(weeks), -Int(days))
  }

  /// Years and months together, in months.
  package var totalMonths: Int { Int(years) * 12 + Int(months) }

  /// Weeks and days together, in days.
  package var totalDays: Int { Int(weeks) * 7 + Int(days) }
}

extension CivilDay {
  /// The day a period away: first the months (a missing day becomes the month's last), then the
  /// days; nil outside the limits.
  ///
  /// For the n-th return of a cadence give `times` n and the anchor, rather than adding n times:
  /// 29 February stays the anchor, and comes back every leap year.
  package func adding(_ period: Period, times: Int = 1) -> CivilDay? {
    let (months, tooManyMonths) = period.totalMonths.multipliedReportingOverflow(by: times)
    let (days, tooManyDays) = period.totalDays.multipliedReportingOverflow(by: times)
    guard !tooManyMonths, !tooManyDays else { return nil }
    guard months != 0 else { return adding(days: days) }
    return adding(months: months)?.adding(days: days)
  }
}
