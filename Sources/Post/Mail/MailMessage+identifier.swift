internal import Sodium

extension MailMessage {
  /// The message identifier of a key: always the same for the same key, so that a mail sent twice can
  /// be told, and it tells nothing of the key.
  ///
  /// - Returns: `<HASH@DOMAIN>`, HASH being the 40 hexadecimal digits of BLAKE2b with 20 bytes.
  package static func identifier(of key: String, domain: String) throws(PostError) -> String {
    try Field("domain of the message identifier").checkDomain(domain)
    return "<\(try fingerprint(of: key))@\(domain)>"
  }

  static func fingerprint(of key: String) throws(PostError) -> String {
    do {
      return try Hashing.blake2b(Array(key.utf8), length: 20).map { byte in
        String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
      }.joined()
    } catch {
      throw .libraryRefused(name: "libsodium", reason: "\(error)")
    }
  }
}
