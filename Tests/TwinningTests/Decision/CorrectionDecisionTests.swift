import JSONText
import Testing

@testable import Twinning

@Suite struct `Decisions on corrections` {
  /// The programme 1, Huế 2, the chair 3 and 4, the mayor of Huế 5 and 6, the visit 7, its member 8.
  private func office() throws -> Given { try Given.visitWithMayor() }

  private func retract(_ given: Given, _ event: Int, because reason: String? = "wrong") -> Outcome {
    given.when("retract", ["event": .integer(Int64(event))], because: reason)
  }

  private func amend(
    _ given: Given, _ event: Int, _ set: [String] = [], dated: String? = nil,
    because reason: String? = "wrong"
  ) -> Outcome {
    let event = JSONValue.integer(Int64(event))
    let set = JSONValue.array(set.map { .string($0) })
    guard let dated else {
      return given.when("amend", ["event": event, "set": set], because: reason)
    }
    return given.when(
      "amend", ["event": event, "set": set, "dated": .string(dated)], because: reason)
  }

  @Test func `R32: an event is retracted with its type, its stream and the reason`() throws {
    let retracted = retract(try office(), 8)
    try retracted.then(
      """
      EventRetracted {"position":8,"type":"MemberJoined","of-stream":"delegation/hue-2027",\
      "reason":"wrong"}
      """)
    let after = try office().after(retracted)
    #expect(after.records.record.delegations.first?.members == [])
  }

  @Test func `R32: retracting a correction takes it back`() throws {
    let given = try office()
    let gone = try given.after(retract(given, 8))
    let back = try gone.after(retract(gone, 9))
    #expect(back.records.record.delegations.first?.members.count == 1)
    let goneAgain = try back.after(retract(back, 10))
    #expect(goneAgain.records.record.delegations.first?.members == [])
  }

  @Test func `R32: what cannot be retracted is named with the reason`() throws {
    let given = try office()
    retract(given, 8, because: nil).refused("a reason is missing", rule: "R32")
    retract(given, 99).refused(
      "there is no event No. 99; history and audit trail show the numbers", rule: "R32",
      field: "event")
    retract(given, 1).refused(
      "the programme itself is not retracted: everything hangs on it; correct it with amend 1",
      rule: "R32", field: "event")
    retract(given, 7).refused(
      "the record of hue-2027 begins with No. 7 (DelegationPlanned), and on it hangs No. 8"
        + " (MemberJoined); retract what hangs on it first, or amend it", rule: "R32",
      field: "event")
    retract(given, 2).refused("and on it hangs the visit hue-2027;", rule: "R32", field: "event")
    let gone = try given.after(retract(given, 8))
    retract(gone, 8).refused(
      "No. 8 (MemberJoined) was retracted already, by No. 9; retract 9 takes that back",
      rule: "R32", field: "event")
    try retract(gone, 7).warns()
    retract(try Given(), 1).refused("the programme itself is not on record yet")
  }

  @Test func `R32: what comes back needs what it stands on`() throws {
    var given = try office()
    for event in [8, 7, 2] { given = try given.after(retract(given, event)) }
    retract(given, 9).refused(
      "No. 8 (MemberJoined) would come back to a record that was retracted itself; take back the"
        + " retraction of No. 7 first", rule: "R32", field: "event")
    retract(given, 10).refused(
      "there is no partner \"hue\"", rule: "R32", field: "partnership")
    for event in [11, 10, 9] { given = try given.after(retract(given, event)) }
    #expect(given.records.record.delegations.first?.members.count == 1)
  }

  @Test func `R32: a retracted record keeps its short name`() throws {
    var given = try office()
    for event in [8, 7] { given = try given.after(retract(given, event)) }
    given.when(
      "delegation plan",
      ["delegation": "hue-2027", "partnership": "hue", "direction": "inbound"]
    ).refused(
      "\"hue-2027\" was a visit whose record was retracted; choose another short name", rule: "R32")
    given.when(
      "claim add", ["subject": "hue-2027", "claim": "c", "about": "visit", "text": "x"], source: "s"
    ).refused("nothing is called \"hue-2027\"", rule: "R36", field: "subject")
  }

  @Test func `R32: an event is amended with all its data, read as a person can`() throws {
    let given = try office()
    let amended = amend(given, 7, ["arrives=2027-05-05", "purpose=the MOU"])
    try amended.then(
      """
      EventAmended {"position":7,"type":"DelegationPlanned","type-version":1,\
      "of-stream":"delegation/hue-2027","data":{"delegation":"hue-2027","partnership":"hue",\
      "direction":"inbound","arrives":"2027-05-05","departs":"2027-05-11","purpose":"the MOU"},\
      "reason":"wrong"}
      """)
    let after = try given.after(amended)
    #expect(after.records.record.delegations.first?.arrives.description == "2027-05-05")
    try amend(given, 2, dated: "1993").then(
      """
      EventAmended {"position":2,"type":"PartnershipRegistered","type-version":1,\
      "of-stream":"partnership/hue","dated":"1993","reason":"wrong"}
      """)
  }

  @Test func `R32: the last amendment counts, and keeps what the one before set`() throws {
    let given = try office()
    let first = try given.after(amend(given, 7, ["arrives=2027-05-05"], dated: "2026-08-01"))
    let second = try first.after(amend(first, 7, ["purpose=the MOU"]))
    let visit = try #require(second.records.record.delegations.first)
    #expect(visit.arrives.description == "2027-05-05" && visit.purpose == "the MOU")
    #expect(visit.stages.first?.moment.effective.description == "2026-08-01")
    let back = try second.after(retract(second, 10))
    #expect(back.records.record.delegations.first?.purpose == nil)
    #expect(back.records.record.delegations.first?.arrives.description == "2027-05-05")
    try amend(first, 7, ["arrives=2027-05-04"], dated: "2026-09-01").then(
      """
      EventAmended {"position":7,"type":"DelegationPlanned","type-version":1,\
      "of-stream":"delegation/hue-2027","reason":"wrong"}
      """)
  }

  @Test func `R32: lists are separated by semicolons, and an empty value leaves a field out`()
    throws
  {
    let given = try office()
    let after = try given.after(amend(given, 2, ["languages=vi;fr", "aliases=Thừa Thiên"]))
    let partner = try #require(after.records.record.partnerships.first)
    #expect(partner.languages.map(\.text) == ["vi", "fr"] && partner.aliases == ["Thừa Thiên"])
    let less = try after.after(amend(after, 2, ["aliases="]))
    #expect(less.records.record.partnerships.first?.aliases == [])
    let unknown = try given.after(amend(given, 7, ["departs=unknown"]))
    #expect(unknown.records.record.delegations.first?.departs.isUnknown == true)
  }

  @Test(arguments: [
    (7, "titel=x", "DelegationPlanned has no field \"titel\"; did you mean title?", "set"),
    (7, "arrives", "\"arrives\" sets nothing; write FIELD=VALUE", "set"),
    (7, "delegation=x", "delegation says which record it is, and is not amended", "set"),
    (7, "partnership=leon", "there is no partner \"leon\"", "partnership"),
    (7, "responsible=nobody", "there is no person \"nobody\"", "responsible"),
    (7, "arrives=2027-02-30", "February 2027 has 28 days", "arrives"),
    (7, "arrives=2027-05-20", "the departure 2027-05-11 lies before the arrival 2027-05-20", ""),
    (
      7, "direction=inbaund", "\"inbaund\" is none of the choices; did you mean inbound?",
      "direction"
    ),
    (7, "direction=", "DelegationPlanned would not be whole: direction is missing", "set"),
    (7, "unofficial=perhaps", "\"perhaps\" is neither yes nor no", "unofficial"),
    (7, "title=a\tb", "is not a plain text", "title"),
    (2, "zones=Mars/Hill", "the time zone \"Mars/Hill\" is not known here", "zones"),
    (2, "country=Vietnam", "\"Vietnam\" is no country;", "country"),
    (4, "rank=tea", "there is no rank \"tea\"", "rank"),
    (1, "order=tea", "there is no order of precedence \"tea\"", "order"),
  ])
  func `R32: amended data are read as strictly as a command`(
    event: Int, set: String, words: String, field: String
  ) throws {
    guard case .failure(let refusal) = amend(try office(), event, [set]).result else {
      Issue.record("\(set) was taken")
      return
    }
    #expect(refusal.description.contains(words), "\(refusal)")
    #expect(refusal.field == field, "\(refusal)")
  }

  @Test func `R32: what cannot be amended is named with the way out`() throws {
    let given = try office().and(
      #"PersonalDetailsRecorded {"person":"mayor-hue","given-name":"A"}"#,
      #"2026-08-02 AnnualSent {"partnership":"hue","kind":"annual-report","year":2026}"#)
    amend(given, 7, ["title=x"], because: nil).refused("a reason is missing", rule: "R32")
    amend(given, 7).refused(
      "nothing is to be amended; give --set FIELD=VALUE or --dated DATE", rule: "R32")
    amend(given, 7, ["arrives=2027-05-04"]).refused(
      "No. 7 (DelegationPlanned) says just that already", rule: "R32", field: "event")
    amend(given, 9, ["given-name=B"]).refused(
      "what is sealed is not amended", rule: "R35",
      field: "event")
    amend(given, 10, dated: "2027-01-01").refused(
      "1 January 2027 is still to come", rule: "R32", field: "dated")
    amend(given, 7, ["title=x", "title=y"]).refused("title is set twice", field: "set")
    let gone = try given.after(retract(given, 8))
    amend(gone, 8, ["role=chair"]).refused(
      "No. 8 (MemberJoined) was retracted by No. 11; take that back first: retract 11",
      rule: "R32", field: "event")
    amend(gone, 11, ["reason=x"]).refused(
      "No. 11 (EventRetracted) is a correction, and a correction is not amended; amend No. 8 again,"
        + " for the last amendment counts, or take this one back: retract 11", rule: "R32",
      field: "event")
    try retract(given, 9).warns()
  }

  @Test func `R30: what was put off is not amended to an earlier day`() throws {
    let given = try office().and(
      #"DutyPostponed {"subject":"hue","duty":"mou/hue/2026-12-31","to":"2027-03-01"}"#)
    for day in ["1900-01-01", "2026-12-31"] {
      amend(given, 9, ["to=\(day)"]).refused("is no later day", rule: "R30", field: "to")
    }
    #expect(try amend(given, 9, ["to=2027-02-01"]).result.get().facts.count == 1)
  }

  @Test func `R32: who amends a moved visit is told of its itinerary`() throws {
    let given = try office().and(
      #"DelegationMoved {"delegation":"hue-2027","arrives":"2027-05-10","days":6}"#)
    try amend(given, 9, ["arrives=2027-05-11"]).warns(
      "the itinerary still moves by 6 days with this event; amend days too if that is wrong (R9)")
  }
}
