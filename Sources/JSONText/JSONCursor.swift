/// A reader that walks once over the bytes of a *canonical* JSON object and makes no tree.
///
/// Canonical means: as ``JSONWriter`` writes it, no white space, the members in the declared
/// order, absent members left out. A generated decoder asks for each member in turn; whatever
/// else stands there makes ``close()`` answer false, and the caller lifts the text into the
/// canonical form first (``canonical(_:members:)``).
///
/// The bytes must outlive the cursor: it is made, used and dropped inside one
/// `withUnsafeBytes` or one row of a scan.
package struct JSONCursor {
  @usableFromInline let bytes: UnsafeRawBufferPointer
  @usableFromInline var at: Int
  /// The member that was asked for last, as it stands in the text (`"name":`), for errors.
  @usableFromInline var asked: StaticString = ""

  @inlinable
  package init(_ bytes: UnsafeRawBufferPointer, at offset: Int = 0) {
    self.bytes = bytes
    self.at = offset
  }

  /// Byte offset of the next byte to be read.
  @inlinable package var offset: Int { at }

  /// The name of the member asked for last, without quotes.
  package var memberName: String {
    String(asked.description.dropFirst().dropLast(2))
  }

  /// Steps over `{`; false when the text does not start with one.
  @inlinable
  package mutating func open() -> Bool {
    guard at < bytes.count, bytes[at] == 0x7B else { return false }
    at &+= 1
    return true
  }

  /// True, and past it, when the next member is `key` (given with quotes and colon: `"name":`).
  @inlinable
  package mutating func member(_ key: StaticString) -> Bool {
    asked = key
    let count = key.utf8CodeUnitCount
    var from = at
    if from < bytes.count, bytes[from] == 0x2C { from &+= 1 }
    guard from &+ count <= bytes.count, let start = bytes.baseAddress else { return false }
    let here = start + from
    let name = UnsafeRawPointer(key.utf8Start)
    var index = 0
    while index &+ 8 <= count {
      let mine = here.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      guard mine == name.loadUnaligned(fromByteOffset: index, as: UInt64.self) else { return false }
      index &+= 8
    }
    while index < count {
      guard
        here.load(fromByteOffset: index, as: UInt8.self)
          == name.load(fromByteOffset: index, as: UInt8.self)
      else { return false }
      index &+= 1
    }
    at = from &+ count
    return true
  }

  /// True when the object ends here and nothing follows.
  @inlinable
  package mutating func close() -> Bool {
    guard at &+ 1 == bytes.count, bytes[at] == 0x7D else { return false }
    at &+= 1
    return true
  }

  /// Reads a string without escapes as a slice of the bytes; `nil` when it has escapes (the
  /// cursor stays).
  @inlinable
  package mutating func plainBytes() throws(JSONError) -> UnsafeRawBufferPointer? {
    try plain()?.bytes
  }

  /// The same, and whether all bytes are ASCII.
  @inlinable
  mutating func plain() throws(JSONError) -> (bytes: UnsafeRawBufferPointer, isASCII: Bool)? {
    guard at < bytes.count, bytes[at] == 0x22 else { throw fail("a string was expected") }
    let start = at &+ 1
    var index = start
    var all: UInt8 = 0
    // Eight bytes at a time, as long as none of them ends or breaks a plain string.
    while index &+ 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      guard Self.isPlain(word) else { break }
      all |= word & 0x8080_8080_8080_8080 == 0 ? 0 : 0x80
      index &+= 8
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x22 {
        at = index &+ 1
        return (UnsafeRawBufferPointer(rebasing: bytes[start..<index]), all < 0x80)
      }
      if byte == 0x5C { return nil }
      guard byte >= 0x20 else { throw fail("a control character stands in a string") }
      all |= byte
      index &+= 1
    }
    throw fail("a string does not end")
  }

  /// Whether none of eight bytes is a quotation mark, a backslash or a control character.
  ///
  /// A byte is zero when taking one from it borrows and its top bit was clear (H. S. Warren,
  /// Hacker's Delight, 6-1).
  @inlinable
  static func isPlain(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    let borrows =
      (quote &- ones) & ~quote | (backslash &- ones) & ~backslash | (word &- ones &* 0x20) & ~word
    return borrows & tops == 0
  }

  /// Reads a string.
  /// - Throws: ``JSONError`` for invalid UTF-8, a bare control character, a bad escape.
  @inlinable
  package mutating func string() throws(JSONError) -> String {
    guard let (plain, isASCII) = try plain() else { return try escapedString() }
    // Most strings are ASCII, and validating was a visible part of an import.
    if isASCII { return String(decoding: plain, as: UTF8.self) }
    guard let text = String(validating: plain, as: UTF8.self) else {
      throw fail("a string is not valid UTF-8")
    }
    return text
  }

  /// Reads a whole number that fits in 64 bits.
  @inlinable
  package mutating func integer() throws(JSONError) -> Int64 {
    var index = at
    var isNegative = false
    if index < bytes.count, bytes[index] == 0x2D {
      isNegative = true
      index &+= 1
    }
    let start = index
    var value: Int64 = 0
    while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 {
      let digit = Int64(bytes[index] &- 0x30)
      let (times, overflows) = value.multipliedReportingOverflow(by: 10)
      let (sum, spills) = times.subtractingReportingOverflow(digit)
      guard !overflows, !spills else { throw fail("the number is too large") }
      value = sum
      index &+= 1
    }
    guard index > start else { throw fail("a whole number was expected") }
    if index < bytes.count, bytes[index] == 0x2E || bytes[index] | 0x20 == 0x65 {
      throw fail("a whole number was expected")
    }
    guard isNegative || value != Int64.min else { throw fail("the number is too large") }
    at = index
    return isNegative ? value : -value
  }

  /// Reads `true` or `false`.
  @inlinable
  package mutating func bool() throws(JSONError) -> Bool {
    if at &+ 4 <= bytes.count, bytes[at] == 0x74, bytes[at &+ 1] == 0x72, bytes[at &+ 2] == 0x75,
      bytes[at &+ 3] == 0x65
    {
      at &+= 4
      return true
    }
    if at &+ 5 <= bytes.count, bytes[at] == 0x66, bytes[at &+ 1] == 0x61, bytes[at &+ 2] == 0x6C,
      bytes[at &+ 3] == 0x73, bytes[at &+ 4] == 0x65
    {
      at &+= 5
      return false
    }
    throw fail("true or false was expected")
  }

  /// True, and past it, when `byte` stands here.
  @inlinable
  package mutating func skip(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at &+= 1
    return true
  }

  /// An error at this place.
  @usableFromInline
  package func fail(_ reason: String) -> JSONError { JSONError(offset: at, reason: reason) }
}
