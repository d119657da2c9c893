/// A feast of some countries: by what its day is found, and what it means to whoever plans (R12).
///
/// An item with `announces` instead of `falls` tells the days of another feast as an authority
/// announced them; they stand for the calculated ones near them.
package struct FeastRule: GuidanceItem {
  package static let noun = GuidanceNoun.feasts

  /// Which day is free besides when the feast falls on a weekend.
  package enum Observed: String, Sendable, CaseIterable {
    /// Monday for a Sunday.
    case sundayToMonday = "sunday-to-monday"
    /// Monday for a Saturday or Sunday.
    case weekendToMonday = "weekend-to-monday"
    /// Friday for a Saturday, Monday for a Sunday.
    case nearestWeekday = "nearest-weekday"
    /// Two days later for a Saturday or Sunday: the day after is a feast itself.
    case twoDaysOn = "two-days-on"
    /// For a Sunday the next day that is no feast.
    case nextFreeDay = "next-free-day"
    /// For a Saturday or Sunday the next day that is neither a weekend's nor a feast.
    case nextWorkday = "next-workday"
  }

  package let header: ItemHeader
  package var overrides: [ItemOverride] = []
  package let falls: FeastFall
  /// Days from the one that is found to the feast's first.
  package let offset: Int
  /// How many days it lasts, at least 1.
  package let lasts: Int
  /// Days before the first on which nothing should be planned.
  package let before: Int
  /// Days after the last.
  package let after: Int
  package let observed: Observed?
  package let effect: FeastEffect
  package let certainty: FeastCertainty
  /// The feast whose days are announced here; `nil` for a feast of its own.
  package let announces: String?

  /// No window is longer on either side, and no feast lasts longer.
  package static let longest: Int64 = 60

  package init(header: ItemHeader, from reader: inout ItemReader) throws(GuidanceError) {
    self.header = header
    announces = try reader.optionalSlug("announces")
    if announces != nil {
      let days = try reader.days("days")
      guard !days.isEmpty else { throw reader.refusal("days", "missing; name the announced days") }
      falls = .listed(days)
    } else {
      falls = try Self.falls(&reader)
      guard !header.countries.isEmpty else {
        throw reader.refusal("countries", "missing; name the countries that keep it")
      }
    }
    let isOwn = announces == nil
    offset = isOwn ? Int(try reader.optionalNumber("offset", in: -366...366) ?? 0) : 0
    lasts = Int(try reader.optionalNumber("lasts", in: 1...Self.longest) ?? 1)
    before = isOwn ? Int(try reader.optionalNumber("before", in: 0...Self.longest) ?? 0) : 0
    after = isOwn ? Int(try reader.optionalNumber("after", in: 0...Self.longest) ?? 0) : 0
    observed = isOwn ? try reader.optionalWord("observed", of: Observed.self) : nil
    effect = isOwn ? try reader.word("effect", of: FeastEffect.self) : .closed
    certainty =
      isOwn
      ? try reader.optionalWord("certainty", of: FeastCertainty.self) ?? falls.certainty
      : .announced
  }

  private static func falls(_ reader: inout ItemReader) throws(GuidanceError) -> FeastFall {
    guard let value = reader.value("falls") else {
      throw reader.refusal("falls", "missing; say by what its day is found")
    }
    var inner = try ItemReader(value, context: reader.context, path: "falls")
    let falls = try FeastFall(from: &inner)
    try inner.finish()
    return falls
  }
}
