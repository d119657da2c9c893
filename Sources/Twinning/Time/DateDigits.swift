/// Decimal digits in ASCII, read and written without allocating.
enum DateDigits {
  /// The number that two digits at an index make, 0…99; -1 when they are not two digits.
  ///
  /// The index and the one after it must lie inside the bytes.
  @inline(__always)
  static func pair(_ bytes: Span<UInt8>, at index: Int) -> Int {
    let tens = bytes[index] &- 0x30
    let ones = bytes[index &+ 1] &- 0x30
    guard tens <= 9, ones <= 9 else { return -1 }
    return Int(tens) &* 10 &+ Int(ones)
  }

  /// The number that a run of digits makes; nil when it is empty, longer than `most` digits (at
  /// most 9, so that it cannot overflow), or holds anything but digits.
  static func number(_ bytes: Span<UInt8>, in range: Range<Int>, most: Int = 9) -> Int? {
    guard !range.isEmpty, range.count <= min(most, 9) else { return nil }
    var number = 0
    for index in range {
      let digit = bytes[index] &- 0x30
      guard digit <= 9 else { return nil }
      number = number &* 10 &+ Int(digit)
    }
    return number
  }

  /// Appends a number of 0…9999 with leading zeros.
  static func append(_ number: Int, width: Int, to bytes: inout [UInt8]) {
    if width >= 4 { bytes.append(0x30 &+ UInt8(truncatingIfNeeded: number / 1000 % 10)) }
    if width >= 3 { bytes.append(0x30 &+ UInt8(truncatingIfNeeded: number / 100 % 10)) }
    if width >= 2 { bytes.append(0x30 &+ UInt8(truncatingIfNeeded: number / 10 % 10)) }
    bytes.append(0x30 &+ UInt8(truncatingIfNeeded: number % 10))
  }
}
