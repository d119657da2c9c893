extension Period: CustomStringConvertible {
  /// The longest text that is looked at: four units of six digits.
  static let longestText = 40

  /// Reads an ISO 8601 duration from UTF-8 bytes; nil when it is none, or holds hours.
  package init?(utf8 bytes: Span<UInt8>) {
    guard bytes.count <= Self.longestText else { return nil }
    var index = 0
    let isNegative = bytes.count > 0 && bytes[0] == 0x2D
    if isNegative { index = 1 }
    guard index < bytes.count, bytes[index] == 0x50 else { return nil }
    index += 1
    // Years, months, weeks, days, in this order, each once at most.
    var numbers = (years: 0, months: 0, weeks: 0, days: 0)
    var lastUnit = -1
    while index < bytes.count {
      let first = index
      while index < bytes.count, bytes[index] &- 0x30 <= 9 { index += 1 }
      guard index < bytes.count,
        let number = DateDigits.number(bytes, in: first..<index, most: 6)
      else { return nil }
      let unit: Int
      switch bytes[index] {
      case 0x59: (unit, numbers.years) = (0, number)
      case 0x4D: (unit, numbers.months) = (1, number)
      case 0x57: (unit, numbers.weeks) = (2, number)
      case 0x44: (unit, numbers.days) = (3, number)
      default: return nil
      }
      guard unit > lastUnit else { return nil }
      lastUnit = unit
      index += 1
    }
    guard lastUnit >= 0 else { return nil }
    let sign = isNegative ? -1 : 1
    self.init(
      years: sign * numbers.years, months: sign * numbers.months, weeks: sign * numbers.weeks,
      days: sign * numbers.days)
  }

  /// Reads an ISO 8601 duration, and says what is wrong with a text that is not one.
  package init(_ text: String) throws(ValueError) {
    if let period = Period(utf8: text.utf8.span) {
      self = period
      return
    }
    let advice =
      "write 90d, 12w, 6m or 2y, or P30D, P6W, P18M or P2Y, with a minus in front for before"
    let bytes = Array(text.utf8.prefix(Self.longestText + 1))
    let beginsRight = bytes.first == 0x50 || bytes.starts(with: [0x2D, 0x50])
    let problem =
      if bytes.contains(0x54) {
        "hours and minutes are not counted here"
      } else if !beginsRight {
        "it is neither a number of d, w, m or y nor begins with a capital P"
      } else if bytes.contains(where: { (0x61...0x7A).contains($0) }) {
        "after P the letters are capitals"
      } else if bytes.contains(0x2E) || bytes.contains(0x2C) {
        "only whole numbers are counted"
      } else if bytes.count > Self.longestText || bytes.contains(where: { (0x30...0x39) ~= $0 }) {
        "years, months, weeks and days stand in this order, and none is above "
          + "\(Self.longestYears) years"
      } else {
        "it counts nothing"
      }
    throw ValueError(.period, value: text, problem: problem, advice: advice)
  }

  /// The canonical ISO 8601 text: `P2Y`, `-P14D`, `P0D` for nothing.
  package var description: String {
    guard !isZero else { return "P0D" }
    var text = isNegative ? "-P" : "P"
    for (number, letter) in [(years, "Y"), (months, "M"), (weeks, "W"), (days, "D")]
    where number != 0 {
      text += "\(abs(number))\(letter)"
    }
    return text
  }

  /// The length in English, without direction: `2 years`, `1 year and 6 months`, `14 days`.
  package var wording: String {
    let parts = [(years, "year"), (months, "month"), (weeks, "week"), (days, "day")]
      .filter { $0.0 != 0 }
      .map { number, unit in abs(number) == 1 ? "1 \(unit)" : "\(abs(number)) \(unit)s" }
    guard let last = parts.last else { return "0 days" }
    guard parts.count > 1 else { return last }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }

  /// The place in time in English: `14 days before arrival`, `on arrival`, `2 days after arrival`.
  package func wording(from anchor: String) -> String {
    isZero ? "on \(anchor)" : "\(wording) \(isNegative ? "before" : "after") \(anchor)"
  }
}
