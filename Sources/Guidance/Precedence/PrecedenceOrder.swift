/// An order of precedence: which rank goes before which, in one country or everywhere (R17).
package struct PrecedenceOrder: GuidanceItem {
  package static let noun = GuidanceNoun.precedence

  /// Who gives the function: it decides who goes first in the own area.
  package enum Function: String, Sendable, CaseIterable {
    case community
    case state
    case national
  }

  /// A rank.
  package struct Rank: Equatable, Sendable {
    package let code: String
    package let title: String

    package init(code: String, title: String) {
      self.code = code
      self.title = title
    }
  }

  /// A rank that goes elsewhere in its own area: the mayor in the own city.
  package struct OwnArea: Equatable, Sendable {
    package let rank: String
    package let functions: [Function]
    /// The rank it follows; `nil`: it goes first.
    package let after: String?
  }

  /// How two of the same rank are told apart.
  package enum Tie: String, Sendable, CaseIterable {
    case tookOffice = "took-office"
    case head = "head-of-delegation"
    case country
    case community
    case name
  }

  package let header: ItemHeader
  package var overrides: [ItemOverride] = []
  /// The order whose ranks and rules stand where this one says nothing.
  package let inherits: String?
  /// The first first.
  ///
  /// Empty in an order that inherits before ``resolved(over:)``.
  package internal(set) var ranks: [Rank]
  /// The lowest rank that is formally recognised.
  package internal(set) var distinguishedThrough: String?
  package internal(set) var ownArea: [OwnArea]
  package internal(set) var ties: [Tie]
  /// The rank of a guest who has none.
  package internal(set) var unranked: String?
  let moves: [Move]

  struct Move: Equatable, Sendable {
    let rank: Rank
    let after: String?
  }

  package init(header: ItemHeader, from reader: inout ItemReader) throws(GuidanceError) {
    self.header = header
    self.inherits = try reader.optionalSlug("inherits")
    self.ranks = try reader.objects("ranks") { (rank) throws(GuidanceError) in
      Rank(code: try rank.slug("code"), title: try rank.text("title"))
    }
    self.distinguishedThrough = try reader.optionalSlug("distinguished-through")
    self.ownArea = try reader.objects("own-area") { (area) throws(GuidanceError) in
      OwnArea(
        rank: try area.slug("rank"), functions: try Self.functions(&area),
        after: try area.optionalSlug("after"))
    }
    self.moves = try reader.objects("moves") { (move) throws(GuidanceError) in
      Move(
        rank: Rank(code: try move.slug("code"), title: try move.optionalText("title") ?? ""),
        after: try move.optionalSlug("after"))
    }
    self.unranked = try reader.optionalSlug("unranked")
    var ties: [Tie] = []
    for text in try reader.texts("ties") {
      guard let tie = Tie(rawValue: text) else {
        let known = Tie.allCases.map(\.rawValue).joined(separator: ", ")
        throw reader.refusal("ties", "\"\(text)\" is none of \(known)")
      }
      ties.append(tie)
    }
    self.ties = ties
    try check(reader)
  }

  private func check(_ reader: ItemReader) throws(GuidanceError) {
    guard inherits == nil else { return }
    let codes = ranks.map(\.code)
    guard !codes.isEmpty else { throw reader.refusal("ranks", "missing; add it or \"inherits\"") }
    guard Set(codes).count == codes.count else {
      throw reader.refusal("ranks", "a rank stands twice; keep one")
    }
    guard let unranked, codes.contains(unranked) else {
      throw reader.refusal("unranked", "name the rank of a guest who has none")
    }
  }

  private static func functions(_ reader: inout ItemReader) throws(GuidanceError) -> [Function] {
    var functions: [Function] = []
    for text in try reader.texts("functions") {
      guard let function = Function(rawValue: text) else {
        let known = Function.allCases.map(\.rawValue).joined(separator: ", ")
        throw reader.refusal("functions", "\"\(text)\" is none of \(known)")
      }
      functions.append(function)
    }
    return functions
  }
}
