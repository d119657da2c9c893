import EventLog
import Foundation
import SQLite
import Testing

/// What one log held is taken over by another, entry by entry, and every hash is computed anew.
struct AdoptionTests {
  private let source: LogFolder
  private let entries: [LoggedEntry]

  init() throws {
    source = try SampleLog.changed()
    var entries: [LoggedEntry] = []
    let failure = try source.open(.read).entries { entries.append($0) }
    try #require(failure == nil)
    self.entries = entries
  }

  /// Takes entries over in a log of its own.
  private func adopt(_ entries: [LoggedEntry]) throws -> (folder: LogFolder, log: SQLiteLog) {
    let folder = try LogFolder()
    let log = try folder.open()
    try log.begin()
    do {
      for entry in entries { try log.adopt(entry) }
      try log.endAdoption()
      try log.commit()
    } catch {
      try log.rollback()
      #expect(try log.head() == 0)
      throw error
    }
    return (folder, log)
  }

  private func expectRefusal(
    _ entries: [LoggedEntry], saying words: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: LogError.self, sourceLocation: sourceLocation) {
      try adopt(entries)
    }
    guard case .notAdopted(_, let reason) = error else {
      Issue.record("\(String(describing: error))", sourceLocation: sourceLocation)
      return
    }
    #expect(reason.contains(words), "\(reason)", sourceLocation: sourceLocation)
  }

  @Test func `a log that was taken over is the same, for both verifiers`() throws {
    #expect(entries.count == Int(SampleLog.events + SampleLog.commands))
    let (folder, log) = try adopt(entries)
    #expect(try log.verify() == source.open(.read).verify())
    #expect(try Verifiers.tool(folder.log) == Verifiers.tool(source.log))
    var again: [LoggedEntry] = []
    _ = log.entries { again.append($0) }
    #expect(again == entries)
  }

  /// Identifiers are random within a millisecond: several times, so that one would lie below.
  @Test(arguments: 1...12)
  func `new commands follow what was taken over`(time: Int) throws {
    let (folder, log) = try adopt(entries)
    try log.record("person/new", at: 1_795_000_000_000_900)
    #expect(try log.verify().fault == nil)
    #expect(try log.head() == SampleLog.events + 1)
    _ = folder
  }

  @Test func `nothing may be missing, doubled or in another order`() throws {
    for index in entries.indices.dropLast() {
      var without = entries
      without.remove(at: index)
      #expect(throws: LogError.self, "without \(index)") { try adopt(without) }
      var doubled = entries
      doubled.insert(entries[index], at: index)
      #expect(throws: LogError.self, "twice \(index)") { try adopt(doubled) }
      var swapped = entries
      swapped.swapAt(index, index + 1)
      #expect(throws: LogError.self, "swapped \(index)") { try adopt(swapped) }
    }
  }

  @Test func `the last command has to have all of its events`() {
    expectRefusal(entries.dropLast(), saying: "promises events up to position 60")
  }

  @Test func `an event needs its command`() {
    expectRefusal(Array(entries.dropFirst()), saying: "belongs to no command")
  }

  @Test func `a changed hash is found`() throws {
    guard case .event(let event) = entries[2] else { return }
    var changed = entries
    changed[2] = .event(
      LoggedEvent(
        event: event.event, position: event.position, id: event.id, version: event.version,
        recordedAt: event.recordedAt, command: event.command, hash: .genesis))
    expectRefusal(changed, saying: "the hash does not match")
  }

  @Test func `nothing is taken over outside a transaction`() throws {
    let folder = try LogFolder()
    let log = try folder.open()
    #expect(throws: LogError.self) { try log.adopt(entries[0]) }
  }
}
