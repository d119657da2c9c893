import JSONText
import Testing

struct JSONCursorTests {
  @Test func `members are read in their order and absent ones passed over`() throws {
    let bytes = Array(#"{"name":"Huế","year":-1993,"open":true}"#.utf8)
    try bytes.withUnsafeBytes { raw in
      var cursor = JSONCursor(raw)
      #expect(cursor.open())
      #expect(cursor.member("\"name\":"))
      #expect(try cursor.string() == "Huế")
      #expect(!cursor.member("\"note\":"))
      #expect(cursor.memberName == "note")
      #expect(cursor.member("\"year\":"))
      #expect(try cursor.integer() == -1993)
      #expect(cursor.member("\"open\":"))
      #expect(try cursor.bool())
      #expect(cursor.close())
    }
  }

  @Test(arguments: ["9223372036854775808", "-", "1.5", "x", ""])
  func `a number that is not whole or does not fit is refused`(text: String) {
    Array(text.utf8).withUnsafeBytes { raw in
      var cursor = JSONCursor(raw)
      #expect(throws: JSONError.self) { try cursor.integer() }
    }
  }

  @Test func `a text cut anywhere never reads beyond its end`() {
    let whole = Array(#"{"name":"a\u00e9\n","year":12,"open":true}"#.utf8)
    for count in 0..<whole.count {
      Array(whole[..<count]).withUnsafeBytes { raw in
        var cursor = JSONCursor(raw)
        guard cursor.open(), cursor.member("\"name\":"), (try? cursor.string()) != nil,
          cursor.member("\"year\":"), (try? cursor.integer()) != nil, cursor.member("\"open\":"),
          (try? cursor.bool()) != nil
        else { return }
        #expect(!cursor.close())
      }
    }
  }
}
