import EventLog
import JSONText
import Post
import Projections
import Testing
import Twinning

@testable import Office

@Suite struct `Reminders are sent` {
  let scene: TestOffice
  let channel = KeptChannel()

  init() throws { scene = try TestOffice.withOfficers() }

  @Test func `R30: one digest for each person, local day and channel, once`() throws {
    let report = try scene.remind(by: [channel])
    #expect(!channel.messages.isEmpty)
    #expect(Set(channel.messages.map(\.recipient)).count == channel.messages.count)
    #expect(report.lines.allSatisfy { $0.state == .sent })
    #expect(Set(channel.keys).count == channel.keys.count)
    let head = try scene.office.head()
    channel.forget()
    for _ in 0..<3 {
      scene.clock.advance(seconds: 900)
      let again = try scene.remind(by: [channel])
      #expect(again.lines.isEmpty && again.suppressed.values.allSatisfy { $0 == 0 })
    }
    #expect(channel.messages.isEmpty)
    #expect(try scene.office.head() == head)
  }

  @Test func `R30: of the steps that have passed only the nearest is sent, the others say why`()
    throws
  {
    try scene.remind(by: [channel])
    let rows = try scene.ledger().filter {
      $0.duty.hasPrefix("mou/avignon/2027-03-10") && $0.recipient == "chair"
    }
    #expect(rows.isEmpty)
    let visit = try scene.ledger().filter { $0.subject == "hue-visit" }
    let sent = visit.filter { !$0.digest.isEmpty }
    #expect(!sent.isEmpty)
    #expect(
      Dictionary(grouping: sent) { "\($0.duty)/\($0.recipient)" }.values.allSatisfy {
        $0.count == 1
      })
    let left = visit.filter(\.digest.isEmpty)
    #expect(!left.isEmpty && left.allSatisfy { $0.why == "later-notice" })
  }

  @Test func `R31: the text is in the recipient's language, by the recipient's day`() throws {
    // 1 p.m. in Harbour, 10:45 p.m. in Kathmandu, 6 a.m. of the next day in Apia.
    try scene.remind(at: "2026-09-05T17:00:00Z", by: [channel])
    let secretary = try #require(channel.messages.first { $0.recipient.text == "secretary" })
    #expect(secretary.language == "es")
    // Its hour there is nine: the digest takes the place of the one of the day before.
    #expect(secretary.id == "secretary-20260905-terminal")
    #expect(secretary.day == (try CivilDay("2026-09-06")))
    #expect(secretary.subject.contains("6 de septiembre de 2026"))
    let liaison = try #require(channel.messages.first { $0.recipient.text == "liaison" })
    #expect(liaison.language == "fr")
    #expect(liaison.lines.first == "Ces rappels sont destinés à C. Sample.")
    #expect(liaison.zone.description == "Asia/Kathmandu")
  }

  @Test func `R30: everything that happens is an event, and replays`() throws {
    try scene.remind(by: [channel])
    #expect(try scene.office.differences() == [])
    let types = try scene.ask("audit trail", ["limit": 2_000]).column("trail", "type")
    for type in ["DigestClaimed", "DigestTransmitting", "DigestSent", "NoticesSuppressed"] {
      #expect(types.contains(type), "\(type)")
    }
  }

  @Test func `nobody claims or settles from outside`() throws {
    for line in [
      #"{"command":"remind claim","recipient":"chair"}"#,
      #"{"command":"remind settle","recipient":"chair"}"#,
    ] {
      #expect {
        try scene.perform(line)
      } throws: {
        "\($0)".contains("there is no command")
      }
    }
  }

  @Test func `what was sent is not retracted`() throws {
    try scene.remind(by: [channel])
    let head = try scene.office.head()
    #expect {
      try scene.perform(#"{"command":"retract","event":\#(head),"reason":"a mistake"}"#)
    } throws: {
      "\($0)".contains("tells what became of a notice")
    }
  }

  @Test func `R31: whoever has no address gets it on the terminal, and the ledger says why`() throws
  {
    try scene.perform(#"{"command":"remind to","person":"chair","channels":["mail"]}"#)
    let mail = KeptChannel(.mail)
    mail.unreachable = [PersonID(unchecked: "chair"): "no address of chair is on record"]
    let report = try scene.remind(by: [channel, mail])
    #expect(mail.messages.isEmpty)
    #expect(channel.messages.contains { $0.recipient.text == "chair" })
    #expect(report.troubles.contains { $0.contains("no address of chair is on record") })
    #expect(try scene.ledger().contains { $0.channel == "mail" && $0.why == "no-address" })
  }

  @Test func `R31: what a channel would tell that is not there waits until it is`() throws {
    try scene.perform(#"{"command":"remind to","person":"chair","channels":["webhook"]}"#)
    let report = try scene.remind(by: [channel])
    #expect(report.troubles.contains { $0.contains("webhook is not set up") })
    let told = channel.messages.filter { $0.recipient.text == "chair" }.flatMap(\.items)
    #expect(!told.isEmpty)
    #expect(try scene.ledger().allSatisfy { $0.channel == "terminal" })
    let webhook = KeptChannel(.webhook)
    try scene.office.changeSettings { _ in }
    let later = try scene.remind(by: [channel, webhook])
    #expect(webhook.messages.flatMap(\.items) == told && later.troubles == [])
  }

  @Test(arguments: [("mail", "mail is not set up"), ("webhook", "no webhook of chair is set")])
  func `R31: choosing a channel that is not there says so at once`(
    _ channel: String, _ words: String
  ) throws {
    let line = #"{"command":"remind to","person":"chair","channels":["\#(channel)"]}"#
    let outcome = try scene.perform(line)
    #expect(outcome.warnings.contains { $0.hasPrefix(words) }, "\(outcome.warnings)")
    let back = try scene.perform(
      #"{"command":"remind to","person":"chair","channels":["terminal"]}"#)
    #expect(back.warnings == [])
  }

  @Test func `R31: a digest follows only those that may have arrived`() throws {
    channel.answers = [.refused(reason: "no")]
    try scene.remind(by: [channel])
    let lost = try #require(channel.messages.first)
    let kept = Set(channel.messages.dropFirst().map(\.id))
    channel.forget()
    for month in ["07", "08", "09", "10"] {
      try scene.remind(at: "2026-\(month)-20T17:00:00Z", by: [channel])
    }
    let named = Set(channel.messages.flatMap(\.follows))
    #expect(!named.isEmpty && !named.contains(lost.id))
    #expect(kept.isEmpty || !named.isDisjoint(with: kept))
  }

  @Test func `R30: with a vacant post a stand-in is told, and why`() throws {
    try scene.remind(by: [channel])
    let before = Set(channel.messages.map(\.recipient.text))
    #expect(before.isSuperset(of: ["chair", "liaison"]))
    let other = try TestOffice.withOfficers()
    try other.perform(
      #"{"command":"person retire","person":"liaison","office":"liaison","on":"2026-06-01"}"#)
    let kept = KeptChannel()
    try other.remind(by: [kept])
    #expect(!kept.messages.contains { $0.recipient.text == "liaison" })
    let told = kept.messages.flatMap(\.items).map { $0.duty.key }
    for message in channel.messages where message.recipient.text == "liaison" {
      for item in message.items { #expect(told.contains(item.duty.key)) }
    }
  }

  @Test func `R30: nothing is lost silently when there is nobody at all`() throws {
    let alone = try TestOffice.withPartners()
    let report = try alone.remind(by: [channel])
    #expect(channel.messages.isEmpty)
    #expect((report.suppressed[.nobody] ?? 0) > 0)
    #expect(report.troubles.contains { $0.hasPrefix("nobody to tell") })
    #expect(try alone.ledger().contains { $0.recipient == "nobody" && $0.why == "nobody" })
  }

  @Test func `a rehearsal changes nothing`() throws {
    let head = try scene.office.head()
    let report = try scene.office.remind(RemindOptions(isDry: true), by: [channel])
    #expect(!report.lines.isEmpty && report.lines.allSatisfy { $0.text != nil })
    #expect(channel.messages.isEmpty)
    #expect(try scene.office.head() == head)
    #expect(RemindState.read(in: scene.folder.path) == nil)
  }
}
