import EventLog
import JSONText
import Testing
import Twinning

@testable import Office

@Suite struct `A file of commands` {
  let scene: TestOffice

  init() throws { scene = try TestOffice.withPartners() }

  private func perform(_ text: String, keepGoing: Bool = false) throws -> BatchReport {
    let file = try scene.folder.write("in/commands.jsonl", text)
    let lines = try CommandLines(path: file, actor: "secretary")
    return try scene.office.perform(lines, keepGoing: keepGoing)
  }

  private static let good = """
    # a comment
    {"command":"partner add","partnership":"a","names":["A"],"country":"FR"}

    {"command":"partner add","partnership":"b","names":["B"],"country":"FR"}

    """

  @Test(arguments: [
    (#"{"command":"partner add","partnership":"a","names":["A"],"country":"FR"}"#, "a partner"),
    (#"{"command":"partner add","partnership":"c","names":["C"],"country":"XYZ"}"#, "country"),
    ("{\"command\":", "no JSON"), ("{\"command\":\"tea\"}", "no command"),
    (#"{"command":"partner stage","partnership":"nowhere","stage":"official"}"#, "nowhere"),
  ])
  func `one bad line refuses all of it and is named`(bad: String, word: String) throws {
    let head = try scene.office.head()
    do {
      _ = try perform(Self.good + bad + "\n" + Self.good)
      Issue.record("nothing was refused")
    } catch let error as OfficeError {
      guard case .badLine(let line, let reason) = error else { throw error }
      #expect(line == 5)
      #expect(reason.contains(word), "\(reason)")
      #expect(error.description.hasPrefix("line 5: ") && error.description.contains("nothing was"))
    }
    #expect(try scene.office.head() == head)
    #expect(try scene.office.differences() == [])
    #expect(try perform(Self.good).commands == 2)
  }

  @Test func `going on does the good lines and reports the bad ones`() throws {
    let report = try perform(
      Self.good + "{}\n"
        + #"{"command":"partner add","partnership":"c","names":["C"],"country":"FR"}"#
        + "\nnonsense", keepGoing: true)
    #expect(report.commands == 3 && report.events == 3)
    #expect(report.refused.map(\.number) == [5, 7])
    #expect(
      try scene.ask("partner list").column("partners", "partner") == [
        "a", "b", "c", "hue", "leon",
      ])
    #expect(try scene.office.differences() == [])
  }

  @Test func `a file performed twice does nothing the second time when its lines have keys`() throws
  {
    let lines = (1...5).map { number in
      #"{"command":"exchange record","exchange":"e-\#(number)","partnership":"hue","kind":"aid","title":"Aid","starts":"2000","key":"e-\#(number)"}"#
    }.joined(separator: "\r\n")
    #expect(try perform(lines).commands == 5)
    let head = try scene.office.head()
    let again = try perform(lines)
    #expect(again.repeats == 5 && again.commands == 0 && again.events == 0)
    #expect(try scene.office.head() == head)
  }

  @Test func `later lines see what earlier ones did`() throws {
    let report = try perform(
      """
      {"command":"delegation record","delegation":"v1","partnership":"hue","direction":"inbound","arrives":"2020"}
      {"command":"delegation plan","delegation":"v2","partnership":"hue","direction":"inbound","arrives":"2027-05-01"}
      {"command":"checklist tick","delegation":"v2","item":"drink-on-arrival"}
      """)
    #expect(report.commands == 3)
  }

  @Test func `no more lines are kept than anybody reads`() throws {
    let report = try perform(
      Array(repeating: "{}", count: BatchReport.keptLines + 7).joined(separator: "\n"),
      keepGoing: true)
    #expect(report.refused.count == BatchReport.keptLines && report.moreRefused == 7)
  }

  @Test func `an empty file is a batch of nothing`() throws {
    #expect(try perform("") == BatchReport())
  }

  @Test(arguments: ["no-such-file.jsonl", ""])
  func `what cannot be read is named`(name: String) throws {
    let path = scene.folder.path + (name.isEmpty ? "" : "/\(name)")
    do {
      _ = try CommandLines(path: path, actor: "secretary")
      Issue.record("it was read")
    } catch {
      #expect(error.description.hasPrefix("\(path) cannot be read: "))
    }
  }
}
