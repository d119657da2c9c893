import Guidance
import Testing

@testable import Twinning

@Suite struct `A digest of very much` {
  static func items(_ count: Int, title: String = "Exchange people") throws -> [DigestText.Item] {
    let first = try CivilDay("2026-01-01")
    return (0..<count).map { index in
      DigestText.Item(
        duty: Duty(
          code: "people-meet", title: title, subject: "partner-\(index)",
          partner: "partner-\(index)", due: first.addingClamped(days: index), detail: "no meeting",
          responsible: "chair", ladder: NoticeLadder(daysBefore: [0], lateEvery: 30)),
        step: .onDay)
    }
  }

  @Test func `R31: the most urgent are shown, and how many there are besides`() throws {
    let items = try Self.items(10_000)
    let text = DigestText(
      items, hidden: 2, on: try CivilDay("2026-03-01"), to: "B", from: "Sisters",
      in: DigestWords.of(nil))
    #expect(text.shown == Array(items.prefix(300)))
    #expect(text.blocks.map(\.heading) == ["Late", "Today", "Coming"])
    #expect(text.blocks.map(\.entries.count) == [59, 1, 240])
    #expect(text.left == 9_702)
    #expect(text.lines.contains("And 9702 more: twinning due"))
    #expect(text.subject == "Sisters: 10002 to see to (1 March 2026)")
  }

  @Test func `R31: long titles leave fewer entries`() throws {
    let title = String(repeating: "&", count: 2_000)
    let text = DigestText(
      try Self.items(1_000, title: title), on: try CivilDay("2026-03-01"), to: "B",
      from: "Sisters", in: DigestWords.of(nil))
    #expect(text.shown.count < 60 && text.shown.count + text.left == 1_000)
    #expect(text.text.utf8.count < 110_000)
  }

  @Test(arguments: ["en", "fr", "es", "it", "de", "vi", "he"])
  func `R31: nothing is said of more where there is none`(_ language: String) throws {
    let words = DigestWords.of(LanguageTag(language))
    for count in [299, 300] {
      let text = DigestText(
        try Self.items(count), on: .earliest, to: "B", from: "Sisters", in: words)
      #expect(text.left == 0 && text.rest == nil && !text.text.contains("twinning due"))
    }
    let text = DigestText(try Self.items(301), on: .earliest, to: "B", from: "Sisters", in: words)
    #expect(text.left == 1 && text.text.contains("twinning due"))
  }
}

@Suite struct `The direction of a digest` {
  private func text(_ language: String, _ title: String) throws -> DigestText {
    let duty = Duty(
      code: "people-meet", title: title, subject: "hue", partner: "hue",
      due: try CivilDay("2026-10-01"), detail: "last in 2024", responsible: "chair",
      ladder: NoticeLadder(daysBefore: [0], lateEvery: 30))
    return DigestText(
      [DigestText.Item(duty: duty, step: .onDay)], on: duty.due, to: "B. Sample",
      from: "Sisters\u{202E}", in: DigestWords.of(LanguageTag(language)),
      names: ["hue": "Huế\u{2067}"])
  }

  @Test func `in Hebrew each line begins with Hebrew, and Latin pieces stand apart`() throws {
    let text = try text("he", "Exchange people")
    for line in [text.subject] + text.lines where !line.isEmpty {
      var depth = 0
      let first = line.unicodeScalars.first { scalar in
        if scalar.value == 0x2068 { depth += 1 }
        if scalar.value == 0x2069 { depth -= 1 }
        return depth == 0 && scalar.properties.isAlphabetic
      }
      let isHebrew = first.map { (0x0590...0x05FF).contains($0.value) } ?? false
      #expect(isHebrew && depth == 0, "\(line)")
    }
    #expect(text.text.contains("\u{2068}Exchange people\u{2069} (\u{2068}Huế\u{2069})"))
    #expect(text.text.contains("\u{2068}twinning remind explain מפתח\u{2069}"))
  }

  @Test(
    arguments: [0x061C, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069]
      as [UInt32])
  func `marks in titles and names turn nothing round`(_ code: UInt32) throws {
    let mark = try #require(Unicode.Scalar(code))
    let text = try text("en", "Ex\(mark)change")
    let all = text.subject + text.text
    #expect(text.text.contains("Exchange (Huế)") && text.subject.hasPrefix("Sisters: "))
    #expect(SafeText.withoutDirections(all) == all)
  }

  @Test func `French sentences keep colons at their words`() throws {
    let text = try text("fr", "Exchange people")
    #expect(text.text.contains("octobre 2026\u{202F}: Exchange people (Huế)"))
    #expect(!text.text.contains(" :") && !text.text.contains(" ;"))
  }
}
