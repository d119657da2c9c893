import Guidance

/// Who is told of a duty: the person it was given to, whoever holds the office that sees to it, a
/// stand-in when the post is vacant, or the programme's officers; a pure function of who holds what.
package struct Audience: Sendable {
  /// Somebody who holds an office at home.
  package struct Officer: Hashable, Sendable {
    package let person: PersonID
    package let office: String

    package init(person: PersonID, office: String) {
      self.person = person
      self.office = office
    }
  }

  private let holders: [String: [PersonID]]
  /// Who stands in for an office, the first first, by guidance.
  private let standIns: [String: [String]]
  private let recipients: @Sendable (PersonID) -> Recipient?
  /// Gets the notices that nobody else gets.
  private let programme: Recipient

  /// Who answers for the programme when a post and its stand-ins are vacant, in this order.
  private static let lastResorts = ["secretary", "president", "chair"]

  /// - Parameters:
  ///   - officers: who holds an office at home on the day.
  ///   - standIns: the offices that stand in for one that is vacant, the first first.
  ///   - zone: the programme's, by which notices without a recipient are reached.
  ///   - recipients: how a person gets reminders; `nil` for somebody who is not on record, or was
  ///     forgotten.
  package init(
    officers: [Officer], standIns: [String: [String]], zone: ZoneName,
    recipients: @escaping @Sendable (PersonID) -> Recipient?
  ) {
    holders = Dictionary(grouping: officers, by: \.office)
      .mapValues { Array(Set($0.map(\.person))).sorted() }
    self.standIns = standIns
    self.recipients = recipients
    programme = Recipient(person: .nobody, language: nil, zone: zone)
  }

  /// Who is told; ``PersonID/nobody`` when there is nobody at all.
  ///
  /// Whoever hears of what stays late besides comes last, with the late notice that is their first.
  package func addressees(of duty: Duty) -> [Addressee] {
    let own = responsible(for: duty)
    return own + hearers(of: duty, besides: Set(own.map(\.recipient.person)))
  }

  private func responsible(for duty: Duty) -> [Addressee] {
    var trouble = ""
    if duty.isAssigned {
      let person = PersonID(unchecked: duty.responsible)
      if let recipient = recipients(person) { return [Addressee(recipient, why: "was given it")] }
      trouble = "it was given to \(person), who cannot be told; "
    }
    let office = duty.isAssigned ? "" : duty.responsible
    let vacancy = trouble + (office.isEmpty ? "" : "the office of \(office) is vacant; ")
    return inOffice(office, trouble) ?? lastResort(vacancy)
      ?? [Addressee(programme, why: vacancy + "nobody to tell")]
  }

  /// Who else hears of what stays late (R30).
  private func hearers(of duty: Duty, besides known: Set<PersonID>) -> [Addressee] {
    guard let escalation = duty.ladder.escalation, !known.contains(.nobody) else { return [] }
    var known = known
    let first = NoticeStep.late(Int(escalation.after))
    return escalation.to.flatMap { office in
      (inOffice(office, "") ?? []).filter { known.insert($0.recipient.person).inserted }.map {
        Addressee($0.recipient, why: "hears of what stays late: \($0.why)", since: first)
      }
    }
  }

  /// The holders of an office, or of the first of its stand-ins that is held.
  private func inOffice(_ office: String, _ trouble: String) -> [Addressee]? {
    for held in [office] + (standIns[office] ?? []) {
      let found = (holders[held] ?? []).compactMap(recipients)
      guard !found.isEmpty else { continue }
      let why =
        held == office
        ? "holds the office of \(held)"
        : "the office of \(office) is vacant; stands in as \(held)"
      return found.map { Addressee($0, why: trouble + why) }
    }
    return nil
  }

  private func lastResort(_ trouble: String) -> [Addressee]? {
    let others = holders.keys.filter { !Self.lastResorts.contains($0) }.sorted()
    for office in Self.lastResorts + others {
      let found = (holders[office] ?? []).compactMap(recipients)
      guard let first = found.first else { continue }
      return [Addressee(first, why: trouble + "holds the office of \(office)")]
    }
    return nil
  }
}
