package import Twinning

/// An address of a server: scheme, host, port, path (RFC 3986), as far as settings need one.
package struct WebAddress: Equatable, Sendable {
  package let text: String
  package let scheme: String
  package let host: String
  package let port: Int?

  /// The longest address that is taken, in bytes.
  package static let longest = 2_000

  /// - Parameters:
  ///   - text: such as `https://example.org/hook`.
  ///   - schemes: those that make sense there.
  ///   - field: what is being set, for the refusal.
  /// - Throws: a refusal that says what is wrong.
  package init(_ text: String, schemes: [String], field: String) throws(Refusal) {
    let example = "\(schemes.first ?? "https")://example.org"
    func refusal(_ problem: String) -> Refusal {
      Refusal(
        "\"\(excerpt(text))\" \(problem)", advice: "write an address such as \(example)",
        field: field)
    }
    guard text.utf8.count <= Self.longest else {
      throw refusal("is longer than \(Self.longest) bytes")
    }
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) else {
      throw refusal("has blanks or letters that an address cannot have")
    }
    guard let colon = text.firstRange(of: "://") else { throw refusal("is no address") }
    scheme = text[..<colon.lowerBound].lowercased()
    guard schemes.contains(scheme) else {
      throw refusal("does not begin with \(schemes.map { $0 + "://" }.joined(separator: " or "))")
    }
    let rest = text[colon.upperBound...]
    let authority = rest.prefix { !"/?#".contains($0) }
    guard !authority.contains("@") else {
      throw refusal("has a user's name in it, which is set apart")
    }
    let (host, port) = Self.parts(of: authority)
    guard let host, Self.isHost(host) else { throw refusal("names no host") }
    self.host = host
    if let port {
      // A number may have a sign before it, and a port none.
      guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(port),
        (1...65_535).contains(number)
      else {
        throw refusal("names no port from 1 to 65535")
      }
      self.port = number
    } else {
      self.port = nil
    }
    self.text = text
  }

  /// What may be shown of it: the path of such an address often is a secret.
  package var place: String {
    let authority = "\(scheme)://\(host)\(port.map { ":\($0)" } ?? "")"
    return text.utf8.count > authority.utf8.count + 1 ? authority + "/…" : authority
  }

  /// Host and port; an address of IP version 6 stands in brackets.
  private static func parts(of authority: Substring) -> (host: String?, port: String?) {
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]") else { return (nil, nil) }
      let after = authority[authority.index(after: end)...]
      let host = String(authority[...end])
      return after.isEmpty
        ? (host, nil) : after.hasPrefix(":") ? (host, String(after.dropFirst())) : (nil, nil)
    }
    guard let colon = authority.firstIndex(of: ":") else { return (String(authority), nil) }
    return (String(authority[..<colon]), String(authority[authority.index(after: colon)...]))
  }

  private static func isHost(_ host: String) -> Bool {
    if host.hasPrefix("[") {
      return host.count > 3
        && host.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }
    return !host.isEmpty && host.utf8.count <= 253
      && host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
        !label.isEmpty && label.utf8.count <= 63
          && label.allSatisfy {
            $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_")
          }
      }
  }
}
