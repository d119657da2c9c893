import Foundation
import Glibc
import SQLite
import Testing

/// `twinning remind` as cron runs it.
struct RemindProgramTests {
  private static func at(_ moment: String) -> [String: String] { ["TWINNING_NOW": moment] }

  @Test func `R30: sends once, then says nothing and ends with 0`() throws {
    let office = try TestOffice.sample()
    let first = try office.run(["remind"])
    #expect(first.code == 0, first.transcript)
    #expect(first.output.contains("These reminders are for B. Sample."))
    #expect(first.output.contains("twinning remind done people-meet/avignon/"))
    let log = try office.log()
    for minute in [15, 30, 45] {
      let again = try office.run(
        ["remind"], settings: Self.at("2026-11-24T10:\(minute):00Z"))
      #expect(again.code == 0 && again.output.isEmpty && again.complaints.isEmpty, again.transcript)
    }
    #expect(try office.log() == log)
  }

  @Test func `R35: private titles show on a terminal, and in no output that goes on from there`()
    throws
  {
    for isTerminal in [true, false] {
      let office = try TestOffice.sample()
      let line = isTerminal ? "script -qec \"'$0' remind\" /dev/null" : "\"$0\" remind"
      let ran = try Binary.shell(line, settings: office.settings)
      #expect(ran.code == 0, ran.transcript)
      #expect(ran.output.contains("remind done people-meet/avignon/"))
      #expect(
        ran.output.contains("checklist tick hue-visit interpreter:") == isTerminal, ran.transcript)
    }
  }

  @Test func `R30: that a later notice takes the place of others is no matter for cron's mail`()
    throws
  {
    let office = try TestOffice.sample()
    let ran = try office.done(["remind"])
    #expect(!ran.output.contains("takes its place"), ran.transcript)
    let ledger = try office.done(["remind", "ledger", "--state", "suppressed", "--json"])
    #expect(ledger.output.contains("a later notice takes its place"))
  }

  @Test func `R30: a clock a year ahead ends with 75 and says what waits`() throws {
    let office = try TestOffice.sample()
    try office.done(["remind"])
    let log = try office.log()
    let ran = try office.run(["remind"], settings: Self.at("2027-11-24T10:00:00Z"))
    #expect(ran.code == 75, ran.transcript)
    #expect(ran.complaints.contains("365 days ago") && ran.complaints.contains("--catch-up"))
    #expect(try office.log() == log)
    let caught = try office.run(
      ["remind", "--catch-up"], settings: Self.at("2027-11-24T10:00:00Z"))
    #expect(caught.code == 0 && caught.output.contains("These reminders are for"))
  }

  @Test func `R30: a moment to come is rehearsed only`() throws {
    let office = try TestOffice.sample()
    let refused = try office.run(["remind", "--at", "2027-01-01T12:00:00Z"])
    #expect(refused.code == 1 && refused.complaints.contains("--dry-run"), refused.transcript)
    let log = try office.log()
    let rehearsed = try office.done(["remind", "--dry-run", "--at", "2027-01-01T12:00:00Z"])
    #expect(rehearsed.output.contains("Would go to chair by terminal"))
    #expect(try office.log() == log)
  }

  @Test func `R30: how long ago it ran well`() throws {
    let office = try TestOffice.sample()
    let never = try office.run(["remind", "status", "--max-age", "2h"])
    #expect(never.code == 1 && never.output.contains("never ran"), never.transcript)
    try office.done(["remind"])
    #expect(try office.run(["remind", "status", "--max-age", "2h"]).code == 0)
    let later = try office.run(
      ["remind", "status", "--max-age", "2h"], settings: Self.at("2026-11-24T12:00:01Z"))
    #expect(later.code == 1 && later.complaints.contains("within 2h"), later.transcript)
    #expect(try office.run(["remind", "status", "--max-age", "soon"]).code == 1)
    let json = try office.done(["remind", "status", "--json"])
    #expect(json.output.contains(#""lastRun":"2026-11-24T10:00:00"#), json.transcript)
  }

  @Test func `R31: JSON: a line for each digest on the terminal, then the report`() throws {
    let office = try TestOffice.sample()
    let ran = try office.done(["remind", "--json"])
    let lines = ran.output.split(separator: "\n")
    #expect(lines.count == 3)
    for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    #expect(
      lines[0].hasPrefix(#"{"digest":"chair-20261123-terminal""#) || lines[0].contains("chair-"))
    #expect(lines[2].contains(#""state":"sent""#))
  }

  @Test func `R31: output that cannot be written leaves the digest unknown`() throws {
    let office = try TestOffice.sample()
    let ran = try Binary.shell("\"$0\" remind > /dev/full", settings: office.settings)
    #expect(ran.code == 74, ran.transcript)
    let ledger = try office.done(["remind", "ledger", "--state", "unknown", "--json"])
    #expect(ledger.output.contains("cannot be written"), ledger.transcript)
    #expect(try office.done(["remind"]).output.isEmpty)
  }

  /// What the ledger holds, and how often each digest came out.
  private func check(_ office: TestOffice, _ outputs: [String]) throws {
    let connection = try Connection(office.database, .readOnly)
    let claimed = try connection.integer("SELECT count(*) FROM notice_row WHERE digest <> ''")
    let distinct = try connection.integer(
      "SELECT count(DISTINCT duty || step || recipient || channel) FROM notice_row")
    let all = try connection.integer("SELECT count(*) FROM notice_row")
    #expect(claimed > 0 && distinct == all)
    var digests: [String: Int] = [:]
    for line in outputs.joined().split(separator: "\n") where line.hasPrefix(#"{"digest":"#) {
      let name = line.dropFirst(11).prefix { $0 != "\"" }
      digests[String(name), default: 0] += 1
    }
    #expect(digests.values.allSatisfy { $0 == 1 }, "\(digests)")
    let sent = try connection.integer("SELECT count(*) FROM digest_row WHERE state = 'sent'")
    #expect(sent <= digests.count)
    let others = try connection.integer(
      "SELECT count(*) FROM digest_row WHERE state NOT IN ('sent', 'unknown', 'failed')")
    #expect(others == 0)
    let known = try connection.integer("SELECT count(*) FROM digest_row")
    let unknown = try connection.integer("SELECT count(*) FROM digest_row WHERE state = 'unknown'")
    // What came out and is not on record as sent is on record as unknown.
    #expect(digests.count <= sent + unknown && known >= digests.count)
  }

  @Test func `R30: many at once: each key once`() throws {
    let office = try TestOffice.sample()
    var outputs: [String] = []
    for day in 24...28 {
      let moment = ["TWINNING_NOW": "2026-11-\(day)T15:00:00Z", "TWINNING_OFFICE": office.folder]
      let runs = try (0..<6).map { _ in try Running(["remind", "--json"], settings: moment) }
      for run in runs {
        let ran = try run.end()
        #expect([0, 75].contains(ran.code), ran.transcript)
        outputs.append(ran.output)
      }
      outputs.append(try office.run(["remind", "--json"], settings: moment).output)
    }
    try check(office, outputs)
  }

  @Test func `R30: killed at any moment: nothing is lost, nothing comes twice`() throws {
    let office = try TestOffice.sample()
    var random = SystemRandomNumberGenerator()
    var outputs: [String] = []
    var kills = 0
    for day in 0..<40 {
      // From 24 November on.
      let date = day < 7 ? "11-\(day + 24)" : day < 16 ? "12-0\(day - 6)" : "12-\(day - 6)"
      let moment = [
        "TWINNING_NOW": "2026-\(date)T15:00:00Z", "TWINNING_OFFICE": office.folder,
      ]
      let run = try Running(["remind", "--json"], settings: moment)
      usleep(UInt32.random(in: 0...90_000, using: &random))
      run.send(SIGKILL)
      let ran = try run.end()
      if ran.code < 0 { kills += 1 }
      outputs.append(ran.output)
    }
    let end = ["TWINNING_NOW": "2027-01-15T15:00:00Z"]
    let last = try office.run(["remind", "--json", "--catch-up"], settings: end)
    #expect(last.code == 0, last.transcript)
    outputs.append(last.output)
    #expect(kills > 0)
    try check(office, outputs)
  }
}
