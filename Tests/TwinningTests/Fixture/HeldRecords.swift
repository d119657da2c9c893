@testable import Twinning

/// Records in memory, folded from the events that a test gives.
struct HeldRecords: Records {
  private(set) var record = OfficeRecord()
  private var streams: [String: Int] = [:]

  mutating func apply(_ event: Event, at moment: Moment) {
    let number = streams[event.stream] ?? streams.count + 1
    streams[event.stream] = number
    record.apply(event, stream: number, at: moment)
  }

  func programme() -> Programme? { record.programme }
  func partnership(_ id: PartnershipID) -> Partnership? { record.partnership(id) }
  func delegation(_ id: DelegationID) -> Delegation? { record.delegation(id) }
  func exchange(_ id: ExchangeID) -> Exchange? { record.exchange(id) }
  func mou(_ id: MouID) -> Mou? { record.mou(id) }
  func person(_ id: PersonID) -> Person? { record.person(id) }
  func claims(on subject: SubjectID) -> [Claim] { record.claims[subject] ?? [] }
  func localGuidance() -> LocalGuidance { record.guidance }

  func holder(of name: String) -> String? {
    let nouns = [
      "partnership": "a partner", "delegation": "a visit", "exchange": "an exchange",
      "mou": "an MOU", "person": "a person",
    ]
    return nouns.first { streams["\($0.key)/\(name)"] != nil }?.value
  }

  func hasVisited(_ partnership: PartnershipID, before delegation: DelegationID) -> Bool {
    record.delegations.contains { visit in
      visit.partnership == partnership && visit.id != delegation
        && (visit.stage == .completed || visit.stage == .evaluated)
    }
  }

  func roles(of person: PersonID) -> [OfficeCode] {
    record.delegations.flatMap(\.members).filter { $0.person == person }.map(\.role)
  }

  func hosts(of visit: Delegation) -> [Person] {
    let side = visit.direction == .inbound ? nil : visit.partnership
    return record.people.filter { $0.partnership == side && !$0.terms.isEmpty }
  }
}

/// Time zones whose clocks are never changed.
struct FixedZones: TimeZoneRules {
  static let hours = [
    "America/New_York": -4, "Asia/Ho_Chi_Minh": 7, "Europe/Paris": 2, "UTC": 0,
  ]

  func resolve(_ wall: WallTime, in zone: ZoneName) throws(ZoneError) -> ResolvedTime {
    guard let hours = Self.hours[zone.description] else {
      throw .unknown(zone, similar: [])
    }
    return ResolvedTime(offset: Int32(hours * 3600), occurrence: .once)
  }

  func wall(of zone: ZoneName, atUnixSeconds seconds: Int64) throws(ZoneError) -> WallTime {
    guard let hours = Self.hours[zone.description] else {
      throw .unknown(zone, similar: [])
    }
    guard let wall = WallTime(secondsSince1970: seconds + Int64(hours) * 3600) else {
      throw .outsideCalendar(unixSeconds: seconds)
    }
    return wall
  }
}

/// Seals that seal nothing: what a decision puts into a box can be read in a test.
struct GlassSeals: PersonalSeals {
  func seal(_ plain: [UInt8], in place: SealPlace) -> Sealed {
    Sealed(person: place.person, about: place.about, content: .clear(plain))
  }

  func open(_ sealed: Sealed, in event: String) -> [UInt8]? {
    if case .clear(let plain) = sealed.content { plain } else { nil }
  }
}
