/// A duty that comes back (R21–R28).
package struct CadenceRule: GuidanceItem {
  package static let noun = GuidanceNoun.cadences

  /// From where the next one is counted.
  package enum Kind: String, Sendable, CaseIterable {
    /// Every calendar period: owed once in each year.
    case periodic
    /// From the last one that was done.
    case chained
    /// Once, from the event that makes it due.
    case once
  }

  /// What owes it.
  package enum Subject: String, Sendable, CaseIterable {
    case programme
    case partnership
    case correspondence
    case person
  }

  /// Which way it goes.
  package enum Way: String, Sendable, CaseIterable {
    case sent
    case received
    /// One act of both.
    case joint
  }

  package let header: ItemHeader
  package var overrides: [ItemOverride] = []
  package let kind: Kind
  package let subject: Subject
  package internal(set) var interval: CalendarSpan
  /// True for the exchanges owed each year even when nobody travels (R22).
  package let isAnnual: Bool
  /// The longest that is still acceptable; `nil`: the interval.
  package let atMost: CalendarSpan?
  /// The event from which the first one, or the only one, is counted.
  package let from: String
  package let ways: [Way]
  /// The facts that are recorded of it: `sent`, `received`, `acknowledged`, `held`.
  package let records: [String]
  package internal(set) var responsible: String
  package let ladder: NoticeLadder?
  /// The partnership stages at which it is owed; empty: always.
  package let stages: [String]

  package init(header: ItemHeader, from reader: inout ItemReader) throws(GuidanceError) {
    self.header = header
    self.kind = try reader.word("kind", of: Kind.self)
    self.subject = try reader.word("subject", of: Subject.self)
    guard let interval = try reader.optionalSpan("interval"), interval.months + interval.days > 0
    else { throw reader.refusal("interval", "a span above nothing was expected, such as P2Y") }
    self.interval = interval
    self.isAnnual = try reader.flag("annual")
    self.atMost = try reader.optionalSpan("at-most")
    self.from = try reader.slug("from")
    var ways: [Way] = []
    for text in try reader.texts("ways") {
      guard let way = Way(rawValue: text) else {
        let known = Way.allCases.map(\.rawValue).joined(separator: ", ")
        throw reader.refusal("ways", "\"\(text)\" is none of \(known)")
      }
      ways.append(way)
    }
    self.ways = ways
    self.records = try reader.slugs("records")
    self.responsible = try reader.slug("responsible")
    self.ladder = try reader.ladderOrDefault()
    self.stages = try reader.slugs("stages")
  }

  package mutating func apply(_ change: ItemOverride.Change) -> Bool {
    switch change {
    case .interval(let span): interval = span
    case .responsible(let role): responsible = role
    case .off, .offset: return false
    }
    return true
  }
}
