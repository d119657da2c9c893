/// When an item is due: a span from the first or the last day of a visit.
package struct DueRule: Equatable, Sendable {
  /// The day counted from.
  package enum Anchor: String, Sendable, CaseIterable {
    case arrival
    case departure
  }

  package let anchor: Anchor
  package let offset: CalendarSpan

  package init(from anchor: Anchor, _ offset: CalendarSpan) {
    self.anchor = anchor
    self.offset = offset
  }

  /// Whether it comes when the visit is over.
  package var isAfterwards: Bool {
    anchor == .departure && offset.months >= 0 && offset.days >= 0
  }

  /// The rule in words: `14 days before arrival`.
  package var text: String {
    if offset.months == 0, offset.days == 0 { return "on \(anchor.rawValue)" }
    let isBefore = offset.months < 0 || offset.days < 0
    var parts: [String] = []
    if offset.months != 0 { parts.append(Self.counted(abs(offset.months), "month")) }
    if offset.days != 0 { parts.append(Self.counted(abs(offset.days), "day")) }
    return "\(parts.joined(separator: " and ")) \(isBefore ? "before" : "after") \(anchor.rawValue)"
  }

  private static func counted(_ count: Int32, _ unit: String) -> String {
    count == 1 ? "1 \(unit)" : "\(count) \(unit)s"
  }
}
