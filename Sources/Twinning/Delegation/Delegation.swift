/// A group that visits, inbound or outbound (R8–R12).
package struct Delegation: Equatable, Sendable {
  /// A change in the visit's life, for whoever wants to know why.
  package struct StageStep: Equatable, Sendable {
    package let stage: DelegationStage
    package let moment: Moment
    package let reason: String?
  }

  /// Days that a visit had before it was moved to some time that names none.
  package struct LeftDays: Equatable, Sendable {
    package let arrives: VagueDate
    package let departs: VagueDate
    package let moment: Moment
  }

  package let id: DelegationID
  package let partnership: PartnershipID
  package let direction: Direction
  package let title: String?
  package let isOfficial: Bool
  package private(set) var arrives: VagueDate
  package private(set) var departs: VagueDate
  package let purpose: String?
  package let responsible: PersonID?
  /// How many travelled, when only the number is known.
  package let size: Int?
  package let source: String?
  package private(set) var stages: [StageStep]
  package private(set) var members: [Member] = []
  package var itinerary: [ItineraryItem] = []
  /// What was taken out of the itinerary and not put into it again.
  package var dropped: [DroppedItem] = []
  /// Whether days were named since it was put off.
  package private(set) var hasNewDays = false
  /// The days that it had last, while it has none; `nil` while it has.
  package private(set) var leftDays: LeftDays?
  package var marks: [ChecklistMark] = []

  package init(_ event: DelegationPlanned, at moment: Moment) {
    id = event.delegation
    partnership = event.partnership
    direction = event.direction
    title = event.title
    isOfficial = !event.unofficial
    arrives = event.arrives ?? .unknown
    departs = event.departs ?? event.arrives ?? .unknown
    purpose = event.purpose
    responsible = event.responsible
    size = nil
    source = event.source
    stages = [StageStep(stage: .proposed, moment: moment, reason: nil)]
  }

  package init(_ event: DelegationRecorded, at moment: Moment) {
    id = event.delegation
    partnership = event.partnership
    direction = event.direction
    title = event.title
    isOfficial = !event.unofficial
    arrives = event.arrives ?? .unknown
    departs = event.departs ?? event.arrives ?? .unknown
    purpose = event.purpose
    responsible = nil
    size = event.size
    source = event.source
    stages = [StageStep(stage: .completed, moment: moment, reason: nil)]
  }

  package var stage: DelegationStage { stages.last?.stage ?? .proposed }

  /// What to call it in lists.
  package var name: String { title ?? id.text }

  package mutating func apply(_ event: DelegationMoved, at moment: Moment) {
    if event.arrives.isFirm {
      leftDays = nil
    } else if arrives.isFirm {
      leftDays = LeftDays(arrives: arrives, departs: departs, moment: moment)
    }
    arrives = event.arrives
    departs = event.departs ?? event.arrives
    hasNewDays = stage == .postponed
    guard let days = event.days else { return }
    for index in itinerary.indices { itinerary[index].shift(days: days) }
  }

  package mutating func apply(_ event: DelegationStageChanged, at moment: Moment) {
    hasNewDays = false
    stages.append(StageStep(stage: event.to, moment: moment, reason: event.reason))
  }

  package mutating func apply(_ event: MemberJoined) {
    let member = Member(event)
    if let index = members.firstIndex(where: { $0.person == event.person }) {
      members[index] = member
    } else {
      members.append(member)
    }
  }

  package mutating func apply(_ event: MemberLeft) {
    members.removeAll { $0.person == event.person }
  }

  package mutating func apply(_ event: RankEquated) {
    guard let index = members.firstIndex(where: { $0.person == event.person }) else { return }
    members[index].equivalentRank = event.rank
    members[index].equivalentReason = event.reason
  }
}
