/// Bytes as hexadecimal digits, small letters.
package enum Hexadecimal {
  /// Two digits for each byte.
  package static func text(of bytes: [UInt8]) -> String {
    unsafe bytes.withUnsafeBytes { raw in unsafe text(of: raw) }
  }

  /// Two digits for each byte.
  static func text(of bytes: UnsafeRawBufferPointer) -> String {
    unsafe String(unsafeUninitializedCapacity: bytes.count * 2) { digits in
      for unsafe(index, byte) in unsafe bytes.enumerated() {
        unsafe digits[index * 2] = digit(byte >> 4)
        unsafe digits[index * 2 + 1] = digit(byte & 15)
      }
      return bytes.count * 2
    }
  }

  /// The bytes of two digits each, large or small; `nil` for anything else.
  package static func bytes(of digits: some Collection<UInt8>) -> [UInt8]? {
    guard digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    var high: UInt8?
    for digit in digits {
      guard let value = value(of: digit) else { return nil }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return bytes
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

  /// What a digit stands for, large or small.
  static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46: digit - 0x37
    case 0x61...0x66: digit - 0x57
    default: nil
    }
  }
}
