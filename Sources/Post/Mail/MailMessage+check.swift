internal import Addresses

extension MailMessage {
  /// A line of 998 bytes (RFC 5322 §2.1.1) takes it whole.
  static let longestMessageID = 250
  static let longestSubject = 500
  /// Of either text; as HTML a text may be five times as long.
  static let longestBody = 1024 * 1024
  static let longestLanguage = 35
  /// Thread headers are never folded away: twenty steps of a ladder are more than there are.
  package static let mostReferences = 20
  static let mostAttachments = 10

  /// Passes what can be put into a mail that means what it says, and nothing beside.
  func check() throws(PostError) {
    try from.check("sender")
    try to.check("recipient")
    try Field("subject").checkReadable(subject, most: Self.longestSubject)
    try Field("text").checkText(text, most: Self.longestBody)
    try Field("HTML text").checkText(html, most: Self.longestBody)
    try checkLanguage()
    try date.check()
    try Field("message identifier").checkMessageID(messageID)
    try Field("list of references").checkLength(
      references.count, most: Self.mostReferences, unit: "identifiers")
    for reference in references { try Field("reference").checkMessageID(reference) }
    if let listID { try Field("list identifier").checkDomain(listID) }
    try unsubscribing?.check()
    try Field("list of attachments").checkLength(
      attachments.count, most: Self.mostAttachments, unit: "files")
    for attachment in attachments { try attachment.check() }
  }

  private func checkLanguage() throws(PostError) {
    let field = Field("language")
    try field.checkLine(language, most: Self.longestLanguage)
    let subtags = language.split(separator: "-", omittingEmptySubsequences: false)
    guard
      subtags.allSatisfy({ subtag in
        (1...8).contains(subtag.utf8.count) && subtag.utf8.allSatisfy(AddressForm.isLetterOrDigit)
      })
    else {
      throw .unsuitable(field: field.name, value: language, wanted: "a tag such as de or en-US")
    }
  }
}
