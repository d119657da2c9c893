internal import Guidance

extension CourtesyRules {
  /// The form of address of the guest's rank in `country`, else for everywhere, else by name.
  ///
  /// What is told of somebody who was forgotten is no name that a form could hold.
  func address(of guest: RankedGuest, in country: String?) -> Recognition.Address {
    guard !guest.facts.isForgotten, let form = form(for: guest, in: country) else {
      return Recognition.Address(
        spoken: guest.facts.name, written: guest.facts.name, language: "en",
        source: GuidanceSource(name: "no form of address is known", grade: .weak))
    }
    return filled(form, guest)
  }

  private func form(for guest: RankedGuest, in country: String?) -> AddressForm? {
    let rank = guest.ground == .none ? nil : addressRank(of: guest)
    var general: AddressForm?
    var anybody: AddressForm?
    for form in forms {
      guard let rank, form.ranks.contains(rank) else {
        if form.ranks.isEmpty, form.header.countries.isEmpty { anybody = form }
        continue
      }
      if let country, form.header.countries.contains(country) { return form }
      if form.header.countries.isEmpty { general = form }
    }
    return general ?? anybody
  }

  /// The host country's form, when it is another one.
  func hostAddress(of guest: RankedGuest) -> Recognition.Address? {
    guard hostCountry != guest.facts.country else { return nil }
    let own = address(of: guest, in: guest.facts.country)
    let host = address(of: guest, in: hostCountry)
    return host.spoken == own.spoken ? nil : host
  }

  /// Who stands in has the rank, not the title: the form is that of the own office.
  private func addressRank(of guest: RankedGuest) -> String? {
    switch guest.ground {
    case .deputising, .equivalent: guest.facts.offices.lazy.compactMap { self.rank(of: $0) }.first
    case .office, .ownArea, .none: guest.rank.code
    }
  }

  private func filled(_ form: AddressForm, _ guest: RankedGuest) -> Recognition.Address {
    func fill(_ wording: AddressForm.Wording) -> String {
      let text =
        switch guest.facts.style {
        case .masculine: wording.masculine
        case .feminine: wording.feminine
        case .open: wording.neutral
        }
      return LineTemplate.fill(text) { name in
        switch name {
        case "name": guest.facts.name
        case "family": guest.facts.familyName ?? guest.facts.name
        case "office": guest.office
        case "community": guest.facts.community ?? "…"
        case "de community": LineTemplate.frenchOf(guest.facts.community ?? "…")
        default: nil
        }
      }
    }
    return Recognition.Address(
      spoken: fill(form.spoken), written: fill(form.written), language: form.language,
      source: form.header.sources.first
        ?? GuidanceSource(name: form.header.title, grade: .weak))
  }

  /// The host of the best fitting rank; the first of them when several are equal.
  func welcome(of guest: RankedGuest, by hosts: [RankedGuest]) -> Recognition.Welcome {
    let rank = guest.ground == .none ? nil : guest.rank.code
    let own = rank.flatMap { rank in welcomes.first { $0.ranks.contains(rank) } }
    guard let rule = own ?? welcomes.first(where: { $0.ranks.isEmpty }) else {
      return Recognition.Welcome(person: nil, text: "the host")
    }
    for code in rule.by {
      let found = hosts.filter { $0.ground != .none && $0.rank.code == code }
      if let host = found.min(by: { precedes($0, $1) }) {
        return Recognition.Welcome(
          person: host.facts.id, text: "\(host.facts.name) (\(host.office))")
      }
    }
    let titles = rule.by.prefix(2).map { order.rank($0)?.title ?? $0 }
    return Recognition.Welcome(person: nil, text: "the \(titles.joined(separator: " or the "))")
  }
}
