internal import CCurl

/// An address of the web (RFC 3986), taken apart by libcurl: the program that will follow it, so that
/// both understand it alike.
package struct HTTPAddress: Equatable, Sendable, CustomStringConvertible {
  package let text: String
  /// Scheme, host and port: what may be told, for the path of such addresses often is a secret.
  package let place: String
  /// Whether what is sent can be read on the way.
  let isPlain: Bool
  private let host: String

  package static let longest = 2000

  /// - Parameter text: `https://…`, or `http://…`; without a user and a password.
  package init(_ text: String) throws(PostError) {
    let field = Field("web address")
    let wanted = "an address such as https://example.org/hook, without a user and a password"
    try field.checkToken(text, most: Self.longest, without: "<>\"\\", wanted: wanted)
    try CurlLibrary.load()
    let parts = try AddressParts(text)
    guard let scheme = parts?.scheme, scheme == "https" || scheme == "http", parts?.user == nil
    else { throw .unsuitable(field: field.name, value: "…", wanted: wanted) }
    self.text = text
    let port = parts?.port.map { ":\($0)" } ?? ""
    host = parts?.host ?? ""
    place = "\(scheme)://\(host)\(port)"
    isPlain = scheme == "http"
  }

  package var description: String { place }

  /// An address of this machine or its network that the host means now, when it means no other; nil
  /// when it has one of the internet, or none is found.
  package func privateAddress() -> String? {
    let found = IPAddress.all(of: host)
    return found.contains(where: \.isPublic) ? nil : found.first?.description
  }
}

/// An address taken apart (libcurl-url(3)).
private struct AddressParts {
  let scheme: String?
  let user: String?
  let host: String?
  /// As it was written; nil for the usual one.
  let port: String?

  /// - Returns: nil when it is no address.
  init?(_ text: String) throws(PostError) {
    guard let address = unsafe lazy_curl_url() else {
      throw .libraryRefused(name: "libcurl", reason: "no memory")
    }
    defer { unsafe lazy_curl_url_cleanup(address) }
    guard unsafe lazy_curl_url_set(address, CURLUPART_URL, text, 0) == CURLUE_OK else {
      return nil
    }
    scheme = unsafe Self.part(CURLUPART_SCHEME, of: address)
    host = unsafe Self.part(CURLUPART_HOST, of: address)
    port = unsafe Self.part(CURLUPART_PORT, of: address)
    user = unsafe Self.part(CURLUPART_USER, of: address)
  }

  private static func part(_ part: CURLUPart, of address: OpaquePointer) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard unsafe lazy_curl_url_get(address, part, &text, 0) == CURLUE_OK, let text = unsafe text
    else { return nil }
    defer { unsafe lazy_curl_free(text) }
    return unsafe String(cString: text)
  }
}
