import EventLog
import Testing

/// Identifiers by RFC 9562 §5.7.
struct UUIDv7Tests {
  @Test func `an identifier carries time, version and variant`() {
    var maker = UUIDv7Maker(random: Seeded())
    for milliseconds in [0, 1, 1_645_557_742_000, 281_474_976_710_655] as [Int64] {
      let id = maker.next(at: Instant(microseconds: milliseconds * 1000 + 999))
      let bytes = id.bytes
      #expect(bytes.count == 16)
      #expect(bytes[6] >> 4 == 7)
      #expect(bytes[8] >> 6 == 0b10)
      #expect(bytes[0..<6].reduce(0) { $0 << 8 | Int64($1) } == milliseconds)
    }
  }

  @Test func `the text is that of RFC 9562 appendix A.6`() {
    let id = UUIDv7(high: 0x017F_22E2_79B0_7CC3, low: 0x98C4_DC0C_0C07_398F)
    #expect(id.description == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
    #expect(UUIDv7(id.bytes) == id)
    #expect(UUIDv7(id.bytes.dropLast()) == nil)
  }

  @Test func `each is greater than the one before, whatever the clock does`() {
    var maker = UUIDv7Maker()
    var last = maker.next(at: Instant(microseconds: 0)).bytes
    for index in 0..<20_000 {
      let id = maker.next(at: Instant(microseconds: Int64((index * 7919) % 5000) * 300)).bytes
      #expect(last.lexicographicallyPrecedes(id))
      last = id
    }
  }
}
