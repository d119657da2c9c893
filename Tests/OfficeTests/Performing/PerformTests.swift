import EventLog
import Foundation
import JSONText
import SQLite
import Testing
import Twinning

@testable import Office

@Suite struct `Performing a command` {
  let scene: TestOffice

  init() throws { scene = try TestOffice.withPartners() }

  private let aid =
    #"{"command":"exchange record","exchange":"aid","partnership":"hue","kind":"aid","title":"Aid","starts":"2000","key":"form-1"}"#

  /// How many commands and events are in the log.
  private func counts() throws -> [Int64] {
    let connection = scene.office.log.connection
    return try ["command", "event", "stream"].map { table in
      try connection.integer("SELECT count(*) FROM \(table)")
    }
  }

  @Test func `the same key again gives the first answer and does nothing`() throws {
    let first = try scene.perform(aid)
    let before = try counts()
    let again = try scene.perform(aid)
    #expect(again.isRepeat && !first.isRepeat)
    #expect(again.number == first.number && again.events == first.events)
    #expect(again.warnings == first.warnings)
    #expect(try counts() == before)
  }

  @Test func `the first answer comes with its warnings`() throws {
    let line =
      #"{"command":"partner add","partnership":"far","names":["Far"],"country":"FR","stage":"exploring"}"#
    try scene.perform(line)
    let stage = #"{"command":"partner stage","partnership":"far","stage":"official","key":"k"}"#
    let first = try scene.perform(stage)
    #expect(!first.warnings.isEmpty)
    #expect(try scene.perform(stage).warnings == first.warnings)
  }

  @Test(arguments: [
    #"{"command":"exchange record","exchange":"other","partnership":"hue","kind":"aid","title":"Aid","starts":"2000","key":"form-1"}"#,
    #"{"command":"partner reaffirm","partnership":"hue","key":"form-1"}"#,
  ])
  func `the same key for another command is refused`(other: String) throws {
    try scene.perform(aid)
    let before = try counts()
    #expect {
      try scene.perform(other)
    } throws: {
      "\($0)".contains("form-1")
    }
    #expect(try counts() == before)
  }

  @Test func `a dry run tells what would happen and changes nothing`() throws {
    let before = try counts()
    let rows = try scene.office.dump()
    let outcome = try scene.perform(aid, dryRun: true)
    #expect(outcome.number == nil && outcome.events.count == 1)
    #expect(try counts() == before && scene.office.dump() == rows)
    #expect(try scene.office.differences() == [])
    #expect(throws: OfficeError.self) { try scene.ask("history", ["subject": "aid"]) }
    #expect(try scene.perform(aid).events == outcome.events)
  }

  @Test func `a batch can be tried dry`() throws {
    let before = try counts()
    let report = try scene.batch([aid], dryRun: true)
    #expect(report.commands == 1 && report.events == 1)
    #expect(try counts() == before)
    #expect(try scene.perform(aid).isRepeat == false)
  }

  @Test(arguments: [
    #"{"command":"partner add","partnership":"hue","names":["Huế"],"country":"VN"}"#,
    #"{"command":"partner reaffirm","partnership":"nowhere"}"#,
    #"{"command":"delegation cancel","delegation":"nothing"}"#,
    #"{"command":"program found","name":"x","community":"x","country":"US","zone":"Mars/Base"}"#,
  ])
  func `a refused command records nothing`(line: String) throws {
    let before = try counts()
    let rows = try scene.office.dump()
    #expect(throws: (any Error).self) { try scene.perform(line) }
    #expect(try counts() == before && scene.office.dump() == rows)
    try scene.perform(aid)
    #expect(try scene.office.differences() == [])
  }

  @Test func `all commands of a batch belong together and single ones do not`() throws {
    let log = scene.office.log
    let batch = try (1...3).map { try #require(try log.command($0)).command.correlation }
    #expect(Set(batch).count == 1)
    try scene.perform(aid)
    let single = try #require(try log.command(4)).command
    #expect(single.correlation != batch[0])
    #expect(
      single.actor == "secretary" && single.key == "form-1" && single.name == "exchange record")
  }

  @Test func `who asks can be named in the line`() throws {
    try scene.perform(
      #"{"command":"partner reaffirm","partnership":"hue","actor":"chair","reason":"because"}"#)
    let command = try #require(try scene.office.log.command(4)).command
    #expect(command.actor == "chair")
    #expect(String(decoding: command.arguments, as: UTF8.self).contains("because"))
  }

  @Test func `an unknown command or field is refused with the nearest name`() throws {
    for (line, advice) in [
      (#"{"command":"parner add"}"#, "partner add"),
      (#"{"command":"partner add","partnership":"x","name":["X"],"country":"FR"}"#, "names"),
      (#"{"command":"schedule"}"#, "no command"), (#"{"names":["X"]}"#, "no command is named"),
      (#"["partner add"]"#, "object was expected"), ("{", "no JSON"),
    ] {
      #expect {
        try scene.perform(line)
      } throws: {
        "\($0)".contains(advice)
      }
    }
  }
}
