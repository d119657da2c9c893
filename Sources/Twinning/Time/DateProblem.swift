/// Why a text is not a date: kept small while reading, explained only when somebody asks.
enum DateProblem: Error, Hashable, Sendable {
  /// It looks like no form of EDTF that is read here.
  case shape
  case yearZero
  case noMonth(Int)
  case noDay(CivilDay.Components)
  /// `2008-21-05`.
  case seasonDay
  /// An interval that ends before it begins.
  case backwards
  /// An interval with neither beginning nor end: `../..`.
  case noEnd

  static let advice =
    "write 2027-05-04, 2027-05, 2027, 2027-05~ (about) or ../1990 (before)"

  /// The error that tells a person what is wrong with their text.
  func explained(for text: String) -> ValueError {
    switch self {
    case .shape: Self.guess(at: text)
    case .yearZero: error(text, "there is no year 0")
    case .noMonth(let month): error(text, "there is no month \(month)")
    case .noDay(let parts): error(text, Self.sentence(noDay: parts))
    case .seasonDay:
      error(
        text, "21 to 24 are the seasons spring to winter, and a season has no days",
        "write 2008-21 for spring 2008, or a month from 01 to 12 before the day")
    case .backwards:
      error(text, "the interval ends before it begins", "write the earlier date first")
    case .noEnd:
      error(
        text, "an interval needs a date on one side at least",
        "write 2019/.. (from 2019 on) or ../1990 (before), or nothing for an unknown date")
    }
  }

  private func error(_ text: String, _ problem: String, _ advice: String = advice) -> ValueError {
    ValueError(.date, value: text, problem: problem, advice: advice)
  }

  private static func sentence(noDay parts: CivilDay.Components) -> String {
    let month = Month(rawValue: UInt8(truncatingIfNeeded: parts.month)) ?? .january
    let name = month == .february ? "\(month.name) \(parts.year)" : month.name
    guard parts.day > 0 else { return "there is no day 0" }
    return "\(name) has \(month.length(inYear: parts.year)) days"
  }

  /// The likeliest misunderstanding behind a text of no known form.
  private static func guess(at text: String) -> ValueError {
    func refuse(_ problem: String, _ advice: String = advice) -> ValueError {
      ValueError(.date, value: text, problem: problem, advice: advice)
    }
    let bytes = Array(text.utf8.prefix(2 * VagueDate.longestText))
    let digits = bytes.prefix { (0x30...0x39).contains($0) }.count
    if bytes.first == 0x20 || bytes.last == 0x20 {
      return refuse("there is a space around it", "remove the space")
    }
    if bytes.contains(0x54), digits == 4 {
      return refuse("it holds a time of day", "write the day alone, as 2027-05-04")
    }
    if bytes.count > VagueDate.longestText {
      return refuse("it is longer than any date")
    }
    if bytes.first == 0x2D || bytes.first == 0x59 {
      return refuse("only the years 0001 to 9999 are known here")
    }
    if (1...2).contains(digits), bytes.count > digits,
      [0x2F, 0x2E, 0x2D, 0x20].contains(bytes[digits])
    {
      return refuse("the year comes first, in four digits, then month and day with hyphens")
    }
    if digits == 8, bytes.count == 8 {
      return refuse("the hyphens are missing")
    }
    if digits > 0, bytes.contains(0x78) {
      return refuse("the letter for an unknown digit is a capital X", "write 199X or 2004-XX")
    }
    if bytes.dropLast().contains(where: { [0x7E, 0x3F, 0x25].contains($0) }) {
      return refuse("~, ? and % stand at the end of a date and mark the whole of it")
    }
    if digits == 4, bytes.count > 5, bytes[4] == 0x2D {
      return refuse("month and day have two digits each")
    }
    return refuse("it has no form known here")
  }
}
