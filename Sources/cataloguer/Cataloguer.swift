import Foundation
import JSONText

/// Build-time tool: turns `*.catalogue.json`, `*.guidance.json` and `*.words.json` files into
/// one Swift file.
///
/// Usage: `cataloguer OUTPUT.swift INPUT.json …`
@main
struct Cataloguer {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first else {
      complain("usage: cataloguer OUTPUT.swift INPUT.json …")
    }
    do {
      let text = try generate(inputs: arguments.dropFirst().sorted())
      try text.write(toFile: output, atomically: true, encoding: .utf8)
    } catch {
      complain("\(error)")
    }
  }

  private static func generate(inputs: [String]) throws -> String {
    var nouns: [CatalogueFile] = []
    var embedded: [(name: String, text: String)] = []
    var words: [(name: String, text: String)] = []
    for path in inputs {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let name = URL(fileURLWithPath: path).lastPathComponent
      do {
        let json = try JSONValue.parse(text)
        if name.hasSuffix(".catalogue.json") { nouns.append(try CatalogueFile(json)) }
        if name.hasSuffix(".guidance.json") { embedded.append((name, json.canonicalText)) }
        if name.hasSuffix(".words.json") { words.append((name, json.canonicalText)) }
      } catch {
        throw CatalogueError(message: "\(path): \(error)")
      }
    }
    var swift = SwiftText()
    if !nouns.isEmpty {
      swift.line("package import JSONText")
      CatalogueGenerator(files: nouns).write(to: &swift)
    }
    if !embedded.isEmpty { embed(embedded, "GuidanceFiles", "guidance file", into: &swift) }
    if !words.isEmpty { embed(words, "WordFiles", "table of sentences", into: &swift) }
    return swift.text
  }

  private static func embed(
    _ files: [(name: String, text: String)], _ type: String, _ what: String,
    into swift: inout SwiftText
  ) {
    swift.block("package enum \(type)") { swift in
      swift.line("/// Each \(what) that comes with the program: its name and its JSON text.")
      swift.line("package static var all: [(name: String, text: StaticString)] {")
      swift.line("  [")
      for file in files {
        swift.line("    (\"\(file.name)\", \(SwiftText.literal(file.text))),")
      }
      swift.line("  ]")
      swift.line("}")
    }
  }

  private static func complain(_ message: String) -> Never {
    FileHandle.standardError.write(Data("cataloguer: \(message)\n".utf8))
    exit(1)
  }
}

/// What is wrong with a catalogue file.
struct CatalogueError: Error, CustomStringConvertible {
  let message: String
  var description: String { message }
}
