import Guidance
import JSONText
import Testing

@testable import Twinning

@Suite struct `Decisions on reminders` {
  /// An office in which an MOU, a letter and a meeting with Huế are due.
  private func given() throws -> Given {
    var given = try Given.office()
    given.owed = [
      duty("mou", due: try CivilDay("2026-12-31"), .agreement),
      duty("people-meet", due: try CivilDay("2026-11-15"), .cadence),
      duty("annual-report", "received", due: try CivilDay("2026-12-31"), .annual),
    ]
    return given
  }

  private func duty(
    _ code: String, _ aspect: String = "", due: CivilDay, _ origin: Duty.Origin
  ) -> Duty {
    Duty(
      code: code, aspect: aspect, title: code, subject: "hue", partner: "hue", due: due,
      detail: "", responsible: "chair", rule: "R22",
      ladder: NoticeLadder(daysBefore: [0], lateEvery: 30), origin: origin)
  }

  @Test func `R31: where, when and in which language is chosen, the rest stays`() throws {
    let given = try Given.office()
    let outcome = given.when(
      "remind to",
      [
        "person": "chair", "channels": ["mail", "mail", "terminal"], "language": "fr",
        "zone": "Europe/Paris", "hour": 9,
      ])
    try outcome.then(
      """
      RecipientChosen {"recipient":"chair","channels":["mail","terminal"],"language":"fr",\
      "zone":"Europe/Paris","hour":9}
      """)
    let after = try given.after(outcome)
    let later = try after.after(after.when("remind to", ["person": "chair", "hour": 7]))
    let choice = try #require(later.records.reminders(of: PersonID(unchecked: "chair"))?.choice)
    #expect(choice.hour == 7 && choice.channels == [.mail, .terminal])
    #expect(choice.zone?.description == "Europe/Paris" && choice.language?.text == "fr")
  }

  @Test func `R31: nothing, nobody, a zone or an hour that is none are refused`() throws {
    let given = try Given.office()
    given.when("remind to", ["person": "chair"]).refused("nothing was chosen", rule: "R31")
    given.when("remind to", ["person": "ghost", "hour": 9]).refused(
      "there is no person \"ghost\"")
    given.when("remind to", ["person": "chair", "hour": 24]).refused("24", field: "hour")
    given.when("remind to", ["person": "chair", "zone": "Mars/Olympus"]).refused(
      "Mars/Olympus", field: "zone")
    given.when("remind to", ["person": "chair", "channels": ["pigeon"]]).refused(
      "pigeon", field: "channels")
  }

  @Test func `R31: a language without sentences is taken, and told`() throws {
    let outcome = try Given.office().when("remind to", ["person": "chair", "language": "eo"])
    #expect(try outcome.result.get().warnings.first?.contains("English is used") == true)
  }

  @Test func `R30: what is done is recorded on the day that is told`() throws {
    try given().when(
      "remind done", ["duty": "people-meet/hue/2026-11-15", "note": "the choir came"],
      on: "2026-09-20"
    ).then(
      """
      2026-09-20 DutyDone {"subject":"hue","duty":"people-meet/hue/2026-11-15",\
      "note":"the choir came"}
      """)
    try given().when(
      "remind done", ["duty": "people-meet/hue/2026-11-15"], on: "2026-12-20"
    ).refused("is still to come", rule: "R30", field: "on")
  }

  @Test func `R30: a key may go without its day, when there is one`() throws {
    var given = try given()
    try given.when("remind done", ["duty": "people-meet/hue"]).then(
      """
      DutyDone {"subject":"hue","duty":"people-meet/hue/2026-11-15"}
      """)
    given.owed.append(duty("people-meet", due: try CivilDay("2027-12-31"), .cadence))
    given.when("remind done", ["duty": "people-meet/hue"]).refused(
      "is due on several days", rule: "R30", field: "duty")
    given.when("remind done", ["duty": "people/hue"]).refused(
      "is no key of a duty", rule: "R30", field: "duty")
  }

  @Test func `R30: what has a command of its own is not just done`() throws {
    try given().when("remind done", ["duty": "mou/hue/2026-12-31"]).refused(
      "write twinning mou sign hue-mou-2026 --partnership hue", rule: "R22", field: "duty")
    try given().when("remind done", ["duty": "annual-report:received/hue/2026-12-31"]).refused(
      "write twinning annual receive hue annual-report --year 2026", rule: "R22", field: "duty")
  }

  @Test func `R30: it is put off to a later day`() throws {
    try given().when(
      "remind postpone", ["duty": "mou/hue/2026-12-31", "to": "2027-03-01"], because: "elections"
    ).then(
      """
      DutyPostponed {"subject":"hue","duty":"mou/hue/2026-12-31","to":"2027-03-01",\
      "reason":"elections"}
      """, warnings: ["its key is mou/hue/2027-03-01 from now on"])
    for day in ["2026-12-31", "2026-10-15", "2026-01-01"] {
      try given().when("remind postpone", ["duty": "mou/hue/2026-12-31", "to": .string(day)])
        .refused("is no later day", rule: "R30", field: "to")
    }
  }

  @Test func `R30: it is put off to no day on which the same is owed anyway`() throws {
    var given = try given()
    given.owed.append(duty("mou", due: try CivilDay("2027-12-31"), .agreement))
    for (key, day) in [
      ("mou/hue/2026-12-31", "2027-12-31"),
      // Nobody tells yet what is owed so far ahead.
      ("annual-report:received/hue/2026-12-31", "2034-12-31"),
    ] {
      given.when("remind postpone", ["duty": .string(key), "to": .string(day)])
        .refused("is owed on 31 December \(day.prefix(4)) anyway", rule: "R30", field: "to")
    }
    let outcome = given.when(
      "remind postpone", ["duty": "annual-report:received/hue/2026-12-31", "to": "2027-12-30"])
    #expect(try outcome.result.get().facts.count == 1)
  }

  @Test func `R30: it is put off to no day of which something was said already`() throws {
    let given = try given()
    var after = try given.after(
      given.when("remind waive", ["duty": "people-meet/hue/2026-11-15"], because: "no money"))
    after.owed = [duty("people-meet", due: try CivilDay("2026-11-01"), .cadence)]
    after.when("remind postpone", ["duty": "people-meet/hue/2026-11-01", "to": "2026-11-15"])
      .refused("something was said already", rule: "R30", field: "to")
  }

  @Test func `R22: what was put off into the next year is still recorded for its own`() throws {
    let owed = duty("annual-report", "sent", due: try CivilDay("2026-12-31"), .annual)
      .moved(to: try CivilDay("2027-02-01"))
    #expect(owed.commandWhenDone == "annual send hue annual-report --year 2026")
  }

  @Test func `R21: the MOU that is planned is signed, and a name is never too long`() throws {
    let owed = duty("mou", due: try CivilDay("2026-12-31"), .agreement)
    #expect(
      owed.mentioning("hue-next").commandWhenDone == "mou sign hue-next --partnership hue")
    let long = String(repeating: "h", count: Slug.longest)
    let other = Duty(
      code: "mou", title: "", subject: long, partner: long, due: owed.due, responsible: "",
      ladder: owed.ladder, origin: .agreement)
    #expect(MouID(other.usualAgreement(2)) != nil && other.usualAgreement(2).hasSuffix("-2026-2"))
  }

  @Test func `R30: it is set aside with a reason`() throws {
    try given().when(
      "remind waive", ["duty": "people-meet/hue/2026-11-15"], because: "no money"
    ).then(
      #"DutyWaived {"subject":"hue","duty":"people-meet/hue/2026-11-15","reason":"no money"}"#)
    try given().when("remind waive", ["duty": "people-meet/hue/2026-11-15"])
      .refused("a reason is missing", rule: "R30")
  }

  @Test(
    arguments: [
      ("mou/hue/2026-12-30", "did you mean mou/hue/2026-12-31?"),
      ("muo/hue/2026-12-31", "did you mean mou/hue/2026-12-31?"),
      ("muo/hue", "is no key of a duty"), ("", "is empty"),
      ("mou/hue/2026-02-30", "is no key of a duty"),
    ])
  func `R30: nothing is said of what is not due`(key: String, words: String) throws {
    for name in ["remind done", "remind postpone", "remind waive"] {
      var arguments: KeyValuePairs<String, JSONValue> = ["duty": .string(key)]
      if name == "remind postpone" { arguments = ["duty": .string(key), "to": "2028-01-01"] }
      try given().when(name, arguments, because: "so")
        .refused(words, rule: key.isEmpty ? "" : "R30", field: "duty")
    }
  }

  @Test func `R31: what nobody can tell of goes again for a reason, what goes anyway does not`()
    throws
  {
    let claimed = try Given.office().and(
      """
      DigestClaimed {"recipient":"chair","digest":"chair-20261001-mail","channel":"mail",\
      "day":"2026-10-01","zone":"UTC","notices":["mou/hue/2026-12-31/day"],\
      "covered-until":"2026-10-01T12:00:00Z"}
      """)
    claimed.when("remind again", ["digest": "chair-20261001-mail"], because: "lost")
      .refused("the digest chair-20261001-mail is claimed", rule: "R31", field: "digest")
    let lost = try claimed.and(
      #"DigestTransmitting {"recipient":"chair","digest":"chair-20261001-mail","attempt":1}"#,
      #"DigestUnknown {"recipient":"chair","digest":"chair-20261001-mail","reason":"gone"}"#)
    try lost.when("remind again", ["digest": "chair-20261001-mail"], because: "nothing came").then(
      """
      DigestReopened {"recipient":"chair","digest":"chair-20261001-mail","reason":"nothing came"}
      """)
    lost.when("remind again", ["digest": "chair-20261001-mail"])
      .refused("a reason is missing", rule: "R31")
    lost.when("remind again", ["digest": "chair"], because: "so")
      .refused("there is no digest \"chair\"", rule: "R31", field: "digest")
  }

  @Test func `R30: a notice that one event names twice was claimed once`() throws {
    let chair = PersonID(unchecked: "chair")
    let moment = Moment(
      effective: try VagueDate("2026-10-01"), recorded: try CivilDay("2026-10-01"), position: 1)
    var reminders = Reminders(recipient: chair)
    reminders.apply(
      .digestClaimed(
        DigestClaimed(
          recipient: chair, digest: "chair-20261001-mail", channel: .mail,
          day: try CivilDay("2026-10-01"), zone: .utc,
          notices: ["mou/hue/2026-12-31/day", "mou/hue/2026-12-31/day"],
          coveredUntil: "2026-10-01T12:00:00Z")), at: moment)
    #expect(reminders.digests.first?.notices.count == 1)
  }

  @Test func `R30: a day that was settled after it was put off is settled as well`() throws {
    let days = try ["2026-12-31", "2027-03-01", "2028-12-31"].map { try CivilDay($0) }
    let keys = days.map { DutyKey(code: "people-meet", subject: "hue", due: $0) }
    let moment = Moment(
      effective: try VagueDate("2026-10-01"), recorded: try CivilDay("2026-10-01"), position: 1)
    let book = DutyBook([
      DutyMark(duty: keys[0], kind: .postponed(to: days[1]), reason: nil, moment: moment),
      DutyMark(duty: keys[1], kind: .done, reason: nil, moment: moment),
      DutyMark(duty: keys[2], kind: .postponed(to: days[1]), reason: nil, moment: moment),
    ])
    let settled = book.settled(of: "hue")["people-meet"] ?? []
    #expect(settled == Set(days))
  }

  @Test func `R30: a circle of days ends`() throws {
    let keys = try ["2026-12-31", "2027-03-01"].map {
      DutyKey(code: "mou", subject: "hue", due: try CivilDay($0))
    }
    let moment = Moment(
      effective: try VagueDate("2026-10-01"), recorded: try CivilDay("2026-10-01"), position: 1)
    let book = DutyBook([
      DutyMark(duty: keys[0], kind: .postponed(to: keys[1].due), reason: nil, moment: moment),
      DutyMark(duty: keys[1], kind: .postponed(to: keys[0].due), reason: nil, moment: moment),
    ])
    #expect(book.standing(duty("mou", due: keys[0].due, .agreement)) != nil)
  }
}
