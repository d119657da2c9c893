import EventLog
package import Post
import Twinning

extension Office {
  /// Sends one mail now that tells nothing but that it came, and records nothing.
  ///
  /// - Parameter recipient: a person's short name, or an address.
  /// - Returns: what became of it.
  package func sendTestMail(to recipient: String) throws(OfficeError) -> Post.Outcome {
    let carrier = try mailCarrier()
    let programme = try programme()
    let now = clock()
    let (person, mailbox) = try self.mailbox(for: recipient)
    let chosen = try person.flatMap { (person) throws(OfficeError) in try language(of: person.id) }
    let words = DigestWords.of(chosen ?? person?.ownLanguage ?? programme.languages.first)
    let id = ids.next(at: now)
    let digest = OutgoingDigest(
      id: "test-\(id)", to: person?.id, text: DigestText(testOf: programme.name, in: words),
      written: now, offset: zones.minutesEast(of: programme.zone, atUnixSeconds: now.seconds))
    return carrier.deliver(digest, to: mailbox)
  }

  /// The language that was chosen for a person's reminders.
  private func language(of person: PersonID) throws(OfficeError) -> LanguageTag? {
    do throws(Refusal) {
      return try records.reminders(of: person)?.choice?.language
    } catch {
      throw OfficeError.refused(error)
    }
  }

  private func mailbox(for recipient: String) throws(OfficeError) -> (Person?, Mailbox) {
    do throws(Refusal) {
      if recipient.contains("@") {
        let address = try MailAddress.checked(recipient, field: "to")
        return (nil, Mailbox(address: address))
      }
      guard PersonID(recipient) != nil else {
        throw Refusal(
          "\"\(excerpt(recipient))\" is neither a person's short name nor a mail address",
          advice: "write one such as chair-1 or office@example.org", field: "to")
      }
    } catch {
      throw OfficeError.refused(error)
    }
    let id = PersonID(unchecked: recipient)
    return (try self.recipient(id), try mailbox(of: id))
  }
}

extension Person {
  /// The language that comes first among those the person speaks.
  fileprivate var ownLanguage: LanguageTag? { languages.first?.language }
}
