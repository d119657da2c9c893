import Twinning

extension ShellCompletions {
  /// For zsh (compdef).
  static var zsh: [String] {
    var lines = [
      "#compdef twinning",
      "# twinning completions for zsh: put this file into a folder of $fpath as _twinning",
      "_twinning() {", "  local -a nouns verbs", "  local name", "  if (( CURRENT == 2 )); then",
      "    nouns=(",
    ]
    for noun in nouns {
      let entry = Catalogue.entry(named: noun.word)
      let text = entry?.summary ?? noun.verbs.joined(separator: ", ")
      lines.append("      \(quoted("\(noun.word):\(text)"))")
    }
    lines += [
      "    )", "    _describe 'command' nouns", "    return", "  fi", "  case $words[2] in",
    ]
    for noun in nouns where !noun.verbs.isEmpty {
      lines.append("    \(noun.word))")
      lines.append("      if (( CURRENT == 3 )); then")
      lines.append("        verbs=(")
      for verb in noun.verbs {
        let entry = Catalogue.entry(named: "\(noun.word) \(verb)")
        lines.append("          \(quoted("\(verb):\(entry?.summary ?? "")"))")
      }
      lines.append("        )")
      lines.append("        _describe 'verb' verbs")
      lines.append("        \(Catalogue.names.contains(noun.word) ? "" : "return")")
      lines.append("      fi ;;")
    }
    lines += ["  esac", "  name=\"$words[2] $words[3]\"", "  case $name in"]
    // A command of two words comes before one of its first word alone.
    for entry in Catalogue.entries.sorted(by: { $0.name.count > $1.name.count }) {
      let pattern = entry.name.contains(" ") ? "\"\(entry.name)\"" : "\"\(entry.name) \"*"
      let places = places(entry).map { place in
        quoted("\(place.index + 1):word:(\(place.words.joined(separator: " ")))")
      }
      let arguments = entry.allFields.filter { !$0.isPositional }.map(argument) + places
      lines.append(
        "    \(pattern)) _arguments \(arguments.joined(separator: " ")) '*:file:_files' ;;")
    }
    return lines + ["  esac", "}", "_twinning \"$@\""]
  }

  private static func argument(_ field: FieldDescription) -> String {
    let help = String(field.help.map { "[]:".contains($0) ? "," : $0 })
    let again = field.isList ? "*" : ""
    if field.kind == .flag { return quoted("\(again)--\(field.name)[\(help)]") }
    let action =
      field.choices.isEmpty
      ? (field.kind == .path ? "_files" : "") : "(\(field.choices.joined(separator: " ")))"
    return quoted("\(again)--\(field.name)=[\(help)]:\(field.name):\(action)")
  }

  /// In single quotes for the shell.
  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
