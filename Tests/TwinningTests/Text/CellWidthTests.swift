import Testing

@testable import Twinning

@Suite struct `The cells of a text` {
  @Test(
    arguments: [
      ("Avignon", 7), ("Huế", 3), ("Hue\u{302}\u{301}", 3), ("León", 4), ("Leo\u{301}n", 4),
      ("Tetlanohcan", 11), ("长沙", 4), ("臺中市", 6), ("עפולה-גלבוע", 11), ("שָׁלוֹם", 4),
      ("한글", 4), ("ｶﾀｶﾅ", 4), ("ＡＢ", 4), ("🍺", 2), ("👩‍👩‍👧‍👦", 2), ("🇻🇳", 2), ("👍🏽", 2), ("❤️", 2),
      ("❤", 1), ("1️⃣", 2), ("a\u{200B}b", 2), ("\u{FEFF}a", 1), ("a\u{AD}b", 3), ("", 0),
      ("\u{1B}[1m", 3), ("–…“”", 4), ("नमस्ते", 4), ("ไทย", 3),
    ])
  func `are counted as a terminal shows them`(text: String, cells: Int) {
    #expect(CellWidth.of(text) == cells)
  }

  @Test(
    arguments: [
      ("Avignon", 7, "Avignon"), ("Avignon", 6, "Avign…"), ("长沙市", 6, "长沙市"), ("长沙市", 5, "长沙…"),
      ("长沙市", 4, "长…"), ("长沙市", 1, "…"), ("Huế", 0, ""), ("Hue\u{302}\u{301}s", 3, "Hu…"),
      ("👩‍👩‍👧‍👦👍🏽", 3, "👩‍👩‍👧‍👦…"),
    ])
  func `are clipped between letters`(text: String, limit: Int, clipped: String) {
    #expect(CellWidth.clipped(text, to: limit) == clipped)
  }

  @Test func `never exceed the limit, and add up`() {
    var seed = Seeded(80)
    let parts = ["a", "é", "e\u{301}", "长", "🍺", "🇻🇳", "ש", "\u{200D}", " ", "한", "👍🏽", "ﬁ"]
    for _ in 0..<5_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...20, using: &seed) {
        text += parts.randomElement(using: &seed) ?? ""
      }
      let limit = Int.random(in: 0...24, using: &seed)
      let clipped = CellWidth.clipped(text, to: limit)
      #expect(CellWidth.of(clipped) <= limit, "\(text.debugDescription) to \(limit), \(seed)")
      #expect(CellWidth.of(text) == text.reduce(0) { $0 + CellWidth.of($1) }, "\(seed)")
      #expect((clipped == text) == (CellWidth.of(text) <= limit), "\(seed)")
    }
  }
}
