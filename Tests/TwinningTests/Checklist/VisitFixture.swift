import Guidance

@testable import Twinning

/// The visit that most tests look at: from Huế to New Haven, a mayor, an educator who speaks no
/// English, a vegetarian artist.
enum HueVisit {
  /// 2027-05-04.
  static let arrival: Int32 = 20_942
  static let today: Int32 = 20_600

  static var mayor: VisitMember {
    VisitMember(
      GuestFacts(
        id: "mayor-hue", name: "Phan An", familyName: "Phan", style: .masculine,
        offices: [
          OfficeHeld(
            office: "mayor", title: "Mayor of Huế",
            since: OfficeHeld.Since(earliest: 18_803, text: "2021-06-25"))
        ], country: "VN", community: "Huế", isHead: true),
      languages: [LanguageSkill("vi:native"), LanguageSkill("en:good")].compactMap(\.self),
      diets: [])
  }

  static var educator: VisitMember {
    VisitMember(
      GuestFacts(
        id: "guest-2", name: "Lê Hoa", offices: [OfficeHeld(office: "educator")], country: "VN"),
      languages: [LanguageSkill("vi:native"), LanguageSkill("en:none")].compactMap(\.self),
      diets: [])
  }

  static var artist: VisitMember {
    VisitMember(
      GuestFacts(
        id: "guest-3", name: "Trần Mai", offices: [OfficeHeld(office: "artist")], country: "VN"),
      languages: [LanguageSkill("en:fluent")].compactMap(\.self), diets: ["vegetarian"])
  }

  static var visit: VisitFacts {
    var visit = VisitFacts(direction: .inbound, isOfficial: true)
    visit.homeCountry = "US"
    visit.partnerCountry = "VN"
    visit.homeLanguages = [LanguageTag("en")].compactMap(\.self)
    visit.partnerLanguages = [LanguageTag("vi")].compactMap(\.self)
    visit.members = [artist, educator, mayor]
    visit.hosts = [
      GuestFacts(id: "chair", name: "Ada Example", offices: [OfficeHeld(office: "chair")]),
      GuestFacts(
        id: "mayor-home", name: "Jo Example",
        offices: [OfficeHeld(office: "mayor", title: "Mayor of New Haven", isInOwnArea: true)]),
    ]
    visit.arrival = VisitFacts.Days(arrival)
    visit.departure = VisitFacts.Days(arrival + 7)
    visit.longestMeeting = 90
    visit.timeDifference = 11
    return visit
  }

  static func guidance(
    _ guidebook: Guidebook = .shared, overrides: OverrideSet = .none
  ) throws -> ChecklistGuidance {
    try ChecklistGuidance(guidebook, hostCountry: "US", asOf: today, overrides: overrides)
  }
}

/// A mark as the log would leave it.
func mark(
  _ key: String, _ state: ChecklistMark.State, _ responsible: String? = nil
) -> ChecklistMark {
  var mark = ChecklistMark(key: ChecklistKey(unchecked: key))
  mark.state = state
  mark.responsible = responsible.map { PersonID(unchecked: $0) }
  return mark
}
