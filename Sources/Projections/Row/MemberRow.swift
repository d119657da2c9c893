package import Twinning

/// Somebody who is or was a member of the programme (R7a).
package struct MemberRow: Equatable, Sendable {
  package let person: String
  /// `individual` or `family`.
  package let kind: String
  /// When the membership began (EDTF), and the day by which it certainly had (days since 1970).
  package let since: String
  package let day: Int32
  /// When it ended (EDTF); `nil` while it lasts.
  ///
  /// Who was forgotten is no member any more.
  package let ended: String?
  /// The years that are paid for, rising, separated by blanks.
  package let paid: String

  /// One row for whoever ever was a member, none for others.
  package static func rows(of person: Person) -> [MemberRow] {
    guard let membership = person.membership else { return [] }
    return [
      MemberRow(
        person: person.id.text, kind: membership.kind.rawValue,
        since: membership.begun.effective.description,
        day: membership.begun.settled.daysSince1970,
        ended: (membership.ended ?? person.forgotten?.moment)?.effective.description,
        paid: membership.paid.sorted().map(String.init).joined(separator: " "))
    ]
  }
}
