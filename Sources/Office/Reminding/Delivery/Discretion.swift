import Post

/// Takes out of what servers say what must not come into the log: addresses of people, and the path
/// of a webhook's address, which often is a secret.
///
/// A server likes to repeat what it was told ("no such user: ann@example.org"), and what is in the
/// log stays there for ever.
struct Discretion {
  /// Left out wherever it stands.
  private var name = ""
  /// Left out wherever they stand within a word.
  private var pieces: [String] = []
  /// Left out where it stands alone, for it may be a part of other words.
  private var localPart = ""

  /// - Parameter mailbox: to whom a mail went.
  init(of mailbox: Mailbox) {
    name = mailbox.name
    localPart = mailbox.address.prefix { $0 != "@" }.lowercased()
  }

  /// - Parameter address: where a webhook is told.
  init(of address: WebAddress) {
    let authority = address.text.firstRange(of: "://")?.upperBound ?? address.text.startIndex
    pieces = address.text[authority...].drop { !Self.ends.contains($0) }
      .split { !$0.isLetter && !$0.isNumber && !"-_~.%".contains($0) }
      .map(String.init).filter { $0.count >= Self.shortestSecret }
      // The longest first, for a shorter one may be a part of it.
      .sorted { $0.count > $1.count }
  }

  /// What begins the path of an address.
  private static let ends: Set<Character> = ["/", "?", "#"]
  private static let shortestSecret = 4
  private static let breaks: Set<Character> = ["<", ">", "(", ")", "[", "]", "\"", "'", ",", ";"]

  /// The text without them.
  func line(_ text: String) -> String {
    let open = name.isEmpty ? text : text.replacing(name, with: "…")
    var line = ""
    var word = Substring()
    for index in open.indices {
      let character = open[index]
      if character.isWhitespace || Self.breaks.contains(character) {
        line += discreet(word)
        line.append(character)
        word = Substring()
      } else {
        word.append(character)
      }
    }
    return line + discreet(word)
  }

  private func discreet(_ word: Substring) -> String {
    if let scheme = word.firstRange(of: "://") {
      let host = word[scheme.upperBound...].prefix { !Self.ends.contains($0) }
      return word[..<scheme.upperBound] + host + (host.endIndex == word.endIndex ? "" : "/…")
    }
    if word.contains("@") { return "(address)" }
    let bare = word.drop { !$0.isLetter && !$0.isNumber }
    let end = bare.lastIndex { $0.isLetter || $0.isNumber }
    if let end, bare[...end].lowercased() == localPart { return "…" }
    return pieces.reduce(String(word)) { $0.replacing($1, with: "…") }
  }

  /// What became of it, in such words.
  func outcome(_ outcome: Post.Outcome) -> Post.Outcome {
    switch outcome {
    case .accepted(let reply): .accepted(reply: line(reply))
    case .later(let reason, let after): .later(reason: line(reason), after: after)
    case .refused(let reason): .refused(reason: line(reason))
    case .unknown(let reason): .unknown(reason: line(reason))
    }
  }
}

extension PostError {
  /// What becomes of what cannot be handed over for this reason: what is missing on this machine can
  /// be put there.
  var outcome: Post.Outcome {
    switch self {
    case .missingLibrary, .libraryRefused: .later(reason: description)
    case .controlCharacter, .tooLong, .unsuitable: .refused(reason: description)
    }
  }
}
