import EventLog
import Foundation
import SQLite
import Testing

@testable import Office

/// Looks for a text in everything that an office leaves on disk.
enum PlainText {
  /// The names of the files that hold the text: as it is, in Base64 at any of its three places, in
  /// hexadecimal digits small or large.
  ///
  /// Besides the files of the folder, as they are and after a checkpoint: a compact copy of the
  /// database, as a backup makes it.
  static func search(_ text: String, in scene: TestOffice) throws -> [String] {
    var found = try files(in: scene.folder.path, holding: text)
    let aside = TemporaryFolder()
    try scene.office.log.connection.execute("VACUUM INTO '\(aside.path)/copy.db'")
    found += try files(in: aside.path, holding: text)
    try scene.office.log.connection.checkpoint(truncate: true)
    found += try files(in: scene.folder.path, holding: text).map { $0 + " after a checkpoint" }
    return found
  }

  private static func files(in folder: String, holding text: String) throws -> [String] {
    let needles = forms(of: Array(text.utf8))
    return try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().filter { name in
      guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)) else {
        return false
      }
      return needles.contains { bytes.range(of: $0) != nil }
    }
  }

  /// The bytes that would give the text away.
  static func forms(of bytes: [UInt8]) -> [Data] {
    var forms = [Data(bytes)]
    for shift in 0..<3 where bytes.count > 3 {
      // What stands before and behind changes the first and the last digits: they are left out.
      let shifted = Data([UInt8](repeating: 0, count: shift) + bytes)
      let whole = shifted.count / 3 * 3
      let text = shifted.prefix(whole).base64EncodedString().dropFirst(shift == 0 ? 0 : 4)
      if text.count >= 4 { forms.append(Data(text.utf8)) }
    }
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return forms + [Data(digits.utf8), Data(digits.uppercased().utf8)]
  }
}
