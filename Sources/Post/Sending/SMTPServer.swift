/// A mail server, and how it is spoken to (RFC 5321).
package struct SMTPServer: Equatable, Sendable {
  /// A name or an IPv4 address, or an IPv6 address.
  package let host: String
  package let port: Int
  package let security: Security
  package let login: Login?
  /// The envelope's sender: where a mail goes back to that cannot be delivered.
  package let sender: String
  /// The name by which this machine greets; nil for its own.
  package let greeting: String?
  /// A file with certificates to trust besides the system's (PEM).
  package let certificates: String?
  package let patience: Patience

  package enum Security: String, Sendable, CaseIterable {
    /// TLS from the first byte (RFC 8314 §3.3; port 465).
    case tls
    /// STARTTLS (RFC 3207), or nothing is sent (port 587).
    case required
    /// STARTTLS where the server has it: keeps out who listens, not who meddles.
    case opportunistic
    /// Nothing: for a server on this machine.
    case none
  }

  /// Who we are to the server (RFC 4954); never printed.
  package struct Login: Equatable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    package let user: String
    package let password: String

    package init(user: String, password: String) {
      self.user = user
      self.password = password
    }

    package var description: String { "\(user), with a password" }
    package var debugDescription: String { description }
  }

  /// - Throws: for a host, a port, a greeting or a sender that is none, and for a password that
  ///   others could read on the way.
  package init(
    host: String, port: Int, security: Security, login: Login? = nil, sender: String,
    greeting: String? = nil, certificates: String? = nil, patience: Patience = .mail
  ) throws(PostError) {
    try Self.check(host: host)
    guard (1...65_535).contains(port) else {
      throw .unsuitable(
        field: "port of the mail server", value: "\(port)", wanted: "a number from 1 to 65535")
    }
    try Field("sender of the envelope").checkAddress(sender)
    if let greeting { try Field("greeting").checkDomain(greeting) }
    if let certificates { try Field("file of certificates").checkLine(certificates, most: 4096) }
    if let login { try Self.check(login, security: security, host: host) }
    self.host = host
    self.port = port
    self.security = security
    self.login = login
    self.sender = sender
    self.greeting = greeting
    self.certificates = certificates
    self.patience = patience
  }

  private static func check(host: String) throws(PostError) {
    let field = Field("host of the mail server")
    let isIPv6 = host.utf8.count { $0 == 0x3A } >= 2
    guard isIPv6 else { return try field.checkDomain(host) }
    try field.checkLine(host, most: 45)
    guard host.utf8.allSatisfy({ ":.0123456789abcdefABCDEF".utf8.contains($0) }) else {
      throw .unsuitable(field: field.name, value: host, wanted: "a name or an address")
    }
  }

  private static func check(_ login: Login, security: Security, host: String) throws(PostError) {
    try Field("user of the mail server").checkLine(login.user, most: 255)
    try Field("password of the mail server").checkLine(login.password, most: 255)
    switch security {
    case .tls, .required: return
    case .opportunistic, .none:
      guard ["localhost", "127.0.0.1", "::1"].contains(host) else {
        throw .unsuitable(
          field: "security of the mail server", value: security.rawValue,
          wanted: "tls or required, which a password needs")
      }
    }
  }

  /// What libcurl is told: the path is the greeting (CURLOPT_URL(3), SMTP).
  var url: String {
    let place = host.contains(":") ? "[\(host)]" : host
    return "\(security == .tls ? "smtps" : "smtp")://\(place):\(port)/\(greeting ?? "")"
  }
}
