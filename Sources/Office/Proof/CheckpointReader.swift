package import EventLog
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
    guard let bytes = try WholeFile.read(path, limit: sizeLimit) else {
      throw .badCheckpoint(CheckpointError("it is longer than \(sizeLimit) bytes"))
    }
    return bytes
  }
}
