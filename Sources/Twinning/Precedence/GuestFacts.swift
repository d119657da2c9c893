/// What protocol has to know of a guest, or of a host who welcomes guests.
package struct GuestFacts: Equatable, Sendable {
  /// Which forms a person uses of themselves.
  package enum Style: String, Sendable, CaseIterable {
    case masculine
    case feminine
    /// Not known or neither: both forms are shown.
    case open
  }

  /// A rank given by the host to somebody whose own is none or another one at home (R10).
  package struct EquivalentRank: Equatable, Sendable {
    package let rank: String
    package let reason: String

    package init(rank: String, reason: String) {
      self.rank = rank
      self.reason = reason
    }
  }

  /// The person's short name; it breaks the last tie.
  package let id: String
  /// The full name as it is shown.
  package let name: String
  /// `nil`: the full name stands in its place.
  package let familyName: String?
  package let style: Style
  package let offices: [OfficeHeld]
  /// ISO 3166 code of the country the person comes from.
  package let country: String?
  /// The name of the community the person comes from.
  package let community: String?
  /// The office for which the person stands in, and whose rank is therefore due.
  package let deputisesFor: OfficeHeld?
  package let equivalentRank: EquivalentRank?
  package let isHead: Bool
  /// True when the name is what answers tell instead of one (R35): it fits into no form of address.
  package let isForgotten: Bool

  package init(
    id: String, name: String, familyName: String? = nil, style: Style = .open,
    offices: [OfficeHeld] = [], country: String? = nil, community: String? = nil,
    deputisesFor: OfficeHeld? = nil, equivalentRank: EquivalentRank? = nil, isHead: Bool = false,
    isForgotten: Bool = false
  ) {
    self.id = id
    self.name = name
    self.familyName = familyName
    self.style = style
    self.offices = offices
    self.country = country
    self.community = community
    self.deputisesFor = deputisesFor
    self.equivalentRank = equivalentRank
    self.isHead = isHead
    self.isForgotten = isForgotten
  }
}
