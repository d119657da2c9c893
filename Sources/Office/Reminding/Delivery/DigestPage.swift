import Post

/// A digest's text as HTML, so that both tell the same.
///
/// The text is in blocks with empty lines between them. A block in which lines begin with `- ` is a
/// list: what stands before the first of them is its heading, and a line that is indented goes on with
/// the item above it. Every other block is a paragraph.
///
/// Only headings, lists and paragraphs: what a screen reader tells apart, and every mail program
/// shows. Each block says its own direction by its letters, for a title may be in another language
/// than the sentences around it.
struct DigestPage {
  enum Block: Equatable {
    case paragraph([String])
    case list(heading: String?, items: [[String]])
  }

  let title: String
  let blocks: [Block]

  init(title: String, text: String) {
    self.title = title
    blocks = text.split(separator: "\n", omittingEmptySubsequences: false)
      .split(whereSeparator: \.isEmpty)
      .map { Self.block($0.map(String.init)) }
  }

  private static let mark = "- "
  private static let indent = "  "

  private static func block(_ lines: [String]) -> Block {
    guard let first = lines.firstIndex(where: { $0.hasPrefix(mark) }) else {
      return .paragraph(lines)
    }
    var items: [[String]] = []
    for line in lines[first...] {
      if line.hasPrefix(mark) {
        items.append([String(line.dropFirst(mark.count))])
      } else {
        let text = line.hasPrefix(indent) ? String(line.dropFirst(indent.count)) : line
        items[items.count - 1].append(text)
      }
    }
    let heading = lines[..<first].joined(separator: " ")
    return .list(heading: heading.isEmpty ? nil : heading, items: items)
  }

  /// What stands within the body of the document.
  var html: String {
    (["<h1 dir=\"auto\">\(HTMLText.escaped(title))</h1>"] + blocks.map(Self.html))
      .joined(separator: "\n")
  }

  private static func html(_ block: Block) -> String {
    switch block {
    case .paragraph(let lines): return "<p dir=\"auto\">\(html(lines))</p>"
    case .list(let heading, let items):
      let head = heading.map { "<h2 dir=\"auto\">\(HTMLText.escaped($0))</h2>\n" } ?? ""
      return head + "<ul>\n"
        + items.map { "<li dir=\"auto\">\(html($0))</li>\n" }.joined() + "</ul>"
    }
  }

  private static func html(_ lines: [String]) -> String {
    lines.map(HTMLText.escaped).joined(separator: "<br>\n")
  }
}
