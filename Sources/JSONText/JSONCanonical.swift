extension JSONCursor {
  /// The same object with its members in the order `members`, absent and null ones left out.
  ///
  /// - Parameters:
  ///   - json: one JSON object, in any order and with any white space.
  ///   - members: the names that may stand in it, in the declared order.
  /// - Returns: the canonical text, and the names in `json` that are not among `members`.
  package static func canonical(
    _ json: JSONValue, members: [String]
  ) -> (bytes: [UInt8], unknown: [String]) {
    let given = json.members ?? []
    var writer = JSONWriter()
    writer.beginObject()
    for name in members {
      guard let member = given.first(where: { $0.name == name }), member.value != .null else {
        continue
      }
      writer.name(name)
      writer.value(member.value)
    }
    writer.endObject()
    let unknown = given.map(\.name).filter { !members.contains($0) }
    return (writer.bytes, unknown)
  }
}
