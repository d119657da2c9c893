import Twinning

extension ShellCompletions {
  /// For fish (complete -c).
  static var fish: [String] {
    var lines = [
      "# twinning completions for fish: put this file into ~/.config/fish/completions/twinning.fish",
      "function __twinning_words",
      "  for word in (commandline -opc)[2..-1]",
      "    string match -q -- '-*' $word; and break", "    echo $word", "  end", "end",
      "function __twinning_at",
      "  set -l words (__twinning_words)",
      "  set -l wanted (string split ' ' -- $argv[1])",
      "  test (count $words) -ge (count $wanted); or return 1",
      "  test \"$words[1..\"(count $wanted)\"]\" = \"$argv[1]\"", "end",
      "complete -c twinning -f",
    ]
    for noun in nouns {
      let summary = Catalogue.entry(named: noun.word)?.summary ?? noun.verbs.joined(separator: ", ")
      lines.append(
        "complete -c twinning -n 'not count (__twinning_words) >/dev/null' -a \(noun.word)"
          + " -d \(quoted(summary))")
      for verb in noun.verbs {
        let entry = Catalogue.entry(named: "\(noun.word) \(verb)")
        lines.append(
          "complete -c twinning -n 'test (count (__twinning_words)) -eq 1; and __twinning_at"
            + " \(noun.word)' -a \(verb) -d \(quoted(entry?.summary ?? ""))")
      }
    }
    for entry in Catalogue.entries {
      for field in entry.allFields where !field.isPositional {
        lines.append(
          "complete -c twinning -n '__twinning_at \"\(entry.name)\"' -l \(field.name)"
            + value(of: field) + " -d \(quoted(field.help))")
      }
      for place in places(entry) {
        lines.append(
          "complete -c twinning -n 'test (count (__twinning_words)) -eq \(place.index); and"
            + " __twinning_at \"\(entry.name)\"' -a \(quoted(place.words.joined(separator: " ")))")
      }
      if entry.fields.contains(where: { $0.isPositional && $0.kind == .path }) {
        lines.append("complete -c twinning -n '__twinning_at \"\(entry.name)\"' -F")
      }
    }
    return lines
  }

  private static func value(of field: FieldDescription) -> String {
    if field.kind == .flag { return "" }
    if !field.choices.isEmpty { return " -x -a \(quoted(field.choices.joined(separator: " ")))" }
    return field.kind == .path ? " -r -F" : " -x"
  }

  /// In single quotes for fish, which escapes with a backslash inside them.
  private static func quoted(_ text: String) -> String {
    "'" + text.map { "\\'".contains($0) ? "\\\($0)" : String($0) }.joined() + "'"
  }
}
