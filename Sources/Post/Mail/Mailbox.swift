/// Who a mail is from or to: a name for people and an address for machines (RFC 5322 §3.4).
package struct Mailbox: Equatable, Sendable {
  /// May be empty.
  package var name: String
  /// In ASCII, such as `mayor@example.org`.
  package var address: String

  package init(name: String = "", address: String) {
    self.name = name
    self.address = address
  }

  static let longestName = 200

  /// - Parameter role: which mailbox it is, for the error.
  func check(_ role: String) throws(PostError) {
    try Field("name of the \(role)").checkReadable(name, most: Self.longestName)
    try Field("address of the \(role)").checkAddress(address)
  }
}
