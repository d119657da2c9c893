internal import Addresses

/// How a recipient gets no more of such mails (RFC 2369 §3.2, RFC 8058).
package struct Unsubscribing: Equatable, Sendable {
  /// A `mailto:` address.
  package var mail: String?
  /// An `https:` address.
  package var web: String?
  /// Whether the web address takes a POST without a question (RFC 8058 §3.1).
  package var isOneClick: Bool

  package init(mail: String? = nil, web: String? = nil, isOneClick: Bool = false) {
    self.mail = mail
    self.web = web
    self.isOneClick = isOneClick
  }

  /// A mail with that subject to that address (RFC 6068 §2).
  ///
  /// - Parameters:
  ///   - address: such as `office+lists@example.org`.
  ///   - subject: what the mail is to say in its subject.
  package init(address: String, subject: String) {
    let place = address.split(separator: "@", omittingEmptySubsequences: false)
      .map { Self.encoded(String($0)) }.joined(separator: "@")
    self.init(mail: "mailto:\(place)?subject=\(Self.encoded(subject))")
  }

  /// The text with all but the characters that mean nothing in an address written as `%2B`
  /// (RFC 3986 §2.3).
  private static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      if AddressForm.isLetterOrDigit(byte) || "-._~".utf8.contains(byte) {
        return String(UnicodeScalar(byte))
      }
      let digits = String(byte, radix: 16, uppercase: true)
      return byte < 0x10 ? "%0\(digits)" : "%\(digits)"
    }.joined()
  }

  /// A line has at most 998 bytes (RFC 5322 §2.1.1), and each address a line of its own.
  private static let longest = 900

  func check() throws(PostError) {
    if let mail { try Self.check(mail, scheme: "mailto:", field: "mail address to unsubscribe") }
    if let web { try Self.check(web, scheme: "https://", field: "web address to unsubscribe") }
    guard mail != nil || web != nil, web != nil || !isOneClick else {
      throw .unsuitable(
        field: "way to unsubscribe", value: "",
        wanted: "an address (one click needs a web address)")
    }
  }

  private static func check(_ value: String, scheme: String, field: String) throws(PostError) {
    let wanted = "an address that begins with \(scheme), without blanks, commas and angle brackets"
    try Field(field).checkToken(value, most: longest, without: "<>,\"", wanted: wanted)
    guard value.hasPrefix(scheme), value.utf8.count > scheme.utf8.count else {
      throw .unsuitable(field: field, value: value, wanted: wanted)
    }
  }

  /// The addresses as the header has them.
  var addresses: [String] { [mail, web].compactMap { $0 }.map { "<\($0)>" } }
}
