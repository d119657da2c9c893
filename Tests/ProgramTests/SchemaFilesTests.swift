import Foundation
import Testing
import Twinning

@Suite("The schemas on disk")
struct SchemaFilesTests {
  /// `schemas/` of the repository.
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "schemas")

  private static let wanted = Schemas.all

  @Test(arguments: wanted.map(\.path))
  func `are what the catalogue makes`(path: String) throws {
    let schema = try #require(Self.wanted.first { $0.path == path }).schema
    let file = Self.folder.appending(path: path)
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text == Schemas.text(of: schema), "write them anew: twinning schemas schemas")
  }

  @Test(arguments: ["commands", "events", "sealed"])
  func `have no file beside them`(kind: String) throws {
    let folder = Self.folder.appending(path: kind)
    let found = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    let wanted = Self.wanted.map(\.path).filter { $0.hasPrefix("\(kind)/") }
    #expect(!wanted.isEmpty)
    #expect(Set(found.map { "\(kind)/\($0)" }) == Set(wanted))
  }

  @Test func `have one file for each command and each version of an event`() {
    let commands = Catalogue.entries.filter { $0.role == .command }.count
    #expect(Self.wanted.count == commands + Catalogue.events.count + Catalogue.sealed.count)
    #expect(Set(Self.wanted.map(\.path)).count == Self.wanted.count)
  }
}
