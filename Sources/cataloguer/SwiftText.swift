/// Swift source under construction.
struct SwiftText {
  private(set) var text = "// Generated from the catalogue: edit its source, not this file.\n"
  private var depth = 0

  mutating func line(_ line: String) {
    text += String(repeating: "  ", count: depth) + line + "\n"
  }

  mutating func block(_ head: String, _ body: (inout SwiftText) -> Void) {
    line(head + " {")
    depth += 1
    body(&self)
    depth -= 1
    line("}")
  }

  /// `text` as a string literal.
  static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// `document-sha256` as `documentSha256`; a keyword in backticks.
  static func camel(_ name: String) -> String {
    let parts = name.split(separator: "-")
    let head = parts.first.map(String.init) ?? name
    let name = parts.dropFirst().reduce(head) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
    return ["in", "is", "as", "default", "where", "public"].contains(name) ? "`\(name)`" : name
  }

  /// `PlanDelegation` as `planDelegation`.
  static func lowered(_ type: String) -> String {
    type.prefix(1).lowercased() + type.dropFirst()
  }
}
