/// A signed length of time in calendar units, written as an ISO 8601 duration: `-P14D`, `P2Y`,
/// `P1Y6M`, `P2W`.
///
/// The sign (ISO 8601-2) stands in front and counts for all parts.
package struct CalendarSpan: Equatable, Sendable {
  package let months: Int32
  package let days: Int32

  /// No part may be larger: a hundred years.
  package static let limit: Int32 = 36_525

  package init(months: Int32 = 0, days: Int32 = 0) {
    self.months = months
    self.days = days
  }

  /// Reads a duration; `nil` when it is none, has a time part or goes beyond ``limit``.
  package init?(_ text: String) {
    var rest = Substring(text)
    var sign: Int32 = 1
    if rest.first == "-" || rest.first == "+" {
      sign = rest.removeFirst() == "-" ? -1 : 1
    }
    guard rest.popFirst() == "P", !rest.isEmpty else { return nil }
    var months: Int32 = 0
    var days: Int32 = 0
    var last = 0
    while !rest.isEmpty {
      let digits = rest.prefix { ("0"..."9").contains($0) }
      rest = rest.dropFirst(digits.count)
      guard let value = Int32(digits), value <= Self.limit, let unit = rest.popFirst(),
        let order = Self.units.firstIndex(of: unit), order + 1 > last
      else { return nil }
      last = order + 1
      switch unit {
      case "Y": months += value * 12
      case "M": months += value
      case "W": days += value * 7
      default: days += value
      }
    }
    guard months <= Self.limit, days <= Self.limit else { return nil }
    self.init(months: sign * months, days: sign * days)
  }

  private static let units: [Character] = ["Y", "M", "W", "D"]

  /// The duration, in the shortest form.
  package var text: String {
    guard months != 0 || days != 0 else { return "P0D" }
    let isNegative = months < 0 || days < 0
    let (years, rest) = abs(months).quotientAndRemainder(dividingBy: 12)
    var text = isNegative ? "-P" : "P"
    if years > 0 { text += "\(years)Y" }
    if rest > 0 { text += "\(rest)M" }
    if days != 0 { text += "\(abs(days))D" }
    return text
  }

  /// `day` moved by this span: months first (to the last day of a shorter month), then days;
  /// kept within the years that ``DayCount`` knows.
  package func added(to day: Int32) -> Int32 {
    var start = Int64(day)
    if months != 0 {
      let date = DayCount.date(of: day)
      let total = Int64(date.year) * 12 + Int64(date.month) - 1 + Int64(months)
      let bounds = Int64(DayCount.years.lowerBound)...Int64(DayCount.years.upperBound)
      let year = Int32(
        min(max(total.quotientRoundedDown(12), bounds.lowerBound), bounds.upperBound))
      let month = Int32(total - total.quotientRoundedDown(12) * 12 + 1)
      let last = DayCount.length(ofMonth: month, year: year)
      start = Int64(DayCount.days(year: year, month: month, day: min(date.day, last)) ?? day)
    }
    return Int32(clamping: start + Int64(days))
  }
}

extension Int64 {
  fileprivate func quotientRoundedDown(_ divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
