import EventLog
import Foundation
import JSONText
import Testing

/// The stored form of each version of each event, as `schemas/events` says it.
enum StoredForms {
  static let file = "v1/forms.txt"
  private static let schemas = KeptFile.folder.appending(path: "../../schemas/events")
    .standardizedFileURL

  /// The digests of the forms that have landed, by event type and version: `MouMoved.v1`.
  static func pinned() throws -> [String: String] {
    let lines = try KeptFile.text(file).split(separator: "\n").map { $0.split(separator: " ") }
    return Dictionary(uniqueKeysWithValues: lines.map { (String($0[0]), String($0[1])) })
  }

  /// The digests of the forms as they are now.
  static func present() throws -> [String: String] {
    let suffix = ".schema.json"
    let names = try FileManager.default.contentsOfDirectory(atPath: schemas.path())
    var forms: [String: String] = [:]
    for name in names where name.hasSuffix(suffix) {
      let schema = try JSONValue.parse(
        utf8: Array(try Data(contentsOf: schemas.appending(path: name))))
      forms[String(name.dropLast(suffix.count))] = digest(of: schema)
    }
    return forms
  }

  /// The digest of a schema without what only explains it.
  static func digest(of schema: JSONValue) -> String {
    form(schema).canonicalBytes.withUnsafeBytes { Digest(hashing: $0).description }
  }

  private static let explaining: Set = [
    "$schema", "$id", "$comment", "title", "description", "examples",
  ]

  private static func form(_ schema: JSONValue) -> JSONValue {
    let members = (schema.members ?? []).filter { !explaining.contains($0.name) }
    return .object(
      members.map { member in
        guard member.name == "properties" else { return member }
        let fields = member.value.members ?? []
        return JSONValue.Member(
          member.name, .object(fields.map { JSONValue.Member($0.name, form($0.value)) }))
      })
  }
}

/// The form in which an event is stored never changes: a log out there holds it.
@Suite struct `Stored forms` {
  @Test func `of landed versions stay as they are`() throws {
    let present = try StoredForms.present()
    for (event, digest) in try StoredForms.pinned() {
      #expect(
        present[event] == digest,
        """
        the stored form of \(event) has \(present[event] == nil ? "gone" : "changed"), and logs \
        out there hold it: bring it back, put the change into the next version of the event, and \
        lift the old one when it is read
        """)
    }
  }

  @Test func `of every version are pinned`() throws {
    let pinned = try StoredForms.pinned()
    let new = try StoredForms.present().filter { pinned[$0.key] == nil }
    guard !new.isEmpty else { return }
    if KeptFile.isRecording {
      // What has landed is never written anew, only added to.
      let lines = pinned.merging(new) { old, _ in old }.map { "\($0.key) \($0.value)" }
      try KeptFile.record(
        lines.sorted().joined(separator: "\n") + "\n", StoredForms.file, #_sourceLocation)
      return
    }
    Issue.record(
      """
      \(new.keys.sorted().joined(separator: ", ")): new, and not pinned yet; once it lands it never \
      changes, so pin it with RECORD_GOLDEN=1
      """)
  }

  @Test func `tell a change from a better explanation`() throws {
    let schema = try JSONValue.parse(
      #"{"title":"A","properties":{"title":{"type":"string","description":"x"}},"required":["title"]}"#
    )
    let explained = try JSONValue.parse(
      #"{"title":"B","properties":{"title":{"type":"string","description":"y"}},"required":["title"]}"#
    )
    let optional = try JSONValue.parse(
      #"{"title":"A","properties":{"title":{"type":"string"}},"required":[]}"#)
    let renamed = try JSONValue.parse(
      #"{"title":"A","properties":{"name":{"type":"string"}},"required":["title"]}"#)
    let digests = [schema, optional, renamed].map(StoredForms.digest)
    #expect(Set(digests).count == 3)
    #expect(StoredForms.digest(of: explained) == digests[0])
  }
}
