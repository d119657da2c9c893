/// Who a mail is from or to: a name for people and an address for machines (RFC 5322 §3.4).
package struct Mailbox: Equatable, Sendable {
  /// May be empty.
  package var name: String
  /// In ASCII, such as `mayor@example.org`.
  package var address: String

  /// - Parameters:
  ///   - name: a longer one than a header takes is cut between two characters.
  ///   - address: in ASCII.
  package init(name: String = "", address: String) {
    self.name = Self.shortened(name)
    self.address = address
  }

  static let longestName = 200

  private static func shortened(_ name: String) -> String {
    guard name.utf8.count > longestName else { return name }
    var short = ""
    for character in name {
      guard short.utf8.count + character.utf8.count + 3 <= longestName else { break }
      short.append(character)
    }
    return short + "…"
  }

  /// Passes what can stand in a header.
  ///
  /// - Parameter role: which mailbox it is, for the error.
  package func check(_ role: String) throws(PostError) {
    try Field("name of the \(role)").checkReadable(name, most: Self.longestName)
    try Field("address of the \(role)").checkAddress(address)
  }
}
