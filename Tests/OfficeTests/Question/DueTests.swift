import JSONText
import Testing

@testable import Office

/// What `due` gathers from the whole office.
@Suite struct `What is due` {
  /// The codes and due days, as `code subject day`.
  static func due(_ scene: TestOffice, within: String = "P1Y", asOf day: String? = nil) throws
    -> [String]
  {
    let answer = try scene.ask("due", .object([.init("within", .string(within))]), asOf: day)
    return ["late", "coming"].flatMap { answer[$0]?.elements ?? [] }.map { row in
      ["code", "subject", "due"].map { row[$0]?.text ?? "" }.joined(separator: " ")
    }
  }

  @Test func `R28: an anniversary comes up, from when the partnership was official`() throws {
    let scene = try TestOffice.withPartners(on: "2037-06-15")
    let due = try Self.due(scene, within: "P2Y")
    #expect(due.contains("anniversary leon 2038-01-01"))
    #expect(!due.contains { $0.hasPrefix("anniversary hue") })
  }

  @Test func `R15: a visit that was not evaluated is asked about for a year`() throws {
    let scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"delegation plan","delegation":"hue-may","partnership":"hue","direction":"inbound","arrives":"2026-06-20","departs":"2026-06-27"}"#
    ])
    for stage in ["invited", "accepted", "scheduled", "under-way", "completed"] {
      try scene.clock.set(stage == "completed" ? "2026-06-28" : "2026-06-20")
      try scene.perform(
        #"{"command":"delegation stage","delegation":"hue-may","stage":"\#(stage)"}"#)
    }
    func asked(_ day: String) throws -> [String] {
      try scene.clock.set(day)
      return try Self.due(scene).filter { $0.hasPrefix("evaluation ") }
    }
    #expect(try asked("2026-07-01") == ["evaluation hue-may 2026-07-27"])
    #expect(try asked("2026-09-27") == ["evaluation hue-may 2026-07-27"])
    #expect(try asked("2026-09-28") == ["evaluation hue-may 2026-07-27"])
    #expect(try asked("2027-07-27") == ["evaluation hue-may 2026-07-27"])
    #expect(try asked("2027-07-28").isEmpty)
    try scene.clock.set("2026-12-01")
    try scene.perform(
      #"{"command":"checklist tick","delegation":"hue-may","item":"evaluation","evidence":"minutes"}"#
    )
    #expect(try asked("2026-12-01").isEmpty)
  }

  @Test func `R15: a visit of the past that is put on record owes no evaluation`() throws {
    let scene = try TestOffice.withPartners()
    try scene.perform(
      #"{"command":"delegation record","delegation":"hue-old","partnership":"hue","direction":"inbound","arrives":"2026-01"}"#
    )
    #expect(try !Self.due(scene).contains { $0.hasPrefix("evaluation ") })
  }

  @Test func `R29: the report to the council is the programme's, and no partner's`() throws {
    let scene = try TestOffice.withPartners()
    #expect(try Self.due(scene).contains("report-to-council programme 2026-12-31"))
    let one = try scene.ask("due", ["partner": "hue"])
    #expect(!one.canonicalText.contains("report-to-council"))
    let why = try scene.ask("audit why", ["subject": "programme", "item": "report-to-council"])
    #expect(why["item"]?["due"]?.text == "2026-12-31")
  }

  @Test func `R26: a larger exchange moves the next larger project`() throws {
    let scene = try TestOffice.withPartners()
    try scene.perform(
      #"{"command":"exchange record","exchange":"fair","partnership":"hue","kind":"festival","title":"Fair","starts":"2026-05-02","people":40}"#
    )
    try scene.perform(
      #"{"command":"exchange record","exchange":"talk","partnership":"hue","kind":"festival","title":"Talk","starts":"2026-06-02","people":24}"#
    )
    let due = try Self.due(scene, within: "P6Y").filter { $0.hasPrefix("ambitious-project") }
    #expect(due == ["ambitious-project hue 2031-05-02", "ambitious-project leon 2031-06-15"])
  }

  @Test func `R1: years without contact raise the question, and any contact puts it off`() throws {
    let scene = try TestOffice.withPartners()
    try scene.perform(
      #"{"command":"annual receive","partnership":"hue","kind":"annual-report","year":2026,"on":"2026-05-20"}"#
    )
    let due = try Self.due(scene, within: "P4Y").filter { $0.hasPrefix("dormancy") }
    #expect(due == ["dormancy hue 2029-05-20", "dormancy leon 2029-06-15"])
    try scene.perform(
      #"{"command":"partner stage","partnership":"leon","stage":"dormant","reason":"nobody answers"}"#
    )
    #expect(
      try Self.due(scene, within: "P4Y").filter { $0.hasPrefix("dormancy") } == [
        "dormancy hue 2029-05-20"
      ])
  }

  @Test func `R24: a letter is due to be acknowledged, then to be answered, then no more`() throws {
    let scene = try TestOffice.withPartners()
    func letters() throws -> [String] {
      try Self.due(scene).filter { $0.contains(" hue-1 ") }
    }
    try scene.perform(
      #"{"command":"correspondence receive","letter":"hue-1","partnership":"hue","from":"the mayor","on":"2026-06-14"}"#
    )
    #expect(try letters() == ["acknowledge hue-1 2026-06-16"])
    try scene.perform(
      #"{"command":"correspondence acknowledge","letter":"hue-1","answer-by":"2026-07-01"}"#)
    #expect(try letters() == ["answer hue-1 2026-07-01"])
    let open = try scene.ask("correspondence show", ["letter": "hue-1"])
    #expect(open["letter"]?["next"]?.text == "Answer a letter by 1 July 2026")
    let why = try scene.ask("audit why", ["subject": "hue-1", "item": "answer"])
    #expect(why.canonicalText.contains("the answer is promised by 1 July 2026"))
    try scene.perform(#"{"command":"correspondence answer","letter":"hue-1"}"#)
    #expect(try letters().isEmpty)
    #expect(try Self.due(scene, asOf: "2026-06-14").contains("acknowledge hue-1 2026-06-16"))
    let list = try scene.ask("correspondence list", ["partner": "hue"])
    #expect(list["letters"]?.elements?.first?["ended"]?.text == "2026-06-15")
    #expect(try scene.ask("correspondence list", ["open": true])["letters"]?.elements == [])
    let shown = try scene.ask("correspondence show", ["letter": "hue-1"])
    #expect(shown["letter"]?["next"] == .null)
    #expect(shown["letter"]?["answerBy"]?.text == "2026-07-01")
  }

  @Test func `R36: what is vague is told as it is recorded`() throws {
    let scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"correspondence receive","letter":"hue-1","partnership":"hue","on":"2026-05"}"#,
      #"{"command":"mou sign","mou":"leon-mou","partnership":"leon","on":"2025-05"}"#,
    ])
    let due = try scene.ask("due", ["within": "P2Y"])
    let rows = (due["late"]?.elements ?? []) + (due["coming"]?.elements ?? [])
    func detail(_ code: String, _ subject: String) -> String {
      rows.first { $0["code"]?.text == code && $0["subject"]?.text == subject }?["detail"]?.text
        ?? ""
    }
    #expect(detail("acknowledge", "hue-1").hasPrefix("a letter; came in May 2026"))
    #expect(detail("mou", "leon").hasPrefix("last in May 2025"))
  }

  @Test func `R30: keys are shown to whoever asks for them`() throws {
    let scene = try TestOffice.withPartners()
    for asks in [false, true] {
      let answer = try scene.office.answer(
        try query("due", asks ? ["keys": true] : .object([])))
      guard case .table(let columns, _) = answer.sections.first?.content else {
        return #expect(Bool(false), "no table")
      }
      #expect(columns.contains { $0.key == "key" && $0.reach == (asks ? .everybody : .machines) })
    }
  }

  @Test func `R24: a letter that came is contact`() throws {
    let scene = try TestOffice.withPartners()
    try scene.perform(
      #"{"command":"correspondence receive","letter":"hue-1","partnership":"hue","on":"2026-06-01"}"#
    )
    let due = try Self.due(scene, within: "P4Y").filter { $0.hasPrefix("dormancy") }
    #expect(due == ["dormancy hue 2029-06-01", "dormancy leon 2029-06-15"])
  }

  @Test func `R24: the check of channels comes back a year after the last`() throws {
    let scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"partner channel","partnership":"hue","kind":"fax"}"#,
      #"{"command":"partner check-channels","partnership":"hue","on":"2026-05-01"}"#,
    ])
    let due = try Self.due(scene).filter { $0.hasPrefix("backup-channels") }
    #expect(due == ["backup-channels leon 2026-07-15", "backup-channels hue 2027-05-01"])
    let shown = try scene.ask("partner show", ["partnership": "hue"])
    #expect(shown["channels"]?.elements?.first?["checked"]?.text == "2026-05-01")
  }

  @Test func `R6: a term that ends comes up on its side, until the office is left`() throws {
    let scene = try TestOffice.withPartners()
    try scene.batch([
      #"{"command":"person add","person":"treasurer"}"#,
      #"{"command":"person appoint","person":"treasurer","office":"treasurer","on":"2024","ends":"2026-12-31"}"#,
      #"{"command":"person add","person":"mayor-hue","partnership":"hue"}"#,
      #"{"command":"person appoint","person":"mayor-hue","office":"mayor","on":"2021","ends":"2026-11"}"#,
    ])
    func ending() throws -> [String] {
      try Self.due(scene).filter { $0.hasPrefix("term-ends") }
    }
    #expect(
      try ending() == ["term-ends mayor-hue 2026-11-30", "term-ends treasurer 2026-12-31"])
    let hue = try scene.ask("due", ["partner": "hue", "within": "P1Y"])
    #expect(hue.canonicalText.contains("mayor, of hue: the term ends November 2026"))
    try scene.perform(
      #"{"command":"person term","person":"treasurer","office":"treasurer","ends":"2028-12-31"}"#)
    try scene.perform(
      #"{"command":"person retire","person":"mayor-hue","office":"mayor"}"#)
    #expect(try ending().isEmpty)
  }

  @Test func `R7a: the treasurer is asked once for all members`() throws {
    let scene = try TestOffice.withPartners()
    try scene.batch(
      (1...3).flatMap { number in
        [
          #"{"command":"person add","person":"member-\#(number)"}"#,
          #"{"command":"member enrol","person":"member-\#(number)","on":"2025-02-01"}"#,
        ]
      } + [#"{"command":"member pay","person":"member-1","year":2026}"#])
    func dues() throws -> [String] { try Self.due(scene).filter { $0.hasPrefix("dues") } }
    let both = ["dues-unpaid programme 2026-07-15", "dues-renewal programme 2026-12-31"]
    #expect(try dues() == both)
    let owing = try scene.ask("member list", ["unpaid": true])
    #expect(owing["members"]?.elements?.count == 2)
    try scene.batch([
      #"{"command":"member pay","person":"member-2","year":2026}"#,
      #"{"command":"person forget","person":"member-3","reason":"asked for it"}"#,
    ])
    #expect(try dues() == [both[1]])
    let all = try scene.ask("member list")
    #expect(
      all["members"]?.elements?.compactMap { $0["person"]?.text } == ["member-1", "member-2"])
  }
}
