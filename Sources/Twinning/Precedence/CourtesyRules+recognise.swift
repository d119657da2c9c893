package import Guidance

extension CourtesyRules {
  /// The guests in order of precedence, each with form of address, who welcomes, and why there.
  ///
  /// The answer depends on nothing but what is handed in; equal guests end up in the order of
  /// their short names.
  package func recognise(
    _ guests: [GuestFacts], hosts: [GuestFacts] = [],
    function: PrecedenceOrder.Function = .community
  ) -> [Recognition] {
    let sorted = guests.map { ranked($0, function) }.sorted { precedes($0, $1) }
    let welcomers = hosts.map { ranked($0, function) }
    return sorted.indices.map { index in
      let guest = sorted[index]
      return Recognition(
        place: index + 1, person: guest.facts.id, name: guest.facts.name, rank: guest.rank,
        rankPlace: guest.rankPlace, ground: guest.ground, office: guest.office,
        isDistinguished: guest.ground != .none && order.isDistinguished(guest.rank.code),
        address: address(of: guest, in: guest.facts.country),
        hostAddress: hostAddress(of: guest), welcome: welcome(of: guest, by: welcomers),
        why: why(sorted, index), orderSource: orderSource)
    }
  }

  /// The rank that counts for a guest: the one given by the host, else of the office deputised
  /// for, else the best of the offices; `nil` when there is none.
  package func rank(of guest: GuestFacts) -> String? {
    let found = ranked(guest, .community)
    return found.ground == .none ? nil : found.rank.code
  }

  private var orderSource: GuidanceSource {
    order.header.sources.first ?? GuidanceSource(name: order.header.title, grade: .weak)
  }

  func ranked(_ guest: GuestFacts, _ function: PrecedenceOrder.Function) -> RankedGuest {
    if let equivalent = guest.equivalentRank, let place = order.place(of: equivalent.rank) {
      let best = best(of: guest.offices, function)
      return RankedGuest(
        facts: guest, rank: rank(at: place), rankPlace: place, position: place * Self.scale,
        ground: .equivalent(reason: equivalent.reason), since: best?.office.since,
        office: best.map { title(of: $0.office) } ?? rank(at: place).title)
    }
    let standing = guest.deputisesFor.map { [$0] } ?? []
    if let best = best(of: standing, function) ?? best(of: guest.offices, function) {
      let isDeputising = !standing.isEmpty && best.office == guest.deputisesFor
      let own = guest.offices.first.map { title(of: $0) }
      let office = title(of: best.office)
      return RankedGuest(
        facts: guest, rank: rank(at: best.place), rankPlace: best.place, position: best.position,
        ground: isDeputising ? .deputising : best.isOwnArea ? .ownArea : .office,
        since: best.office.since,
        office: isDeputising ? "\(own ?? "deputy"), for the \(office)" : office)
    }
    let place = order.unranked.flatMap(order.place(of:)) ?? order.ranks.count
    return RankedGuest(
      facts: guest, rank: rank(at: place), rankPlace: place, position: place * Self.scale,
      ground: .none, since: guest.offices.first?.since,
      office: guest.offices.first.map { title(of: $0) } ?? rank(at: place).title)
  }

  /// Places are spread out so that a rank in its own area fits between two others.
  private static var scale: Int { 1_000 }

  private func rank(at place: Int) -> PrecedenceOrder.Rank {
    order.ranks.indices.contains(place - 1)
      ? order.ranks[place - 1] : PrecedenceOrder.Rank(code: "guest", title: "guest")
  }

  private func best(
    of offices: [OfficeHeld], _ function: PrecedenceOrder.Function
  ) -> (office: OfficeHeld, place: Int, position: Int, isOwnArea: Bool)? {
    var best: (office: OfficeHeld, place: Int, position: Int, isOwnArea: Bool)?
    for office in offices {
      guard let code = rank(of: office), let place = order.place(of: code) else { continue }
      var position = place * Self.scale
      var isOwnArea = false
      if office.isInOwnArea, let own = ownPosition(code, function) {
        isOwnArea = true
        position = own
      }
      if best.map({ position < $0.position }) ?? true {
        best = (office, place, position, isOwnArea)
      }
    }
    return best
  }

  private func ownPosition(_ code: String, _ function: PrecedenceOrder.Function) -> Int? {
    let index = order.ownArea.firstIndex { $0.rank == code && $0.functions.contains(function) }
    guard let index else { return nil }
    let after = order.ownArea[index].after.flatMap(order.place(of:)) ?? 0
    return after * Self.scale + 1 + min(index, Self.scale - 2)
  }
}
