/// What a command comes to: the events that happen, and what whoever asked should know.
package struct Decision: Equatable, Sendable {
  /// A fact and when it was so.
  package struct Fact: Equatable, Sendable {
    package let event: Event
    package let effective: VagueDate

    package init(event: Event, effective: VagueDate) {
      self.event = event
      self.effective = effective
    }
  }

  package let facts: [Fact]
  /// Warnings, as sentences; they never stand in the way.
  package let warnings: [String]

  package init(_ facts: [Fact], warnings: [String] = []) {
    self.facts = facts
    self.warnings = warnings
  }
}

/// What a decision is made from, beside the command itself.
package struct Circumstances {
  package let records: any Records
  /// The log's single events, for what corrects them.
  package let facts: any RecordedFacts
  package let rules: Rules
  package let zones: any TimeZoneRules
  package let seals: any PersonalSeals
  /// The day in the programme's time zone.
  package let today: CivilDay
  /// When it was so, as whoever asked says; today when they say nothing.
  package let on: VagueDate
  /// Whether whoever asked said when.
  package let saysWhen: Bool
  package let reason: String?
  package let source: String?
  /// Everything that is owed now and due by a day.
  package let owed: (CivilDay) throws(Refusal) -> [Duty]

  package init(
    records: any Records, facts: any RecordedFacts, rules: Rules, zones: any TimeZoneRules,
    seals: any PersonalSeals, today: CivilDay, on: VagueDate?, reason: String?, source: String?,
    owed: @escaping (CivilDay) throws(Refusal) -> [Duty]
  ) {
    self.records = records
    self.facts = facts
    self.rules = rules
    self.zones = zones
    self.seals = seals
    self.today = today
    self.on = on ?? VagueDate(today)
    saysWhen = on != nil
    self.reason = reason
    self.source = source
    self.owed = owed
  }

  /// One fact, effective when the command says.
  package func decided(_ event: Event, warnings: [String] = []) -> Decision {
    Decision([Decision.Fact(event: event, effective: on)], warnings: warnings)
  }

  /// The reason, which this command has to have.
  package func requiredReason(_ rule: String) throws(Refusal) -> String {
    guard let reason else {
      throw Refusal("a reason is missing", advice: "say why: --reason \"…\"", rule: rule)
    }
    return reason
  }
}
