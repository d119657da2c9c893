package import Sodium

/// A checkpoint on paper: for the minutes and the yearly report.
///
/// One line for each field, sixteen bytes a line in groups of four digits, and behind each line two
/// check digits.
package enum CheckpointText {
  /// The fields in their order.
  enum Label: String, CaseIterable { case office, position, head, made, key, signature }

  /// How many bytes stand in one line.
  static let lineLength = 16
  private static let groupLength = 2
  private static let labelWidth = 11

  /// The lines, of at most 55 characters.
  package static func lines(of checkpoint: Checkpoint) -> [String] {
    ["TWINNING CHECKPOINT 1"] + lines(.office, checkpoint.office.bytes)
      + [line(.position, String(checkpoint.position))] + lines(.head, checkpoint.head.bytes)
      + [line(.made, checkpoint.made)] + lines(of: checkpoint.key)
      + lines(.signature, checkpoint.signature)
  }

  /// The lines of a public key alone.
  package static func lines(of key: PublicKey) -> [String] { lines(.key, key.bytes) }

  private static func line(_ label: Label, _ text: String) -> String {
    let check = CheckDigits.of(label.rawValue, line: 0, text.utf8)
    return padded(label.rawValue) + "\(text) /\(Hexadecimal.text(of: [check]))"
  }

  private static func lines(_ label: Label, _ bytes: [UInt8]) -> [String] {
    stride(from: 0, to: bytes.count, by: lineLength).map { start in
      let content = bytes[start..<start + lineLength]
      let groups = stride(from: start, to: start + lineLength, by: groupLength).map { group in
        Hexadecimal.text(of: Array(bytes[group..<group + groupLength]))
      }
      let check = CheckDigits.of(label.rawValue, line: start / lineLength, content)
      return padded(start == 0 ? label.rawValue : "") + groups.joined(separator: " ")
        + " /\(Hexadecimal.text(of: [check]))"
    }
  }

  private static func padded(_ text: String) -> String {
    text + String(repeating: " ", count: labelWidth - text.utf8.count)
  }

  /// Reads the first checkpoint in a text.
  ///
  /// Blanks, line breaks, upper and lower case, marks of quotation do not matter; what stands before and behind is
  /// passed over.
  package static func read(_ bytes: [UInt8]) throws(CheckpointError) -> Checkpoint {
    var words = CheckpointWords(bytes)
    try words.passTitle()
    let office = try words.bytes(.office, count: 32)
    let position = try words.text(.position)
    guard let number = Int64(position.text), number > 0, String(number) == position.text else {
      throw CheckpointError(
        "\"\(position.text)\" is no position, a whole number from 1", at: "line \(position.line)")
    }
    let head = try words.bytes(.head, count: 32)
    let made = try words.text(.made)
    guard let moment = Checkpoint.moment(made.text) else {
      throw CheckpointError(
        "\"\(made.text)\" is no moment like 2026-11-24T10:00:00Z", at: "line \(made.line)")
    }
    let key = try words.bytes(.key, count: PublicKey.length)
    let signature = try words.bytes(.signature, count: PublicKey.signatureLength)
    return try Checkpoint(
      office: office, position: number, head: head, madeAt: moment, key: key, signature: signature)
  }

  /// Reads a public key: 64 hexadecimal digits, or its lines with their check digits.
  package static func readKey(_ text: String) throws(CheckpointError) -> PublicKey {
    var words = CheckpointWords(Array(text.utf8))
    let bytes: [UInt8]
    if text.utf8.contains(UInt8(ascii: "/")) {
      words.pass(.key)
      bytes = try words.digits(.key, count: PublicKey.length)
    } else {
      let digits = text.utf8.filter { !CheckpointWords.isBlank($0) }
      guard let read = Hexadecimal.bytes(of: digits),
        read.count == PublicKey.length
      else {
        throw CheckpointError("a public key is 64 digits from 0 to f")
      }
      bytes = read
    }
    do throws(SodiumError) {
      return try PublicKey(bytes: bytes)
    } catch {
      throw CheckpointError(error.description)
    }
  }
}

extension Checkpoint {
  /// A checkpoint as it was read.
  package init(
    office: [UInt8], position: Int64, head: [UInt8], madeAt: Int64, key: [UInt8],
    signature: [UInt8]
  ) throws(CheckpointError) {
    guard let office = Digest(office), let head = Digest(head), position > 0,
      Self.moments.contains(madeAt), signature.count == PublicKey.signatureLength
    else { throw CheckpointError("a value is out of its bounds") }
    do throws(SodiumError) {
      self.init(
        office: office, position: position, head: head, madeAt: madeAt,
        key: try PublicKey(bytes: key), signature: signature)
    } catch {
      throw CheckpointError(error.description)
    }
  }
}
