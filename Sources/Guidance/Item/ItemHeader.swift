/// What every guidance item has, whatever it is about.
package struct ItemHeader: Equatable, Sendable {
  /// A slug, stable for ever: marks and overrides in the log refer to it.
  package let id: String
  package let title: String
  /// Why it is so, in one or two sentences.
  package let why: String
  /// The best source first; never empty.
  package let sources: [GuidanceSource]
  /// The rules of the rulebook it serves, such as `R17`.
  package let rules: [String]
  /// First day on which it holds (days since 1970-01-01); `nil`: always has.
  package let since: Int32?
  /// Last day on which it holds; `nil`: still does.
  package let until: Int32?
  /// ISO 3166 codes of the countries it is limited to; empty: everywhere.
  package let countries: [String]

  /// The grade of the best source.
  package var grade: Grade { sources.first?.grade ?? .weak }

  /// True when the item holds on `day`.
  package func holds(on day: Int32) -> Bool {
    (since.map { $0 <= day } ?? true) && (until.map { $0 >= day } ?? true)
  }

  /// True when the two are ever valid on the same day.
  func overlaps(_ other: ItemHeader) -> Bool {
    (since ?? .min) <= (other.until ?? .max) && (other.since ?? .min) <= (until ?? .max)
  }
}
