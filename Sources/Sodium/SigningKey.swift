internal import CSodium

/// A key with which checkpoints are signed: Ed25519 (RFC 8032).
package struct SigningKey: Sendable {
  /// 32 bytes, from which everything else follows.
  package let seed: [UInt8]
  package let publicKey: PublicKey
  private let secret: [UInt8]

  private static let seedLength = 32

  /// A new key.
  package init() throws(SodiumError) { try self.init(seed: Sodium.randomBytes(Self.seedLength)) }

  /// A key that was kept.
  package init(seed: [UInt8]) throws(SodiumError) {
    guard Sodium.isReady else { throw .notReady }
    guard seed.count == Self.seedLength else {
      throw .badLength(what: "the seed", found: seed.count, wanted: Self.seedLength)
    }
    var open = [UInt8](repeating: 0, count: PublicKey.length)
    var secret = [UInt8](repeating: 0, count: 64)
    unsafe crypto_sign_seed_keypair(&open, &secret, seed)
    self.seed = seed
    self.secret = secret
    publicKey = try PublicKey(bytes: open)
  }

  /// The signature of a message: 64 bytes, always the same for the same message.
  package func sign(_ message: [UInt8]) -> [UInt8] {
    var signature = [UInt8](repeating: 0, count: PublicKey.signatureLength)
    unsafe crypto_sign_detached(&signature, nil, message, UInt64(message.count), secret)
    return signature
  }
}

/// What everybody may know of a signing key.
package struct PublicKey: Hashable, Sendable {
  /// 32 bytes.
  package let bytes: [UInt8]

  package static let length = 32
  package static let signatureLength = 64

  /// A key as it was printed or kept.
  package init(bytes: [UInt8]) throws(SodiumError) {
    guard bytes.count == Self.length else {
      throw .badLength(what: "the public key", found: bytes.count, wanted: Self.length)
    }
    self.bytes = bytes
  }

  /// Whether the signature of the message was made with the secret part of this key.
  package func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    guard Sodium.isReady, signature.count == Self.signatureLength else { return false }
    let code = unsafe crypto_sign_verify_detached(
      signature, message, UInt64(message.count), bytes)
    return code == 0
  }
}
