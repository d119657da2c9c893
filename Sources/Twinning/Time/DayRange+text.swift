extension DayRange: CustomStringConvertible {
  /// Reads what a person types for a stretch of days.
  ///
  /// A day, month, season or year (`2027-05`), an interval of them (`2027-05-01/2027-06-30`), or a
  /// length from today: `90d`, `12w`, `6m`, `2y` or a period (`P90D`), which reach from today to
  /// the day so far away, both included; with a minus in front from that day to today.
  package init(_ text: String, today: CivilDay) throws(ValueError) {
    if let period = Self.length(text.utf8.span) {
      guard let other = today.adding(period) else {
        throw Self.refusal(text, "it reaches beyond the years 0001 to 9999")
      }
      self.init(from: today, to: other)
      return
    }
    let date: VagueDate
    do {
      date = try VagueDate(text)
    } catch {
      throw Self.refusal(text, error.problem)
    }
    guard !date.isApproximate, !date.isUncertain else {
      throw Self.refusal(text, "a range has certain ends")
    }
    guard let days = date.days else {
      throw Self.refusal(text, "a range has a first and a last day")
    }
    self = days
  }

  /// The days between two days, given in any order.
  package init(from day: CivilDay, to other: CivilDay) {
    first = min(day, other)
    last = max(day, other)
  }

  /// `2027-05-01/2027-06-30`.
  package var description: String { "\(first)/\(last)" }

  /// In English: `1–7 July 2026`.
  package var wording: String {
    VagueDate(from: first, through: last)?.wording ?? "\(first.wording) – \(last.wording)"
  }

  private static func refusal(_ text: String, _ problem: String) -> ValueError {
    ValueError(
      .dayRange, value: text, problem: problem,
      advice: "write 2027, 2027-05, 2027-05-01/2027-06-30 or 90d (from today)")
  }

  /// `90d`, `-12w` and periods.
  static func length(_ bytes: Span<UInt8>) -> Period? {
    if let period = Period(utf8: bytes) { return period }
    let first = bytes.count > 0 && bytes[0] == 0x2D ? 1 : 0
    guard bytes.count >= first + 2,
      let number = DateDigits.number(bytes, in: first..<(bytes.count - 1), most: 6)
    else { return nil }
    let count = first == 1 ? -number : number
    // Only the unit's lower-case letter: capitals belong to periods.
    switch bytes[bytes.count - 1] {
    case 0x64: return Period(days: count)
    case 0x77: return Period(weeks: count)
    case 0x6D: return Period(months: count)
    case 0x79: return Period(years: count)
    default: return nil
    }
  }
}
