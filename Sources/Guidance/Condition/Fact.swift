/// A fact of a visit, or of one member of it, that a condition in a guidance file may ask for.
///
/// The facts are the only vocabulary that conditions have: what is asked is data, what can be
/// asked is listed here.
package enum Fact: UInt8, Sendable, CaseIterable {
  case direction
  case stage
  case official
  case firstVisit
  case partnershipStage
  case homeCountry
  case partnerCountry
  case hostCountry
  case guestCountry
  case homeLanguage
  case partnerLanguage
  case size
  case minors
  case companions
  case distinguished
  case rank
  case office
  case lowestLanguageLevel
  case longestMeeting
  case diet
  case diets
  case faith
  case access
  case accessNeeds
  case visas
  case visasUnasked
  case passportsUnseen
  case nights
  case season
  case homestay
  case publicMoney
  case timeDifference
  case itinerary
  case arrival
  case missingSeats
  case memberOffice
  case memberRank
  case memberDistinguished
  case memberMinor
  case memberCompanion
  case memberFirstVisit
  case memberLanguageLevel
  case memberDiet
  case memberFaith
  case memberAccess
  case memberVisa
  case memberPassportDays
  case memberInsured

  /// What kind of value a fact has.
  package enum Kind: Sendable {
    case flag
    case words
    case number
  }

  /// The name under which conditions ask for it.
  package var name: String { row.name }

  package var kind: Kind { row.kind }

  /// What it says, with its unit or its words.
  package var meaning: String { row.meaning }

  /// True for a fact of one member rather than of the visit.
  package var isOfMember: Bool { rawValue >= Fact.memberOffice.rawValue }

  /// The fact of that name.
  package init?(name: String) {
    guard let fact = Self.byName[name] else { return nil }
    self = fact
  }

  private static let byName: [String: Fact] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}
