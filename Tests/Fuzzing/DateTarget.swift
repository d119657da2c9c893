import Twinning

/// Dates and times: what is accepted is written as it was read, and lies between its bounds.
enum DateTarget {
  static func trouble(with bytes: [UInt8]) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return vagueDate(bytes) == nil ? nil : "a date that is no text was read"
    }
    return vagueTrouble(text, bytes) ?? dayTrouble(text) ?? otherTrouble(text)
  }

  private static func vagueDate(_ bytes: [UInt8]) -> VagueDate? { VagueDate(utf8: bytes.span) }

  private static func vagueTrouble(_ text: String, _ bytes: [UInt8]) -> String? {
    let date = try? VagueDate(text)
    guard date == vagueDate(bytes) else { return "the two readers of dates do not agree" }
    guard let date else { return nil }
    guard date.description == text else { return "\(text) is written as \(date.description)" }
    guard !date.wording.isEmpty else { return "\(text) has no wording" }
    for hemisphere in [Hemisphere.northern, .southern] {
      if let first = date.earliest(in: hemisphere), let last = date.latest(in: hemisphere),
        first > last
      {
        return "\(text) ends before it begins"
      }
    }
    return nil
  }

  private static func dayTrouble(_ text: String) -> String? {
    guard let day = try? CivilDay(text) else { return nil }
    guard day.description == text else { return "\(text) is written as \(day.description)" }
    guard CivilDay(daysSince1970: Int(day.daysSince1970)) == day else {
      return "\(text) is not counted"
    }
    return day.adding(days: 1).map { $0 > day } == false ? "no day comes after \(text)" : nil
  }

  private static func otherTrouble(_ text: String) -> String? {
    if let time = try? WallTime(text), time.description != text {
      return "\(text) is written as \(time.description)"
    }
    if let period = try? Period(text) {
      guard let again = try? Period(period.description), again == period else {
        return "\(text) is written as \(period.description)"
      }
      _ = CivilDay.latest.adding(period)
      guard !period.wording.isEmpty else { return "\(text) has no wording" }
    }
    if let day = CivilDay(year: 2026, month: 11, day: 24),
      let range = try? DayRange(text, today: day), range.first > range.last
    {
      return "\(text) ends before it begins"
    }
    return nil
  }
}
