package import Twinning

/// Until when a person's check counts (R10): neither its day nor its level, which are sealed.
package struct CheckRow: Equatable, Sendable {
  package let person: String
  package let partner: String
  /// The last day on which it counts (days since 1970).
  package let day: Int32

  /// One row for whoever was checked, none for others and for whoever was forgotten.
  package static func rows(of person: Person) -> [CheckRow] {
    guard let check = person.check else { return [] }
    return [
      CheckRow(
        person: person.id.text, partner: person.partnership?.text ?? "",
        day: check.until.daysSince1970)
    ]
  }
}
