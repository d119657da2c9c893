import Guidance
import JSONText
import Testing

@testable import Twinning

@Suite struct `The text of a digest` {
  private static let languages = ["en", "fr", "es", "it", "de", "vi", "he"]
  /// Each sentence with the values that it has to name.
  private static let sentences: [String: Set<String>] = [
    "subject": ["programme", "count", "day"], "hello": ["person"], "late": [], "today": [],
    "coming": [], "what": ["day", "title"], "why": ["reason"], "done": ["command"],
    "more": ["count", "command"], "foot": ["command"], "key": [], "no-calendar": [],
    "date": ["d", "month", "y"],
  ]

  private func item(_ due: String) throws -> DigestText.Item {
    DigestText.Item(
      duty: Duty(
        code: "people-meet", title: "Exchange people", subject: "hue", partner: "hue",
        due: try CivilDay(due), detail: "last on 1 May 2024", responsible: "chair", rule: "R23",
        ladder: NoticeLadder(daysBefore: [0], lateEvery: 30)), step: .onDay)
  }

  private func text(_ language: String?, due: String...) throws -> DigestText {
    DigestText(
      try due.map(item), on: try CivilDay("2026-10-01"), to: "B. Sample", from: "Sisters",
      in: DigestWords.of(language.flatMap { LanguageTag($0) }))
  }

  @Test func `R31: is there in seven languages, each with every sentence and value`() throws {
    #expect(Set(DigestWords.languages) == Set(Self.languages))
    for language in Self.languages {
      let words = DigestWords.of(LanguageTag(language))
      #expect(words.language == language)
      #expect(words.isRightToLeft == (language == "he"))
      for (name, values) in Self.sentences {
        let marks = Dictionary(
          uniqueKeysWithValues: values.map { ($0, DigestLine.Piece.words("<\($0)>")) })
        let sentence = words.line(name, marks).text
        #expect(sentence != name || language == "en", "\(language): \(name)")
        for value in values { #expect(sentence.contains("<\(value)>"), "\(language): \(name)") }
        #expect(!sentence.contains("{"), "\(language): \(name)")
      }
      let months = (1...12).compactMap { CivilDay(year: 2027, month: $0, day: 5) }.map(words.text)
      #expect(Set(months).count == 12)
    }
  }

  @Test func `R30: late ones stand in a block of their own, with what to type`() throws {
    let text = try text("en", due: "2026-08-31", "2026-10-01", "2026-12-31")
    #expect(
      text.lines == [
        "These reminders are for B. Sample.", "", "Late",
        "- due 31 August 2026: Exchange people (hue)", "  Why: last on 1 May 2024",
        "  When it is done: twinning remind done people-meet/hue/2026-08-31", "", "Today",
        "- due 1 October 2026: Exchange people (hue)", "  Why: last on 1 May 2024",
        "  When it is done: twinning remind done people-meet/hue/2026-10-01", "", "Coming",
        "- due 31 December 2026: Exchange people (hue)", "  Why: last on 1 May 2024",
        "  When it is done: twinning remind done people-meet/hue/2026-12-31", "",
        "twinning remind explain KEY tells where a reminder comes from.",
      ])
    #expect(text.subject == "Sisters: 3 to see to (1 October 2026)")
  }

  @Test(
    arguments: [
      ("fr-CA", "Sisters\u{202F}: 1 à faire (1er octobre 2026)"),
      ("de", "Sisters: 1 zu erledigen (1. Oktober 2026)"),
      ("es", "Sisters: 1 por hacer (1 de octubre de 2026)"),
      ("it", "Sisters: 1 da fare (1º ottobre 2026)"),
      ("vi", "Sisters: 1 việc cần làm (ngày 1 tháng 10 năm 2026)"),
      ("he", "\u{2068}Sisters\u{2069}: 1 לטיפול (1 באוקטובר 2026)"),
      ("eo", "Sisters: 1 to see to (1 October 2026)"),
      (nil, "Sisters: 1 to see to (1 October 2026)"),
    ] as [(String?, String)])
  func `R31: in the recipient's language, in English where the table has none`(
    language: String?, subject: String
  ) throws {
    #expect(try text(language, due: "2026-10-01").subject == subject)
  }

  @Test func `R35: what leaves the office holds no private name`() throws {
    let duty = Duty(
      code: "interpreter:guest-3", title: "Interpretation for D. Sample",
      openTitle: "Interpretation for a guest", subject: "hue-2027", partner: "hue",
      due: try CivilDay("2026-10-01"), detail: "", responsible: "secretary", rule: "R18",
      ladder: NoticeLadder(daysBefore: [0], lateEvery: nil))
    for leaves in [false, true] {
      let text = DigestText(
        [DigestText.Item(duty: duty, step: .onDay)], on: duty.due, to: "B", from: "Sisters",
        in: DigestWords.of(nil), leaves: leaves
      ).text
      #expect(text.contains("D. Sample") != leaves && text.contains("a guest") == leaves)
    }
  }

  @Test func `braces in a name stay what they are`() throws {
    let words = DigestWords.of(nil)
    #expect(
      words.line("hello", ["person": .name("{day} {")]).text
        == "These reminders are for {day} {.")
  }

  @Test(arguments: Self.languages)
  func `a name that ends with a full stop ends the sentence`(language: String) {
    let words = DigestWords.of(LanguageTag(language))
    let hello = words.line("hello", ["person": .name("T. R.")]).text
    #expect(hello.contains("T. R.") && !hello.contains("..") && !hello.hasSuffix("\u{2069}."))
  }
}
