/// A digest as its recipient reads it: subject and blocks of entries, late ones apart.
///
/// However much there is to tell, it stays a mail that a server takes and a person reads: what is most
/// urgent is shown, and of the rest how many there are.
package struct DigestText: Equatable, Sendable {
  /// Entries under one heading.
  package struct Block: Equatable, Sendable {
    package let heading: String
    package let entries: [Entry]
  }

  /// What is said of one duty, each a whole line.
  package struct Entry: Equatable, Sendable {
    /// When it is due, what it is, with whom.
    package let what: DigestLine
    /// Why it is asked for, and what is on record; `nil` when nothing is.
    package let why: DigestLine?
    /// What to type when it is done.
    package let done: DigestLine

    package var lines: [DigestLine] { [what, why, done].compactMap(\.self) }
  }

  /// A notice with the duty behind it.
  package struct Item: Equatable, Sendable {
    package let duty: Duty
    package let step: NoticeStep

    package init(duty: Duty, step: NoticeStep) {
      self.duty = duty
      self.step = step
    }
  }

  /// So many entries are shown at the most: nobody works through more from one mail.
  package static let mostEntries = 300
  /// Of all entries together, in UTF-8 bytes: as HTML and as JSON it stays below what a mail and a
  /// webhook may hold.
  static let mostBytes = 96 * 1024

  /// A language tag, such as `he`.
  package let language: String
  package let isRightToLeft: Bool
  package let title: DigestLine
  package let hello: DigestLine
  package let blocks: [Block]
  /// How many there are besides; `nil`: none.
  package let rest: DigestLine?
  /// That a calendar file does not come along.
  package private(set) var note: DigestLine?
  package let foot: DigestLine?
  /// Those that are shown, in order.
  package let shown: [Item]
  /// How many are not.
  package let left: Int

  /// - Parameters:
  ///   - items: by due day.
  ///   - hidden: how many there are besides that cannot be told here.
  ///   - day: the recipient's day.
  ///   - name: how the recipient is called in public.
  ///   - programme: how the programme is called.
  ///   - words: the fixed sentences of the recipient's language.
  ///   - names: how partners and other subjects are called, by their short names; empty: not at all.
  ///   - leaves: whether it leaves the office: no private name, and nothing of what a letter
  ///     says, stands in it then (R35).
  package init(
    _ items: [Item], hidden: Int = 0, on day: CivilDay, to name: String, from programme: String,
    in words: DigestWords, names: [String: String] = [:], leaves: Bool = false
  ) {
    (language, isRightToLeft) = (words.language, words.isRightToLeft)
    title = words.line(
      "subject",
      [
        "programme": .name(programme), "count": .words(String(items.count + hidden)),
        "day": .words(words.text(day)),
      ])
    hello = words.line("hello", ["person": .name(name)])
    let entries = Self.entries(of: items, words, names, leaves)
    let told = Array(items.prefix(entries.count))
    shown = told
    left = items.count + hidden - entries.count
    blocks = ["late", "today", "coming"].compactMap { name in
      let own = zip(told, entries).filter { $0.0.duty.standing(on: day).rawValue == name }
      return own.isEmpty ? nil : Block(heading: words.text(name), entries: own.map(\.1))
    }
    rest =
      left > 0
      ? words.line("more", ["count": .words(String(left)), "command": .command("twinning due")])
      : nil
    foot = words.line(
      "foot", ["command": .command("twinning remind explain \(words.text("key"))")])
  }

  /// A text that tells nothing but that it came.
  package init(testOf programme: String, in words: DigestWords) {
    (language, isRightToLeft) = (words.language, words.isRightToLeft)
    title = words.line("test-subject", ["programme": .name(programme)])
    hello = words.line("test", ["programme": .name(programme)])
    (blocks, rest, foot, shown, left) = ([], nil, nil, [], 0)
  }

  /// The same, saying that a calendar file would be too large.
  package func withoutCalendar() -> DigestText {
    var text = self
    text.note = DigestWords.of(LanguageTag(language)).line("no-calendar")
    return text
  }

  private static func entries(
    of items: [Item], _ words: DigestWords, _ names: [String: String], _ leaves: Bool
  ) -> [Entry] {
    var entries: [Entry] = []
    var bytes = 0
    for item in items.prefix(mostEntries) {
      let entry = entry(of: item.duty, words, names, leaves)
      bytes += entry.lines.reduce(0) { $0 + $1.text.utf8.count }
      guard bytes <= mostBytes else { break }
      entries.append(entry)
    }
    return entries
  }

  private static func entry(
    of duty: Duty, _ words: DigestWords, _ names: [String: String], _ leaves: Bool
  ) -> Entry {
    var what = words.line(
      "what",
      [
        "day": .words(words.text(duty.due)),
        "title": .english(leaves ? duty.openTitle : duty.title),
      ])
    let about = duty.subject == duty.partner ? [duty.partner] : [duty.partner, duty.subject]
    let place = about.map { names[$0] ?? $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    if !place.isEmpty {
      what.add(.words(" ("))
      what.add(.name(place))
      what.add(.words(")"))
    }
    let reason = [duty.reason, leaves ? duty.openDetail : duty.detail].filter { !$0.isEmpty }
      .joined(separator: "; ")
    let command = leaves ? duty.openLine : duty.commandWhenDone
    return Entry(
      what: what,
      why: reason.isEmpty ? nil : words.line("why", ["reason": .english(reason)]),
      done: words.line("done", ["command": .command("twinning \(command)")]))
  }

  package var subject: String { title.text }

  /// What stands behind the blocks, each a paragraph of its own.
  package var ends: [DigestLine] { [rest, note, foot].compactMap(\.self) }

  /// The lines of the text.
  package var lines: [String] {
    var lines = [hello.text]
    for block in blocks {
      lines += ["", block.heading]
      for entry in block.entries {
        let texts = entry.lines.map(\.text)
        lines += ["- \(texts[0])"] + texts.dropFirst().map { "  \($0)" }
      }
    }
    for line in ends { lines += ["", line.text] }
    return lines
  }

  /// The whole text.
  package var text: String { lines.joined(separator: "\n") + "\n" }
}
