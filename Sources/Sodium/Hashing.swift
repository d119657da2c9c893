internal import CSodium

/// Fingerprints of bytes, with a key and without.
package enum Hashing {
  /// BLAKE2b (RFC 7693) of the bytes.
  ///
  /// - Parameter length: bytes of the fingerprint, from 16 to 64 (crypto_generichash).
  package static func blake2b(_ bytes: [UInt8], length: Int) throws(SodiumError) -> [UInt8] {
    let shortest = Int(crypto_generichash_bytes_min())
    let longest = Int(crypto_generichash_bytes_max())
    guard (shortest...longest).contains(length) else {
      throw .badLength(what: "the fingerprint", found: length, wanted: longest)
    }
    var hash = [UInt8](repeating: 0, count: length)
    unsafe crypto_generichash(&hash, length, bytes, UInt64(bytes.count), nil, 0)
    return hash
  }

  /// HMAC-SHA256 (RFC 2104, FIPS 180-4) of the bytes: 32 bytes.
  ///
  /// - Parameter key: of any length, as other programs have them.
  package static func hmacSHA256(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
    var state = crypto_auth_hmacsha256_state()
    var code = [UInt8](repeating: 0, count: 32)
    unsafe crypto_auth_hmacsha256_init(&state, key, key.count)
    unsafe crypto_auth_hmacsha256_update(&state, bytes, UInt64(bytes.count))
    unsafe crypto_auth_hmacsha256_final(&state, &code)
    return code
  }
}
