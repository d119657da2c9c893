import EventLog
import Foundation
import JSONText
import Testing

@testable import Office

/// What was cut, changed, mixed up or foreign is refused with its line, and leaves nothing.
@Suite struct `An export that is not what was written` {
  private let lines: [String]

  init() throws {
    let scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"person add","person":"guest","languages":["vi:native"],"diet":["vegan"]}"#,
      #"{"command":"partner describe","partnership":"hue","note":"a note"}"#,
    ])
    lines = try Exported.lines(of: scene.office)
  }

  private func expectRefusal(
    _ lines: [String], end: String = "\n", saying words: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let scene = try TestOffice()
    let error = #expect(throws: OfficeError.self, sourceLocation: sourceLocation) {
      try Exported.adopt(lines, into: scene, end: end)
    }
    let message = error.map { "\($0)" } ?? ""
    for word in words {
      #expect(message.contains(word), "\(message)", sourceLocation: sourceLocation)
    }
    #expect(try scene.office.isEmpty(), sourceLocation: sourceLocation)
    // The office is as it was: the whole export goes in.
    _ = try Exported.adopt(self.lines, into: scene)
  }

  @Test func `because its end is missing`() throws {
    try expectRefusal(
      lines.dropLast(), saying: "line \(lines.count - 1) is the last one", "was cut",
      "nothing was done")
  }

  @Test(arguments: [0.05, 0.3, 0.5, 0.77, 0.999])
  func `because it was cut anywhere`(share: Double) throws {
    let text = lines.joined(separator: "\n")
    let count = max(1, Int(Double(text.utf8.count) * share))
    let cut = String(decoding: Array(text.utf8).prefix(count), as: UTF8.self)
    try expectRefusal([cut], end: "", saying: "line ")
  }

  @Test func `because a command lost its last event`() throws {
    // Line 10 is the second of the two events that adding the guest came to.
    let last = try #require(lines.firstIndex { $0.contains("PersonalDetailsRecorded") })
    var changed = lines
    changed.remove(at: last)
    try expectRefusal(changed, saying: "line \(last + 1), position", "promises events up to")
  }

  @Test func `because lines are missing or in another order`() throws {
    var without = lines
    without.removeSubrange(3...4)
    try expectRefusal(without, saying: "line 4, position 2", "command 3 stands where command 2")
    var swapped = lines
    swapped.swapAt(3, 5)
    swapped.swapAt(4, 6)
    try expectRefusal(swapped, saying: "line 4, position 2", "in another order")
    var twice = lines
    twice.insert(lines[4], at: 5)
    try expectRefusal(twice, saying: "line 6, position 3", "belongs to no command")
  }

  /// Every byte counts: a digit, a letter or a mark that is another one is found.
  @Test(arguments: 1...40)
  func `because a byte was changed`(seed: UInt64) throws {
    var random = SeededRandom(seed)
    var bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    let index = random.number(0...(bytes.count - 1))
    let other = UInt8(random.number(0x20...0x7E))
    guard other != bytes[index] else { return }
    bytes[index] = other
    let scene = try TestOffice()
    let error = #expect(throws: OfficeError.self, "seed \(seed)") {
      try Exported.adopt(Data(bytes), into: scene)
    }
    #expect(error.map { "\($0)".contains("line ") } == true, "seed \(seed)")
    #expect(try scene.office.isEmpty())
  }

  @Test func `because a value was changed`() throws {
    let place = try #require(
      lines.firstIndex { $0.contains("\"a note\"") && $0.contains("event.") })
    var changed = lines
    changed[place] = lines[place].replacing("a note", with: "b note")
    try expectRefusal(changed, saying: "line \(place + 1), position", "hash does not match")
  }

  @Test func `because events of another office are among it`() throws {
    let other = try TestOffice.withPartners(on: "2026-06-16")
    let foreign = try Exported.lines(of: other.office)
    var mixed = lines
    mixed[5] = foreign[5]
    try expectRefusal(mixed, saying: "line 6, byte", "belongs to another office")
    // The same lines with our own source: the chain does not continue.
    let source = try #require(try JSONValue.parse(lines[1])["source"]?.text)
    let theirs = try #require(try JSONValue.parse(foreign[1])["source"]?.text)
    mixed[5] = foreign[5].replacing(theirs, with: source)
    mixed[6] = foreign[6].replacing(theirs, with: source)
    try expectRefusal(mixed, saying: "line 7, position 3", "does not follow")
    // Everything of the other office under our name.
    let renamed = [lines[0]] + foreign.dropFirst().map { $0.replacing(theirs, with: source) }
    try expectRefusal(renamed, saying: "line 3, position 1", "not the first event")
  }

  @Test func `because something follows the end`() throws {
    try expectRefusal(lines + [lines[1]], saying: "line \(lines.count + 1): something follows")
  }

  @Test func `because it has a newer form`() throws {
    var newer = lines
    newer[0] = lines[0].replacing("\"format\":1", with: "\"format\":2")
    try expectRefusal(newer, saying: "line 1", "has format 2", "use the newer program")
  }

  @Test(arguments: ["", "{}", "partnership,names", "{\"command\":\"program found\"}", "\u{0}\u{1}"])
  func `because it is no export at all`(line: String) throws {
    try expectRefusal([line], saying: "line 1", "no exported log")
  }

  @Test(arguments: ["TeaPoured.v1", "PartnershipRegistered.v99"])
  func `because this program does not know an event`(type: String) throws {
    let place = try #require(lines.firstIndex { $0.contains("PartnershipRegistered.v1") })
    var changed = lines
    changed[place] = lines[place].replacing("PartnershipRegistered.v1", with: type)
    try expectRefusal(
      changed, saying: "line \(place + 1), position 2", "does not know", "use the newer program")
  }

  @Test func `is refused where something is on record`() throws {
    let scene = try TestOffice.withPartners()
    let head = try scene.office.log.headHash()
    #expect { try Exported.adopt(lines, into: scene) } throws: { error in
      "\(error)".contains("there is an office") && "\(error)".contains("--office")
    }
    #expect(try scene.office.log.headHash() == head)
    try scene.perform(#"{"command":"partner describe","partnership":"hue","note":"works"}"#)
  }
}
