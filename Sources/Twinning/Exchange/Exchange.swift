/// A joint activity with a partner, with or without travel.
package struct Exchange: Equatable, Sendable {
  package let id: ExchangeID
  package let partnership: PartnershipID
  package let kind: ExchangeKind
  package let title: String
  package let direction: ExchangeDirection
  package private(set) var stage: ExchangeStage
  package private(set) var starts: VagueDate
  package private(set) var ends: VagueDate
  package let series: String?
  package let responsible: PersonID?
  package let people: Int?
  package let note: String?
  package let source: String?
  /// Why it was postponed or called off.
  package private(set) var reason: String?
  /// Whether days were named since it was put off.
  package private(set) var hasNewDays = false

  package init(_ event: ExchangePlanned) {
    id = event.exchange
    partnership = event.partnership
    kind = event.kind
    title = event.title
    direction = event.direction
    stage = .planned
    starts = event.starts ?? .unknown
    ends = event.ends ?? event.starts ?? .unknown
    series = event.series
    responsible = event.responsible
    people = nil
    note = event.note
    source = event.source
  }

  package init(_ event: ExchangeRecorded) {
    id = event.exchange
    partnership = event.partnership
    kind = event.kind
    title = event.title
    direction = event.direction
    stage = .completed
    starts = event.starts ?? .unknown
    ends = event.ends ?? event.starts ?? .unknown
    series = nil
    responsible = nil
    people = event.people
    note = event.note
    source = event.source
  }

  package mutating func apply(_ event: ExchangeMoved) {
    starts = event.starts
    ends = event.ends ?? event.starts
    hasNewDays = stage == .postponed
  }

  package mutating func apply(_ event: ExchangeStageChanged) {
    hasNewDays = false
    stage = event.to
    reason = event.reason
  }
}
