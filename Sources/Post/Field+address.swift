extension Field {
  /// The longest address (RFC 5321 §4.5.3.1.3: a path of 256 with its angle brackets).
  static let longestAddress = 254
  private static let longestLocalPart = 64
  private static let longestDomain = 253
  private static let longestLabel = 63

  /// Passes a mail address of the plain form: a dot-atom (RFC 5322 §3.2.3), an at sign and a domain.
  ///
  /// Quoted local parts, comments, address literals and letters beyond ASCII are refused: hardly
  /// anybody has such an address, and each is a way to mean something else to the next program.
  func checkAddress(_ value: String) throws(PostError) {
    try checkLine(value, most: Self.longestAddress)
    let parts = value.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count <= Self.longestLocalPart,
      Self.isDotAtom(parts[0]), Self.isDomain(parts[1])
    else {
      throw .unsuitable(
        field: name, value: value,
        wanted: "a mail address such as mayor@example.org (a domain of other letters is written "
          + "xn--…)")
    }
  }

  /// Passes a name of the domain name system, in ASCII (RFC 1123 §2.1).
  func checkDomain(_ value: String) throws(PostError) {
    try checkLine(value, most: Self.longestDomain)
    guard Self.isDomain(value[...]) else {
      throw .unsuitable(field: name, value: value, wanted: "a domain such as example.org")
    }
  }

  /// Passes a message identifier (RFC 5322 §3.6.4): `<left@right>`, with dot-atoms.
  func checkMessageID(_ value: String) throws(PostError) {
    try checkLine(value, most: MailMessage.longestMessageID)
    let parts = value.dropFirst().dropLast().split(separator: "@", omittingEmptySubsequences: false)
    guard value.first == "<", value.last == ">", parts.count == 2, Self.isDotAtom(parts[0]),
      Self.isDotAtom(parts[1])
    else {
      throw .unsuitable(
        field: name, value: value, wanted: "an identifier such as <a1b2@example.org>")
    }
  }

  static func isDotAtom(_ text: Substring) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
      !atom.isEmpty && atom.utf8.allSatisfy { isLetterOrDigit($0) || atomMarks.contains($0) }
    }
  }

  private static func isDomain(_ text: Substring) -> Bool {
    text.utf8.count <= longestDomain
      && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
        !label.isEmpty && label.utf8.count <= longestLabel && label.first != "-"
          && label.last != "-" && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == 0x2D }
      }
  }

  static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  private static let atomMarks = Set("!#$%&'*+-/=?^_`{|}~".utf8)
}
