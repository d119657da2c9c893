import Testing

@testable import Twinning

@Suite struct `Names that people type` {
  @Test(
    arguments: [
      ("Huế", "hue"), ("León", "leon"), ("Łódź", "lodz"), ("Đà Nẵng", "da nang"),
      ("Straße", "strasse"), ("ÆRØ", "aero"), ("İstanbul", "istanbul"), ("Xi’an", "xi'an"),
      ("שָׁלוֹם", "שלום"), ("长沙", "长沙"), ("ΟΔΟΣ", "οδοσ"), ("οδος", "οδοσ"), ("Ёлка", "елка"),
      ("が", "が"), ("", ""), ("ＡＢ", "ａｂ"),
    ])
  func `fold alike with and without accents`(text: String, folded: String) {
    #expect(TextFolding.fold(text) == folded)
    #expect(TextFolding.fold(TextFolding.fold(text)) == folded)
  }

  @Test(
    arguments: [
      ("Huế 2027", "hue-2027"), ("  Afula-Gilboa  ", "afula-gilboa"), ("Xi’an", "xian"),
      ("a--b", "a-b"), ("Đà Nẵng", "da-nang"), ("(New) Haven!", "new-haven"), ("长沙", nil),
      ("—", nil),
      ("", nil), (String(repeating: "a", count: 80), String(repeating: "a", count: 64)),
      (String(repeating: "a", count: 63) + "-b", String(repeating: "a", count: 63)),
    ] as [(String, String?)])
  func `become short names`(text: String, slug: String?) {
    #expect(Slug.suggestion(from: text)?.text == slug)
  }

  @Test func `become valid short names whatever they hold`() {
    var seed = Seeded(64)
    let parts = ["a", "Z", "é", "長", "-", "--", "’", " ", "9", "_", "\u{301}", "ß", "🍺"]
    for _ in 0..<5_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...90, using: &seed) {
        text += parts.randomElement(using: &seed) ?? ""
      }
      guard let slug = Slug.suggestion(from: text) else { continue }
      let isValid = Slug.isValid(utf8: slug.text.utf8.span)
      #expect(isValid, "\(text) \(seed)")
    }
  }

  @Test(
    arguments: [
      ("", "it is empty"), ("Avignon", "it holds the capital A"), ("new haven", "it holds a space"),
      ("-a", "it begins with a hyphen"), ("a-", "it ends with a hyphen"),
      ("a--b", "two hyphens in a row"), ("huế", "it holds ế, not one of a to z"),
      ("a_b", "it holds _"), (String(repeating: "a", count: 65), "it has 65 bytes, 64 are allowed"),
      ("a\u{1B}b", "it holds \\u{1B}"),
    ])
  func `are refused as short names with the rule they break`(text: String, reason: String) {
    #expect { try Slug(text) } throws: { error in
      "\(error)".contains(reason) && "\(error)".contains("; write ")
    }
    #expect(PartnershipID(text) == nil)
  }

  @Test func `join two short names only where an item is of one person`() {
    #expect(ChecklistKey("interpreter:guest-2") != nil)
    #expect(ChecklistKey("interpreter:") == nil && ChecklistKey("a:b:c") == nil)
    #expect(PersonID("a:b") == nil)
  }

  @Test(
    arguments: [
      ("avingon", ["avignon"]), ("avignon", ["avignon"]), ("AVIGNÓN", ["avignon"]), ("hu", ["hue"]),
      ("leno", ["leon"]), ("changsah", ["changsha"]), ("xyz", []), ("", []),
      ("amalfi-avignon", []),
    ])
  func `name the near one when mistyped`(typed: String, near: [String]) {
    let names = ["avignon", "hue", "leon", "changsha", "amalfi"]
    #expect(NearestNames.nearest(names, to: typed) == near)
  }

  @Test func `name no more than asked for, the closest first`() {
    let names = ["abce", "abcd", "abxx", "abcdz"]
    #expect(NearestNames.nearest(names, to: "abcd") == ["abcd", "abcdz", "abce"])
    #expect(NearestNames.nearest(names, to: "abcd", most: 1) == ["abcd"])
    #expect(NearestNames.nearest(names, to: String(repeating: "a", count: 1_000_000)).isEmpty)
  }

  @Test(
    arguments: [
      ("hue", "hue", 0), ("hue", "heu", 1), ("hue", "hu", 1), ("", "abc", 3), ("ab", "ba", 1),
      ("kitten", "sitting", 3), ("ca", "abc", 3),
    ])
  func `differ by as many slips`(left: String, right: String, slips: Int) {
    let (one, other) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
    if !one.isEmpty { #expect(NearestNames.distance(one, other) == slips) }
    #expect(NearestNames.distance(other, one) == slips)
  }
}
