internal import Guidance

/// A guest with the rank that counts.
struct RankedGuest {
  let facts: GuestFacts
  let rank: PrecedenceOrder.Rank
  /// The rank's place in the order, from 1.
  let rankPlace: Int
  /// Where the guest goes: the rank's place, or another one in the own area.
  let position: Int
  let ground: Recognition.Ground
  let since: OfficeHeld.Since?
  let office: String
}

/// What decided between two guests.
enum OrderGround {
  case rank
  case tie(PrecedenceOrder.Tie)
  case id
}

extension CourtesyRules {
  func precedes(_ left: RankedGuest, _ right: RankedGuest) -> Bool {
    compare(left, right).isBefore
  }

  /// Whether `left` goes before `right`, and what decided it.
  func compare(_ left: RankedGuest, _ right: RankedGuest) -> (isBefore: Bool, by: OrderGround) {
    if left.position != right.position { return (left.position < right.position, .rank) }
    for tie in order.ties {
      if let isBefore = decide(tie, left, right) { return (isBefore, .tie(tie)) }
    }
    return (left.facts.id < right.facts.id, .id)
  }

  private func decide(
    _ tie: PrecedenceOrder.Tie, _ left: RankedGuest, _ right: RankedGuest
  ) -> Bool? {
    switch tie {
    case .tookOffice:
      // Who is known to have taken the office goes before who is not.
      let (mine, theirs) = (left.since?.earliest ?? .max, right.since?.earliest ?? .max)
      return mine == theirs ? nil : mine < theirs
    case .head:
      return left.facts.isHead == right.facts.isHead ? nil : left.facts.isHead
    case .country: return before(left.facts.country, right.facts.country)
    case .community: return before(left.facts.community, right.facts.community)
    case .name:
      return before(
        left.facts.familyName ?? left.facts.name, right.facts.familyName ?? right.facts.name)
    }
  }

  private func before(_ left: String?, _ right: String?) -> Bool? {
    let (left, right) = (left ?? "", right ?? "")
    return left == right ? nil : left < right
  }

  /// Why the guest at `index` stands there: against the next one, or for the last against the
  /// one before.
  func why(_ guests: [RankedGuest], _ index: Int) -> String {
    let guest = guests[index]
    let sentence =
      if index + 1 < guests.count {
        contrast(guest, next: guests[index + 1])
      } else if index > 0 {
        contrast(guest, previous: guests[index - 1])
      } else {
        "the only guest"
      }
    guard let ground = ground(of: guest) else { return sentence }
    return "\(sentence); \(ground)"
  }

  private func contrast(_ guest: RankedGuest, next: RankedGuest) -> String {
    switch compare(guest, next).by {
    case .rank: "\(described(guest)) before \(described(next))"
    case .tie(let tie): "same rank as \(next.facts.name): \(reason(tie, guest, next))"
    case .id: "same rank as \(next.facts.name): by short name"
    }
  }

  private func contrast(_ guest: RankedGuest, previous: RankedGuest) -> String {
    switch compare(previous, guest).by {
    case .rank: "\(described(guest)) after \(described(previous))"
    case .tie(let tie): "after \(previous.facts.name), same rank: \(reason(tie, previous, guest))"
    case .id: "after \(previous.facts.name), same rank: by short name"
    }
  }

  private func reason(
    _ tie: PrecedenceOrder.Tie, _ first: RankedGuest, _ second: RankedGuest
  ) -> String {
    switch tie {
    case .tookOffice:
      "took office \(first.since?.text ?? "unknown") before \(second.since?.text ?? "unknown")"
    case .head: "\(first.facts.name) leads the delegation"
    case .country: "by country"
    case .community: "by community"
    case .name: "by name"
    }
  }

  private func described(_ guest: RankedGuest) -> String {
    guest.ground == .ownArea
      ? "\(guest.rank.title) in the own area" : "\(guest.rank.title) (rank \(guest.rankPlace))"
  }

  private func ground(of guest: RankedGuest) -> String? {
    switch guest.ground {
    case .office, .ownArea: nil
    case .deputising: "stands in, and so has the rank"
    case .equivalent(let reason): "equivalent rank: \(reason)"
    case .none: "no rank of their own: give an equivalent one"
    }
  }
}
