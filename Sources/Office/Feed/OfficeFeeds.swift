import Calendars
import Projections
import Twinning

/// The calendars of an office, each for somebody.
struct OfficeFeeds {
  /// For whom there are files: the office, each partner, everybody who has something in one.
  let audiences: [FeedAudience]
  private let desk: Desk
  private let programme: Programme
  private let all: [FeedEntry]
  /// What stands behind the `@` of each UID.
  let domain: String

  init(_ maker: FeedMaker, folder: String) throws(OfficeError) {
    desk = maker.desk
    domain = maker.domain
    let found = try desk.look { (records) throws(Refusal) in try records.programme() }
    guard let found else { throw OfficeError.noOffice(folder: folder) }
    programme = found
    all = try maker.entries()
    let busy = all.reduce(into: Set<String>()) { $0.formUnion($1.people) }
    var people: [FeedAudience] = []
    for slug in busy.sorted() where try Self.isKnown(slug, desk) { people.append(.person(slug)) }
    audiences = [.office] + maker.partners.keys.sorted().map(FeedAudience.partner) + people
  }

  /// Whether it is the short name of somebody who was not forgotten.
  private static func isKnown(_ slug: String, _ desk: Desk) throws(OfficeError) -> Bool {
    let person = try desk.look { (records) throws(Refusal) in
      try records.person(PersonID(unchecked: slug))
    }
    return person.map { $0.forgotten == nil } ?? false
  }

  func entries(of audience: FeedAudience) -> [FeedEntry] { all.filter(audience.takes) }

  /// With as many entries as a calendar may hold, the oldest left out.
  func feed(of audience: FeedAudience) throws(OfficeError) -> CalendarFeed {
    CalendarFeed(
      name: FeedText.line(try name(of: audience)),
      uid: FeedAudience.uid(of: audience.file, domain: domain),
      events: entries(of: audience).newest().map(\.event))
  }

  /// Only a public name is told of a person (R35).
  private func name(of audience: FeedAudience) throws(OfficeError) -> String {
    switch audience {
    case .office: return programme.name
    case .partner(let slug):
      let partner = try desk.look { (records) throws(Refusal) in
        try records.required(PartnershipID(unchecked: slug))
      }
      return "\(partner.name) · \(programme.name)"
    case .person(let slug):
      let person = try desk.look { (records) throws(Refusal) in
        try records.required(PersonID(unchecked: slug))
      }
      return "\(person.publicName ?? "Personal calendar") · \(programme.name)"
    }
  }

  /// For whom a calendar is that somebody asks for by name.
  func audience(_ name: SubjectID) throws(OfficeError) -> FeedAudience {
    if name.text == "office" { return .office }
    let (isPartner, person, near) = try desk.look { (records) throws(Refusal) in
      let person = try records.person(PersonID(unchecked: name.text))
      let isPartner = try records.partnership(PartnershipID(unchecked: name.text)) != nil
      guard !isPartner, person == nil else { return (isPartner, person, [String]()) }
      let names =
        try records.shortNames(of: "partnership") + records.shortNames(of: "person") + ["office"]
      return (isPartner, person, NearestNames.nearest(names, to: name.text))
    }
    if isPartner { return .partner(name.text) }
    guard let person else {
      throw OfficeError.refused(
        Refusal(
          "there is no partner or person \"\(name)\"",
          advice: near.isEmpty
            ? "see partner list and person list, or write office for the whole office's calendar"
            : "did you mean \(near.joined(separator: " or "))?", field: "whose"))
    }
    guard person.forgotten == nil else {
      throw OfficeError.refused(
        Refusal(
          "\(name) was forgotten, and has no calendar", advice: "see person list", rule: "R35",
          field: "whose"))
    }
    return .person(name.text)
  }
}
