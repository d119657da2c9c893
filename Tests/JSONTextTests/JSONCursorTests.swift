import JSONText
import Testing

struct JSONCursorTests {
  @Test func `members are read in their order and absent ones passed over`() throws {
    let bytes = Array(#"{"name":"Huế","year":-1993,"open":true}"#.utf8)
    let raw = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    defer { raw.deallocate() }
    raw.copyBytes(from: bytes)
    var cursor = JSONCursor(UnsafeRawBufferPointer(raw))
    let opened = cursor.open()
    let hasName = cursor.member("\"name\":")
    let name = try cursor.string()
    let hasNote = cursor.member("\"note\":")
    let asked = cursor.memberName
    let hasYear = cursor.member("\"year\":")
    let year = try cursor.integer()
    let hasOpen = cursor.member("\"open\":")
    let open = try cursor.bool()
    let closed = cursor.close()
    #expect(opened && hasName && hasYear && hasOpen && open && closed)
    #expect(!hasNote && asked == "note")
    #expect(name == "Huế" && year == -1993)
  }

  @Test(arguments: ["9223372036854775808", "-", "1.5", "x", ""])
  func `a number that is not whole or does not fit is refused`(text: String) {
    #expect(throws: JSONError.self) {
      try Array(text.utf8).withUnsafeBytes { raw in
        var cursor = JSONCursor(raw)
        return try cursor.integer()
      }
    }
  }

  @Test func `a text cut anywhere never reads beyond its end`() {
    let whole = Array(#"{"name":"a\u00e9\n","year":12,"open":true}"#.utf8)
    for count in 0..<whole.count {
      let closed = Array(whole[..<count]).withUnsafeBytes { raw in
        var cursor = JSONCursor(raw)
        guard cursor.open(), cursor.member("\"name\":"), (try? cursor.string()) != nil,
          cursor.member("\"year\":"), (try? cursor.integer()) != nil, cursor.member("\"open\":"),
          (try? cursor.bool()) != nil
        else { return false }
        return cursor.close()
      }
      #expect(!closed)
    }
  }
}

/// Strings are read eight bytes at a time: every byte has to be seen at every place.
struct JSONCursorStringTests {
  @Test(arguments: 0...20)
  func `what ends or breaks a string is seen wherever it stands`(place: Int) {
    for length in place...24 {
      for byte in UInt8.min...UInt8.max {
        var text = [UInt8](repeating: UInt8(ascii: "x"), count: length + 1)
        text[place] = byte
        let json = [UInt8(ascii: "\"")] + text + [UInt8(ascii: "\"")] + Array(",9".utf8)
        json.withUnsafeBytes { raw in
          var cursor = JSONCursor(raw)
          let read = try? cursor.string()
          switch byte {
          case UInt8(ascii: "\""):
            #expect(read == String(repeating: "x", count: place))
          case 0..<0x20, UInt8(ascii: "\\"), 0x80...: #expect(read == nil, "\(byte) at \(place)")
          default: #expect(read == String(decoding: text, as: UTF8.self), "\(byte) at \(place)")
          }
        }
      }
    }
  }
}
