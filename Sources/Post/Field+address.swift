internal import Addresses

extension Field {
  /// Passes a mail address of the plain form (``AddressForm/isMailAddress(_:)``).
  func checkAddress(_ value: String) throws(PostError) {
    try checkLine(value, most: AddressForm.longestAddress)
    guard AddressForm.isMailAddress(value) else {
      throw .unsuitable(
        field: name, value: value,
        wanted: "a mail address such as mayor@example.org (a domain of other letters is written "
          + "xn--…)")
    }
  }

  /// Passes a name of the domain name system, in ASCII (RFC 1123 §2.1).
  func checkDomain(_ value: String) throws(PostError) {
    try checkLine(value, most: AddressForm.longestDomain)
    guard AddressForm.isDomain(value) else {
      throw .unsuitable(field: name, value: value, wanted: "a domain such as example.org")
    }
  }

  /// Passes a message identifier (RFC 5322 §3.6.4): `<left@right>`, with dot-atoms.
  func checkMessageID(_ value: String) throws(PostError) {
    try checkLine(value, most: MailMessage.longestMessageID)
    let parts = value.dropFirst().dropLast().split(separator: "@", omittingEmptySubsequences: false)
    guard value.first == "<", value.last == ">", parts.count == 2,
      AddressForm.isDotAtom(parts[0]), AddressForm.isDotAtom(parts[1])
    else {
      throw .unsuitable(
        field: name, value: value, wanted: "an identifier such as <a1b2@example.org>")
    }
  }
}
