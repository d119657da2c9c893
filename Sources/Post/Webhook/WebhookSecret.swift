internal import Sodium

/// What a webhook and its receiver both know, and nobody else (Standard Webhooks, "Signature scheme").
package struct WebhookSecret: Equatable, Sendable {
  private let key: [UInt8]

  private static let prefix = "whsec_"
  private static let lengths = 24...64

  /// - Parameter text: `whsec_` and 24 to 64 bytes in Base64.
  package init(_ text: String) throws(PostError) {
    let bytes =
      text.hasPrefix(Self.prefix)
      ? Base64.bytes(String(text.dropFirst(Self.prefix.count))) : nil
    guard let bytes, Self.lengths.contains(bytes.count) else {
      // The secret itself is not repeated.
      throw .unsuitable(
        field: "secret of the webhook", value: "…",
        wanted: "whsec_ and 24 to 64 bytes in Base64 (`echo whsec_$(openssl rand -base64 32)`)")
    }
    key = bytes
  }

  /// The signature of a message: `v1,` and HMAC-SHA256 in Base64.
  func signature(of bytes: [UInt8]) -> String {
    "v1,\(Base64.text(Hashing.hmacSHA256(bytes, key: key)))"
  }
}

extension WebhookSecret: CustomStringConvertible, CustomDebugStringConvertible {
  package var description: String { "whsec_…" }
  package var debugDescription: String { description }
}
