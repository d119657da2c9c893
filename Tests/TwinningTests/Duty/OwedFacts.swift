import Guidance

@testable import Twinning

/// What is on record of a partner, with how duties are kept there, as tests set it.
@dynamicMemberLookup struct OwedFacts {
  var facts: PartnerDuties
  var adjustments: [String: CadenceRule.Adjustment] = [:]

  init(stage: String = "official", knownSince: CivilDay) {
    facts = PartnerDuties(partner: "hue", stage: stage, knownSince: knownSince)
  }

  subscript<Value>(dynamicMember path: WritableKeyPath<PartnerDuties, Value>) -> Value {
    get { facts[keyPath: path] }
    set { facts[keyPath: path] = newValue }
  }

  func owed(
    under rules: [CadenceRule], on day: CivilDay, through last: CivilDay? = nil,
    since first: CivilDay? = nil
  ) throws -> [Duty] {
    let ladder = try Guidebook.shared.standardLadder()
    return facts.owed(
      under: PartnerCadences(
        try rules.adjusted(by: adjustments, standardLadder: ladder).kept(), on: day,
        since: first ?? day, through: last ?? day))
  }
}

extension [CadenceRule] {
  /// The same, ready to make duties.
  func kept() throws -> [KeptCadence] {
    let ladder = try Guidebook.shared.standardLadder()
    return map { KeptCadence($0, standardLadder: ladder) }
  }
}

extension Duty {
  /// One duty alone, with what it would share with others.
  init(
    code: String, aspect: String = "", title: String, openTitle: String? = nil, subject: String,
    partner: String, due: CivilDay, detail: String = "", responsible: String,
    isAssigned: Bool = false, rule: String = "", ladder: NoticeLadder, origin: Origin = .cadence
  ) {
    self.init(
      DutyGrounds(
        code: code, title: title, openTitle: openTitle ?? title, office: responsible, rule: rule,
        source: "", ladder: ladder, origin: origin),
      aspect: aspect, subject: subject, partner: partner, due: due, detail: detail,
      assignee: isAssigned ? responsible : "")
  }
}
