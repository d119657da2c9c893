extension JSONCursor {
  /// Steps over one value of any kind and answers its bytes as they stand.
  ///
  /// White space between its parts is passed over, except line ends: the value lies on one line.
  /// - Throws: ``JSONError`` for what is no JSON (RFC 8259), for invalid UTF-8, and beyond
  ///   ``JSONValue/depthLimit``.
  package mutating func skipValue() throws(JSONError) -> UnsafeRawBufferPointer {
    let start = at
    try skipValue(depth: 0)
    return UnsafeRawBufferPointer(rebasing: bytes[start..<at])
  }

  private mutating func skipValue(depth: Int) throws(JSONError) {
    guard depth <= JSONValue.depthLimit else {
      throw fail("nested deeper than \(JSONValue.depthLimit)")
    }
    guard at < bytes.count else { throw fail("a value was expected") }
    switch bytes[at] {
    case UInt8(ascii: "\""): try skipString()
    case UInt8(ascii: "{"): try skipParts(depth, until: UInt8(ascii: "}"), hasNames: true)
    case UInt8(ascii: "["): try skipParts(depth, until: UInt8(ascii: "]"), hasNames: false)
    case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try bool()
    case UInt8(ascii: "n"):
      for byte in "null".utf8 {
        guard skip(byte) else { throw fail("a value was expected") }
      }
    default: try skipNumber()
    }
  }

  /// The members of an object or the elements of an array.
  private mutating func skipParts(
    _ depth: Int, until end: UInt8, hasNames: Bool
  ) throws(JSONError) {
    at += 1
    skipSpace()
    if skip(end) { return }
    while true {
      if hasNames {
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
          throw fail("a name was expected")
        }
        try skipString()
        skipSpace()
        guard skip(UInt8(ascii: ":")) else { throw fail("a colon was expected") }
        skipSpace()
      }
      try skipValue(depth: depth + 1)
      skipSpace()
      if skip(end) { return }
      guard skip(UInt8(ascii: ",")) else { throw fail("a comma was expected") }
      skipSpace()
    }
  }

  private mutating func skipString() throws(JSONError) {
    guard let (plain, isASCII) = try plain() else {
      _ = try escapedString()
      return
    }
    guard isASCII || String(validating: plain, as: UTF8.self) != nil else {
      throw fail("a string is not valid UTF-8")
    }
  }

  private mutating func skipNumber() throws(JSONError) {
    _ = skip(UInt8(ascii: "-"))
    if !skip(UInt8(ascii: "0")) { try skipDigits() }
    if skip(UInt8(ascii: ".")) { try skipDigits() }
    guard at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") else { return }
    at += 1
    if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
    try skipDigits()
  }

  private mutating func skipDigits() throws(JSONError) {
    let start = at
    while at < bytes.count, bytes[at] >= 0x30, bytes[at] <= 0x39 { at += 1 }
    guard at > start else { throw fail("a value was expected") }
  }

  private mutating func skipSpace() {
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
  }
}
