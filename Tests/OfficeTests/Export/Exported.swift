import EventLog
import Foundation

@testable import Office

/// An exported log in memory and back.
enum Exported {
  /// The lines with their ends.
  static func bytes(of office: Office) throws -> Data {
    var bytes = Data()
    _ = try office.export(to: { bytes.append(contentsOf: $0) })
    return bytes
  }

  /// The lines without their ends.
  static func lines(of office: Office) throws -> [String] {
    String(decoding: try bytes(of: office), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Takes lines over into an office that has nothing on record.
  static func adopt(
    _ lines: [String], into scene: TestOffice, end: String = "\n", keys: String? = nil
  ) throws -> AdoptionReport {
    try adopt(Data((lines.joined(separator: "\n") + end).utf8), into: scene, keys: keys)
  }

  static func adopt(
    _ bytes: Data, into scene: TestOffice, keys: String? = nil, dryRun: Bool = false
  ) throws -> AdoptionReport {
    let path = try scene.folder.write("export.jsonl", bytes)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try scene.office.adopt(try ExportFile(path), keys: keys, dryRun: dryRun)
  }
}
