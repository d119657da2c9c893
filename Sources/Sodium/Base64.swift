internal import CSodium

/// Bytes as text: Base64 with padding (RFC 4648 §4), as libsodium writes it.
package enum Base64 {
  /// The text of the bytes.
  package static func text(_ bytes: [UInt8]) -> String {
    let variant = Int32(sodium_base64_VARIANT_ORIGINAL)
    var text = [CChar](
      repeating: 0, count: sodium_base64_encoded_len(bytes.count, variant))
    unsafe sodium_bin2base64(&text, text.count, bytes, bytes.count, variant)
    return String(decoding: text.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The bytes of a text; `nil` when it is none.
  package static func bytes(_ text: String) -> [UInt8]? {
    let variant = Int32(sodium_base64_VARIANT_ORIGINAL)
    var bytes = [UInt8](repeating: 0, count: text.utf8.count / 4 * 3 + 3)
    var count = 0
    let given = text.utf8.map { CChar(bitPattern: $0) }
    let code = unsafe sodium_base642bin(
      &bytes, bytes.count, given, given.count, nil, &count, nil, variant)
    return code == 0 ? Array(bytes.prefix(count)) : nil
  }
}
