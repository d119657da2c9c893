extension PrecedenceOrder {
  /// This order on the ground of the one it inherits from: what it leaves out is taken from
  /// there, then its moves are made.
  func resolved(over base: PrecedenceOrder) -> PrecedenceOrder {
    var order = self
    if order.ranks.isEmpty { order.ranks = base.ranks }
    if order.ownArea.isEmpty { order.ownArea = base.ownArea }
    if order.ties.isEmpty { order.ties = base.ties }
    order.distinguishedThrough = order.distinguishedThrough ?? base.distinguishedThrough
    order.unranked = order.unranked ?? base.unranked
    for move in moves {
      let old = order.ranks.first { $0.code == move.rank.code }
      let title = move.rank.title.isEmpty ? old?.title ?? move.rank.code : move.rank.title
      order.ranks.removeAll { $0.code == move.rank.code }
      let place =
        move.after.flatMap { after in order.ranks.firstIndex { $0.code == after } }.map { $0 + 1 }
      order.ranks.insert(
        Rank(code: move.rank.code, title: title),
        at: place ?? (move.after == nil ? 0 : order.ranks.count))
    }
    // A rank that only the base knows keeps its place behind those of this order.
    let known = Set(order.ranks.map(\.code))
    order.ranks += base.ranks.filter { !known.contains($0.code) }
    return order
  }

  /// The place of a rank, from 1; `nil` when the order does not know it.
  package func place(of code: String) -> Int? {
    ranks.firstIndex { $0.code == code }.map { $0 + 1 }
  }

  /// The rank of that code.
  package func rank(_ code: String) -> Rank? { ranks.first { $0.code == code } }

  /// True for the ranks that are formally recognised.
  package func isDistinguished(_ code: String) -> Bool {
    guard let place = place(of: code) else { return false }
    return place <= (distinguishedThrough.flatMap(place(of:)) ?? ranks.count)
  }
}
