import Guidance

/// A visit's checklist with the facts behind it: gathered from the records, derived by guidance
/// (R8, R16–R20).
package struct VisitProtocol {
  package let checklist: Checklist
  package let facts: VisitFacts

  package init(
    of visit: Delegation, records: any Records, rules: Rules, seals: any PersonalSeals
  ) throws(Refusal) {
    let programme = try records.programme()
    facts = try VisitFacts(visit, records: records, seals: seals)
    do throws(GuidanceError) {
      let guidance = try ChecklistGuidance(
        rules.guidebook, order: visit.direction == .inbound ? programme?.order?.text : nil,
        hostCountry: facts.hostCountry, asOf: rules.day.daysSince1970, overrides: rules.overrides)
      checklist = guidance.derive(facts, marks: visit.marks)
    } catch {
      throw Refusal(error.description, rule: "R20")
    }
  }

  /// The warnings on who is missing (R8), as sentences.
  package var warnings: [String] { checklist.warnings.map { "\($0.text) (R8)" } }
}
