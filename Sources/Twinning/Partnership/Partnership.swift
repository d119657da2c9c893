/// The link between the home community and one partner community (R1).
package struct Partnership: Equatable, Sendable {
  /// A stage and since when it was reached.
  package struct StageStep: Equatable, Sendable {
    package let stage: PartnershipStage
    package let moment: Moment
    package let document: Document?
    package let reason: String?
    package let source: String?
  }

  /// A step of R4, or a reaffirmation: what happened, when, on what ground.
  package struct Step: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
      case approved(Side)
      case signed(Side)
      case copyFiled
      case reaffirmed
    }

    package let kind: Kind
    /// The council, the signatory, the receiver, the signatories.
    package let who: String?
    package let moment: Moment
    package let document: Document?
    package let source: String?
  }

  package let id: PartnershipID
  package private(set) var names: [String]
  package private(set) var aliases: [String]
  package let country: CountryCode
  package private(set) var zones: [ZoneName]
  package private(set) var languages: [LanguageTag]
  package private(set) var kind: PartnershipKind
  package private(set) var note: String?
  /// The stages in the order in which they were recorded; the first is that of the registration.
  package private(set) var stages: [StageStep]
  package private(set) var steps: [Step] = []
  /// The changes of how duties are kept here, in the log's order.
  package private(set) var cadences: [Cadence] = []
  package var channels = Channels()
  /// The yearly exchanges (R22), in no particular order.
  package private(set) var annuals: [Annual] = []

  package init(_ event: PartnershipRegistered, at moment: Moment) {
    id = event.partnership
    names = event.names
    aliases = event.aliases
    country = event.country
    zones = event.zones
    languages = event.languages
    kind = event.kind
    note = event.note
    stages = [
      StageStep(
        stage: event.stage, moment: moment, document: nil, reason: nil, source: event.source)
    ]
  }

  /// The name to show.
  package var name: String { names.first.map(Self.bare) ?? id.text }

  /// The stage that was recorded last.
  package var stage: PartnershipStage { stages.last?.stage ?? .prospect }

  /// Since when it has been official, when it ever was.
  package var official: StageStep? { stages.first { $0.stage == .official } }

  /// A name without the language code before its colon (`zh:长沙`).
  package static func bare(_ name: String) -> String {
    guard let colon = name.firstIndex(of: ":"),
      LanguageTag(String(name[..<colon])) != nil
    else { return name }
    return String(name[name.index(after: colon)...])
  }

  package mutating func apply(_ event: PartnershipDescribed) {
    if !event.names.isEmpty { names = event.names }
    if !event.aliases.isEmpty { aliases = event.aliases }
    if !event.zones.isEmpty { zones = event.zones }
    if !event.languages.isEmpty { languages = event.languages }
    kind = event.kind ?? kind
    note = event.note ?? note
  }

  package mutating func apply(_ event: PartnershipStageChanged, at moment: Moment) {
    stages.append(
      StageStep(
        stage: event.to, moment: moment,
        document: Document(event.document, event.documentPlace, event.documentSha256),
        reason: event.reason, source: event.source))
  }

  package mutating func apply(_ event: CadenceAdjusted, at moment: Moment) {
    cadences.append(Cadence(event, at: moment))
  }

  package mutating func add(_ step: Step) { steps.append(step) }

  /// Changes the record of one yearly exchange, made when there is none yet.
  package mutating func changeAnnual(
    _ kind: AnnualKind, _ year: Int, _ change: (inout Annual) -> Void
  ) {
    if let index = annuals.lastIndex(where: { $0.year == year && $0.kind == kind }) {
      change(&annuals[index])
    } else {
      var annual = Annual(kind: kind, year: year)
      change(&annual)
      annuals.append(annual)
    }
  }

  /// The record of one yearly exchange.
  package func annual(_ kind: AnnualKind, _ year: Int) -> Annual? {
    annuals.last { $0.year == year && $0.kind == kind }
  }
}
