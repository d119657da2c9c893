extension JSONValue {
  /// How deep arrays and objects may nest: nothing of ours goes beyond five, and each level costs
  /// stack.
  package static let depthLimit = 32

  /// How many bytes one text may have: one command or guidance file is far below it.
  package static let sizeLimit = 16 * 1024 * 1024

  /// Reads one JSON text that fills `utf8` wholly.
  ///
  /// - Throws: ``JSONError`` for anything that RFC 8259 does not allow, for invalid UTF-8, for a
  ///   member named twice, and beyond ``depthLimit`` or ``sizeLimit``.
  package static func parse(utf8 bytes: [UInt8]) throws(JSONError) -> JSONValue {
    guard bytes.count <= sizeLimit else {
      throw JSONError(offset: sizeLimit, reason: "longer than \(sizeLimit) bytes")
    }
    var parser = JSONParser(bytes: bytes)
    return try parser.whole()
  }

  /// Reads one JSON text.
  package static func parse(_ text: String) throws(JSONError) -> JSONValue {
    try parse(utf8: Array(text.utf8))
  }
}

/// A recursive-descent reader over bytes, bounded in depth.
private struct JSONParser {
  let bytes: [UInt8]
  var at = 0

  mutating func whole() throws(JSONError) -> JSONValue {
    let value = try value(depth: 0)
    skipSpace()
    guard at == bytes.count else { throw fail("something follows the value") }
    return value
  }

  func fail(_ reason: String) -> JSONError { JSONError(offset: at, reason: reason) }

  var current: UInt8? { at < bytes.count ? bytes[at] : nil }

  mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      at += 1
    }
  }

  mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    guard depth <= JSONValue.depthLimit else {
      throw fail("nested deeper than \(JSONValue.depthLimit)")
    }
    skipSpace()
    switch current {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case .some(let byte) where byte == UInt8(ascii: "-") || isDigit(byte): return try number()
    case .some: throw fail("a value was expected")
    case .none: throw fail("the text ends where a value was expected")
    }
  }

  mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    let end = at + word.utf8CodeUnitCount
    let matches = word.withUTF8Buffer { end <= bytes.count && bytes[at..<end].elementsEqual($0) }
    guard matches else { throw fail("a value was expected") }
    at = end
    return value
  }

  mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    at += 1
    var members: [JSONValue.Member] = []
    var names: Set<String> = []
    skipSpace()
    if current == UInt8(ascii: "}") {
      at += 1
      return .object(members)
    }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw fail("a member's name was expected") }
      let name = try string()
      guard names.insert(name).inserted else {
        throw fail("the member \"\(name)\" stands twice")
      }
      skipSpace()
      guard current == UInt8(ascii: ":") else { throw fail("a colon was expected") }
      at += 1
      members.append(JSONValue.Member(name, try value(depth: depth + 1)))
      skipSpace()
      guard let byte = current else { throw fail("the text ends inside an object") }
      at += 1
      if byte == UInt8(ascii: "}") { return .object(members) }
      guard byte == UInt8(ascii: ",") else { throw fail("a comma or } was expected") }
    }
  }

  mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    at += 1
    var elements: [JSONValue] = []
    skipSpace()
    if current == UInt8(ascii: "]") {
      at += 1
      return .array(elements)
    }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      guard let byte = current else { throw fail("the text ends inside an array") }
      at += 1
      if byte == UInt8(ascii: "]") { return .array(elements) }
      guard byte == UInt8(ascii: ",") else { throw fail("a comma or ] was expected") }
    }
  }

  mutating func string() throws(JSONError) -> String {
    let start = at
    var result: Result<String, JSONError> = .failure(fail("a string was expected"))
    var end = at
    bytes.withUnsafeBytes { raw in
      var cursor = JSONCursor(raw, at: start)
      do throws(JSONError) {
        result = .success(try cursor.string())
        end = cursor.offset
      } catch {
        result = .failure(error)
      }
    }
    at = end
    return try result.get()
  }

  mutating func number() throws(JSONError) -> JSONValue {
    let start = at
    var isWhole = true
    if current == UInt8(ascii: "-") { at += 1 }
    let leadingZero = current == UInt8(ascii: "0")
    let digits = skipDigits()
    guard digits > 0 else { throw fail("a digit was expected") }
    guard !leadingZero || digits == 1 else { throw fail("a number starts with a needless zero") }
    if current == UInt8(ascii: ".") {
      isWhole = false
      at += 1
      guard skipDigits() > 0 else { throw fail("a digit was expected after the point") }
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      isWhole = false
      at += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { at += 1 }
      guard skipDigits() > 0 else { throw fail("a digit was expected in the exponent") }
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    if isWhole, let integer = Int64(text) { return .integer(integer) }
    guard let number = Double(text), number.isFinite else {
      throw fail("the number \(text.prefix(40)) is too large")
    }
    return .number(number)
  }

  mutating func skipDigits() -> Int {
    let start = at
    while let byte = current, isDigit(byte) { at += 1 }
    return at - start
  }

  func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
