import Twinning

/// Completions from the catalogue: commands, their flags, the words of choices, files.
enum ShellCompletions {
  static func text(for shell: Shell) -> [String] {
    switch shell {
    case .bash: bash
    case .zsh: zsh
    case .fish: fish
    }
  }

  /// First words with the verbs that may follow; a word that is a command by itself has none or
  /// stands beside its verbs.
  static var nouns: [(word: String, verbs: [String])] {
    var nouns: [(word: String, verbs: [String])] = []
    for name in Catalogue.names {
      let parts = name.split(separator: " ").map(String.init)
      if let index = nouns.firstIndex(where: { $0.word == parts[0] }) {
        nouns[index].verbs += parts.dropFirst()
      } else {
        nouns.append((parts[0], Array(parts.dropFirst())))
      }
    }
    return nouns
  }

  static func flags(_ entry: CatalogueEntry) -> [String] { entry.allFields.map { "--\($0.name)" } }

  /// The places that take a word of a choice: how many words stand before them, and the words.
  static func places(_ entry: CatalogueEntry) -> [(index: Int, words: [String])] {
    let before = entry.name.split(separator: " ").count
    return entry.fields.filter(\.isPositional).enumerated().compactMap { index, field in
      field.choices.isEmpty ? nil : (before + index, field.choices)
    }
  }

  /// Words of a choice, as `field: words`, over all entries: the same name means the same choice or
  /// the words are joined.
  static func choices(_ entry: CatalogueEntry) -> [(flag: String, words: [String])] {
    entry.allFields.filter { !$0.choices.isEmpty }.map { ("--\($0.name)", $0.choices) }
  }
}
