import EventLog
import Foundation
import JSONText
import Keys
import SQLite
import Testing
import Twinning

@testable import Office

/// What is private stands sealed in its event, and in clear nowhere (R35).
@Suite struct `Personal fields` {
  let scene: TestOffice

  init() throws { scene = try TestOffice.withPartners() }

  private static let values = [
    "Zephyrine", "Quillfeather", "1971-03-09", "zq@example.org", "+1-555-0142", "no-shellfish",
    "step-free-path",
  ]

  private static let members =
    #""given-name":"Zephyrine","family-name":"Quillfeather","born":"1971-03-09","email":"zq@example.org","phone":"+1-555-0142","diet":["no-shellfish"],"access-needs":["step-free-path"]"#

  @Test func `stand sealed in their event, and in clear nowhere`() throws {
    try scene.perform(
      #"{"command":"person add","person":"guest-1","public-name":"The guest",\#(Self.members)}"#)
    try scene.perform(#"{"command":"person detail","person":"guest-1",\#(Self.members)}"#)
    let name = try PlainText.search("The guest", in: scene)
    #expect(name.contains("twinning.db-wal"), "the search finds nothing at all")
    for value in Self.values {
      #expect(try PlainText.search(value, in: scene) == [], "\(value)")
    }
  }

  @Test func `are not among the arguments, and everything else is`() throws {
    try scene.perform(
      #"{"command":"person add","person":"guest-1","public-name":"The guest",\#(Self.members),"on":"2026","reason":"a visit"}"#
    )
    let command = try #require(try scene.office.log.command(4)).command
    #expect(
      String(decoding: command.arguments, as: UTF8.self)
        == #"{"person":"guest-1","public-name":"The guest","on":"2026","reason":"a visit"}"#)
  }

  @Test func `stay away when nothing else was said`() throws {
    try scene.perform(#"{"command":"person add","person":"guest-1"}"#)
    try scene.perform(#"{"command":"person detail","person":"guest-1","email":"zq@example.org"}"#)
    let command = try #require(try scene.office.log.command(5)).command
    #expect(String(decoding: command.arguments, as: UTF8.self) == #"{"person":"guest-1"}"#)
  }

  @Test func `do not spoil the idempotency key`() throws {
    let line =
      #"{"command":"person add","person":"guest-1",\#(Self.members),"key":"form-7"}"#
    let first = try scene.perform(line)
    #expect(try scene.perform(line).number == first.number)
  }

  @Test func `are told to those who ask for the person`() throws {
    try scene.perform(#"{"command":"person add","person":"guest-1",\#(Self.members)}"#)
    let answer = try scene.ask("person show", ["person": "guest-1"])
    #expect(answer["title"]?.text == "Zephyrine Quillfeather")
    #expect(answer["personal"]?["diet"]?.text == "no-shellfish")
    let found = try scene.ask("search", ["words": ["quillfeather"]])
    #expect(found["found"]?.elements?.isEmpty == true)
  }

  @Test func `of a dry run leave no trace`() throws {
    try scene.perform(
      #"{"command":"person add","person":"guest-1",\#(Self.members)}"#, dryRun: true)
    for value in Self.values {
      #expect(try PlainText.search(value, in: scene) == [], "\(value)")
    }
    let keys = try KeyFile(path: scene.folder.path + "/twinning.keys", mode: .read)
    #expect(try keys.people() == [])
  }
}
