/// The stages of something and the changes between them that are allowed (R1, R9).
package struct StageMachine: GuidanceItem {
  package static let noun = GuidanceNoun.stages

  /// One stage.
  package struct Stage: Equatable, Sendable {
    package let code: String
    package let title: String
    /// True when its duties and reminders fall silent.
    package let isSilent: Bool
  }

  /// One allowed change.
  package struct Change: Equatable, Sendable {
    package let from: [String]
    package let to: String
    /// The imperative of the command: `suspend`.
    package let verb: String
    /// What has to be given: `reason`, `document`, `dates`; or what has to have come: the `end`.
    package let needs: [String]

    /// True when the change is refused without a reason.
    package var needsReason: Bool { needs.contains("reason") }
  }

  package let header: ItemHeader
  package var overrides: [ItemOverride] = []
  /// In their usual order.
  package let stages: [Stage]
  /// The codes at which it may begin.
  package let initial: [String]
  package let changes: [Change]

  package init(header: ItemHeader, from reader: inout ItemReader) throws(GuidanceError) {
    self.header = header
    self.stages = try reader.objects("stages") { (stage) throws(GuidanceError) in
      Stage(
        code: try stage.slug("code"), title: try stage.text("title"),
        isSilent: try stage.flag("silent"))
    }
    self.initial = try reader.slugs("initial")
    self.changes = try reader.objects("changes") { (change) throws(GuidanceError) in
      Change(
        from: try change.slugs("from"), to: try change.slug("to"), verb: try change.slug("verb"),
        needs: try change.slugs("needs"))
    }
    let codes = stages.map(\.code)
    let named = initial + changes.flatMap { $0.from + [$0.to] }
    if let stray = named.first(where: { !codes.contains($0) }) {
      throw reader.refusal("changes", "\"\(stray)\" is none of the stages; add it to \"stages\"")
    }
    guard !initial.isEmpty else { throw reader.refusal("initial", "missing; add it") }
  }

  /// The stage of that code.
  package func stage(_ code: String) -> Stage? { stages.first { $0.code == code } }

  /// The change from one stage to another; `nil` when it is not allowed.
  package func change(from: String, to: String) -> Change? {
    changes.first { $0.to == to && $0.from.contains(from) }
  }

  /// Everything that may be done at a stage.
  package func changes(from code: String) -> [Change] {
    changes.filter { $0.from.contains(code) }
  }
}
