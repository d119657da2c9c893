import EventLog
import JSONText
import Testing
import Twinning

@testable import Office

/// What an auditor asks: who did what, what changed, and why something is there.
@Suite struct `An audit` {
  let scene: TestOffice
  /// The moment between the first and the second half.
  let middle: String

  init() throws {
    scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"person add","person":"mayor-hue","partnership":"hue","languages":["vi:native","en:good"]}"#,
      #"{"command":"person add","person":"teacher-hue","partnership":"hue","languages":["vi:native","en:none"]}"#,
      #"{"command":"person add","person":"artist-hue","partnership":"hue","languages":["vi:native","en:none"]}"#,
      #"{"command":"delegation plan","delegation":"v","partnership":"hue","direction":"inbound","arrives":"2026-09-01","departs":"2026-09-07","actor":"chair"}"#,
      #"{"command":"delegation join","delegation":"v","person":"teacher-hue","role":"teacher"}"#,
      #"{"command":"mou sign","mou":"m","partnership":"hue","on":"2025-01-10"}"#,
    ])
    middle = scene.clock.now.description
    scene.clock.advance(seconds: 3_600)
    try scene.batch([
      #"{"command":"delegation move","delegation":"v","arrives":"2026-09-03","departs":"2026-09-09","reason":"flights","actor":"liaison"}"#,
      #"{"command":"partner describe","partnership":"leon","names":["León"],"aliases":["Leon"]}"#,
    ])
  }

  private var now: String { scene.clock.now.description }

  private func positions(_ answer: JSONValue, _ section: String) -> [Int64] {
    (answer[section]?.elements ?? []).compactMap { $0["position"]?.integer }
  }

  @Test func `tells commands with their events, the newest last, by any filter`() throws {
    let all = try scene.ask("audit trail")
    #expect(positions(all, "trail") == Array(1...11))
    #expect(all.column("trail", "command").last == "partner describe #11")
    let chair = try scene.ask("audit trail", ["actor": "chair"])
    #expect(chair.column("trail", "type") == ["DelegationPlanned"])
    let named = try scene.ask("audit trail", ["command": "person add", "limit": 2])
    #expect(named.column("trail", "subject") == ["teacher-hue", "artist-hue"])
    #expect(named.notes == ["only the newest 2 commands are told; --limit asks for more"])
    #expect(try scene.ask("audit trail", ["command": "person add", "limit": 3]).notes == [])
    let subject = try scene.ask("audit trail", ["subject": "v"])
    #expect(positions(subject, "trail") == [7, 8, 10])
    let type = try scene.ask("audit trail", ["type": "MemberJoined"])
    #expect(positions(type, "trail") == [8])
    #expect(positions(try scene.ask("audit trail", ["until": .string(middle)]), "trail").last == 9)
    let later = try scene.ask("audit trail", ["from": .string(now)])
    #expect(positions(later, "trail") == [10, 11])
    #expect(later.row("trail", "type", "DelegationMoved")?["why"]?.text == "flights")
    #expect(positions(try scene.ask("audit trail", knownAt: middle), "trail").last == 9)
    #expect(positions(try scene.ask("audit trail", asOf: "2025-12-31"), "trail") == [1, 2, 3, 9])
  }

  @Test func `finds the corrections of a subject among the commands`() throws {
    try scene.perform(#"{"command":"retract","event":8,"reason":"she stays at home"}"#)
    let trail = try scene.ask("audit trail", ["subject": "v"])
    #expect(positions(trail, "trail") == [7, 8, 10, 12])
    #expect(trail.row("trail", "type", "MemberJoined")?["corrected"]?["how"]?.text == "retracted")
    #expect(
      trail.column("trail", "what").last == "retracted No. 8: teacher-hue joined as teacher")
  }

  @Test(
    arguments: [
      (
        ["command": "partner ad"],
        "command: there is no command \"partner ad\"; did you mean partner add?"
      ),
      (["type": "MemberJoint"], "type: there is no type of event \"MemberJoint\"; did you mean"),
      (["subject": "nobody"], "nothing is called \"nobody\""),
      (["from": "2020-01-01"], "from: the log knew nothing at"),
      (["until": "2030-01-01"], "until: 2030-01-02T04:59:59.999999Z is still to come"),
    ] as [([String: String], String)])
  func `refuses a filter that can match nothing`(filter: [String: String], words: String) throws {
    let fields = JSONValue.object(filter.map { JSONValue.Member($0.key, .string($0.value)) })
    do {
      _ = try scene.ask("audit trail", fields)
      Issue.record("it was answered")
    } catch let error as OfficeError {
      #expect(error.description.contains(words), "\(error)")
    }
  }

  @Test func `tells what changed between two moments, by subject`() throws {
    try scene.perform(
      #"{"command":"amend","event":7,"set":["arrives=2026-09-02"],"reason":"typed wrongly"}"#)
    let changes = try scene.ask("audit diff", ["from": .string(middle), "until": .string(now)])
    #expect(changes.column("changes", "subject") == ["leon", "v", "v"])
    #expect(changes.column("changes", "why") == ["", "flights", "typed wrongly"])
    #expect(
      changes.column("changes", "what").last
        == "amended No. 7: arrives: 1 September 2026 → 2 September 2026")
    #expect(
      changes.column("changes", "command") == [
        "partner describe #11", "delegation move #10", "amend #12",
      ])
    #expect(changes.row("changes", "subject", "v")?["who"]?.text == "liaison")
    let all = try scene.ask("audit diff", ["from": "beginning", "until": .string(now)])
    #expect(positions(all, "changes").sorted() == Array(1...12))
    #expect(all["title"]?.text == "What changed from the beginning to \(now)")
    let none = try scene.ask("audit diff", ["from": .string(now), "until": .string(now)])
    #expect(none["changes"] == .array([]))
    #expect(throws: OfficeError.self) {
      try scene.ask("audit diff", ["from": .string(now), "until": .string(middle)])
    }
    #expect(throws: OfficeError.self) {
      try scene.ask("audit diff", ["from": "2020", "until": .string(now)])
    }
  }

  @Test func `marks nothing as corrected that was corrected later`() throws {
    let before = now
    scene.clock.advance(seconds: 60)
    try scene.perform(
      #"{"command":"amend","event":7,"set":["arrives=2026-09-02"],"reason":"typed wrongly"}"#)
    func how(_ answer: JSONValue, _ section: String) -> JSONValue? {
      answer[section]?.elements?.first { $0["position"] == 7 }?["corrected"]
    }
    let trail = try scene.ask("audit trail", ["until": .string(before)])
    #expect(how(trail, "trail") == .null)
    let then: JSONValue = ["from": "beginning", "until": .string(before)]
    #expect(how(try scene.ask("audit diff", then), "changes") == .null)
    #expect(how(try scene.ask("audit trail"), "trail")?["how"]?.text == "amended")
    let all: JSONValue = ["from": "beginning", "until": .string(now)]
    #expect(how(try scene.ask("audit diff", all), "changes")?["how"]?.text == "amended")
  }

  @Test func `says so when nothing is due of whom it is asked for`() throws {
    let error = #expect(throws: OfficeError.self) {
      try scene.ask("audit why", ["subject": "artist-hue", "item": "introduce-office-holder"])
    }
    let told = error?.description ?? ""
    #expect(told.contains("; nothing of it is due or warned of"), "\(told)")
  }

  private func causes(_ subject: String, _ item: String) throws -> [Int64] {
    positions(
      try scene.ask("audit why", ["subject": .string(subject), "item": .string(item)]), "causes")
  }

  @Test func `finds the events that an item follows from, and no others`() throws {
    // Due from the arrival: the plan, and the move that changed it.
    #expect(try causes("v", "drink-on-arrival") == [7, 10])
    try scene.batch([
      #"{"command":"checklist tick","delegation":"v","item":"drink-on-arrival"}"#,
      #"{"command":"checklist assign","delegation":"v","item":"drink-on-arrival","person":"teacher-hue"}"#,
      #"{"command":"checklist tick","delegation":"v","item":"gifts"}"#,
    ])
    #expect(try causes("v", "drink-on-arrival") == [7, 10, 12, 13])
    // The languages of the hosts and of the guest, and her joining.
    #expect(try causes("v", "interpreter:teacher-hue") == [1, 5, 7, 8, 10])
    try scene.perform(
      #"{"command":"guidance override","item":"gifts","offset":"-P30D","reason":"early"}"#)
    #expect(try causes("v", "gifts") == [7, 10, 14, 15])
  }

  @Test func `finds the events of a due day, and what it would be without them`() throws {
    let why = try scene.ask("audit why", ["subject": "hue", "item": "mou"])
    #expect(why["item"]?["due"]?.text == "2027-01-10")
    #expect(positions(why, "causes") == [2, 9])
    #expect(
      why["causes"]?.elements?.map { $0["without"]?.text } == ["not there", "due 15 Jun 2026"])
    try scene.perform(#"{"command":"amend","event":9,"dated":"2025-03-01","reason":"minutes"}"#)
    let amended = try scene.ask("audit why", ["subject": "hue", "item": "mou"])
    #expect(amended["item"]?["due"]?.text == "2027-03-01")
    #expect(amended.row("causes", "subject", "m")?["corrected"]?["how"]?.text == "amended")
    let then = try scene.ask("audit why", ["subject": "hue", "item": "mou"], knownAt: middle)
    #expect(then["item"]?["due"]?.text == "2027-01-10")
  }

  @Test func `finds the events of a warning and of an introduction`() throws {
    // Without any member nobody would be missed.
    #expect(try causes("v", "warning-1") == [5, 7, 8])
    try scene.batch([
      #"{"command":"person add","person":"mayor","public-name":"Our mayor"}"#,
      #"{"command":"person appoint","person":"mayor","office":"mayor","on":"2026-06-01"}"#,
    ])
    let found = try causes("mayor", "introduce-office-holder")
    #expect(found.contains(13) && found.contains(12))
  }

  @Test func `numbers the warnings as the visit tells them, whatever they are about`() throws {
    try scene.batch([
      #"{"command":"person add","person":"pupil","partnership":"hue","born":"2015-02-03"}"#,
      #"{"command":"delegation join","delegation":"v","person":"pupil","role":"youth-delegate"}"#,
      #"{"command":"itinerary add","delegation":"v","item":"tour","starts":"2026-10-03T09:00","ends":"2026-10-03T10:00","kind":"visit","title":"Tour"}"#,
    ])
    let shown = try scene.ask("delegation show", ["delegation": "v"])
    let warnings = (shown["warnings"]?.elements ?? []).compactMap(\.text)
    #expect(warnings.contains { $0.contains("pupil is a minor and has no guardian") })
    #expect(warnings.contains { $0.contains("(R12)") })
    for (index, warning) in warnings.enumerated() {
      let why = try scene.ask(
        "audit why", ["subject": "v", "item": .string("warning-\(index + 1)")])
      #expect(why["item"]?["title"]?.text == warning)
    }
  }

  @Test func `tells ours and theirs of a yearly exchange apart`() throws {
    for (way, words) in [("sent", "we have not sent it"), ("received", "they have not sent it")] {
      let item = "state-of-the-city-letter:\(way)"
      let why = try scene.ask("audit why", ["subject": "hue", "item": .string(item)])
      #expect(why["item"]?["because"]?.text?.hasPrefix(words) == true)
    }
    let due = try scene.ask("due", ["partner": "hue", "within": "P2Y"])
    let keys = due.column("coming", "key")
    #expect(keys.contains { $0.hasPrefix("state-of-the-city-letter:received/hue/") })
    #expect(Set(keys).count == keys.count)
  }

  @Test func `tries so many events and no more, the newest`() throws {
    let desk = try scene.office.desk(for: .askSchedule(AskSchedule()))
    let matter = try Matter(
      SubjectID(unchecked: "v"), ChecklistKey(unchecked: "drink-on-arrival"), at: desk)
    let finding = try #require(try matter.find(desk))
    let supposition = try Supposition(desk, streams: try matter.streams(at: desk))
    let all = try Provenance(of: finding, in: supposition, matter.find)
    #expect(all.causes.map(\.position) == [7, 10] && all.untried == 0)
    let some = try Provenance(of: finding, in: supposition, limit: 2, matter.find)
    #expect(some.causes.map(\.position) == [10])
    #expect(some.untried == supposition.positions.count - 2)
  }

  @Test func `names one of several events each of which is enough`() throws {
    try scene.perform(
      #"{"command":"delegation join","delegation":"v","person":"artist-hue","role":"artist"}"#)
    let why = try scene.ask("audit why", ["subject": "v", "item": "key-words"])
    let shared = (why["causes"]?.elements ?? []).filter {
      $0["without"]?.text?.hasPrefix("among others") == true
    }
    #expect(shared.compactMap { $0["position"]?.integer } == [5, 8])
    #expect(why.notes.contains { $0.contains("each of which would be enough") })
    try scene.perform(#"{"command":"delegation leave","delegation":"v","person":"artist-hue"}"#)
    let alone = try scene.ask("audit why", ["subject": "v", "item": "key-words"])
    #expect(alone.notes == [])
  }

  @Test(arguments: [
    ("v", "drink-on-arival", "did you mean drink-on-arrival?"),
    ("v", "warning-99", "v has no item, duty or warning \"warning-99\""),
    ("hue", "mouu", "did you mean mou?"),
    ("nobody", "mou", "no visit, partner, person or letter is called \"nobody\""),
  ])
  func `says what there is when nothing is found`(
    subject: String, item: String, words: String
  ) throws {
    do {
      _ = try causes(subject, item)
      Issue.record("it was answered")
    } catch let error as OfficeError {
      #expect(error.description.contains(words), "\(error)")
    }
  }
}
