import Twinning

/// Dates in words, made short for the columns of tables.
enum ShortDate {
  /// The wording with each month in three letters: `18 Dec 2026`, `about Apr 2007`.
  static func text(_ wording: String) -> String {
    var result = ""
    var word = ""
    for character in wording {
      if character.isLetter {
        word.append(character)
        continue
      }
      result += short(word)
      result.append(character)
      word = ""
    }
    return result + short(word)
  }

  private static func short(_ word: String) -> String {
    Month.allCases.first { $0.name == word }?.shortName ?? word
  }
}
