internal import CNettle

/// A SHA-256 digest.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
  /// The 32 bytes as four words in network order.
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// What the first event's hash is chained to.
  package static let genesis = Digest((0, 0, 0, 0))

  private init(_ words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

  /// The digest in 32 bytes; `nil` for another count.
  package init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 32 else { return nil }
    words = unsafe (
      bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self),
      bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self),
      bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self),
      bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
    )
  }

  /// Reads 64 hexadecimal digits.
  package init?(_ text: String) {
    guard text.utf8.count == 64, let bytes = Hexadecimal.bytes(of: text.utf8) else { return nil }
    guard let digest = unsafe bytes.withUnsafeBytes({ unsafe Digest($0) }) else { return nil }
    self = digest
  }

  /// The digest of `bytes` (FIPS 180-4), by Nettle.
  package init(hashing bytes: UnsafeRawBufferPointer) {
    var context = sha256_ctx()
    var result: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    unsafe nettle_sha256_init(&context)
    unsafe nettle_sha256_update(
      &context, bytes.count, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
    unsafe withUnsafeMutableBytes(of: &result) { raw in
      unsafe nettle_sha256_digest(
        &context, 32, raw.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }
    words = result
  }

  /// Hands the 32 bytes to `body` in place.
  package func withBytes<Value, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    var copy = words
    return unsafe try withUnsafeBytes(of: &copy) { (raw) throws(Failure) in
      unsafe try body(raw)
    }
  }

  package static func == (left: Digest, right: Digest) -> Bool { left.words == right.words }

  package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }

  /// 64 hexadecimal digits.
  package var description: String {
    unsafe withBytes { raw in unsafe Hexadecimal.text(of: raw) }
  }
}
