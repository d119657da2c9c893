import JSONText
import Testing

/// A value is stepped over, and its bytes stay as they stand.
struct JSONSkippingTests {
  /// What was stepped over, and what follows.
  private func skip(_ text: String) throws -> (value: String, rest: String) {
    let bytes = Array(text.utf8)
    return try bytes.withUnsafeBytes { raw in
      var cursor = JSONCursor(raw)
      let value = try cursor.skipValue()
      return (
        String(decoding: value, as: UTF8.self),
        String(decoding: raw[cursor.offset...], as: UTF8.self)
      )
    }
  }

  @Test(arguments: [
    "{}", "[]", "null", "true", "false", "0", "-0", "12", "-1.5e+10", "1E-2", "\"\"", "\"Huế\"",
    #""a \"quoted\" \u00e9 \ud83d\ude00 \n""#, #"{"a":1,"b":[1,2,{"c":null}]}"#,
    "{ \"a\" :\t1 , \"b\" : [ ] }", #"[[[["deep"]]]]"#,
  ])
  func `a value ends where it ends`(text: String) throws {
    for rest in ["", ",1", "}", "]", " x"] {
      let (value, found) = try skip(text + rest)
      #expect(value == text)
      #expect(found == rest)
    }
  }

  @Test(arguments: [
    "", "nul", "tru", "x", "-", "1.", "1e", ".5", "+1", "\"", "\"a", "\"\\x\"", "\"\\u12\"",
    "\"a\nb\"", "{", "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1,}", "{,}", "[1,]", "[1 2]", "[",
    "[1,\n2]", "\"\\ud800\"",
  ])
  func `what is no value on one line is refused`(text: String) {
    #expect(throws: JSONError.self) { try skip(text) }
  }

  @Test func `invalid UTF-8 is refused`() {
    for bytes: [UInt8] in [[0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x7B, 0x22, 0xFE, 0x22]] {
      #expect(throws: JSONError.self) {
        try bytes.withUnsafeBytes { raw in
          var cursor = JSONCursor(raw)
          _ = try cursor.skipValue()
        }
      }
    }
  }

  @Test func `nesting has an end`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: JSONError.self) { try skip(deep) }
  }
}
