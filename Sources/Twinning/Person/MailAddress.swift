internal import Addresses

/// What is taken for a mail address.
package enum MailAddress {
  /// An address of one person or office, in ASCII, without a name
  /// (`AddressForm.isMailAddress`).
  ///
  /// - Parameters:
  ///   - text: such as `office@example.org`.
  ///   - field: what is being set, for the refusal.
  /// - Throws: a refusal that says what is wrong.
  package static func checked(_ text: String, field: String) throws(Refusal) -> String {
    guard !AddressForm.isMailAddress(text) else { return text }
    let advice =
      text.utf8.allSatisfy { $0 < 0x80 }
      ? "write one such as office@example.org"
      : "mail goes to letters of ASCII alone: a domain of other letters is written xn--…, as the"
        + " provider tells it; before the @ there is no such way, so ask for another address"
    throw Refusal("\"\(excerpt(text))\" is no mail address", advice: advice, field: field)
  }
}
