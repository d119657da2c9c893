/// An office that a person holds, as far as protocol asks for it.
package struct OfficeHeld: Equatable, Sendable {
  /// When the office was taken: it decides between equals.
  package struct Since: Equatable, Sendable {
    /// The first day that is possible (days since 1970-01-01).
    package let earliest: Int32
    /// The date as it is known: `2019-05`.
    package let text: String

    package init(earliest: Int32, text: String) {
      self.earliest = earliest
      self.text = text
    }
  }

  /// The office's code, as the guidance lists it or a word of the programme's own.
  package let office: String
  /// Its rank; `nil`: the one that the guidance gives the office.
  package let rank: String?
  /// The office as it is written: `Mayor of Huế`; `nil`: as the guidance calls it.
  package let title: String?
  package let since: Since?
  /// True when the function takes place where the office has its seat.
  package let isInOwnArea: Bool

  package init(
    office: String, rank: String? = nil, title: String? = nil, since: Since? = nil,
    isInOwnArea: Bool = false
  ) {
    self.office = office
    self.rank = rank
    self.title = title
    self.since = since
    self.isInOwnArea = isInOwnArea
  }
}
