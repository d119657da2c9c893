import EventLog
import Foundation
import Sodium
import Testing

/// A checkpoint on paper and as a code: written, read, and refused where it is mistyped.
struct CheckpointFormTests {
  /// The known answer of `schemas/log/checkpoint-v1.md`.
  private static let paper = """
    TWINNING CHECKPOINT 1
    office     96a8 8e65 f53f e46e 23d5 c50b 6cc4 3978 /00
               dee8 92ac 877c bd2f c1f5 be97 3449 a72f /5f
    position   411 /0c
    head       0001 0203 0405 0607 0809 0a0b 0c0d 0e0f /04
               1011 1213 1415 1617 1819 1a1b 1c1d 1e1f /cf
    made       2026-11-24T10:00:00Z /9d
    key        d75a 9801 82b1 0ab7 d54b fed3 c964 073a /23
               0ee1 72f3 daa6 2325 af02 1a68 f707 511a /93
    signature  2cbc 876a 12b7 de2b f0b8 76a0 e4f4 f58b /f2
               8d7f 6b85 0c1a 9fe0 e1a9 c181 ede4 3da5 /6e
               90e1 78b0 cbb7 3f23 d68a 9dac dd17 bf45 /2b
               d6b0 f6fb e378 72de 7d2f e38b c5b1 560b /0a
    """
  private static let code =
    "TWINNING1:S2UI4ZPVH7SG4I6VYUFWZRBZPDPOREVMQ56L2L6B6W7JONCJU4XQAAAAAAAAAAM3AAAQEAYEAUDAOCAJBIFQYDIOB4IBCEQTCQKRMFYYDENBWHA5DYPQAAAAABVQKYBA25NJQAMCWEFLPVKL73J4SZAHHIHOC4XT3KTCGJNPAINGR5YHKENCZPEHNIJLPXRL6C4HNIHE6T2YXDL7NOCQYGU74DQ2TQMB5XSD3JMQ4F4LBS5XH4R5NCU5VTORPP2F22YPN67DPBZN47JP4OF4LMKWBM"

  private func known() throws -> Checkpoint { try CheckpointText.read(Array(Self.paper.utf8)) }

  private func refusal(_ text: String) -> String {
    do {
      _ = try CheckpointText.read(Array(text.utf8))
      return "none"
    } catch { return "\(error)" }
  }

  @Test func `the known answer is read, holds, and is written the same`() throws {
    let known = try known()
    #expect(known.position == 411)
    #expect(known.made == "2026-11-24T10:00:00Z")
    #expect(known.isSigned)
    #expect(CheckpointText.lines(of: known).joined(separator: "\n") == Self.paper)
    #expect(CheckpointCode.text(of: known) == Self.code)
    #expect(try CheckpointCode.read(Array(Self.code.utf8)) == known)
  }

  @Test func `the document says what the program writes`() throws {
    let document = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../../../schemas/log/checkpoint-v1.md"
      ).standardizedFileURL, encoding: .utf8)
    #expect(document.contains(Self.paper))
    #expect(document.contains(Self.code))
  }

  @Test func `blanks, line breaks, case and what stands around do not matter`() throws {
    let known = try known()
    let words = Self.paper.split(whereSeparator: \.isWhitespace)
    for text in [
      Self.paper.uppercased(), words.joined(separator: "\n"), words.joined(separator: "\t \r\n"),
      "The programme Twinning Checkpoint 7, page 3\n\n" + Self.paper + "\n██ ▄▄ signed: the chair",
      Self.paper.replacing(" /", with: "/"), Self.paper.replacing("/", with: "/ "),
    ] {
      #expect(try CheckpointText.read(Array(text.utf8)) == known)
    }
    let folded = Self.code.lowercased().enumerated().map {
      $0.offset.isMultiple(of: 40) ? " \($0.element)\n" : "\($0.element)"
    }.joined()
    #expect(try CheckpointCode.read(Array(folded.utf8)) == known)
  }

  @Test func `a changed character anywhere is told with its line`() throws {
    let lines = Self.paper.split(separator: "\n").map(String.init)
    for (index, line) in lines.enumerated() {
      for place in line.indices where line[place] != " " {
        var changed = line
        changed.replaceSubrange(place...place, with: line[place] == "7" ? "3" : "7")
        var all = lines
        all[index] = changed
        let said = refusal(all.joined(separator: "\n"))
        // A label that is gone is missed where the one before it has ended.
        #expect(
          said.hasPrefix("the checkpoint cannot be read: line \(index + 1): ")
            || index == 0 && said.hasPrefix("the checkpoint cannot be read: no line in it says"),
          "\(changed): \(said)")
      }
    }
  }

  @Test func `two neighbours that changed places are told with their line`() throws {
    let lines = Self.paper.split(separator: "\n").map(String.init)
    for (index, line) in lines.enumerated().dropFirst() {
      let characters = Array(line)
      for place in 11..<characters.count - 1
      where characters[place] != characters[place + 1] && characters[place] != " "
        && characters[place + 1] != " "
      {
        var changed = characters
        changed.swapAt(place, place + 1)
        var all = lines
        all[index] = String(changed)
        let said = refusal(all.joined(separator: "\n"))
        #expect(said.contains("line \(index + 1): "), "\(all[index]): \(said)")
      }
    }
  }

  @Test func `a line that is cut, doubled or left out is told`() throws {
    let lines = Self.paper.split(separator: "\n").map(String.init)
    for index in lines.indices.dropFirst() {
      var missing = lines
      missing.remove(at: index)
      #expect(refusal(missing.joined(separator: "\n")).contains("line "))
      var doubled = lines
      doubled.insert(lines[index], at: index)
      // What follows the last line is passed over.
      if index < lines.count - 1 {
        #expect(refusal(doubled.joined(separator: "\n")).contains("line "))
      }
      #expect(refusal(lines[..<index].joined(separator: "\n")).contains("it ends"))
    }
    #expect(refusal(String(Self.paper.dropLast(3))) == Self.cut)
    #expect(
      refusal("") == "the checkpoint cannot be read: no line in it says TWINNING CHECKPOINT 1")
    #expect(
      refusal(Self.paper.replacing("CHECKPOINT 1", with: "CHECKPOINT 2"))
        == "the checkpoint cannot be read: line 1: it has form 2, and only form 1 is known here")
  }

  private static let cut =
    "the checkpoint cannot be read: line 13: \"signature\" needs 32 digits and then / and two check digits"

  @Test func `a changed character in a code is refused or breaks the signature`() throws {
    for place in Self.code.indices {
      var changed = Self.code
      changed.replaceSubrange(place...place, with: changed[place] == "A" ? "B" : "A")
      #expect((try? CheckpointCode.read(Array(changed.utf8)).isSigned) != true, "\(changed)")
    }
    for (text, said) in [
      (String(Self.code.dropLast()), "281 characters follow TWINNING1:, and it must be 282"),
      (
        Self.code.replacing("TWINNING1", with: "TWINNING2"),
        "its form is not known here, only TWINNING1:…"
      ),
      (
        Self.code.replacing("S2UI4", with: "S2U14"),
        "character 4 behind TWINNING1:: it is none of A to Z and 2 to 7"
      ),
    ] {
      let error = #expect(throws: CheckpointError.self) {
        try CheckpointCode.read(Array(text.utf8))
      }
      #expect(error?.description == "the checkpoint cannot be read: \(said)")
    }
  }

  @Test func `a public key is read as it is printed, and refused when mistyped`() throws {
    let key = try known().key
    let printed = CheckpointText.lines(of: key).joined(separator: "\n")
    for text in [key.hex, key.hex.uppercased(), printed, String(printed.dropFirst(3))] {
      #expect(try CheckpointText.readKey(text) == key)
    }
    for text in [
      "", String(key.hex.dropLast()), key.hex + "00", "g" + key.hex.dropFirst(),
      printed.replacing("d75a", with: "d75b"), String(printed.dropLast()), "/",
    ] {
      #expect(throws: CheckpointError.self) { try CheckpointText.readKey(text) }
    }
  }
}
