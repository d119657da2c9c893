import Foundation
import SQLite
import Testing

/// A newer program takes an older log over; an older one refuses a newer log, with 65.
struct VersionTests {
  private func change(_ office: TestOffice, _ sql: String) throws {
    let connection = try Connection(office.database, .readWrite)
    try connection.execute(sql)
  }

  private func expectNewer(
    _ office: TestOffice, saying words: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try Data(contentsOf: URL(filePath: office.database))
    for line in [["partner", "list"], ["partner", "describe", "hue", "--note", "x"], ["rebuild"]] {
      let ran = try office.run(line)
      #expect(ran.code == 65, ran.transcript, sourceLocation: sourceLocation)
      #expect(ran.complaints.contains(words), ran.transcript, sourceLocation: sourceLocation)
      #expect(
        ran.complaints.contains("use the new"), ran.transcript, sourceLocation: sourceLocation)
      #expect(ran.output.isEmpty, sourceLocation: sourceLocation)
    }
    #expect(
      try Data(contentsOf: URL(filePath: office.database)) == before,
      sourceLocation: sourceLocation)
  }

  @Test func `a log of a newer format is refused`() throws {
    let office = try TestOffice()
    try change(office, "PRAGMA user_version = 2")
    try expectNewer(office, saying: "has format 2 and this program knows format 1")
  }

  @Test func `projections of a newer version are refused`() throws {
    let office = try TestOffice()
    try change(office, "UPDATE projection SET version = 999")
    try expectNewer(office, saying: "have version 999")
  }

  @Test(arguments: [("PartnershipRegistered", 99), ("TeaPoured", 1)])
  func `an event of a newer version is refused`(type: String, version: Int) throws {
    let office = try TestOffice()
    try change(
      office,
      """
      INSERT INTO event_type VALUES((SELECT max(id) + 1 FROM event_type), '\(type)', \(version));
      INSERT INTO command SELECT number + 1, id, name, arguments, actor, correlation, recorded_at,
        program, NULL, last_position + 1, last_position + 1, result, hash
        FROM command ORDER BY number DESC LIMIT 1;
      INSERT INTO event SELECT position + 1, CAST(x'7f' || substr(id, 2) AS BLOB), stream, version + 1,
        (SELECT max(id) FROM event_type), effective, recorded_at, command + 1, data, hash
        FROM event ORDER BY position DESC LIMIT 1
      """)
    try expectNewer(office, saying: "does not know \(type) version \(version)")
  }

  @Test func `projections of an older version are built anew`() throws {
    let office = try TestOffice()
    let before = try office.done(["partner", "list"]).output
    try change(office, "UPDATE projection SET version = 0; UPDATE partner_row SET name = 'old'")
    #expect(try office.done(["partner", "list"]).output == before)
    #expect(try office.run(["rebuild", "--check"]).code == 0)
  }
}
