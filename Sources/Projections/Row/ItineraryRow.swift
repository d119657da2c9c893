package import Twinning

/// One item of an itinerary, for what happens on a day (R12).
package struct ItineraryRow: Equatable, Sendable {
  package let delegation: String
  package let item: String
  package let partner: String
  /// The day of its start, by the clock there (days since 1970).
  package let day: Int32
  package let starts: String
  package let ends: String
  package let zone: String
  package let kind: String
  package let title: String
  package let place: String
  package let responsible: String

  package static func rows(of visit: Delegation) -> [ItineraryRow] {
    visit.itinerary.map { item in
      ItineraryRow(
        delegation: visit.id.text, item: item.id.text, partner: visit.partnership.text,
        day: item.starts.day.daysSince1970, starts: item.starts.description,
        ends: item.ends.description, zone: item.zone.description, kind: item.kind.rawValue,
        title: item.title,
        place: item.place ?? "", responsible: item.responsible?.text ?? "")
    }
  }
}

/// A person's part in something.
package struct InvolvementRow: Equatable, Sendable {
  package let person: String
  package let subject: String
  package let role: String

  package static func rows(of visit: Delegation) -> [InvolvementRow] {
    var rows = visit.members.map { member in
      InvolvementRow(person: member.person.text, subject: visit.id.text, role: member.role.text)
    }
    let helpers =
      [visit.responsible] + visit.itinerary.map(\.responsible) + visit.marks.map(\.responsible)
    for helper in helpers.compactMap(\.self)
    where !rows.contains(where: { $0.person == helper.text }) {
      rows.append(
        InvolvementRow(person: helper.text, subject: visit.id.text, role: "responsible"))
    }
    return rows
  }

  package static func rows(of exchange: Exchange) -> [InvolvementRow] {
    guard let person = exchange.responsible else { return [] }
    return [
      InvolvementRow(person: person.text, subject: exchange.id.text, role: "responsible")
    ]
  }

  package static func rows(of mou: Mou) -> [InvolvementRow] {
    guard let person = mou.responsible else { return [] }
    return [InvolvementRow(person: person.text, subject: mou.id.text, role: "responsible")]
  }

  package static func rows(of letter: Letter) -> [InvolvementRow] {
    guard let person = letter.responsible else { return [] }
    return [InvolvementRow(person: person.text, subject: letter.id.text, role: "responsible")]
  }
}
