/// An identifier that sorts by the time it was made (RFC 9562 §5.7): its index appends at the right
/// edge, where a random one would visit a page for each.
package struct UUIDv7: Hashable, Sendable, CustomStringConvertible {
  /// The 128 bits, most significant half first.
  package let high: UInt64
  package let low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The 16 bytes in network order.
  package var bytes: [UInt8] {
    (0..<16).map { index in
      let half = index < 8 ? high : low
      return UInt8(truncatingIfNeeded: half >> UInt64(56 - index % 8 * 8))
    }
  }

  /// The identifier in 16 bytes; `nil` for another count.
  package init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      if index < 8 { high = high << 8 | UInt64(byte) } else { low = low << 8 | UInt64(byte) }
    }
    self.init(high: high, low: low)
  }

  /// Reads the 36 characters of RFC 9562 §4, in small letters.
  package init?(_ text: String) {
    let digits = text.utf8.filter { $0 != UInt8(ascii: "-") }
    guard let bytes = Hexadecimal.bytes(of: digits), let id = UUIDv7(bytes),
      id.description == text
    else { return nil }
    self = id
  }

  package var description: String {
    unsafe withBytes { raw in
      var text: [UInt8] = []
      text.reserveCapacity(36)
      for (index, digit) in unsafe Hexadecimal.text(of: raw).utf8.enumerated() {
        if index == 8 || index == 12 || index == 16 || index == 20 { text.append(0x2D) }
        text.append(digit)
      }
      return String(decoding: text, as: UTF8.self)
    }
  }
}

/// Makes identifiers, each greater than the one before within a process.
package struct UUIDv7Maker: Sendable {
  private var milliseconds: Int64 = 0
  /// The 74 bits beside the time: random at first in each millisecond, then counted up.
  private var counter: UInt64 = 0
  private var random: any RandomNumberGenerator & Sendable

  /// Identifiers from the system's random numbers.
  package init() { random = PooledRandom() }

  /// Identifiers that can be foretold, for tests.
  package init(random: any RandomNumberGenerator & Sendable) { self.random = random }

  /// Sees to it that all that follow are greater than `id`, whoever made it.
  package mutating func advance(past id: UUIDv7) {
    let time = Int64(id.high >> 16)
    let count = (id.high & 0xFFF) << 50 | (id.low & 0x3FFF_FFFF_FFFF_F000) >> 12
    guard (time, count) > (milliseconds, counter) else { return }
    milliseconds = time
    counter = count
  }

  /// The next identifier.
  package mutating func next(at instant: Instant) -> UUIDv7 {
    let now = max(instant.microseconds / 1000, 0)
    // One draw serves for all: each is a system call.
    let noise = random.next()
    if now > milliseconds {
      milliseconds = now
      // The top bit stays clear, so that counting has room.
      counter = noise >> 3
    } else {
      counter += 1 + noise >> 48
      if counter >> 62 != 0 {
        milliseconds += 1
        counter = noise >> 3
      }
    }
    let time = UInt64(milliseconds) & 0xFFFF_FFFF_FFFF
    // 12 bits after the version, 62 after the variant; the counter fills the 12 and the upper 50.
    let high = time << 16 | 0x7000 | (counter >> 50 & 0xFFF)
    let low = 0x8000_0000_0000_0000 | (counter << 12 & 0x3FFF_FFFF_FFFF_F000) | noise & 0xFFF
    return UUIDv7(high: high, low: low)
  }
}
