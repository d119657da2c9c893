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
  /// Who stands in for an office, by guidance.
  private let standIns: [String: String]
  private let recipients: @Sendable (PersonID) -> Recipient?
  /// Gets the notices that nobody else gets.
  private let programme: Recipient

  /// Who answers for the programme when a post and its stand-ins are vacant, in this order.
  private static let lastResorts = ["secretary", "president", "chair"]

  /// - Parameters:
  ///   - officers: who holds an office at home on the day.
  ///   - standIns: the office that stands in for another.
  ///   - zone: the programme's, by which notices without a recipient are reached.
  ///   - recipients: how a person gets reminders; `nil` for somebody who is not on record, or was
  ///     forgotten.
  package init(
    officers: [Officer], standIns: [String: String], zone: ZoneName,
    recipients: @escaping @Sendable (PersonID) -> Recipient?
  ) {
    holders = Dictionary(grouping: officers, by: \.office)
      .mapValues { Array(Set($0.map(\.person))).sorted() }
    self.standIns = standIns
    self.recipients = recipients
    programme = Recipient(person: .nobody, language: nil, zone: zone)
  }

  /// Who is told; ``PersonID/nobody`` when there is nobody at all.
  package func addressees(of duty: Duty) -> [Addressee] {
    var trouble = ""
    if duty.isAssigned {
      let person = PersonID(unchecked: duty.responsible)
      if let recipient = recipients(person) { return [Addressee(recipient, why: "was given it")] }
      trouble = "it was given to \(person), who cannot be told; "
    }
    let office = duty.isAssigned ? "" : duty.responsible
    return inOffice(office, trouble) ?? lastResort(trouble + vacancy(of: office))
      ?? [Addressee(programme, why: trouble + vacancy(of: office) + "nobody to tell")]
  }

  private func vacancy(of office: String) -> String {
    office.isEmpty ? "" : "the office of \(office) is vacant; "
  }

  /// The holders of an office, or of the first one in the chain of stand-ins that is held.
  private func inOffice(_ office: String, _ trouble: String) -> [Addressee]? {
    var seen: Set<String> = []
    var next: String? = office
    while let now = next, seen.insert(now).inserted {
      let found = (holders[now] ?? []).compactMap(recipients)
      if !found.isEmpty {
        let why =
          now == office ? "holds the office of \(now)" : "stands in as \(now) for the \(office)"
        return found.map { Addressee($0, why: trouble + why) }
      }
      next = standIns[now]
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
