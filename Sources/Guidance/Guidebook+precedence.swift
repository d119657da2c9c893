extension Guidebook {
  /// How deep one order may inherit from another.
  package static let inheritanceLimit = 8

  /// The order of precedence of a country, or the one for everywhere when it has none.
  /// - Throws: ``GuidanceError`` also when no order can be found or one inherits from itself.
  package func order(
    country: String?, asOf day: Int32, _ overrides: OverrideSet = .none
  ) throws(GuidanceError) -> PrecedenceOrder {
    let orders = try orders(asOf: day, overrides)
    let own = country.flatMap { country in
      orders.last { $0.header.countries.contains(country) }
    }
    guard let start = own ?? orders.last(where: { $0.header.countries.isEmpty }) else {
      throw GuidanceError(
        file: "precedence\(GuidanceNoun.suffix)",
        reason: "no order holds on \(DayCount.text(day)) for \(country ?? "everywhere"); add one")
    }
    return try resolve(start, among: orders, depth: 0)
  }

  /// The order of precedence of that code (`us`).
  /// - Throws: ``GuidanceError`` also when there is no such order or one inherits from itself.
  package func order(
    code: String, asOf day: Int32, _ overrides: OverrideSet = .none
  ) throws(GuidanceError) -> PrecedenceOrder {
    let orders = try orders(asOf: day, overrides)
    guard let start = orders.last(where: { $0.id == code }) else {
      let known = orders.map(\.id).joined(separator: ", ")
      throw GuidanceError(
        file: "precedence\(GuidanceNoun.suffix)",
        reason: "no order \"\(code)\" holds on \(DayCount.text(day)); known are \(known)")
    }
    return try resolve(start, among: orders, depth: 0)
  }

  private func resolve(
    _ order: PrecedenceOrder, among orders: [PrecedenceOrder], depth: Int
  ) throws(GuidanceError) -> PrecedenceOrder {
    guard let inherits = order.inherits else { return order }
    guard depth < Self.inheritanceLimit, let base = orders.last(where: { $0.id == inherits }) else {
      throw GuidanceError(
        file: "precedence\(GuidanceNoun.suffix)", item: order.id, field: "inherits",
        reason: "\"\(inherits)\" is no order that ends in one with ranks of its own; correct it")
    }
    return order.resolved(over: try resolve(base, among: orders, depth: depth + 1))
  }
}

extension Guidebook {
  /// The codes of all orders of precedence that hold on the day.
  package func orderCodes(asOf day: Int32) throws(GuidanceError) -> [String] {
    try orders(asOf: day, .none).map(\.id)
  }
}
