package import Twinning

/// That a person was forgotten, or a part of what is sealed about them (R35).
///
/// Answers as of an earlier day read it too: what is gone is gone for every day.
package struct ForgottenRow: Equatable, Sendable {
  package let person: String
  /// The part that was forgotten; empty for all.
  package let part: String
  package let role: String
  /// When it was done (EDTF).
  package let effective: String
  /// The day on which the log learned it (days since 1970).
  package let recorded: Int32
  package let position: Int64

  private init(_ person: PersonID, part: String, role: OfficeCode?, _ moment: Moment) {
    self.person = person.text
    self.part = part
    self.role = role?.text ?? ""
    effective = moment.effective.description
    recorded = moment.recorded.daysSince1970
    position = moment.position
  }

  package static func rows(of person: Person) -> [ForgottenRow] {
    let parts = person.forgottenParts.map {
      ForgottenRow(person.id, part: $0.key.rawValue, role: nil, $0.value)
    }
    guard let forgotten = person.forgotten else { return parts }
    return parts + [ForgottenRow(person.id, part: "", role: forgotten.role, forgotten.moment)]
  }

  /// When it was done, and when the log learned it.
  package var moment: Moment {
    Moment(
      effective: VagueDate(recorded: effective),
      recorded: CivilDay(daysSince1970: Int(recorded)) ?? .latest, position: position)
  }
}

extension OfficeRecord {
  /// Hides what was forgotten from a record of the time before.
  package mutating func hide(_ rows: [ForgottenRow]) {
    for row in rows {
      hide(
        PersonForgotten(
          person: PersonID(unchecked: row.person), only: SealedPart(rawValue: row.part),
          role: row.role.isEmpty ? nil : OfficeCode(unchecked: row.role), reason: ""),
        at: row.moment)
    }
  }
}
