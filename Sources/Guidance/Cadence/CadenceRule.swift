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
    case visit
  }

  /// What it is counted from: a fact on record, or the calendar.
  package enum Origin: String, Sendable, CaseIterable {
    /// The calendar year.
    case year
    case mouAgreed = "mou-agreed"
    case peopleMet = "people-met"
    /// Anything at all that passed between the two sides.
    case contact
    /// A larger project that was carried out (R26).
    case projectDone = "project-done"
    /// The day on which the partnership became official (R28).
    case official
    case officeTaken = "office-taken"
    /// The day on which a term of office ends.
    case termEnds = "term-ends"
    /// The year for which members renew, asked for at the end of the one before (R7a).
    case renewal
    /// The year for which members owe dues (R7a).
    case dues
    case visitEnded = "visit-ended"
    case received
    case acknowledged
    case channelsChecked = "channels-checked"
    case checked

    /// Whether it names the due day by itself, so that no interval is added.
    package var namesDay: Bool { self == .termEnds }
  }

  /// A day of the year.
  package struct DayOfYear: Equatable, Sendable {
    package let month: Int32
    package let day: Int32
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
  package internal(set) var kind: Kind
  package let subject: Subject
  package internal(set) var interval: CalendarSpan
  /// True for the exchanges owed each year even when nobody travels (R22).
  package let isAnnual: Bool
  /// The longest that is still acceptable; `nil`: the interval.
  package let atMost: CalendarSpan?
  /// What the first one, or the only one, is counted from.
  package let from: Origin
  /// The years after which it comes, before it comes every interval: 5, 10, 25, 50 (R28).
  package internal(set) var milestones: [Int32]
  /// How many people make something large (R26).
  package let people: Int32?
  /// How long after the due day it is still asked for; `nil`: until it is done.
  package let askedFor: CalendarSpan?
  /// The day of the year on which it is due; `nil`: the last.
  package let on: DayOfYear?
  package let ways: [Way]
  /// The facts that are recorded of it: `sent`, `received`, `acknowledged`, `held`.
  package let records: [String]
  package internal(set) var responsible: String
  package internal(set) var ladder: NoticeLadder?
  /// The partnership stages at which it is owed; empty: always.
  package let stages: [String]

  package init(header: ItemHeader, from reader: inout ItemReader) throws(GuidanceError) {
    self.header = header
    self.kind = try reader.word("kind", of: Kind.self)
    self.subject = try reader.word("subject", of: Subject.self)
    self.from = try reader.word("from", of: Origin.self)
    let interval = try reader.optionalSpan("interval") ?? (from.namesDay ? CalendarSpan() : nil)
    guard let interval, interval.months + interval.days > 0 || from.namesDay else {
      throw reader.refusal("interval", "a span above nothing was expected, such as P2Y")
    }
    self.interval = interval
    self.isAnnual = try reader.flag("annual")
    self.atMost = try reader.optionalSpan("at-most")
    self.milestones = try reader.milestones()
    self.people = try reader.optionalNumber("people", in: 1...1_000_000)
    self.askedFor = try reader.optionalSpan("asked-for")
    self.on = try reader.dayOfYear("on")
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
    // Under the same name the checklist asks for the same, so many days after the departure.
    case .offset(let span) where from == .visitEnded: interval = span
    case .off, .offset: return false
    }
    return true
  }
}
