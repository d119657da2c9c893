import EventLog
import Testing

/// What a chain cannot show, and what helps.
struct CutTailTests {
  /// The last command and its only event are gone.
  private static let cut = """
    DELETE FROM event WHERE position = 60; DELETE FROM command WHERE number = 30;
    """

  private func head(of folder: LogFolder) throws -> Digest { try folder.open(.read).headHash() }

  @Test func `a tail cut between two commands is not found without a head`() throws {
    let folder = try SampleLog.tampered(by: Self.cut)
    let tool = try Verifiers.tool(folder.log)
    #expect(tool.status == 0)
    #expect(tool.text.hasPrefix("intact: 59 events, 29 commands"))
    #expect(try Verifiers.program(folder.log) == tool)
  }

  @Test func `a head that was written down finds the cut tail`() throws {
    let known = try head(of: SampleLog.changed())
    let folder = try SampleLog.tampered(by: Self.cut)
    let tool = try Verifiers.tool(folder.log, "--head", known.description)
    #expect(tool.status == 1)
    #expect(
      tool.text == "position 60: the log does not contain \(known): it was cut or written anew")
    #expect(try Verifiers.program(folder.log, extending: known) == tool)
  }

  @Test func `a log that went on contains its old head`() throws {
    let old = try head(of: SampleLog.tampered(by: Self.cut))
    let folder = try SampleLog.changed()
    let tool = try Verifiers.tool("--head", old.description, folder.log)
    #expect(tool.status == 0)
    #expect(try Verifiers.program(folder.log, extending: old) == tool)
    #expect(try Verifiers.tool(folder.log, "--head", Digest.genesis.description).status == 0)
    #expect(try Verifiers.program(folder.log, extending: .genesis).status == 0)
  }

  @Test func `dropped, altered and strange guards are named, though the chain holds`() throws {
    let folder = try SampleLog.changed(
      by: """
        DROP TRIGGER event_no_delete;
        DROP INDEX command_key;
        DROP TRIGGER stream_guard;
        CREATE TRIGGER stream_guard BEFORE INSERT ON stream BEGIN SELECT 1; END;
        CREATE TABLE projection(id INTEGER);
        CREATE TRIGGER swallow BEFORE INSERT ON event WHEN NEW.data LIKE '%secret%' BEGIN
          SELECT RAISE(IGNORE);
        END;
        """)
    let report = try folder.open(.read).verify()
    #expect(report.fault == nil)
    #expect(!report.isIntact)
    #expect(report.strangeTriggers == ["trigger swallow"])
    #expect(try Verifiers.tool(folder.log) == Verifiers.program(folder.log))
    #expect(try Verifiers.tool(folder.log).status == 1)
    #expect(
      report.missingGuards == [
        "index command_key", "trigger event_no_delete", "trigger stream_guard",
      ])
  }

  @Test func `verifying inside a transaction leaves it open, and tells how far it is`() throws {
    let folder = try LogFolder()
    let log = try folder.open()
    try log.begin()
    _ = try log.append(.sample(), [.sample("a")], expecting: [])
    #expect(try log.verify().events == 1)
    try log.commit()
    var told: [Int64] = []
    #expect(try log.verify { told += [$0, $1] }.head == log.headHash())
    #expect(told == [1, 1])
  }

  @Test(
    arguments: [
      ([], 64), (["--head"], 64), (["--head", "00", "x.db"], 64), (["a.db", "b.db"], 64),
      (["--frobnicate"], 64), (["/nowhere/twinning.db"], 66), ([#filePath], 66), (["/"], 66),
      (["--help"], 0),
    ] as [([String], Int32)])
  func `the tool answers wrong usage with 64 and no log with 66`(
    _ arguments: [String], _ status: Int32
  ) throws {
    #expect(try Verifiers.tool(arguments).status == status)
  }
}
