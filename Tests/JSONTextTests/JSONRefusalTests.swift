import JSONText
import Testing

@Suite struct `A text that is not JSON` {
  @Test(
    arguments: [
      ("", 0, "the text ends where a value was expected"), ("[1,]", 3, "a value was expected"),
      ("[1 2]", 4, "a comma or ] was expected"), ("[1", 2, "the text ends inside an array"),
      (#"{"a":1,}"#, 7, "a member's name was expected"), (#"{"a" 1}"#, 5, "a colon was expected"),
      (#"{"a":1 "b":2}"#, 8, "a comma or } was expected"),
      (#"{"a":1"#, 6, "the text ends inside an object"), (#"{a:1}"#, 1, "a member's name"),
      (#"{"a":1,"a":2}"#, 10, "the member \"a\" stands twice"), ("1 2", 2, "something follows"),
      ("01", 2, "a needless zero"), ("-01", 3, "a needless zero"), ("1.", 2, "after the point"),
      (".5", 0, "a value was expected"), ("+1", 0, "a value was expected"),
      ("1e", 2, "in the exponent"), ("1e+", 3, "in the exponent"), ("-", 1, "a digit was expected"),
      ("1e999", 5, "the number 1e999 is too large"), ("nul", 0, "a value was expected"),
      ("NaN", 0, "a value was expected"), ("'a'", 0, "a value was expected"),
      ("// no\n1", 0, "a value was expected"), ("\u{FEFF}1", 0, "a value was expected"),
      (#""\x""#, 3, "an escape that JSON does not know"), (#""\ud800""#, 7, "half of a surrogate"),
      (#""\udc00""#, 7, "half of a surrogate"), (#""\ud83c\u0041""#, 13, "half of a surrogate"),
      (#""\u00g0""#, 3, "a hex digit was expected"), (#""\u12"#, 3, "a string does not end"),
      ("\"a\nb\"", 0, "a control character"), ("\"a", 0, "a string does not end"),
    ])
  func `is refused with place and reason`(text: String, offset: Int, reason: String) {
    #expect {
      try JSONValue.parse(text)
    } throws: { error in
      guard let error = error as? JSONError else { return false }
      #expect(error.offset == offset, "\(error)")
      return error.reason.contains(reason)
        && error.description == "not valid JSON at byte \(error.offset): \(error.reason)"
    }
  }

  @Test(
    arguments: [
      [0x22, 0xC3, 0x28, 0x22], [0x22, 0xFF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xF5, 0x80, 0x80, 0x80, 0x22],
      [0x22, 0x5C, 0x6E, 0xE2, 0x82, 0x22],
    ] as [[UInt8]])
  func `is refused when it is not UTF-8`(bytes: [UInt8]) {
    #expect { try JSONValue.parse(utf8: bytes) } throws: { error in
      (error as? JSONError)?.reason == "a string is not valid UTF-8"
    }
  }

  @Test func `is refused beyond thirty-two levels, whatever nests`() throws {
    func nested(_ depth: Int, _ open: String, _ close: String) -> String {
      String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
    }
    _ = try JSONValue.parse(nested(32, "[", "]"))
    _ = try JSONValue.parse(nested(32, #"{"a":"#, "}"))
    for text in [nested(33, "[", "]"), nested(33, #"{"a":"#, "}"), nested(1_000_000, "[", "]")] {
      #expect { try JSONValue.parse(text) } throws: { error in
        (error as? JSONError)?.reason == "nested deeper than 32"
      }
    }
  }

  @Test func `is refused beyond its size before it is read`() {
    let bytes = [UInt8](repeating: 0x20, count: JSONValue.sizeLimit + 1)
    #expect { try JSONValue.parse(utf8: bytes) } throws: { error in
      (error as? JSONError)?.reason == "longer than 16777216 bytes"
    }
  }

  @Test func `is read in time however many members it has`() throws {
    let text = "{" + (0..<200_000).map { "\"m\($0)\":1" }.joined(separator: ",") + "}"
    let start = ContinuousClock.now
    let count = try JSONValue.parse(text).members?.count
    let time = start.duration(to: .now)
    #expect(count == 200_000)
    // The square of the number would take minutes.
    #expect(time < .seconds(20))
  }
}
