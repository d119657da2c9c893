import Foundation
import Testing

@testable import Twinning

@Suite struct `Every command` {
  /// The tests beside this file, as text.
  private let tests: String

  init() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    tests = try files.filter { $0.lastPathComponent != "EveryCommandTests.swift" }
      .map { try String(contentsOf: $0, encoding: .utf8) }.joined()
  }

  @Test(arguments: Catalogue.entries.filter { $0.role == .command }.map(\.name))
  func `is decided in a test beside this one`(name: String) {
    #expect(tests.contains("\"\(name)\""))
  }

  @Test(arguments: Catalogue.entries.filter { $0.role == .command }.map(\.name))
  func `names a rule that the tests name too`(name: String) throws {
    let entry = try #require(Catalogue.entry(named: name))
    #expect(!entry.rules.isEmpty)
    #expect(entry.rules.contains { tests.contains("`\($0): ") })
  }
}
