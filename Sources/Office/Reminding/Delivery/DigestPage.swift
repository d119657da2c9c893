import Post
import Twinning

/// A digest's text as HTML, so that both tell the same.
///
/// Only headings, lists and paragraphs: what a screen reader tells apart, and every mail program
/// shows. All of them run as the document does, whatever a line begins with; names, commands and what
/// is said in English stand apart within them (`bdi`), and what is English says so, for a voice to
/// read it so.
struct DigestPage {
  private let text: DigestText

  init(_ text: DigestText) { self.text = text }

  /// What stands within the body of the document.
  var html: String {
    var parts = ["<h1>\(html(text.title))</h1>", "<p>\(html(text.hello))</p>"]
    for block in text.blocks {
      let items = block.entries.map {
        "<li>\($0.lines.map(html).joined(separator: "<br>\n"))</li>\n"
      }
      parts.append(
        "<h2>\(HTMLText.escaped(block.heading))</h2>\n<ul>\n\(items.joined())</ul>")
    }
    parts += text.ends.map { "<p>\(html($0))</p>" }
    return parts.joined(separator: "\n")
  }

  private func html(_ line: DigestLine) -> String {
    line.pieces.map { piece in
      let words = HTMLText.escaped(piece.text)
      return switch piece.kind {
      case .words: words
      case .name: "<bdi>\(words)</bdi>"
      case .english: "<bdi\(english)>\(words)</bdi>"
      case .command: "<bdi\(english) dir=\"ltr\">\(words)</bdi>"
      }
    }.joined()
  }

  private var english: String { text.language == "en" ? "" : " lang=\"en\"" }
}
