import JSONText
import Testing

@testable import Twinning

@Suite struct `Decisions on members` {
  @Test func `R10: a member joins in a role`() throws {
    try Given.visit().when(
      "delegation join",
      [
        "delegation": "hue-2027", "person": "mayor-hue", "role": "mayor", "head": true,
        "interpreter": true,
      ]
    ).then(
      """
      MemberJoined {"delegation":"hue-2027","person":"mayor-hue","role":"mayor","head":true,\
      "interpreter":true}
      """)
  }

  @Test func `R10: joining again changes the part, and says so, but not to the same`() throws {
    let given = try Given.visitWithMayor()
    try given.when(
      "delegation join", ["delegation": "hue-2027", "person": "mayor-hue", "role": "mayor"]
    ).then(
      #"MemberJoined {"delegation":"hue-2027","person":"mayor-hue","role":"mayor"}"#,
      warnings: [
        "mayor-hue was a member already, as mayor: what is said now takes the place of all that was"
          + " said of their part (R10)"
      ])
    given.when(
      "delegation join",
      ["delegation": "hue-2027", "person": "mayor-hue", "role": "mayor", "head": true]
    ).refused("mayor-hue is a member of hue-2027 already, in the same part", rule: "R10")
  }

  @Test func `R8: a role that nobody knows is refused, an own office is not`() throws {
    let given = try Given.visit()
    given.when(
      "delegation join", ["delegation": "hue-2027", "person": "mayor-hue", "role": "majors"]
    ).refused(
      "guidance knows no office or role \"majors\"; did you mean mayor?; or let the person take"
        + " that office first (person appoint)", rule: "R8", field: "role")
    let doge = try given.and(#"OfficeTaken {"person":"mayor-hue","office":"doge","rank":"mayor"}"#)
    try doge.when(
      "delegation join", ["delegation": "hue-2027", "person": "mayor-hue", "role": "doge"]
    ).then(#"MemberJoined {"delegation":"hue-2027","person":"mayor-hue","role":"doge"}"#)
  }

  @Test func `R10: an equivalent rank is known and has its reason`() throws {
    let given = try Given.visit()
    func join(_ rank: String, _ reason: String?) -> Outcome {
      given.when(
        "delegation join",
        [
          "delegation": "hue-2027", "person": "mayor-hue", "role": "interpreter",
          "equivalent-rank": .string(rank),
        ], because: reason)
    }
    try join("mayor", "heads the people's committee").then(
      """
      MemberJoined {"delegation":"hue-2027","person":"mayor-hue","role":"interpreter",\
      "equivalent-rank":"mayor","reason":"heads the people's committee"}
      """)
    join("mayor", nil).refused("a reason is missing", rule: "R10")
    join("duke", "x").refused("there is no rank \"duke\"", rule: "R17", field: "equivalent-rank")
  }

  @Test func `R17: who stands in does so for an office that is known`() throws {
    let given = try Given.visit()
    func join(_ office: String) -> Outcome {
      given.when(
        "delegation join",
        [
          "delegation": "hue-2027", "person": "mayor-hue", "role": "deputy-mayor",
          "deputises-for": .string(office),
        ])
    }
    try join("mayor").warns()
    join("mayer").refused(
      "guidance knows no office \"mayer\"; did you mean mayor?", rule: "R17",
      field: "deputises-for")
  }

  @Test func `R10: a companion accompanies another member`() throws {
    let given = try Given.visitWithMayor().and(
      #"PersonRegistered {"person":"guest-2","partnership":"hue"}"#)
    func join(_ with: String) -> Outcome {
      given.when(
        "delegation join",
        [
          "delegation": "hue-2027", "person": "guest-2", "role": "student", "minor": true,
          "companion-of": .string(with),
        ])
    }
    try join("mayor-hue").then(
      """
      MemberJoined {"delegation":"hue-2027","person":"guest-2","role":"student",\
      "companion-of":"mayor-hue","minor":true}
      """)
    join("guest-2").refused(
      "guest-2 cannot accompany themselves", rule: "R10", field: "companion-of")
    join("chair").refused(
      "chair is no member of hue-2027; let them join first", rule: "R10", field: "companion-of")
  }

  @Test func `R8: two heads, and guests of the wrong side, are told of`() throws {
    let given = try Given.visitWithMayor()
    try given.when(
      "delegation join",
      ["delegation": "hue-2027", "person": "chair", "role": "chair", "head": true]
    ).warns(
      "mayor-hue leads the delegation too (R8)",
      "chair belongs to the home side, and the visit is inbound (R10)")
    let outbound = try given.and(
      #"DelegationPlanned {"delegation":"out","partnership":"hue","direction":"outbound"}"#)
    try outbound.when(
      "delegation join", ["delegation": "out", "person": "mayor-hue", "role": "mayor"]
    ).warns("mayor-hue belongs to a partner, and the visit is outbound (R10)")
  }

  @Test func `R10: nobody unknown joins, and nobody a visit that is over`() throws {
    let given = try Given.visit()
    given.when("delegation join", ["delegation": "none", "person": "chair", "role": "chair"])
      .refused("there is no visit \"none\"")
    given.when("delegation join", ["delegation": "hue-2027", "person": "x", "role": "chair"])
      .refused("there is no person \"x\"")
    try given.and(
      #"DelegationStageChanged {"delegation":"hue-2027","from":"proposed","to":"cancelled"}"#
    ).when("delegation join", ["delegation": "hue-2027", "person": "chair", "role": "chair"])
      .refused("hue-2027 is cancelled and cannot be joined any more", rule: "R9")
  }

  @Test func `R10: a member leaves`() throws {
    let given = try Given.visitWithMayor()
    try given.when(
      "delegation leave", ["delegation": "hue-2027", "person": "mayor-hue"], because: "ill"
    ).then(#"MemberLeft {"delegation":"hue-2027","person":"mayor-hue","reason":"ill"}"#)
    given.when("delegation leave", ["delegation": "hue-2027", "person": "chair"]).refused(
      "chair is no member of hue-2027; see delegation show hue-2027", rule: "R10")
    given.when("delegation leave", ["delegation": "none", "person": "chair"]).refused(
      "there is no visit \"none\"")
    try given.and(
      #"DelegationStageChanged {"delegation":"hue-2027","from":"proposed","to":"completed"}"#
    ).when("delegation leave", ["delegation": "hue-2027", "person": "mayor-hue"]).refused(
      "cannot be changed any more", rule: "R9")
  }

  @Test func `R10: a member gets an equivalent rank, with a reason, once`() throws {
    let given = try Given.visitWithMayor()
    func equate(_ given: Given, _ rank: String, _ person: String, _ reason: String?) -> Outcome {
      given.when(
        "delegation equate",
        ["delegation": "hue-2027", "person": .string(person), "rank": .string(rank)],
        because: reason)
    }
    let done = equate(given, "governor", "mayor-hue", "a city under the state")
    try done.then(
      """
      RankEquated {"delegation":"hue-2027","person":"mayor-hue","rank":"governor",\
      "reason":"a city under the state"}
      """)
    equate(given, "governor", "mayor-hue", nil).refused("a reason is missing", rule: "R10")
    equate(given, "duke", "mayor-hue", "x").refused(
      "there is no rank \"duke\"", rule: "R17", field: "rank")
    equate(given, "governor", "chair", "x").refused("chair is no member of hue-2027", rule: "R10")
    equate(try given.after(done), "governor", "mayor-hue", "a city under the state").refused(
      "mayor-hue ranks as governor already", rule: "R10")
  }
}
