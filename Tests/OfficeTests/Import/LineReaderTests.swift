import Foundation
import Testing

@testable import Office

@Suite struct `Reading lines` {
  private func lines(of text: String) throws -> [String] {
    let folder = TemporaryFolder()
    var reader = try LineReader(path: try folder.write("lines", text))
    var lines: [String] = []
    while let line = try reader.next() { lines.append(String(decoding: line, as: UTF8.self)) }
    #expect(reader.number == lines.count)
    return lines
  }

  @Test(arguments: [
    ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\r\nb\r\n", ["a", "b"]), ("\n\n", ["", ""]),
    ("a\n\nb", ["a", "", "b"]), ("a\r", ["a"]), ("a\r\r\nb\r\r\n", ["a", "b"]),
    ("\u{FEFF}a\n\u{FEFF}b", ["a", "\u{FEFF}b"]),
    ("Huế\n长沙", ["Huế", "长沙"]),
  ])
  func `ends are taken off and the last line needs none`(text: String, expected: [String]) throws {
    #expect(try lines(of: text) == expected)
  }

  @Test func `lines may lie across the chunks in which a file is read`() throws {
    let long = (0..<40).map { String(repeating: "x", count: 20_000 + $0) }
    #expect(try lines(of: long.joined(separator: "\n")) == long)
  }

  @Test func `a line up to the limit is read and a longer one refused with its number`() throws {
    let limit = LineReader.lineLimit
    #expect(try lines(of: String(repeating: "x", count: limit) + "\ny").count == 2)
    do {
      _ = try lines(of: "first\n" + String(repeating: "x", count: limit + 300_000))
      Issue.record("it was read")
    } catch let error as OfficeError {
      guard case .lineTooLong(let line, let limit) = error else { throw error }
      #expect(line == 2 && limit == LineReader.lineLimit)
    }
  }
}
