import Twinning

extension ShellCompletions {
  /// For bash (complete -F).
  static var bash: [String] {
    var lines = [
      "# twinning completions for bash: source this file, or put it into",
      "# ~/.local/share/bash-completion/completions/twinning",
      "_twinning() {",
      "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}",
      "  local words=() word skip= place= help=",
      "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do",
      "    if [ -n \"$skip\" ]; then skip=; continue; fi",
      "    case $word in --office) skip=1 ;; -*) place=-1; break ;; *) words+=(\"$word\") ;; esac",
      "  done",
      "  if [ \"${words[0]}\" = help ]; then help=1; words=(\"${words[@]:1}\"); fi",
      "  local noun=${words[0]} name=\"${words[0]} ${words[1]}\"",
      "  case $prev in --office|--file|--folder)",
      "    COMPREPLY=($(compgen -f -- \"$cur\")); return ;; esac",
      "  if [ -z \"$noun\" ] && [[ $cur != -* ]]; then",
      "    COMPREPLY=($(compgen -W \"\(nouns.map(\.word).joined(separator: " "))\" -- \"$cur\"))",
      "    return", "  fi", "  local verbs= flags=", "  case $noun in",
    ]
    for noun in nouns where !noun.verbs.isEmpty {
      lines.append("    \(noun.word)) verbs=\"\(noun.verbs.joined(separator: " "))\" ;;")
    }
    lines += ["  esac", "  case $name in"]
    for entry in Catalogue.entries {
      let pattern = entry.name.contains(" ") ? "\"\(entry.name)\"" : "\"\(entry.name) \"*"
      lines.append("    \(pattern)) flags=\"\(flags(entry).joined(separator: " "))\"")
      let choices = choices(entry)
      // The second word may be a value of the command, or a verb behind it.
      let verbs = nouns.first { $0.word == entry.name }?.verbs ?? []
      lines += places(entry).map { place in
        let words = place.words + (place.index == 1 ? verbs : [])
        return "      [ \"${place:-${#words[@]}}\" = \(place.index) ] && "
          + "{ COMPREPLY=($(compgen -W \"\(words.joined(separator: " "))\" -- \"$cur\")); "
          + "return; }"
      }
      if !choices.isEmpty {
        lines.append("      case $prev in")
        for choice in choices {
          lines.append(
            "        \(choice.flag)) COMPREPLY=($(compgen -W "
              + "\"\(choice.words.joined(separator: " "))\" -- \"$cur\")); return ;;")
        }
        lines.append("      esac")
      }
      lines.append("      ;;")
    }
    return lines + [
      "  esac",
      "  if [ -n \"$help\" ]; then flags=--man; fi",
      "  if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W \"$flags\" -- \"$cur\")); return; fi",
      "  if [ ${#words[@]} -eq 1 ] && [ -n \"$verbs\" ]; then",
      "    COMPREPLY=($(compgen -W \"$verbs\" -- \"$cur\")); return", "  fi",
      "  COMPREPLY=($(compgen -f -- \"$cur\"))", "}", "complete -F _twinning twinning",
    ]
  }
}
