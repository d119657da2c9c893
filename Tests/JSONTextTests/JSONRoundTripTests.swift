import JSONText
import Testing

@Suite struct `Canonical JSON` {
  @Test(
    arguments: [
      ("", #""""#), ("\"\\/", #""\"\\/""#), ("\n\t\r\u{8}\u{C}", #""\n\t\u000d\u0008\u000c""#),
      ("\u{0}\u{1F}\u{7F}", "\"\\u0000\\u001f\u{7F}\""), ("Huế 长沙 🍺", "\"Huế 长沙 🍺\""),
      ("\u{2028}", "\"\u{2028}\""),
    ])
  func `escapes what RFC 8259 demands and nothing else`(text: String, written: String) throws {
    #expect(JSONValue.string(text).canonicalText == written)
    #expect(try JSONValue.parse(written).text == text)
  }

  @Test(
    arguments: [
      ("1.5", "1.5"), ("-0", "0"), ("1e3", "1000.0"), ("9223372036854775808", nil), ("0.1", "0.1"),
      (" [ 1 , 2 ] ", "[1,2]"), ("\t{\r\n\"b\" : null}\n", #"{"b":null}"#),
    ] as [(String, String?)])
  func `has one way to write a value`(text: String, written: String?) throws {
    let value = try JSONValue.parse(text)
    if let written { #expect(value.canonicalText == written) }
    #expect(try JSONValue.parse(value.canonicalText) == value)
  }

  @Test func `made at random comes out as it went in`() throws {
    var state: UInt64 = 8259
    func next(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    func text() -> String {
      let parts = ["a", "\"", "\\", "\n", "é", "🍺", "\u{0}", "/", "\u{301}", "x"]
      return (0..<next(8)).map { _ in parts[Int(next(10))] }.joined()
    }
    func value(_ depth: Int) -> JSONValue {
      switch next(depth > 3 ? 5 : 7) {
      case 0: .null
      case 1: .bool(next(2) == 0)
      case 2: .integer(Int64(bitPattern: next(1 << 31) << 33))
      case 3: .number(Double(next(1 << 20)) / 64 + 0.5)
      case 4: .string(text())
      case 5: .array((0..<next(4)).map { _ in value(depth + 1) })
      default:
        .object((0..<next(4)).map { JSONValue.Member("\($0)" + text(), value(depth + 1)) })
      }
    }
    for _ in 0..<2_000 {
      let seed = state
      let made = value(0)
      let text = made.canonicalText
      #expect(try JSONValue.parse(text) == made, "seed \(seed)")
      #expect(try JSONValue.parse(text).canonicalText == text, "seed \(seed)")
    }
  }

  @Test func `whatever bytes come, they are read or refused`() {
    var state: UInt64 = 1
    let pool = Array(#"{}[]",:\ue0d8-+.19tfn "#.utf8) + [0xC3, 0xA9, 0xFF, 0x00]
    for _ in 0..<20_000 {
      let seed = state
      var bytes: [UInt8] = []
      for _ in 0..<24 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(pool[Int((state >> 33) % UInt64(pool.count))])
      }
      do throws(JSONError) {
        let value = try JSONValue.parse(utf8: bytes)
        #expect((try? JSONValue.parse(utf8: value.canonicalBytes)) != nil, "seed \(seed)")
      } catch {
        #expect(error.offset <= bytes.count, "seed \(seed)")
      }
    }
  }

  @Test func `has members in the declared order, without those that are null or unknown`() throws {
    let json = try JSONValue.parse(#"{"z":1,"b":null,"a":{"y":1,"x":[]},"q":2}"#)
    let (bytes, unknown) = JSONCursor.canonical(json, members: ["a", "b", "c", "z"])
    #expect(String(decoding: bytes, as: UTF8.self) == #"{"a":{"y":1,"x":[]},"z":1}"#)
    #expect(unknown == ["q"])
    let (none, _) = JSONCursor.canonical(.array([1]), members: ["a"])
    #expect(String(decoding: none, as: UTF8.self) == "{}")
  }
}

@Suite struct `A cursor` {
  private func read<Value>(_ text: String, _ body: (inout JSONCursor) throws -> Value) rethrows
    -> Value
  {
    try Array(text.utf8).withUnsafeBytes { raw in
      var cursor = JSONCursor(raw)
      return try body(&cursor)
    }
  }

  @Test(
    arguments: [
      #"{"b":2,"a":1}"#, #"{ "a":1}"#, #"{"a" :1}"#, #"{"a":1} "#, #"{"a":1,"c":3}"#, #"{"a":1,}"#,
      #"{"aa":1}"#, "[]", "",
    ])
  func `does not close a text that is not canonical`(text: String) {
    let isClosed = read(text) { cursor in
      guard cursor.open(), cursor.member("\"a\":"), (try? cursor.integer()) != nil else {
        return false
      }
      return cursor.close()
    }
    #expect(!isClosed)
  }

  @Test(
    arguments: [
      ("9223372036854775807", Int64.max), ("-9223372036854775808", .min), ("0", 0), ("-1,", -1),
    ])
  func `reads whole numbers up to their limits`(text: String, number: Int64) throws {
    #expect(try read(text) { try $0.integer() } == number)
  }

  @Test(
    arguments: ["9223372036854775808", "-9223372036854775809", "1e3", "1E3", "1.0", "-", "", "a"])
  func `refuses numbers beyond, and those with a fraction`(text: String) {
    #expect(throws: JSONError.self) { try read(text) { try $0.integer() } }
  }

  @Test(arguments: ["tru", "fals", "TRUE", "1", ""])
  func `refuses what is neither true nor false`(text: String) {
    #expect(throws: JSONError.self) { try read(text) { try $0.bool() } }
  }

  @Test func `reads plain bytes, and leaves escaped ones alone`() throws {
    let plain = try read(#""Huế""#) { cursor in try cursor.plainBytes().map { Array($0) } }
    #expect(plain == Array("Huế".utf8))
    let (escaped, text) = try read(#""a\n""#) { cursor in
      (try cursor.plainBytes() == nil, try cursor.string())
    }
    #expect(escaped && text == "a\n")
  }
}
