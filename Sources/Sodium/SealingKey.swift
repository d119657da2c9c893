internal import CSodium

/// A key with which values are sealed: XChaCha20-Poly1305, as libsodium has it.
///
/// A box is one byte with the form's number (1), 24 random bytes (the nonce), and the sealed bytes
/// with their tag of 16. Before sealing, the plain bytes are filled up to a multiple of 64
/// (sodium_pad(3)), so that a box does not tell how long a name is.
package struct SealingKey: Equatable, Sendable {
  /// 32 bytes.
  package let bytes: [UInt8]

  private static let form: UInt8 = 1
  private static let nonceLength = 24
  private static let tagLength = 16
  private static let blockLength = 64
  package static let length = 32
  /// The longest plain value that is sealed: all fields of a person together are far below.
  package static let longestPlain = 256 * 1024

  /// A new key.
  package init() throws(SodiumError) { bytes = try Sodium.randomBytes(Self.length) }

  /// A key that was kept.
  package init(bytes: [UInt8]) throws(SodiumError) {
    guard bytes.count == Self.length else {
      throw .badLength(what: "the key", found: bytes.count, wanted: Self.length)
    }
    self.bytes = bytes
  }

  /// Seals bytes.
  ///
  /// - Parameters:
  ///   - plain: at most ``longestPlain`` bytes.
  ///   - context: what the box belongs to; it opens only with the same one.
  /// - Returns: the box, of 41 bytes and at least 64 more.
  package func seal(_ plain: [UInt8], context: [UInt8]) throws(SodiumError) -> [UInt8] {
    guard plain.count <= Self.longestPlain else {
      throw .badLength(what: "the value", found: plain.count, wanted: Self.longestPlain)
    }
    let nonce = try Sodium.randomBytes(Self.nonceLength)
    let padded = Self.pad(plain)
    var sealed = [UInt8](repeating: 0, count: padded.count + Self.tagLength)
    unsafe crypto_aead_xchacha20poly1305_ietf_encrypt(
      &sealed, nil, padded, UInt64(padded.count), context, UInt64(context.count), nil, nonce, bytes)
    return [Self.form] + nonce + sealed
  }

  /// Opens a box.
  ///
  /// - Throws: `cannotOpen` for another key, another context, or a box that was changed.
  package func open(_ box: [UInt8], context: [UInt8]) throws(SodiumError) -> [UInt8] {
    guard Sodium.isReady else { throw .notReady }
    let head = 1 + Self.nonceLength
    guard box.count >= head + Self.tagLength + Self.blockLength, box[0] == Self.form else {
      throw .cannotOpen
    }
    let nonce = Array(box[1..<head])
    let sealed = Array(box[head...])
    var padded = [UInt8](repeating: 0, count: sealed.count - Self.tagLength)
    let code = unsafe crypto_aead_xchacha20poly1305_ietf_decrypt(
      &padded, nil, nil, sealed, UInt64(sealed.count), context, UInt64(context.count), nonce, bytes)
    guard code == 0, let end = padded.lastIndex(of: 0x80), end >= padded.count - Self.blockLength
    else { throw .cannotOpen }
    return Array(padded[..<end])
  }

  /// ISO/IEC 7816-4 padding: 0x80, and zeros to the end of the block.
  private static func pad(_ plain: [UInt8]) -> [UInt8] {
    let rest = blockLength - (plain.count + 1) % blockLength
    return plain + [0x80] + [UInt8](repeating: 0, count: rest % blockLength)
  }
}
