package import Guidance

/// The guidance in force on a day in this office, in the domain's own types.
///
/// The files were checked when the office was opened, so a file that cannot be read here gives
/// nothing rather than an error.
package struct Rules: Sendable {
  package let guidebook: Guidebook
  /// The day as of which guidance holds.
  package let day: CivilDay
  /// What this office follows differently.
  package let local: LocalGuidance
  /// By what the days of feasts are found.
  let feastDays: any FeastDays
  let memo = RulesMemo()

  package init(
    _ guidebook: Guidebook, on day: CivilDay, local: LocalGuidance,
    feasts: any FeastDays = NoFeastDays()
  ) {
    self.guidebook = guidebook
    self.day = day
    self.local = local
    feastDays = feasts
  }

  /// The same rules for an office that follows something else differently.
  package func following(_ local: LocalGuidance) -> Rules {
    Rules(guidebook, on: day, local: local, feasts: feastDays)
  }

  private var number: Int32 { day.daysSince1970 }

  /// The local changes in the form in which guidance takes them.
  package var overrides: OverrideSet {
    OverrideSet(
      local.changes.flatMap { change in
        var parts: [ItemOverride.Change] = []
        if change.isOff { parts.append(.off) }
        if let offset = change.offset {
          parts.append(
            .offset(
              CalendarSpan(
                months: Int32(clamping: offset.totalMonths),
                days: Int32(clamping: offset.totalDays))))
        }
        if let role = change.responsible { parts.append(.responsible(role)) }
        return parts.map {
          ItemOverride(
            item: change.item.text, change: $0, reason: change.reason, by: "the committee",
            on: change.moment.settled.daysSince1970)
        }
      })
  }

  /// The codes of all orders of precedence.
  package var orders: [String] { (try? guidebook.orderCodes(asOf: number)) ?? [] }

  /// The codes of all ranks of all orders.
  package var ranks: [String] {
    let all = orders.flatMap { code in
      ((try? guidebook.order(code: code, asOf: number))?.ranks ?? []).map(\.code)
    }
    return Array(Set(all)).sorted()
  }

  /// The codes of all offices and roles.
  package var offices: [String] {
    memo.offices { ((try? guidebook.offices(asOf: number)) ?? []).map(\.id) }
  }

  /// The offices that see to the tasks of one that is vacant, the first first (R6).
  package func standIns(of office: String) -> [String] {
    ((try? guidebook.offices(asOf: number)) ?? []).first { $0.id == office }?.standIns ?? []
  }

  /// The codes of all duties that come back.
  package var duties: [String] { cadences.map(\.id) }

  package var cadences: [CadenceRule] {
    memo.cadences { (try? guidebook.cadences(asOf: number, overrides)) ?? [] }
  }

  /// The ladder of notices for what names none (R30).
  package var standardLadder: NoticeLadder {
    (try? guidebook.standardLadder()) ?? NoticeLadder(daysBefore: [0], lateEvery: nil)
  }

  /// The codes of the yearly exchanges (R22).
  package var annualKinds: [String] { memo.annualKinds { annualDuties.map(\.code) } }

  /// The ids of all items that may be followed differently.
  package var guidanceItems: [String] {
    checklistRules.map(\.id) + seats + ((try? guidebook.cadences(asOf: number)) ?? []).map(\.id)
      + ((try? guidebook.feasts()) ?? []).map(\.id)
      + ((try? guidebook.retention(asOf: number)) ?? []).map(\.id)
  }

  /// The ids of the items that are due some time from a visit's arrival or departure.
  package var itemsWithDueDay: [String] { checklistRules.filter { $0.due != nil }.map(\.id) }

  /// The ladders of checklist items that have one of their own (R30).
  package var itemLadders: [NoticeLadder] { checklistRules.compactMap(\.ladder) }

  /// The ids of the seats of an official delegation (R8).
  package var seats: [String] { ((try? guidebook.composition(asOf: number)) ?? []).map(\.id) }

  private var checklistRules: [ChecklistRule] { (try? guidebook.checklist(asOf: number)) ?? [] }

  /// "did you mean …", or the whole choice when it is short.
  package func oneOf(_ names: [String], near typed: String) -> String {
    let near = NearestNames.nearest(names, to: typed)
    if !near.isEmpty { return "did you mean \(near.joined(separator: " or "))?" }
    let shown = names.prefix(12).joined(separator: ", ")
    return names.count > 12 ? "one of \(shown), … (see guidance list)" : "one of \(shown)"
  }
}

extension Rules {
  /// Which stages a partnership may go to (R1).
  package func partnershipStages(after stage: PartnershipStage) -> [PartnershipStage] {
    stages("partnership-stages", after: stage.rawValue).compactMap(PartnershipStage.init)
  }

  /// The stages of a partnership at which its duties rest (R1).
  package var silentStages: Set<String> {
    let stages = (try? guidebook.stages(of: "partnership-stages", asOf: number))?.stages ?? []
    return Set(stages.filter(\.isSilent).map(\.code))
  }

  /// Which stages a visit may go to (R9).
  package func delegationStages(after stage: DelegationStage) -> [DelegationStage] {
    stages("delegation-stages", after: stage.rawValue).compactMap(DelegationStage.init)
  }

  package func exchangeStages(after stage: ExchangeStage) -> [ExchangeStage] {
    stages("exchange-stages", after: stage.rawValue).compactMap(ExchangeStage.init)
  }

  /// Whether a visit's change is refused without a reason.
  package func needsReason(
    _ from: DelegationStage, _ to: DelegationStage
  ) -> Bool {
    needsReason("delegation-stages", from.rawValue, to.rawValue)
  }

  /// Whether a visit's change is refused before its last day.
  package func needsEnd(_ from: DelegationStage, _ to: DelegationStage) -> Bool {
    change("delegation-stages", from.rawValue, to.rawValue)?.needs.contains("end") ?? false
  }

  package func needsReason(_ from: ExchangeStage, _ to: ExchangeStage) -> Bool {
    needsReason("exchange-stages", from.rawValue, to.rawValue)
  }

  package func needsReason(_ from: PartnershipStage, _ to: PartnershipStage) -> Bool {
    needsReason("partnership-stages", from.rawValue, to.rawValue)
  }

  private func stages(_ machine: String, after stage: String) -> [String] {
    ((try? guidebook.stages(of: machine, asOf: number))?.changes(from: stage) ?? []).map(\.to)
  }

  private func needsReason(_ machine: String, _ from: String, _ to: String) -> Bool {
    change(machine, from, to)?.needsReason ?? false
  }

  private func change(_ machine: String, _ from: String, _ to: String) -> StageMachine.Change? {
    (try? guidebook.stages(of: machine, asOf: number))?.change(from: from, to: to)
  }
}

/// A yearly exchange as guidance has it (R22).
package struct AnnualDuty: Equatable, Sendable {
  package let code: String
  package let title: String
  package let isSent: Bool
  package let isReceived: Bool
  /// The partnership's stages at which it is owed; empty for all.
  package let stages: [String]
  package let responsible: String

  package func isOwed(at stage: String) -> Bool { stages.isEmpty || stages.contains(stage) }
}

extension Rules {
  package var annualDuties: [AnnualDuty] {
    cadences.filter(\.isAnnual).map { rule in
      AnnualDuty(
        code: rule.id, title: rule.header.title, isSent: rule.ways.contains(.sent),
        isReceived: rule.ways.contains(.received), stages: rule.stages,
        responsible: rule.responsible)
    }
  }
}
