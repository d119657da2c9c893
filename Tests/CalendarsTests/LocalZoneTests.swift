import Foundation
import Testing
import Twinning

@testable import Calendars

@Suite struct `The zone of this machine` {
  private let zones = SystemZones()

  /// A folder with a link `localtime` and a file `timezone`, removed afterwards.
  private func sources(
    _ variable: String?, link: String? = nil, file: String? = nil,
    _ body: (SystemZones.LocalSources) -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (linkPath, filePath) = (
      folder.appending(path: "localtime").path, folder.appending(path: "timezone").path
    )
    if let link {
      try FileManager.default.createSymbolicLink(atPath: linkPath, withDestinationPath: link)
    }
    if let file { try Data(file.utf8).write(to: URL(filePath: filePath)) }
    body(SystemZones.LocalSources(variable: variable, link: linkPath, file: filePath))
  }

  @Test(
    arguments: [
      ("Europe/Paris", "Europe/Paris"), (":Europe/Paris", "Europe/Paris"), ("", "UTC"),
      ("/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo"), ("EST5EDT,M3.2.0,M11.1.0", nil),
      ("../../etc/passwd", nil), ("Mars/Base", nil),
    ] as [(String, String?)])
  func `is that of TZ before all others`(variable: String, name: String?) throws {
    try sources(variable, link: "/usr/share/zoneinfo/Asia/Tokyo", file: "Asia/Tokyo\n") { sources in
      #expect(zones.localZone(sources)?.description == name)
    }
  }

  @Test(
    arguments: [
      ("/usr/share/zoneinfo/Asia/Tokyo", "Europe/Paris\n", "Asia/Tokyo"),
      ("../usr/share/zoneinfo/Asia/Tokyo", nil, "Asia/Tokyo"),
      (nil, "Europe/Paris\n", "Europe/Paris"),
      ("/nowhere/else", "Europe/Paris", "Europe/Paris"), (nil, nil, nil), (nil, "nonsense\n", nil),
      (nil, "", nil),
    ] as [(String?, String?, String?)])
  func `is that of the link, else of the file`(link: String?, file: String?, name: String?) throws {
    try sources(nil, link: link, file: file) { sources in
      #expect(zones.localZone(sources)?.description == name)
    }
  }

  @Test func `is read from small regular files only`() throws {
    #expect(throws: SmallFile.Problem.missing) { try SmallFile.read("/nonexistent/x", limit: 10) }
    #expect(throws: SmallFile.Problem.notAFile) { try SmallFile.read("/tmp", limit: 10) }
    #expect(throws: SmallFile.Problem.notAFile) { try SmallFile.read("/dev/zero", limit: 10) }
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try Data("0123456789".utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try SmallFile.read(path, limit: 10).count == 10)
    #expect(throws: SmallFile.Problem.tooLarge(limit: 9)) { try SmallFile.read(path, limit: 9) }
    #expect(try SmallFile.read(path, limit: 9, beginningOnly: true).count == 9)
  }
}
