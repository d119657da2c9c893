/// Collects findings, not too many of a kind.
struct FindingList {
  /// The most of one rule that are told: a file with the line ends of Unix has a thousand.
  static let mostOfARule = 20

  private var findings: [CalendarFinding] = []
  private var counts: [LintRule: Int] = [:]

  /// Takes a finding, unless there are enough of its rule: then nothing is made out about it.
  mutating func add(
    _ rule: LintRule, line: Int, _ problem: @autoclosure () -> String,
    advice: @autoclosure () -> String? = nil, reference: String? = nil
  ) {
    counts[rule, default: 0] += 1
    guard counts[rule, default: 0] <= Self.mostOfARule else { return }
    findings.append(
      CalendarFinding(
        line: line, rule: rule, reference: reference ?? rule.reference, problem: problem(),
        advice: advice() ?? rule.advice))
  }

  /// All of them by line; where a rule was broken too often, its last finding says so.
  var sorted: [CalendarFinding] {
    var told: [LintRule: Int] = [:]
    let complete = findings.map { finding in
      told[finding.rule, default: 0] += 1
      let more = counts[finding.rule, default: 0] - Self.mostOfARule
      guard more > 0, told[finding.rule] == Self.mostOfARule else { return finding }
      return CalendarFinding(
        line: finding.line, rule: finding.rule, reference: finding.reference,
        problem: "\(finding.problem), and so \(more) more", advice: finding.advice)
    }
    return complete.enumerated().sorted {
      ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
    }
    .map(\.element)
  }
}
