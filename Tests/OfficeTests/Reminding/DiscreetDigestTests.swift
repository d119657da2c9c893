import EventLog
import JSONText
import Post
import Testing
import Twinning

@testable import Office

/// What leaves the house tells nothing that is sealed (R35).
@Suite struct `A digest that leaves the house` {
  private static let secrets = [
    "Zephyrine", "Quillfeather", "Ottoline", "guest-9", "helper-9", "2012", "diet", "halal",
  ]
  let scene: TestOffice

  init() throws {
    scene = try TestOffice.withOfficers()
    try scene.batch([
      #"{"command":"person add","person":"guest-9","partnership":"hue","given-name":"Zephyrine","family-name":"Quillfeather","born":"2012-03-09","diet":["halal"],"languages":["vi:native"]}"#,
      #"{"command":"person add","person":"helper-9","given-name":"Ottoline"}"#,
      #"{"command":"person appoint","person":"helper-9","office":"safeguarding","on":"2021"}"#,
      #"{"command":"person check","person":"helper-9","checked":"2025-08-01","until":"2026-08-15"}"#,
      #"{"command":"delegation join","delegation":"hue-visit","person":"guest-9","role":"teacher","minor":true}"#,
    ])
  }

  /// Everything that a channel tells in the weeks before the visit.
  private func told(by channel: KeptChannel) throws -> [DigestMessage] {
    for day in ["06-20", "07-20", "08-01", "08-13", "08-19"] {
      try scene.remind(at: "2026-\(day)T17:00:00Z", by: [channel])
    }
    return channel.messages
  }

  @Test(arguments: [Channel.terminal, .mail, .webhook])
  func `R35: no private name, no guest's short name, nothing that follows from a sealed box`(
    _ channel: Channel
  ) throws {
    for person in ["chair", "liaison", "secretary", "helper-9"] {
      try scene.perform(
        #"{"command":"remind to","person":"\#(person)","channels":["\#(channel.rawValue)"]}"#)
    }
    let messages = try told(by: KeptChannel(channel)).filter { $0.recipient.text != "helper-9" }
    #expect(!messages.isEmpty)
    for message in messages {
      let body = try OutgoingDigest(message).webhookMessage().body
      let text =
        message.text.text + DigestPage(message.text).html + String(decoding: body, as: UTF8.self)
      for secret in Self.secrets { #expect(!text.contains(secret), "\(message.id): \(secret)") }
    }
    // What cannot be told is counted.
    #expect(messages.contains { $0.text.left > 0 })
    #expect(messages.allSatisfy { $0.text.shown.count + $0.text.left == $0.notices.count })
  }

  @Test func `R35: on a terminal that somebody looks at all is told`() throws {
    let channel = KeptChannel()
    channel.staysHere = true
    let text = try told(by: channel).map(\.text.text).joined()
    #expect(text.contains("Zephyrine Quillfeather") && text.contains("diets-to-caterer"))
  }
}

/// A webhook is known by its name alone: what it says stays what it was (R31).
@Suite struct `A webhook that is tried again` {
  private func body(_ message: DigestMessage) throws -> [UInt8] {
    try OutgoingDigest(message).webhookMessage().body
  }

  @Test func `R31: says the same days later, whatever was done or chosen meanwhile`() throws {
    let scene = try TestOffice.withChairAlone()
    let webhook = KeptChannel(.webhook)
    webhook.answers = Array(repeating: .later(reason: "down", after: 86_400), count: 4)
    try scene.perform(#"{"command":"remind to","person":"chair","channels":["webhook"]}"#)
    try scene.remind(at: "2026-06-15T13:00:00Z", by: [webhook])
    let first = try #require(webhook.messages.first)
    let item = try #require(first.items.first { $0.duty.origin == .checklist })
    scene.clock.advance(seconds: 3_600)
    try scene.batch([
      #"{"command":"checklist tick","delegation":"hue-visit","item":"\#(item.duty.code)"}"#,
      #"{"command":"person appoint","person":"liaison","office":"liaison","on":"2026-06-15"}"#,
      #"{"command":"remind to","person":"chair","language":"fr"}"#,
    ])
    for day in 16...19 { try scene.remind(at: "2026-06-\(day)T15:00:00Z", by: [webhook]) }
    let attempts = webhook.messages.filter { $0.id == first.id }
    #expect(attempts.count > 1)
    for attempt in attempts { #expect(try body(attempt) == body(first)) }
  }

  @Test func `R30: of which nothing is asked for any more is not tried again`() throws {
    let scene = try TestOffice.withChairAlone()
    let webhook = KeptChannel(.webhook)
    webhook.answers = [.later(reason: "down")]
    try scene.perform(#"{"command":"remind to","person":"chair","channels":["webhook"]}"#)
    try scene.remind(at: "2026-06-15T13:00:00Z", by: [webhook])
    let keys = try #require(webhook.messages.first).items.map(\.duty.key)
    for key in keys where key.subject != "hue-visit" {
      try scene.perform(#"{"command":"remind waive","duty":"\#(key)","reason":"not this year"}"#)
    }
    try scene.perform(
      #"{"command":"delegation cancel","delegation":"hue-visit","reason":"no visas"}"#)
    try scene.remind(at: "2026-06-15T13:30:00Z", by: [webhook])
    #expect(webhook.messages.filter { $0.id == webhook.messages[0].id }.count == 1)
  }
}
