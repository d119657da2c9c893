/// Two hexadecimal digits behind each line of a checkpoint on paper, so that a mistyped line is
/// found in its place.
///
/// CRC-8 with the polynomial x⁸ + x² + x + 1 (as in ATM cells, ITU-T I.432.1, without its final
/// addition): it finds each wrong digit and each two neighbours that changed places.
enum CheckDigits {
  /// The check of one line.
  /// - Parameters:
  ///   - label: the field's name.
  ///   - line: which of the field's lines it is, from 0.
  ///   - content: the bytes that the digits stand for, or the text as it is written.
  static func of(_ label: String, line: Int, _ content: some Sequence<UInt8>) -> UInt8 {
    var rest: UInt8 = 0
    for byte in Array(label.utf8) + [UInt8(truncatingIfNeeded: line)] + content {
      rest ^= byte
      for _ in 0..<8 { rest = rest & 0x80 == 0 ? rest << 1 : rest << 1 ^ 0x07 }
    }
    return rest
  }
}
