import Testing
import Twinning

@testable import Calendars

@Suite struct `Folded lines` {
  private static let letters = Array("aé漢🏛 ế\\;,\n".unicodeScalars)

  @Test func `have 75 bytes at most, are whole characters, and unfold to what they were`() throws {
    var random = RepeatableRandom(state: 75)
    for _ in 0..<400 {
      var text = ""
      for _ in 0..<Int.random(in: 0...200, using: &random) {
        text.unicodeScalars.append(Self.letters.randomElement(using: &random) ?? "a")
      }
      var writer = ContentLineWriter(capacity: 0)
      writer.text("SUMMARY", language: nil, text)
      let physical = writer.bytes.split(separator: 0x0D).map { $0.drop { $0 == 0x0A } }
        .filter { !$0.isEmpty }
      for line in physical {
        #expect(line.count <= 75)
        #expect(String(validating: line, as: UTF8.self) != nil)
      }
      let scanner = LineScanner(writer.bytes)
      #expect(scanner.findings.sorted.isEmpty)
      let line = try ContentLine(try #require(scanner.lines.first))
      #expect(scanner.lines.count == 1 && Self.unescaped(line.text) == text)
    }
  }

  @Test(arguments: 60...160) func `are as few as can be`(length: Int) {
    var writer = ContentLineWriter(capacity: 0)
    writer.add(String(repeating: "x", count: length))
    writer.end()
    let lines = writer.bytes.filter { $0 == 0x0A }.count
    #expect(lines == (length <= 75 ? 1 : 1 + (length - 75 + 73) / 74))
  }

  private static func unescaped(_ text: String) -> String {
    var result = ""
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        result.unicodeScalars.append(scalar == "n" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// The same numbers each time.
struct RepeatableRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
