import Foundation

/// A folder that goes when the test lets it go.
final class TemporaryFolder {
  let path: String

  init() {
    path = NSTemporaryDirectory() + "office-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file into it.
  ///
  /// - Returns: its path.
  func write(_ name: String, _ text: String) throws -> String {
    try write(name, Data(text.utf8))
  }

  func write(_ name: String, _ data: Data) throws -> String {
    let file = path + "/" + name
    let folder = (file as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try data.write(to: URL(fileURLWithPath: file))
    return file
  }

  /// The bytes of all files in it, one file behind the other.
  func allBytes() throws -> Data {
    var bytes = Data()
    let names = try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
    for name in names {
      bytes += (try? Data(contentsOf: URL(fileURLWithPath: path + "/" + name))) ?? Data()
    }
    return bytes
  }
}
