package import Twinning

/// Something with dates: a visit, an exchange, the meeting of an MOU.
package struct ScheduleRow: Equatable, Sendable {
  package let slug: String
  /// `delegation`, `exchange` or `mou`.
  package let noun: String
  /// What kind of it: the exchange's kind, `official` or `unofficial` for a visit.
  package let kind: String
  package let partner: String
  /// `inbound`, `outbound`, `both`, `none`; empty for an MOU.
  package let direction: String
  package let title: String
  package let stage: String
  /// The days between which it lies (days since 1970); `nil` where that is open or unknown.
  package let first: Int32?
  package let last: Int32?
  /// The dates as they were given (EDTF).
  package let starts: String
  package let ends: String
  package let responsible: String
  /// How many people, when that is on record.
  package let people: Int?
  /// Why it was postponed or called off.
  package let reason: String

  /// The stages of what took place, was called off, or waits for somebody to take it up again.
  package static let settledStages = ContactRow.stages + ["postponed", "cancelled"]

  package init(_ visit: Delegation) {
    slug = visit.id.text
    noun = "delegation"
    kind = visit.isOfficial ? "official" : "unofficial"
    partner = visit.partnership.text
    direction = visit.direction.rawValue
    title = visit.name
    stage = visit.stage.rawValue
    (first, last) = Self.bounds(visit.arrives, visit.departs)
    starts = visit.arrives.description
    ends = visit.departs.description
    responsible = visit.responsible?.text ?? ""
    people = visit.size ?? (visit.members.isEmpty ? nil : visit.members.count)
    reason = visit.stages.last?.reason ?? ""
  }

  package init(_ exchange: Exchange) {
    slug = exchange.id.text
    noun = "exchange"
    kind = exchange.kind.rawValue
    partner = exchange.partnership.text
    direction = exchange.direction.rawValue
    title = exchange.title
    stage = exchange.stage.rawValue
    (first, last) = Self.bounds(exchange.starts, exchange.ends)
    starts = exchange.starts.description
    ends = exchange.ends.description
    responsible = exchange.responsible?.text ?? ""
    people = exchange.people
    reason = exchange.reason ?? ""
  }

  package init(_ mou: Mou) {
    slug = mou.id.text
    noun = "mou"
    kind = "mou"
    partner = mou.partnership.text
    direction = ""
    title = "MOU meeting"
    stage = mou.stage.rawValue
    let (from, to) = Self.bounds(mou.meets, mou.meets)
    first = from
    // Signed on a day that nobody knows: by then it certainly was.
    last = to ?? mou.signed?.settled.daysSince1970
    starts = mou.meets.description
    ends = mou.meets.description
    responsible = mou.responsible?.text ?? ""
    people = nil
    reason = mou.reason ?? ""
  }

  private static func bounds(_ from: VagueDate, _ to: VagueDate) -> (Int32?, Int32?) {
    let first = from.earliest ?? to.earliest
    let last = to.latest ?? from.latest
    return (first?.daysSince1970, last?.daysSince1970)
  }
}
