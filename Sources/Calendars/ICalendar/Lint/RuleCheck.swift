import Twinning

/// Looks through a recurrence rule (RFC 5545 section 3.3.10).
struct RuleCheck {
  let line: ContentLine

  /// The numbers that a part takes; a lower bound below 0 stands for counting from the end, 0
  /// excepted.
  private static let numbers: [String: ClosedRange<Int>] = [
    "INTERVAL": 1...Int(Int32.max), "COUNT": 1...Int(Int32.max), "BYSECOND": 0...60,
    "BYMINUTE": 0...59, "BYHOUR": 0...23, "BYMONTHDAY": -31...31, "BYYEARDAY": -366...366,
    "BYWEEKNO": -53...53, "BYMONTH": 1...12, "BYSETPOS": -366...366,
  ]
  private static let frequencies = [
    "SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY",
  ]
  private static let weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]

  func check(findings: inout FindingList) {
    var names: Set<String> = []
    for (name, value) in parts {
      guard names.insert(name).inserted else {
        add(.rulePart, "RRULE says \(ValueError.printable(name)) twice", &findings)
        continue
      }
      if !takes(name, value) {
        add(
          .rulePart, "RRULE does not take \"\(ValueError.printable("\(name)=\(value)"))\"",
          &findings)
      }
      if ["BYWEEKNO", "BYSETPOS", "RSCALE"].contains(name) {
        add(.unportableRule, "programs differ in how they read \(name), or leave it out", &findings)
      }
    }
    if !names.contains("FREQ") { add(.rulePart, "RRULE says no FREQ", &findings) }
    if names.contains("COUNT"), names.contains("UNTIL") {
      add(.rulePart, "RRULE says both COUNT and UNTIL", &findings)
    }
    checkTogether(&findings)
  }

  /// Parts that not every frequency takes (RFC 5545 section 3.3.10).
  private func checkTogether(_ findings: inout FindingList) {
    guard let frequency = part("FREQ"), Self.frequencies.contains(frequency) else { return }
    for (name, excluded) in Self.excluded where part(name) != nil && excluded.contains(frequency) {
      add(.rulePart, "RRULE says \(name) with FREQ=\(frequency)", &findings)
    }
    let isCounted = part("BYDAY")?.split(separator: ",").contains { $0.count > 2 } ?? false
    if isCounted, !["MONTHLY", "YEARLY"].contains(frequency) {
      add(.rulePart, "RRULE counts weekdays (BYDAY) with FREQ=\(frequency)", &findings)
    }
    if isCounted, frequency == "YEARLY", part("BYWEEKNO") != nil {
      add(.rulePart, "RRULE counts weekdays (BYDAY) with BYWEEKNO", &findings)
    }
    if part("BYSETPOS") != nil,
      !parts.contains(where: { $0.name != "BYSETPOS" && $0.name.hasPrefix("BY") })
    {
      add(.rulePart, "RRULE says BYSETPOS, and nothing to choose from", &findings)
    }
  }

  private static let excluded: [(String, [String])] = [
    ("BYMONTHDAY", ["WEEKLY"]), ("BYYEARDAY", ["DAILY", "WEEKLY", "MONTHLY"]),
    ("BYWEEKNO", ["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY"]),
  ]

  private func add(_ rule: LintRule, _ problem: String, _ findings: inout FindingList) {
    findings.add(rule, line: line.number, problem)
  }

  /// Names and values, in capitals.
  private var parts: [(name: String, value: String)] {
    line.text.uppercased().split(separator: ";", omittingEmptySubsequences: false).map { part in
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(sides[0]), sides.count > 1 ? String(sides[1]) : "")
    }
  }

  /// The part UNTIL; nil when there is none.
  var until: String? { part("UNTIL") }

  private func part(_ name: String) -> String? { parts.first { $0.name == name }?.value }

  private func takes(_ name: String, _ value: String) -> Bool {
    let values = value.split(separator: ",", omittingEmptySubsequences: false)
    switch name {
    case "FREQ": return Self.frequencies.contains(value)
    case "UNTIL": return (try? CalendarTime(Array(value.utf8)[...])) != nil
    case "WKST": return Self.weekdays.contains(value)
    case "BYDAY": return values.allSatisfy(Self.isDay)
    // Other calendars have a thirteenth month and leap months, such as 5L (RFC 7529 section 4.2).
    case "BYMONTH" where part("RSCALE") != nil:
      return values.allSatisfy { text in
        Int(text.hasSuffix("L") ? text.dropLast() : text).map { (1...13).contains($0) } ?? false
      }
    case "RSCALE": return !value.isEmpty
    case "SKIP": return ["OMIT", "BACKWARD", "FORWARD"].contains(value)
    default:
      guard let range = Self.numbers[name] else { return false }
      let isSingle = name == "INTERVAL" || name == "COUNT"
      return (values.count == 1 || !isSingle)
        && values.allSatisfy { text in
          Int(text).map { range.contains($0) && ($0 != 0 || range.lowerBound == 0) } ?? false
        }
    }
  }

  /// `SU`, `1SU`, `-1SU`.
  private static func isDay(_ text: Substring) -> Bool {
    guard weekdays.contains(String(text.suffix(2))) else { return false }
    let number = text.dropLast(2)
    return number.isEmpty || Int(number).map { $0 != 0 && (-53...53).contains($0) } ?? false
  }
}
