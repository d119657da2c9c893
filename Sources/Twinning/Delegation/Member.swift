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
