import EventLog
import SQLite
import Testing

@testable import Office

/// A newer program finds the projections of an older one in a long log.
@Suite struct `Projections of an older version` {
  @Test func `are built anew, and somebody is told how far it has come`() throws {
    let scene = try TestOffice.withPartners()
    let lines = (1...3_000).map {
      #"{"command":"partner add","partnership":"p\#($0)","names":["P \#($0)"],"country":"FR"}"#
    }
    try scene.batch(lines)
    let rows = try scene.office.dump()
    do {
      let connection = try Connection(scene.office.log.path, .readWrite)
      try connection.execute(
        "UPDATE projection SET version = 0; DROP TABLE partner_row; DELETE FROM schedule_row")
    }
    var told: [Office.Progress] = []
    let office = try Office(
      folder: scene.folder.path, mode: .write, clock: { scene.clock.now }, timeout: 1,
      progress: { told.append($0) })
    #expect(try office.dump() == rows)
    #expect(try office.differences() == [])
    let writing = told.filter { $0.what == "writing projections" }
    #expect(writing.count > 3)
    #expect(writing.last.map { $0.done == $0.total } == true)
    // Nobody is told of work that there is none of.
    told = []
    _ = try Office(
      folder: scene.folder.path, mode: .write, timeout: 1, progress: { told.append($0) })
    #expect(told.isEmpty)
  }
}
