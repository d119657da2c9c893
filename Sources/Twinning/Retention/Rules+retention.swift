package import Guidance

extension Rules {
  /// How long what is kept of people is kept.
  package var retention: [RetentionRule] {
    (try? guidebook.retention(asOf: day.daysSince1970, overrides)) ?? []
  }

  /// The rule for a part of what is kept of a person: the one that ends first; `nil` without a rule.
  package func retention(_ part: RetentionRule.Part, isMinor: Bool) -> RetentionRule? {
    let rules = retention.filter { $0.covers == part && ($0.of == .anybody || isMinor) }
    return rules.min { Self.length($0) < Self.length($1) }
  }

  private static func length(_ rule: RetentionRule) -> Int {
    rule.after.map { Int($0.months) * 30 + Int($0.days) } ?? .max
  }
}
