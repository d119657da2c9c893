/// How long something about a person is kept (R35).
package struct RetentionRule: GuidanceItem {
  package static let noun = GuidanceNoun.retention

  /// What is kept.
  package enum Part: String, Sendable, CaseIterable {
    /// Names, birth, contact.
    case identity
    /// Diet, access needs, care notes.
    case health
    /// What somebody is in public function.
    case `public`
  }

  /// Of whom.
  package enum Holder: String, Sendable, CaseIterable {
    case anybody
    case minor
  }

  /// From when the time is counted.
  package enum Start: String, Sendable, CaseIterable {
    /// The end of the last visit in which the person was a member; else the last activity.
    case lastVisit = "last-visit"
    case lastActivity = "last-activity"
  }

  package let header: ItemHeader
  package var overrides: [ItemOverride] = []
  package let covers: Part
  package let of: Holder
  package let from: Start
  /// `nil`: it is kept without end.
  package let after: CalendarSpan?

  package init(header: ItemHeader, from reader: inout ItemReader) throws(GuidanceError) {
    self.header = header
    covers = try reader.word("covers", of: Part.self)
    of = try reader.word("of", of: Holder.self)
    from = try reader.word("from", of: Start.self)
    after = try reader.optionalSpan("after")
    if let after, after.months < 0 || after.days < 0 {
      throw reader.refusal("after", "a span above nothing was expected, such as P12M")
    }
  }
}
