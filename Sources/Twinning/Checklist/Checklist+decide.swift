extension TickChecklistItem {
  func decide(in given: Circumstances) throws(Refusal) -> Decision {
    return given.decided(
      .checklistItemTicked(
        ChecklistItemTicked(delegation: delegation, item: item, evidence: evidence)))
  }
}
extension WaiveChecklistItem {
  func decide(in given: Circumstances) throws(Refusal) -> Decision { Decision([]) }
}
extension ReopenChecklistItem {
  func decide(in given: Circumstances) throws(Refusal) -> Decision { Decision([]) }
}
extension AssignChecklistItem {
  func decide(in given: Circumstances) throws(Refusal) -> Decision { Decision([]) }
}
