internal import Glibc

/// The system's random numbers (getentropy(3)), fetched many at a time: one call for each number
/// was a visible part of an import.
struct PooledRandom: RandomNumberGenerator, Sendable {
  private var pool: [UInt64] = []

  /// How many numbers a call fetches: the 256 bytes that getentropy(3) gives at most.
  private static let poolSize = 32

  mutating func next() -> UInt64 {
    if pool.isEmpty { fill() }
    return pool.removeLast()
  }

  private mutating func fill() {
    var fresh = [UInt64](repeating: 0, count: Self.poolSize)
    let code = unsafe fresh.withUnsafeMutableBytes { raw in
      unsafe getentropy(raw.baseAddress, raw.count)
    }
    // The standard library's own generator finds another way where the call is not to be had.
    var system = SystemRandomNumberGenerator()
    pool = code == 0 ? fresh : [system.next()]
  }
}
