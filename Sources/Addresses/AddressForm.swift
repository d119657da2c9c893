/// What addresses of mail and names of hosts look like: the one rule for those that are recorded and
/// for those that something is sent to.
package enum AddressForm {
  /// The longest address (RFC 5321 §4.5.3.1.3: a path of 256 with its angle brackets).
  package static let longestAddress = 254
  private static let longestLocalPart = 64
  package static let longestDomain = 253
  private static let longestLabel = 63

  /// Whether it is a mail address of the plain form: a dot-atom (RFC 5322 §3.2.3), an at sign and a
  /// domain of two labels or more.
  ///
  /// Quoted local parts, comments, address literals and letters beyond ASCII are none: hardly anybody
  /// has such an address, and each is a way to mean something else to the next program.
  package static func isMailAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return text.utf8.count <= longestAddress && parts.count == 2
      && parts[0].utf8.count <= longestLocalPart && isDotAtom(parts[0])
      && parts[1].utf8.contains(0x2E) && isDomain(parts[1])
  }

  /// Whether it is a name of the domain name system, in ASCII (RFC 1123 §2.1).
  package static func isDomain(_ text: some StringProtocol) -> Bool {
    text.utf8.count <= longestDomain
      && text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false).allSatisfy { label in
        !label.isEmpty && label.count <= longestLabel && label.first != 0x2D
          && label.last != 0x2D && label.allSatisfy { isLetterOrDigit($0) || $0 == 0x2D }
      }
  }

  /// Whether it is atoms with dots between them.
  package static func isDotAtom(_ text: some StringProtocol) -> Bool {
    text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false).allSatisfy { atom in
      !atom.isEmpty && atom.allSatisfy { isLetterOrDigit($0) || atomMarks.contains($0) }
    }
  }

  /// Whether the byte is a letter or a digit of ASCII.
  package static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  private static let atomMarks = Set("!#$%&'*+-/=?^_`{|}~".utf8)
}
