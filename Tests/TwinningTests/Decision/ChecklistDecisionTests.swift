import JSONText
import Testing

@testable import Twinning

@Suite struct `Decisions on checklists` {
  private let drink: KeyValuePairs<String, JSONValue> = [
    "delegation": "hue-2027", "item": "drink-on-arrival",
  ]

  @Test func `R20: an item is ticked once`() throws {
    let given = try Given.visitWithMayor()
    let tick = given.when("checklist tick", drink)
    try tick.then(#"ChecklistItemTicked {"delegation":"hue-2027","item":"drink-on-arrival"}"#)
    try given.after(tick).when("checklist tick", drink).refused(
      "drink-on-arrival is done already; nothing needs doing", rule: "R20")
  }

  @Test func `R20: an item that asks for evidence is not ticked without it`() throws {
    let given = try Given.visitWithMayor().and(
      #"PersonRegistered {"person":"pupil","partnership":"hue"}"#,
      #"MemberJoined {"delegation":"hue-2027","person":"pupil","role":"student","minor":true}"#)
    func tick(_ evidence: JSONValue) -> Outcome {
      given.when(
        "checklist tick",
        ["delegation": "hue-2027", "item": "safeguarding-officers", "evidence": evidence])
    }
    tick(.null).refused(
      "safeguarding-officers asks for evidence: ", rule: "R20", field: "evidence")
    try tick("names in the minutes").then(
      """
      ChecklistItemTicked {"delegation":"hue-2027","item":"safeguarding-officers",\
      "evidence":"names in the minutes"}
      """)
  }

  @Test func `R20: an item is waived with a reason, once`() throws {
    let given = try Given.visitWithMayor()
    let waive = given.when("checklist waive", drink, because: "they fast")
    try waive.then(
      """
      ChecklistItemWaived {"delegation":"hue-2027","item":"drink-on-arrival","reason":"they fast"}
      """)
    given.when("checklist waive", drink).refused("a reason is missing", rule: "R20")
    try given.after(waive).when("checklist waive", drink, because: "x").refused(
      "drink-on-arrival is waived already", rule: "R20")
  }

  @Test func `R20: what was waived can be ticked, and the other way round`() throws {
    let given = try Given.visitWithMayor()
    let waived = try given.after(given.when("checklist waive", drink, because: "they fast"))
    try waived.when("checklist tick", drink).warns()
    let ticked = try given.after(given.when("checklist tick", drink))
    try ticked.when("checklist waive", drink, because: "not ours").warns()
  }

  @Test func `R20: only what was ticked or waived is reopened`() throws {
    let given = try Given.visitWithMayor()
    let ticked = try given.after(given.when("checklist tick", drink))
    let reopen = ticked.when("checklist reopen", drink, because: "too early")
    try reopen.then(
      """
      ChecklistItemReopened {"delegation":"hue-2027","item":"drink-on-arrival","reason":"too early"}
      """)
    given.when("checklist reopen", drink).refused(
      "drink-on-arrival was not ticked or waived; nothing needs doing", rule: "R20")
    try ticked.after(reopen).when("checklist reopen", drink).refused(
      "drink-on-arrival was not ticked or waived", rule: "R20")
  }

  @Test func `R20: an item is given to a person, once`() throws {
    let given = try Given.visitWithMayor()
    func assign(_ given: Given, _ person: String) -> Outcome {
      given.when(
        "checklist assign",
        ["delegation": "hue-2027", "item": "drink-on-arrival", "person": .string(person)])
    }
    let done = assign(given, "chair")
    try done.then(
      """
      ChecklistItemAssigned {"delegation":"hue-2027","item":"drink-on-arrival","person":"chair"}
      """)
    assign(given, "nobody").refused("there is no person \"nobody\"")
    assign(try given.after(done), "chair").refused(
      "chair sees to drink-on-arrival already", rule: "R20")
  }

  @Test(arguments: ["checklist tick", "checklist waive", "checklist reopen", "checklist assign"])
  func `R20: an item that is not asked for is refused, the near one named`(command: String) throws {
    let given = try Given.visitWithMayor()
    let short: KeyValuePairs<String, JSONValue> = [
      "delegation": "hue-2027", "item": "drink-on-arival",
    ]
    let long: KeyValuePairs<String, JSONValue> = [
      "delegation": "hue-2027", "item": "drink-on-arival", "person": "chair",
    ]
    given.when(command, command == "checklist assign" ? long : short, because: "x").refused(
      "the checklist of hue-2027 has no item \"drink-on-arival\"; did you mean drink-on-arrival?",
      rule: "R20", field: "item")
    let none: KeyValuePairs<String, JSONValue> = ["delegation": "none", "item": "gifts"]
    let other: KeyValuePairs<String, JSONValue> = [
      "delegation": "none", "item": "gifts", "person": "chair",
    ]
    given.when(command, command == "checklist assign" ? other : none, because: "x").refused(
      "there is no visit \"none\"")
  }

  @Test func `R20: what the facts settle can be ticked, given to somebody before or not`() throws {
    let given = try Given.visitWithMayor().and(
      """
      ItineraryItemAdded {"delegation":"hue-2027","item":"nap","title":"Rest","kind":"rest",\
      "starts":"2027-05-05T14:00","zone":"UTC","ends":"2027-05-05T15:00"}
      """)
    let rest: KeyValuePairs<String, JSONValue> = [
      "delegation": "hue-2027", "item": "rest-built-in",
    ]
    try given.when("checklist tick", rest).warns()
    let assigned = try given.and(
      """
      ChecklistItemAssigned {"delegation":"hue-2027","item":"rest-built-in","person":"chair"}
      """)
    try assigned.when("checklist tick", rest).warns()
    assigned.when("checklist reopen", rest).refused("was not ticked or waived", rule: "R20")
  }

  @Test func `R20: an item of one member has a colon in its key`() throws {
    let given = try Given.visitWithMayor().and(
      #"PersonDescribed {"person":"mayor-hue","languages":["vi:native","en:none"]}"#)
    try given.when(
      "checklist tick", ["delegation": "hue-2027", "item": "interpreter:mayor-hue"]
    ).then(
      #"ChecklistItemTicked {"delegation":"hue-2027","item":"interpreter:mayor-hue"}"#)
    given.when("checklist tick", ["delegation": "hue-2027", "item": "interpreter:"]).refused(
      "is no short name", field: "item")
  }
}
