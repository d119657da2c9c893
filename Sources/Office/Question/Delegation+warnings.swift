import Projections
import Twinning

extension Delegation {
  /// Everything about the visit that is to be looked at, as sentences, in the order in which
  /// delegation show tells them and audit why numbers them: who is missing (R8), minors without a
  /// guardian (R10), the itinerary, jet lag and the feasts in its way (R12).
  func warnings(at desk: Desk) throws(OfficeError) -> [String] {
    let (missing, timely) = try desk.look {
      (records) throws(Refusal) -> ([String], [String]) in
      let list = try VisitProtocol(
        of: self, records: records, rules: desk.rules, seals: desk.seals)
      let partner = try records.partnership(partnership)
      let tiring = jetLagWarnings(
        home: try records.programme()?.zone, partner: partner?.zones.first,
        zones: desk.zones)
      guard let range = feastRange else { return (list.warnings, tiring) }
      let feasts = try records.feasts(with: partner, in: range, rules: desk.rules)
      return (
        list.warnings,
        tiring + feastWarnings(feasts)
          + (try records.unknownFeasts(with: partner, rules: desk.rules))
      )
    }
    let unguarded = try minors(at: desk).filter(\.guardians.isEmpty).map {
      "\($0.id) is a minor and has no guardian on record (R10)"
    }
    return missing + unguarded + itineraryWarnings(zones: desk.zones) + timely
  }

  /// The members who are minors on the visit, without those who were forgotten.
  func minors(at desk: Desk) throws(OfficeError) -> [Person] {
    try desk.look { (records) throws(Refusal) -> [Person] in
      var minors: [Person] = []
      for member in members {
        guard let person = try records.person(member.person), person.forgotten == nil,
          member.isMinor(person.details(desk.seals), on: self)
        else { continue }
        minors.append(person)
      }
      return minors
    }
  }
}
