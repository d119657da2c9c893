import EventLog
package import Post
package import Twinning

extension Office {
  /// What hands this office's mails over.
  ///
  /// - Throws: a refusal when mail is not set up, or so that nothing can be sent.
  package func mailCarrier() throws(OfficeError) -> MailCarrier {
    let name = try programme().name
    guard let mail = try PostSettings(folder: folder).mail else {
      throw OfficeError.refused(
        Refusal("mail is not set up", advice: "set it up with twinning post mail", rule: "R31"))
    }
    do throws(PostError) {
      return try MailCarrier(mail, programme: name)
    } catch {
      throw OfficeError.refused(
        Refusal(
          "mail cannot go out: \(error)", advice: "set it right with twinning post mail",
          rule: "R31"))
    }
  }

  /// What tells this office's digests to programs.
  package func webhookCarrier() throws(OfficeError) -> WebhookCarrier {
    WebhookCarrier(try PostSettings(folder: folder).hooks, clock: clock)
  }

  /// Where a person gets mail, opened: not to be recorded.
  ///
  /// - Throws: a refusal when there is no address, or its key is not at hand.
  package func mailbox(of id: PersonID) throws(OfficeError) -> Mailbox {
    switch try findMailbox(of: id) {
    case .found(let mailbox): return mailbox
    case .missing:
      throw OfficeError.refused(
        Refusal(
          "\(id) has no mail address", advice: "record it with person detail \(id) --email …",
          rule: "R31"))
    case .sealed:
      throw OfficeError.refused(
        Refusal(
          "the mail address of \(id) stays sealed, for its key is not at hand",
          advice: "see doctor", rule: "R35"))
    }
  }

  /// What there is of a person's mail address.
  enum MailboxFinding {
    case found(Mailbox)
    case missing
    /// There may be one, but the key is not at hand.
    case sealed
  }

  func findMailbox(of id: PersonID) throws(OfficeError) -> MailboxFinding {
    let person = try recipient(id)
    let details = person.details(seals)
    if let address = details.identity.email {
      return .found(Mailbox(name: person.fullName(details), address: address))
    }
    return details.sealedParts.contains(.identity) ? .sealed : .missing
  }

  func programme() throws(OfficeError) -> Programme {
    do throws(Refusal) {
      return try records.requiredProgramme()
    } catch {
      throw OfficeError.refused(error)
    }
  }
}
