package import JSONText

/// A JSON object inside another one, kept as canonical text: what it means is for others to say.
package struct RawJSON: Equatable, Sendable {
  /// The canonical text in UTF-8.
  package let bytes: [UInt8]

  /// The most bytes that one may have: three long texts with all that stands around them.
  package static let longest = 65_536

  package init(unchecked bytes: [UInt8]) { self.bytes = bytes }

  /// The object as a tree; an empty one when the text is none after all.
  package var value: JSONValue { (try? JSONValue.parse(utf8: bytes)) ?? .object([]) }
}

extension RawJSON: FieldValue {
  package static func read(_ cursor: inout JSONCursor) throws(JSONError) -> RawJSON {
    let bytes = try cursor.rawObject()
    guard bytes.count <= longest else {
      throw cursor.refuse("it is longer than \(longest) bytes; give less")
    }
    return RawJSON(unchecked: Array(bytes))
  }

  package static func accept(_ cursor: inout JSONCursor) throws(JSONError) -> RawJSON {
    let value = try JSONValue.parse(utf8: try read(&cursor).bytes)
    return RawJSON(unchecked: value.canonicalBytes)
  }

  package func write(to writer: inout JSONWriter) { writer.raw(bytes) }
}
