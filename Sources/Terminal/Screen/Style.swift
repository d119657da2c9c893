import Office

/// Colours and weights (ECMA-48 SGR); without colours texts stay as they are, and every tone also
/// stands in the words.
struct Style {
  let hasColors: Bool

  func heading(_ text: String) -> String { paint(text, "1") }
  func muted(_ text: String) -> String { paint(text, "2") }

  /// Black on white, whatever the terminal's own colours are.
  func onPaper(_ text: String) -> String { paint(text, "30;107") }

  func text(_ text: String, _ tone: Tone) -> String {
    switch tone {
    case .plain: text
    case .muted: paint(text, "2")
    case .late: paint(text, "1;31")
    case .soon: paint(text, "33")
    case .done: paint(text, "32")
    }
  }

  private func paint(_ text: String, _ code: String) -> String {
    hasColors && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
