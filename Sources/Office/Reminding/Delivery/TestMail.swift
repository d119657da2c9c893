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
    let words = TestMailWords.of(person?.ownLanguage ?? programme.languages.first)
    let id = ids.next(at: now)
    let wall = try? zones.wall(of: programme.zone, atUnixSeconds: now.seconds)
    let digest = OutgoingDigest(
      id: "test-\(id)", to: person?.id, language: words.language,
      isRightToLeft: words.isRightToLeft, subject: words.subject(programme.name),
      text: words.text(programme.name), written: now,
      offset: wall.map { Int($0.secondsSince1970 - now.seconds) / 60 } ?? 0)
    return carrier.deliver(digest, to: mailbox)
  }

  private func mailbox(for recipient: String) throws(OfficeError) -> (Person?, Mailbox) {
    do throws(Refusal) {
      if recipient.contains("@") {
        let address = try PostSettings.checkedMailAddress(recipient, field: "to")
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

/// What a test mail says, in the languages that reminders have.
struct TestMailWords {
  let language: String
  let isRightToLeft: Bool
  /// `*` stands for the programme's name.
  private let title: String
  private let body: String

  private init(_ language: String, _ title: String, _ body: String, isRightToLeft: Bool = false) {
    self.language = language
    self.title = title
    self.body = body
    self.isRightToLeft = isRightToLeft
  }

  /// The words in a language; in English when there are none.
  static func of(_ language: LanguageTag?) -> TestMailWords {
    let primary = language?.text.prefix { $0 != "-" }
    return all.first { $0.language[...] == primary } ?? all[0]
  }

  func subject(_ programme: String) -> String { title.replacing("*", with: programme) }

  func text(_ programme: String) -> String { body.replacing("*", with: programme) + "\n" }

  private static let all = [
    TestMailWords(
      "en", "*: a test",
      "This is a test. If you can read it, reminders of * reach you here."),
    TestMailWords(
      "fr", "* : un essai",
      "Ceci est un essai. Si vous pouvez le lire, les rappels de * vous parviennent ici."),
    TestMailWords(
      "es", "*: una prueba",
      "Esto es una prueba. Si puede leerla, los recordatorios de * le llegan aquí."),
    TestMailWords(
      "it", "*: una prova",
      "Questa è una prova. Se può leggerla, i promemoria di * le arrivano qui."),
    TestMailWords(
      "de", "*: ein Versuch",
      "Dies ist ein Versuch. Wenn Sie ihn lesen können, kommen Erinnerungen von * hier bei Ihnen an."
    ),
    TestMailWords(
      "vi", "*: thư thử",
      "Đây là thư thử. Nếu bạn đọc được thư này, lời nhắc của * sẽ đến được với bạn ở đây."),
    TestMailWords(
      "he", "*: הודעת ניסיון",
      "זוהי הודעת ניסיון. אם אפשר לקרוא אותה, התזכורות של * יגיעו לכאן.", isRightToLeft: true),
  ]
}
