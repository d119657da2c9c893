package import Twinning

/// A person as lists show them: nothing of the private person (R35).
package struct PersonRow: Equatable, Sendable {
  package let slug: String
  package let partner: String
  package let name: String
  package let languages: String
  /// The offices held now, separated by commas.
  package let offices: String

  package init(_ person: Person) {
    slug = person.id.text
    partner = person.partnership?.text ?? ""
    name = person.openName
    languages = person.languages.map(\.description).joined(separator: " ")
    offices = person.terms.filter { $0.left == nil }.map { $0.title ?? $0.office.text }
      .joined(separator: ", ")
  }
}

/// An office held by a person for a time (R6).
package struct TermRow: Equatable, Sendable {
  package let person: String
  /// Which of the person's terms, from 0.
  package let number: Int
  package let partner: String
  package let name: String
  package let office: String
  package let title: String
  /// When it was taken and left (EDTF).
  package let taken: String
  package let left: String?
  /// The day by which it was certainly taken (days since 1970).
  package let day: Int32
  /// When the term ends (EDTF), and the last day on which it may (days since 1970).
  package let ends: String?
  package let lastDay: Int32?
  /// The partners to whom the holder has introduced themselves since, separated by blanks.
  package let introduced: String
  /// The day on which it was put on record (days since 1970).
  package let known: Int32

  package static func rows(of person: Person) -> [TermRow] {
    person.terms.enumerated().map { number, term in
      TermRow(
        person: person.id.text, number: number, partner: person.partnership?.text ?? "",
        name: person.openName, office: term.office.text, title: term.title ?? "",
        taken: term.taken.effective.description, left: term.left?.effective.description,
        day: term.taken.settled.daysSince1970, ends: term.ends?.description,
        lastDay: (term.ends?.latest ?? term.ends?.earliest)?.daysSince1970,
        introduced: person.introductions.filter { $0.moment.settled >= term.taken.settled }
          .map(\.partnership.text).joined(separator: " "),
        known: term.taken.recorded.daysSince1970)
    }
  }
}
