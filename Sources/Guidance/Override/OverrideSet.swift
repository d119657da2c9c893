/// One change that somebody made to an item by command, with the reason.
package struct ItemOverride: Equatable, Sendable {
  /// What is changed.
  package enum Change: Equatable, Sendable {
    /// The item is switched off.
    case off
    /// The due day lies elsewhere, counted from the same anchor.
    case offset(CalendarSpan)
    /// Somebody else is responsible.
    case responsible(String)
    /// A cadence comes back after another time.
    case interval(CalendarSpan)
  }

  /// The item's id.
  package let item: String
  package let change: Change
  package let reason: String
  /// Who decided it.
  package let by: String
  /// When (days since 1970-01-01).
  package let on: Int32

  package init(item: String, change: Change, reason: String, by: String, on: Int32) {
    self.item = item
    self.change = change
    self.reason = reason
    self.by = by
    self.on = on
  }

  /// The override in words, for showing beside the item.
  package var sentence: String {
    let what =
      switch change {
      case .off: "switched off"
      case .offset(let span): "due \(span.text) from its anchor"
      case .responsible(let role): "responsible: \(role)"
      case .interval(let span): "every \(span.text)"
      }
    return "\(what), by \(by) on \(DayCount.text(on)): \(reason)"
  }
}

/// The overrides in force, oldest first; the later one wins.
package struct OverrideSet: Equatable, Sendable {
  package let overrides: [ItemOverride]

  package static let none = OverrideSet([])

  package init(_ overrides: [ItemOverride]) { self.overrides = overrides }

  /// The items that are left, changed as the overrides say.
  func applied<Item: GuidanceItem>(to items: [Item]) -> [Item] {
    guard !overrides.isEmpty else { return items }
    var result: [Item] = []
    result.reserveCapacity(items.count)
    for var item in items {
      var isOff = false
      for override in overrides where override.item == item.id {
        if override.change == .off {
          isOff = true
        } else if item.apply(override.change) {
          item.overrides.append(override)
        }
      }
      if !isOff { result.append(item) }
    }
    return result
  }
}
