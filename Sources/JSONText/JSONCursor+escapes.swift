extension JSONCursor {
  /// Reads a string that has escapes (RFC 8259 §7), surrogate pairs included.
  @usableFromInline
  mutating func escapedString() throws(JSONError) -> String {
    at += 1
    var text: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\"") {
        guard let result = String(validating: text, as: UTF8.self) else {
          throw fail("a string is not valid UTF-8")
        }
        return result
      }
      if byte == UInt8(ascii: "\\") {
        try escape(into: &text)
      } else if byte < 0x20 {
        throw fail("a control character stands in a string")
      } else {
        text.append(byte)
      }
    }
    throw fail("a string does not end")
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    guard at < bytes.count else { throw fail("a string does not end") }
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): try append(scalar: try unicodeEscape(), to: &text)
    default: throw fail("a string has an escape that JSON does not know")
    }
  }

  private mutating func unicodeEscape() throws(JSONError) -> UInt32 {
    let first = try fourHexDigits()
    guard first >= 0xD800, first < 0xE000 else { return first }
    guard first < 0xDC00, at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
      bytes[at + 1] == UInt8(ascii: "u")
    else { throw fail("half of a surrogate pair stands alone") }
    at += 2
    let second = try fourHexDigits()
    guard second >= 0xDC00, second < 0xE000 else {
      throw fail("half of a surrogate pair stands alone")
    }
    return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
  }

  private mutating func fourHexDigits() throws(JSONError) -> UInt32 {
    guard at + 4 <= bytes.count else { throw fail("a string does not end") }
    var value: UInt32 = 0
    for index in at..<at + 4 {
      guard let digit = hexDigit(bytes[index]) else { throw fail("a hex digit was expected") }
      value = value << 4 | digit
    }
    at += 4
    return value
  }

  private func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  private func append(scalar: UInt32, to text: inout [UInt8]) throws(JSONError) {
    guard let scalar = Unicode.Scalar(scalar) else { throw fail("an escape names no character") }
    text.append(contentsOf: String(scalar).utf8)
  }
}
