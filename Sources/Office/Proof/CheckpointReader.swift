package import EventLog
import Glibc
import JSONText

/// Reads checkpoints as people hand them over.
package enum CheckpointReader {
  /// No form of a checkpoint is longer, with all that may stand around it.
  static let sizeLimit = 64 * 1024

  /// Reads what the words name: the content of a QR symbol, a file, or `-` for standard input.
  package static func read(_ words: String) throws(OfficeError) -> Checkpoint {
    let bytes = CheckpointCode.isMeant(words.utf8) ? Array(words.utf8) : try file(words)
    do throws(CheckpointError) {
      return try checkpoint(bytes)
    } catch {
      throw OfficeError.badCheckpoint(error)
    }
  }

  /// Reads any of the three forms; the byte order mark that some editors put before a text is left
  /// out.
  static func checkpoint(_ given: [UInt8]) throws(CheckpointError) -> Checkpoint {
    let bytes = given.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(given.dropFirst(3)) : given
    let text = bytes.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    if text.first == UInt8(ascii: "{") { return try Checkpoint(json: Array(text)) }
    if CheckpointCode.isMeant(text) {
      return try CheckpointCode.read(Array(text))
    }
    return try CheckpointText.read(bytes)
  }

  private static func file(_ path: String) throws(OfficeError) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { if path != "-" { close(descriptor) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while bytes.count <= sizeLimit {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw .unreadable(path: path, reason: String(cString: strerror(errno)))
      }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
    throw .badCheckpoint(CheckpointError("it is longer than \(sizeLimit) bytes"))
  }
}
