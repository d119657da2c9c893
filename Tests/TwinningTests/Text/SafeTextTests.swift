import JSONText
import Testing

@testable import Twinning

@Suite struct `Texts that people hand in` {
  private let megabyte = String(repeating: "a", count: 1_000_000)

  @Test(
    arguments: [
      ("a\nb", "it must be one line, and holds a line feed at byte 1"),
      ("é\tb", "and holds a tab at byte 2"), ("a\r\nb", "carriage return"),
      ("\u{1B}[31m", "the control character U+001B at byte 0"), ("a\u{0}", "U+0000"),
      ("a\u{202E}b", "U+202E"), ("a\u{85}", "U+0085"), ("a\u{2028}", "U+2028"),
    ])
  func `are refused on one line for control characters`(text: String, reason: String) {
    #expect { try SafeText.check(text, shape: .line) } throws: { error in
      "\(error)".contains(reason)
        && !"\(error)".unicodeScalars.contains { !SafeText.isHarmless($0) }
    }
  }

  @Test(arguments: ["Huế", "שלום\u{200F}", "a\u{2066}b\u{2069}", "👩‍👩‍👧‍👦", "长沙", ""])
  func `are taken in every script`(text: String) throws {
    try SafeText.check(text, shape: .line)
  }

  @Test func `may have lines and tabs where paragraphs are meant`() throws {
    try SafeText.check("a\n\tb", shape: .paragraphs)
    #expect(throws: ValueError.self) { try SafeText.check("a\r\nb", shape: .paragraphs) }
  }

  @Test func `of a megabyte are refused in one short sentence`() throws {
    #expect { try SafeText.check(megabyte, shape: .line) } throws: { error in
      "\(error)".contains("it has 1000000 bytes, 10000 are allowed; shorten it")
        && "\(error)".count < 200
    }
    try Given.office().when(
      "person describe",
      [
        "person": "chair", "public-name": .string(megabyte),
      ]
    ).refused("it has 1000000 bytes, 1000 are allowed; shorten it", field: "public-name")
    try Given.office().when(
      "partner describe",
      [
        "partnership": "hue", "note": .string(megabyte),
      ]
    ).refused("20000 are allowed", field: "note")
  }

  @Test func `of one letter with a megabyte of accents are refused as shortly`() throws {
    let heavy = "a" + String(repeating: "\u{301}", count: 500_000)
    for (command, field, other) in [
      ("partner describe", "partnership", "note"), ("partner stage", "stage", "partnership"),
    ] {
      let outcome = try Given.office().when(
        command, [.init(other): "hue", .init(field): .string(heavy)])
      guard case .failure(let refusal) = outcome.result else {
        Issue.record("done")
        continue
      }
      #expect(refusal.description.utf8.count < 1_000)
    }
  }

  @Test func `show no escape sequence of theirs in the refusal`() throws {
    let nasty = "\u{1B}]0;owned\u{7}"
    for field in ["stage", "partnership", "document-sha256"] {
      let stage: String = field == "stage" ? nasty : "dormant"
      let partner: String = field == "partnership" ? nasty : "hue"
      let digest: JSONValue = field == "document-sha256" ? .string(nasty) : .null
      let outcome = try Given.office().when(
        "partner stage",
        ["partnership": .string(partner), "stage": .string(stage), "document-sha256": digest],
        because: "x")
      guard case .failure(let refusal) = outcome.result else {
        Issue.record("done")
        continue
      }
      #expect(refusal.description.unicodeScalars.allSatisfy(SafeText.isHarmless), "\(field)")
    }
  }

  @Test func `that are no UTF-8 are refused with the place`() {
    #expect { try SafeText.read(utf8: [0x48, 0xC3, 0x28]) } throws: { error in
      "\(error)".contains("the bytes are not UTF-8 at byte 1; save it as UTF-8")
    }
    #expect { try SafeText.read(utf8: Array(repeating: 0xFF, count: 20_000)) } throws: { error in
      "\(error)".contains("it has 20000 bytes") && "\(error)".count < 300
    }
    #expect(throws: Never.self) { try SafeText.read(utf8: Array("Huế".utf8)) }
  }

  @Test func `lists have two hundred values at the most`() throws {
    let names = JSONValue.array(Array(repeating: "x", count: 201))
    try Given.office().when("partner describe", ["partnership": "hue", "aliases": names]).refused(
      "more than 200 values; give fewer", field: "aliases")
  }

  @Test func `of another kind are refused with what was expected`() throws {
    let given = try Given.office()
    given.when("partner describe", ["partnership": 5]).refused(
      "a string was expected", field: "partnership")
    given.when(
      "delegation record",
      [
        "delegation": "v", "partnership": "hue", "direction": "inbound", "size": "many",
      ]
    ).refused("a whole number was expected", field: "size")
    given.when(
      "delegation join",
      [
        "delegation": "v", "person": "chair", "role": "chair", "head": "yes",
      ]
    ).refused("true or false was expected", field: "head")
  }
}

@Suite struct `Codes that people hand in` {
  @Test(arguments: ["FR", "VN", "XK", "ZW", "AD", "TW"])
  func `are countries of ISO 3166`(code: String) throws {
    #expect(try #require(CountryCode(code)).description == code)
  }

  @Test(arguments: ["fr", "FRA", "", "F", "XX", "UK", "EU", "DA", "ÄÖ", "\u{0}\u{0}"])
  func `are no countries`(code: String) { #expect(CountryCode(code) == nil) }

  @Test(
    arguments: [
      ("es:native", "es", LanguageLevel.native), ("es", "es", .fluent),
      ("zh-Hans:some", "zh-Hans", .some), ("nah:none", "nah", .none),
    ])
  func `are languages with a level`(text: String, tag: String, level: LanguageLevel) throws {
    let skill = try #require(LanguageSkill(text))
    #expect(skill.language.text == tag && skill.level == level)
    #expect(LanguageSkill(skill.description) == skill)
  }

  @Test(arguments: [
    "", "e", "ES", "es:", "es:best", "es:native:x", "es-", "es-x", "english", ":native",
  ])
  func `are no languages with a level`(text: String) { #expect(LanguageSkill(text) == nil) }

  @Test func `suffice for a conversation from good on`() {
    #expect(LanguageLevel.allCases.filter(\.suffices) == [.good, .fluent, .native])
  }
}
