/// What the checklist has to know of a visit; `nil` always means not known.
package struct VisitFacts: Equatable, Sendable {
  /// The days between which an arrival or a departure lies (days since 1970-01-01).
  package struct Days: Equatable, Sendable {
    package let earliest: Int32
    package let latest: Int32
    /// One day, told without "about", "perhaps" or "before".
    package let isFirm: Bool

    /// - Parameters:
    ///   - earliest: taken for both when `latest` lies before it.
    ///   - latest: the last day it may be.
    ///   - isCertain: false when the real day may lie outside the two.
    package init(earliest: Int32, latest: Int32, isCertain: Bool = true) {
      self.earliest = earliest
      self.latest = max(earliest, latest)
      isFirm = isCertain && self.earliest == self.latest
    }

    package init(_ day: Int32) { self.init(earliest: day, latest: day) }
  }

  /// A season at the hosts'.
  package enum Season: String, Sendable, CaseIterable {
    case spring
    case summer
    case autumn
    case winter
  }

  package var direction: Direction
  package var stage: DelegationStage
  package var isOfficial: Bool
  /// Whether it is the first visit between the two communities in this direction.
  package var isFirstVisit: Bool?
  package var partnershipStage: PartnershipStage?
  /// ISO 3166 codes.
  package var homeCountry: String?
  package var partnerCountry: String?
  /// The languages that each side can work in.
  package var homeLanguages: [LanguageTag] = []
  package var partnerLanguages: [LanguageTag] = []
  package var members: [VisitMember] = []
  /// The people who may welcome the guests, with their offices.
  package var hosts: [GuestFacts] = []
  package var arrival: Days?
  package var departure: Days?
  /// Minutes of the longest meeting.
  package var longestMeeting: Int?
  /// The kinds of things that stand in the itinerary.
  package var itinerary: [ItineraryKind] = []
  package var season: Season?
  package var isHomestay: Bool?
  package var usesPublicMoney: Bool?
  /// Hours between the two, without sign.
  package var timeDifference: Int?

  package init(
    direction: Direction, stage: DelegationStage = .proposed, isOfficial: Bool = true
  ) {
    self.direction = direction
    self.stage = stage
    self.isOfficial = isOfficial
  }

  package var hostCountry: String? { direction == .inbound ? homeCountry : partnerCountry }
  package var guestCountry: String? { direction == .inbound ? partnerCountry : homeCountry }
  package var hostLanguages: [LanguageTag] {
    direction == .inbound ? homeLanguages : partnerLanguages
  }

  /// Nights between the first possible arrival and departure.
  package var nights: Int? {
    guard let arrival, let departure, departure.earliest >= arrival.earliest else { return nil }
    return Int(departure.earliest) - Int(arrival.earliest)
  }

  /// The member's level in the best of the hosts' languages, 0 (none) to 4 (native); 0 also when
  /// an interpreter was asked for, and 4 when one was declined.
  func languageLevel(of member: VisitMember) -> Int? {
    if let needs = member.needsInterpreter { return needs ? 0 : Self.level(.native) }
    guard !member.languages.isEmpty, !hostLanguages.isEmpty else { return nil }
    let hosts = hostLanguages.map(Self.primary)
    let shared = member.languages.filter { hosts.contains(Self.primary($0.language)) }
    return shared.map { Self.level($0.level) }.max() ?? 0
  }

  private static func level(_ level: LanguageLevel) -> Int {
    switch level {
    case .none: 0
    case .some: 1
    case .good: 2
    case .fluent: 3
    case .native: 4
    }
  }

  private static func primary(_ tag: LanguageTag) -> Substring { tag.text.prefix { $0 != "-" } }
}
