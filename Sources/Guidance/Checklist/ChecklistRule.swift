/// An item that a visit's checklist may have: when, due when, whose, with what evidence (R20).
package struct ChecklistRule: GuidanceItem {
  package static let noun = GuidanceNoun.checklist

  /// Whether it stands once in the list or once for each member it applies to.
  package enum Each: String, Sendable, CaseIterable {
    case visit
    case member
  }

  package let header: ItemHeader
  package var overrides: [ItemOverride] = []
  /// What it is about, for grouping: `protocol`, `language`, `travel`.
  package let topic: String
  package let each: Each
  package let when: FactCondition
  /// Facts that settle it without anybody ticking it: rest stands in the itinerary.
  package let settledBy: FactCondition?
  /// What to do, beyond the title.
  package let detail: String
  package let lines: ChecklistLines?
  /// `nil`: due at no particular day.
  package internal(set) var due: DueRule?
  /// An office of the `offices` file.
  package internal(set) var responsible: String
  package let ladder: NoticeLadder?
  /// The evidence without which it must not be ticked; `nil`: none needed.
  package let gate: String?

  package init(header: ItemHeader, from reader: inout ItemReader) throws(GuidanceError) {
    self.header = header
    self.topic = try reader.slug("topic")
    self.each = try reader.optionalWord("each", of: Each.self) ?? .visit
    self.when = try reader.optionalCondition("when") ?? .always
    self.settledBy = try reader.optionalCondition("settled-by")
    self.detail = try reader.optionalText("detail") ?? ""
    self.lines = try ChecklistLines(from: &reader)
    self.due = try reader.optionalDue("due")
    self.responsible = try reader.slug("responsible")
    self.ladder = try reader.ladderOrDefault()
    self.gate = try reader.optionalText("gate")
    let known = each == .member ? ["person"] : []
    try reader.check(template: header.title, "title", knows: known)
    try reader.check(template: detail, "detail", knows: known)
    if each == .visit, (when.facts + (settledBy?.facts ?? [])).contains(where: \.isOfMember) {
      throw reader.refusal("when", "asks for facts of a member; add \"each\": \"member\"")
    }
  }

  package mutating func apply(_ change: ItemOverride.Change) -> Bool {
    switch change {
    case .offset(let span):
      guard let due else { return false }
      self.due = DueRule(from: due.anchor, span)
    case .responsible(let role): self.responsible = role
    case .off, .interval: return false
    }
    return true
  }
}
