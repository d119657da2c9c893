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
