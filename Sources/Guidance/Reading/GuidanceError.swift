/// Why a guidance file was refused: the file, the item and the member, and what to do.
package struct GuidanceError: Error, Equatable, Sendable, CustomStringConvertible {
  package let file: String
  /// The item's id, or its place (`#3`) when it has none.
  package let item: String?
  /// The member inside the item, as a path.
  package let field: String?
  /// What was found and what is wanted.
  package let reason: String

  package init(file: String, item: String? = nil, field: String? = nil, reason: String) {
    self.file = file
    self.item = item
    self.field = field
    self.reason = reason
  }

  package var description: String {
    let place = [item.map { "item \($0)" }, field.map { "member \"\($0)\"" }].compactMap(\.self)
    return "guidance file \(file)\(place.map { ", \($0)" }.joined()): \(reason)"
  }
}
