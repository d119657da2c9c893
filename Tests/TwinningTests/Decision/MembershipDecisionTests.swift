import JSONText
import Testing

@testable import Twinning

@Suite struct `Decisions on members and terms` {
  @Test func `R7a: somebody becomes a member, pays, leaves, and may come back`() throws {
    let given = try Given.office()
    let begun = given.when(
      "member enrol", ["person": "chair", "kind": "family"], on: "2026-03-01", source: "the form")
    try begun.then(
      """
      2026-03-01 MembershipBegun {"person":"chair","kind":"family","source":"the form"}
      """)
    let member = try given.after(begun)
    member.when("member enrol", ["person": "chair"]).refused(
      "chair is a member already, since 1 March 2026", rule: "R7a")
    let paid = member.when("member pay", ["person": "chair", "year": 2026])
    try paid.then(#"DuesPaid {"person":"chair","year":2026}"#)
    try member.after(paid).when("member pay", ["person": "chair", "year": 2026]).refused(
      "chair has paid for 2026 already", rule: "R7a")
    let left = member.when("member leave", ["person": "chair"], because: "moved away")
    try left.then(#"MembershipEnded {"person":"chair","reason":"moved away"}"#)
    let former = try member.after(paid).after(left)
    former.when("member leave", ["person": "chair"]).refused("chair is no member", rule: "R7a")
    former.when("member enrol", ["person": "chair"], on: "2026-05-01").refused(
      "lies before the end of the last membership", rule: "R7a")
    let back = former.when("member enrol", ["person": "chair"])
    try back.then(#"MembershipBegun {"person":"chair","kind":"individual"}"#)
    let chair = try former.after(back).records.record.person(PersonID(unchecked: "chair"))
    #expect(chair?.membership?.paid == [2026] && chair?.membership?.ended == nil)
  }

  @Test func `R7a: what cannot be is refused`() throws {
    let given = try Given.office()
    given.when("member pay", ["person": "chair", "year": 2026]).refused(
      "chair is no member; enrol them first with member enrol", rule: "R7a")
    given.when("member enrol", ["person": "nobody"]).refused("there is no person \"nobody\"")
    given.when("member enrol", ["person": "chair"], on: "2027-01-01").refused(
      "is still to come", rule: "R7a", field: "on")
    given.when("member pay", ["person": "chair", "year": 20_266]).refused("", field: "year")
    given.when("member pay", ["person": "chair", "year": 2028]).refused(
      "2028 is too far ahead", rule: "R7a", field: "year")
    try given.and(#"2026-03-01 MembershipBegun {"person":"chair","kind":"family"}"#).when(
      "member leave", ["person": "chair"], on: "2026-02-01"
    ).refused("lies before the beginning of the membership", rule: "R7a")
  }

  @Test func `R6: the end of a term is told with the office, and moved`() throws {
    let given = try Given.office()
    try given.when(
      "person appoint", ["person": "mayor-hue", "office": "liaison", "ends": "2027-06"],
      on: "2026-01-01"
    ).then(
      #"2026-01-01 OfficeTaken {"person":"mayor-hue","office":"liaison"}"#,
      #"2026-01-01 TermEndSet {"person":"mayor-hue","office":"liaison","ends":"2027-06"}"#)
    let set = given.when(
      "person term", ["person": "chair", "office": "chair", "ends": "2028-12-31"],
      source: "minutes")
    try set.then(
      """
      TermEndSet {"person":"chair","office":"chair","ends":"2028-12-31","source":"minutes"}
      """)
    let known = try given.after(set)
    known.when("person term", ["person": "chair", "office": "chair", "ends": "2028-12-31"])
      .refused("ends on 31 December 2028 already", rule: "R6")
    let chair = known.records.record.person(PersonID(unchecked: "chair"))
    #expect(chair?.terms.first?.ends?.description == "2028-12-31")
    #expect(chair?.terms.first?.left == nil)
  }

  @Test func `R6: a term that is not held, or ends before it began, is refused`() throws {
    let given = try Given.office()
    given.when("person term", ["person": "chair", "office": "mayor", "ends": "2028"]).refused(
      "chair does not hold the office of mayor; they hold chair", rule: "R6")
    given.when("person term", ["person": "chair", "office": "chair", "ends": "2019"]).refused(
      "the end of the term 2019 lies before the beginning of the term 2020", rule: "R6")
    given.when("person term", ["person": "chair", "office": "chair", "ends": "unknown"]).refused(
      "an end that is not known", rule: "R6", field: "ends")
    given.when(
      "person appoint", ["person": "chair", "office": "treasurer", "ends": "2019"],
      on: "2026-01-01"
    ).refused("lies before the beginning of the term", rule: "R6")
  }
}
