import Guidance
import Testing

/// An office's own files over the embedded ones.
@Suite struct `Local guidance` {
  static let today = guidanceToday
  static let sources = #""sources":{"us":{"name":"Our minutes","grade":"A"}}"#

  static func item(_ id: String, _ more: String = "") -> String {
    """
    {"id":"\(id)","title":"T","why":"W","sources":["us"],"rules":["R20"],"topic":"own",\
    "due":{"arrival":"-P7D"},"responsible":"chair"\(more)}
    """
  }

  static func file(_ items: String..., head: String = sources) -> String {
    "{\(head),\"items\":[\(items.joined(separator: ","))]}"
  }

  private func book(_ text: String, name: String = "checklist-local.guidance.json") throws
    -> Guidebook
  {
    try Guidebook(files: [GuidanceText(name: name, utf8: Array(text.utf8))])
  }

  @Test func `replaces an embedded item and adds new ones`() throws {
    let book = try book(Self.file(Self.item("drink-on-arrival"), Self.item("own-custom")))
    let before = try Guidebook.shared.checklist(asOf: Self.today)
    let rules = try book.checklist(asOf: Self.today)
    #expect(rules.count == before.count + 1)
    #expect(rules.first { $0.id == "drink-on-arrival" }?.header.title == "T")
    #expect(rules.first { $0.id == "own-custom" }?.header.sources.first?.name == "Our minutes")
    #expect(rules.first { $0.id == "gifts" } == before.first { $0.id == "gifts" })
  }

  @Test func `takes an embedded item away, with a why`() throws {
    let off = Self.file(#"{"id":"gifts","off":true,"why":"the city gives none"}"#)
    let rules = try book(off).checklist(asOf: Self.today)
    #expect(!rules.contains { $0.id == "gifts" })
    #expect { try book(Self.file(#"{"id":"gifts","off":true}"#)).check() } throws: { error in
      "\(error)".hasSuffix("item gifts, member \"why\": missing; add it")
    }
  }

  @Test func `holds between its days`() throws {
    let book = try book(
      Self.file(
        Self.item("own", #","since":"2020-01-01","until":"2024-12-31""#),
        Self.item("own", #","since":"2025-01-01""#)))
    func items(_ day: Int32) throws -> Int {
      try book.checklist(asOf: day).filter { $0.id == "own" }.count
    }
    // 2019-12-31, 2020-01-01, 2024-12-31, 2025-01-01.
    #expect(try [18_261, 18_262, 20_088, 20_089].map(items) == [0, 1, 1, 1])
  }

  @Test func `is read in the order of the files' names, the last one counts`() throws {
    let files = ["checklist-b", "checklist-a"].map { name in
      let text = Self.file(Self.item("own", #","detail":"\#(name)""#))
      return GuidanceText(name: "\(name).guidance.json", utf8: Array(text.utf8))
    }
    let rules = try Guidebook(files: files).checklist(asOf: Self.today)
    #expect(rules.last { $0.id == "own" }?.detail == "checklist-b")
  }

  @Test(
    arguments: [
      (file("not an item"), nil, nil, "not valid JSON at byte"),
      (
        file(item("own", #","responsable":"x""#)), "own", "responsable", "not a member that belongs"
      ),
      (file(#"{"title":"T"}"#), "#1", "id", "missing; add it"),
      (file(item("Own Custom")), "Own Custom", "id", "is no slug"),
      (file(item("own"), item("own")), "own", "since", "the same id holds twice on one day"),
      (
        file(item("own", #","when":{"weather":"rain"}"#)), "own", "when.weather",
        "no such fact; known are"
      ),
      (file(item("own", #","since":"2020-02-30""#)), "own", "since", "is no day"),
      (
        file(item("own", #","since":"2021-01-01","until":"2020-01-01""#)), "own", "until",
        "ends before"
      ),
      (file(item("own", #","countries":["fr"]"#)), "own", "countries", "no ISO 3166 code"),
      (file(item("own", #","each":"guest""#)), "own", "each", "is none of visit, member"),
      (file(item("own", #","when":{"minors":{"at-least":"two"}}"#)), "own", "when", ""),
      (file(item("own", #","ladder":[7,30]"#)), "own", "ladder", "falling"),
      (file(item("own", #","late-every":3"#)), "own", "late-every", "needs a \"ladder\""),
      (
        file(item("own", #","ladder":[7],"escalate":{"after":2,"to":["president"]}"#)), "own",
        "escalate", "needs a ladder with \"late-every\""
      ),
      (file(item("own", #","escalate":{"to":["president"]}"#)), "own", "escalate.after", "missing"),
      (file(item("own", #","escalate":{"after":0,"to":[]}"#)), "own", "escalate.after", "1 to 100"),
      (
        file(item("own", #","escalate":{"after":1,"to":["the boss"]}"#)), "own", "escalate.to",
        "is no slug"
      ),
      (
        file(item("own", #","escalate":{"after":1,"to":[],"by":"mail"}"#)), "own", "escalate.by",
        "not a member"
      ),
      (
        file(item("own"), head: #""sources":{}"#), "own", "sources",
        "\"us\" is no source of this file"
      ),
      (
        file(item("own"), head: #""sources":{"us":{"name":"x","grade":"A+"}}"#), nil,
        "sources.us.grade", "\"A+\" is none of A, B, W, PD"
      ),
      (
        file(item("own"), head: #""sources":{"us":{"name":"x"}}"#), nil, "sources.us.grade",
        "missing; add it"
      ),
      (file(item("own"), head: sources + #","extra":1"#), nil, "extra", "not a member"),
      ("{\(sources)}", nil, "items", "a list of at most 2000 items was expected"),
      ("[]", nil, nil, "an object was expected"),
    ] as [(String, String?, String?, String)])
  func `is refused with file, item, member and reason`(
    text: String, item: String?, field: String?, reason: String
  ) throws {
    let book = try book(text)
    #expect { try book.check() } throws: { error in
      guard let error = error as? GuidanceError else { return false }
      #expect(error.item == item && error.reason.contains(reason), "\(error)")
      #expect(error.field == field || error.field?.hasPrefix("\(field ?? "")") == true, "\(error)")
      return error.file == "checklist-local.guidance.json"
        && error.description.hasPrefix("guidance file checklist-local.guidance.json")
    }
  }

  @Test(
    arguments: [
      (#","rules":["R1 7"]"#, "rules"), (#","sources":[]"#, "sources"), (#","title":"""#, "title"),
      (#","why":5"#, "why"), (#","due":{"arrival":"soon"}"#, "due"),
      (#","due":{"birthday":"P1D"}"#, "due"), (#","responsible":"the chair""#, "responsible"),
    ])
  func `has no member of another kind`(more: String, field: String) throws {
    // The last of two members would be an error of JSON, so the first is taken out.
    var text = Self.item("own", more)
    for plain in [
      #""title":"T","#, #""why":"W","#, #""sources":["us"],"#, #""rules":["R20"],"#,
      #""due":{"arrival":"-P7D"},"#, #","responsible":"chair""#,
    ] where plain.contains("\"\(field)\":") {
      if let range = text.firstRange(of: plain) { text.removeSubrange(range) }
    }
    let book = try book(Self.file(text))
    #expect { try book.check() } throws: { ($0 as? GuidanceError)?.field == field }
  }

  @Test func `says who else hears of what is late, for the file or for one item`() throws {
    func hearers(_ more: String, head: String = "") throws -> [[String]] {
      let book = try book(Self.file(Self.item("own", more), head: Self.sources + head))
      let rule = try #require(try book.checklist(asOf: Self.today).last { $0.id == "own" })
      return [1, 2, 3].map { rule.ladder?.hearers(ofLateNotice: $0) ?? [] }
    }
    #expect(try hearers("") == [[], ["president"], ["president"]])
    let third = #","escalate":{"after":3,"to":["chair","mayor"]}"#
    #expect(try hearers(third) == [[], [], ["chair", "mayor"]])
    #expect(try hearers(#","escalate":{"after":1,"to":[]}"#) == [[], [], []])
    #expect(
      try hearers("", head: #","escalate":{"after":1,"to":["chair"]}"#)
        == [["chair"], ["chair"], ["chair"]])
  }

  @Test func `names the offices that stand in for a vacant one`() throws {
    func office(_ standIns: String) throws -> [String]? {
      let text = """
        {\(Self.sources),"items":[{"id":"chair","title":"T","why":"W","sources":["us"],\
        "rules":["R6"]\(standIns)}]}
        """
      return try book(text, name: "offices-local.guidance.json").offices(asOf: Self.today)
        .first { $0.id == "chair" }?.standIns
    }
    #expect(try office("") == [])
    #expect(try office(#","stand-ins":["treasurer","secretary"]"#) == ["treasurer", "secretary"])
    #expect {
      try office(#","stand-ins":["chair"]"#)
    } throws: { error in
      "\(error)".hasSuffix("member \"stand-ins\": an office cannot stand in for itself")
    }
  }

  @Test func `of an unknown noun, or of too many files, is refused`() {
    #expect {
      try book("{}", name: "recipes.guidance.json")
    } throws: { error in
      "\(error)".contains("guidance file recipes.guidance.json: the name has to begin with one of")
    }
    let files = (0...200).map { GuidanceText(name: "checklist-\($0).guidance.json", utf8: []) }
    #expect { try Guidebook(files: files) } throws: { "\($0)".contains("more than 200 files") }
  }

  @Test func `says the same error again, and leaves other nouns alone`() throws {
    let book = try book("{")
    for _ in 0..<2 {
      #expect(throws: GuidanceError.self) { try book.checklist(asOf: Self.today) }
    }
    #expect(try !book.cadences(asOf: Self.today).isEmpty)
  }

  @Test func `may add a stage, an office and an order of its own`() throws {
    let order =
      """
      {"sources":{"us":{"name":"x","grade":"A"}},"items":[{"id":"ours","title":"T","why":"W",\
      "sources":["us"],"rules":["R17"],"inherits":"default","countries":["VN"],\
      "moves":[{"code":"artist","after":"mayor"}]}]}
      """
    let book = try book(order, name: "precedence-own.guidance.json")
    let found = try book.order(country: "VN", asOf: Self.today)
    let place = try #require(found.place(of: "artist"))
    #expect(found.place(of: "mayor") == place - 1)
    let round = order.replacing("\"default\"", with: "\"ours\"")
    #expect {
      try self.book(round, name: "precedence-own.guidance.json")
        .order(code: "ours", asOf: Self.today)
    } throws: { "\($0)".contains("\"ours\" is no order that ends in one with ranks of its own") }
  }
}
