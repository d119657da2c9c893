package import Guidance

/// One guest's place in the formal recognition: when, as what, how addressed, by whom, and why
/// (R17).
package struct Recognition: Equatable, Sendable {
  /// Why the rank is the one it is.
  package enum Ground: Equatable, Sendable {
    case office
    /// Stands in for the holder of the office.
    case deputising
    /// Given by the host.
    case equivalent(reason: String)
    /// The office has its seat where the function takes place.
    case ownArea
    /// None of the person's offices has a rank in this order.
    case none
  }

  /// How the guest is addressed in one language.
  package struct Address: Equatable, Sendable {
    package let spoken: String
    package let written: String
    /// ISO 639 code.
    package let language: String
    package let source: GuidanceSource
  }

  /// From 1.
  package let place: Int
  /// The person's short name.
  package let person: String
  package let name: String
  /// The rank that counted, and its place in the order, from 1.
  package let rank: PrecedenceOrder.Rank
  package let rankPlace: Int
  package let ground: Ground
  /// The office as it is written.
  package let office: String
  /// True when the guest is formally recognised rather than greeted with the others.
  package let isDistinguished: Bool
  /// As the guest's own country has it.
  package let address: Address
  /// As the host's country has it, when that is another form.
  package let hostAddress: Address?
  package let welcome: Welcome
  /// Why here: compared with the neighbour in the order.
  package let why: String
  /// Where the order comes from.
  package let orderSource: GuidanceSource

  /// Who welcomes the guest.
  package struct Welcome: Equatable, Sendable {
    /// The host's short name; `nil` while nobody is known to hold such an office.
    package let person: String?
    /// The host's name, or the offices that would be right.
    package let text: String
  }
}
