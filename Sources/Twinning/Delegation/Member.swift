/// A person's part in a visit (R10).
package struct Member: Equatable, Sendable {
  package let person: PersonID
  package let role: OfficeCode
  package let isHead: Bool
  package let deputisesFor: OfficeCode?
  package var equivalentRank: RankCode?
  package var equivalentReason: String?
  package let companionOf: PersonID?
  package let isMinor: Bool
  package let needsInterpreter: Bool

  package init(_ event: MemberJoined) {
    person = event.person
    role = event.role
    isHead = event.head
    deputisesFor = event.deputisesFor
    equivalentRank = event.equivalentRank
    equivalentReason = event.equivalentRank == nil ? nil : event.reason
    companionOf = event.companionOf
    isMinor = event.minor
    needsInterpreter = event.interpreter
  }
}

extension Member {
  /// Whether the member is a minor: as recorded, or by the birth date on the day of arrival (R10).
  package func isMinor(_ details: PersonalDetails, on visit: Delegation) -> Bool {
    if isMinor { return true }
    guard let day = visit.arrives.earliest ?? visit.arrives.latest else { return false }
    return details.isMinor(on: day) ?? false
  }
}
