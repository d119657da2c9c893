import JSONText
import Testing

struct JSONValueTests {
  @Test(arguments: [
    #"{"a":1,"b":[true,false,null],"c":{"d":"é\n\"x\""}}"#, "[]", "{}", #""長沙 \\ Huế""#, "-12",
    "9223372036854775807", "-9223372036854775808",
  ])
  func `canonical text survives a round trip`(text: String) throws {
    #expect(try JSONValue.parse(text).canonicalText == text)
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "01", "1.", "-", "tru", "\"a", "\"\\x\"",
    "\"\\ud800\"", "{\"a\":1,\"a\":2}", "1 2", "\"\u{1}\"", "1e999", "nul",
  ])
  func `what is not JSON is refused`(text: String) {
    #expect(throws: JSONError.self) { try JSONValue.parse(text) }
  }

  @Test func `escapes are read, pairs of surrogates too`() throws {
    #expect(try JSONValue.parse(#""\u0048\u00e9\ud83c\udf7a\/""#).text == "Hé🍺/")
  }

  @Test func `invalid UTF-8 is refused`() {
    #expect(throws: JSONError.self) { try JSONValue.parse(utf8: [0x22, 0xC3, 0x28, 0x22]) }
  }

  @Test func `nesting is limited`() {
    let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
    #expect(throws: JSONError.self) { try JSONValue.parse(deep) }
  }

  @Test func `members come out in the declared order`() throws {
    let json = try JSONValue.parse(#" { "b" : 2, "x": 1, "a" : "1", "c": null } "#)
    let (bytes, unknown) = JSONCursor.canonical(json, members: ["a", "b", "c"])
    #expect(String(decoding: bytes, as: UTF8.self) == #"{"a":"1","b":2}"#)
    #expect(unknown == ["x"])
  }
}
