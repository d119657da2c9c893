/// Where the aggregate of each stream lies in the array of its noun, by the log's number of the
/// stream.
struct StreamSlots: Sendable {
  enum Noun: UInt32 {
    case partnership, delegation, exchange, mou, person, correspondence, reminder, duty
  }

  /// The noun in the upper three bits, the slot in the others; `none` for a stream without one.
  private var packed: [UInt32] = []

  private static let slotBits: UInt32 = 29
  private static let none = UInt32.max

  /// The slot of a stream.
  subscript(_ stream: Int) -> Int? {
    guard stream < packed.count, packed[stream] != Self.none else { return nil }
    return Int(packed[stream] & (1 << Self.slotBits - 1))
  }

  mutating func place(_ stream: Int, _ noun: Noun, at slot: Int) {
    if stream >= packed.count {
      packed.append(
        contentsOf: repeatElement(Self.none, count: max(stream + 1 - packed.count, packed.count)))
    }
    packed[stream] = noun.rawValue << Self.slotBits | UInt32(truncatingIfNeeded: slot)
  }

  /// Takes over the slots of other streams, whose arrays were put behind these.
  mutating func join(_ other: StreamSlots, shiftedBy shifts: [Noun: Int]) {
    for (stream, value) in other.packed.enumerated() where value != Self.none {
      guard let noun = Noun(rawValue: value >> Self.slotBits) else { continue }
      let slot = Int(value & (1 << Self.slotBits - 1))
      place(stream, noun, at: slot + (shifts[noun] ?? 0))
    }
  }
}
