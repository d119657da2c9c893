import EventLog

/// Numbers that look random and are the same every time (SplitMix64).
struct Seeded: RandomNumberGenerator, Sendable {
  var state: UInt64 = 42

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension NewEvent {
  static func sample(
    _ stream: String, _ type: String = "PersonRecorded", version: Int = 1,
    effective: String = "2026-05", data: String = #"{"name":"Zoë"}"#
  ) -> NewEvent {
    NewEvent(
      stream: stream, type: type, typeVersion: version, effective: effective,
      data: Array(data.utf8))
  }
}

extension NewCommand {
  static func sample(
    at microseconds: Int64 = 1_795_000_000_000_000, key: String? = nil,
    name: String = "person record"
  ) -> NewCommand {
    NewCommand(
      id: UUIDv7(high: 1, low: UInt64(bitPattern: microseconds)), name: name,
      arguments: Array(#"{"name":"Zoë"}"#.utf8), actor: "lena",
      correlation: UUIDv7(high: 2, low: 7), recordedAt: Instant(microseconds: microseconds),
      program: "0.1.0", key: key, result: Array("{}".utf8))
  }
}

extension LogStorage {
  /// Appends one command in a transaction of its own.
  @discardableResult
  func record(
    _ streams: String..., at microseconds: Int64 = 1_795_000_000_000_000, key: String? = nil,
    expecting: [(stream: String, ExpectedVersion)] = []
  ) throws(LogError) -> AppendReceipt {
    try begin()
    do throws(LogError) {
      let receipt = try append(
        .sample(at: microseconds, key: key), streams.map { .sample($0) }, expecting: expecting)
      try commit()
      return receipt
    } catch {
      try? rollback()
      throw error
    }
  }
}
