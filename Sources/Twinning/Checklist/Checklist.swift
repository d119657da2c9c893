/// What follows from a visit's facts: the list, who is recognised when, and what is missing.
package struct Checklist: Equatable, Sendable {
  /// By due day, then in the order of the guidance; obsolete ones last.
  package let items: [ChecklistItem]
  /// The members in order of precedence.
  package let recognitions: [Recognition]
  package let warnings: [CompositionWarning]

  /// The item of that key.
  package func item(_ key: String) -> ChecklistItem? { items.first { $0.key == key } }

  /// What is still to be done.
  package var open: [ChecklistItem] { items.filter { $0.state == .open } }
}
