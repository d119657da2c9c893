import Foundation
import Testing

/// Several programs at one office, and programs that are ended in the middle.
struct SharingTests {
  /// An import that has read some thousands of lines, holds the lock and waits for more.
  private func importing(_ office: TestOffice) throws -> Running {
    let running = try office.start(["perform", "-"])
    // What lies between the two holds some hundred KiB: when two megabytes are written, most of
    // them have been performed.
    running.give(Lines.partners(25_000))
    try until("the import holds the lock") { office.isLocked }
    return running
  }

  @Test func `a second program waits, then succeeds`() throws {
    let office = try TestOffice()
    let first = try importing(office)
    let second = try office.start(["partner", "add", "last", "--names", "Last", "--country", "FR"])
    try until("the second program is at the lock") { second.hasOpen("twinning.lock") }
    #expect(second.isRunning)
    first.endInput()
    let (one, two) = (try first.end(), try second.end())
    #expect(one.code == 0, one.transcript)
    #expect(two.code == 0, two.transcript)
    #expect(one.output.hasPrefix("25000 commands performed"))
    #expect(two.output.contains("command 25003\n"))
    #expect(try office.run(["rebuild", "--check"]).code == 0)
  }

  @Test func `a question is answered while an import runs, from the log as it was`() throws {
    let office = try TestOffice()
    let before = try office.run(["partner", "list"]).output
    let first = try importing(office)
    #expect(try office.run(["partner", "list"]).output == before)
    first.endInput()
    #expect(try first.end().code == 0)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGKILL, SIGHUP])
  func `an import that is ended in the middle leaves the log as before`(signal: Int32) throws {
    let office = try TestOffice()
    let before = try office.log()
    let running = try importing(office)
    running.send(signal)
    let ran = try running.end()
    #expect(ran.code == -signal, ran.transcript)
    #expect(ran.output.isEmpty)
    try office.expectUntouched(before)
  }

  @Test func `programs that write all at once are all heard`() throws {
    let office = try TestOffice()
    let all = try (1...12).map {
      try office.start(["partner", "add", "p\($0)", "--names", "P", "--country", "FR"])
    }
    for one in all {
      let ran = try one.end()
      #expect(ran.code == 0, ran.transcript)
    }
    #expect(try office.log().first == "14 events")
    #expect(try office.run(["rebuild", "--check"]).code == 0)
  }

  @Test func `of two programs that want the same name one is refused`() throws {
    let office = try TestOffice()
    let words = ["partner", "add", "leon", "--names", "León", "--country", "NI"]
    let both = try [office.start(words), office.start(words)].map { try $0.end() }
    #expect(both.map(\.code).sorted() == [0, 1])
    #expect(both.contains { $0.complaints.contains("is a partner already") })
  }

  @Test func `a disk that is full is told, and nothing is half-written`() throws {
    let office = try TestOffice()
    let before = try office.log()
    try Lines.partners(20_000).write(to: URL(filePath: "\(office.folder)/file"))
    // No file may grow beyond 400 blocks of 512 or 1024 bytes: SQLite's write is refused.
    let ran = try Binary.shell(
      "ulimit -f 400; \"$0\" perform \"$1/file\"", [office.folder], settings: office.settings)
    #expect(ran.code == 74, ran.transcript)
    #expect(ran.complaints.split(separator: "\n").count == 1, ran.transcript)
    try office.expectUntouched(before)
  }
}
