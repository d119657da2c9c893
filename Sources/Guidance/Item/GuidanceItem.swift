/// One kind of guidance item: it can be read from a file and be overridden.
package protocol GuidanceItem: Equatable, Sendable {
  /// The noun whose files hold items of this kind.
  static var noun: GuidanceNoun { get }

  var header: ItemHeader { get }

  /// The overrides that made this item what it is, in the order in which they were applied.
  var overrides: [ItemOverride] { get set }

  /// Reads the members beyond the header.
  /// - Throws: ``GuidanceError`` naming the member that was refused.
  init(header: ItemHeader, from reader: inout ItemReader) throws(GuidanceError)

  /// Applies a change; false when an item of this kind has nothing that the change could change.
  mutating func apply(_ change: ItemOverride.Change) -> Bool
}

extension GuidanceItem {
  package mutating func apply(_ change: ItemOverride.Change) -> Bool { false }

  package var id: String { header.id }
}
