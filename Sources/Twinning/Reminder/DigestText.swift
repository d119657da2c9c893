/// A digest as its recipient reads it: subject and blocks of entries, late ones apart.
package struct DigestText: Equatable, Sendable {
  /// Entries under one heading.
  package struct Block: Equatable, Sendable {
    package let heading: String
    package let entries: [Entry]
  }

  /// What is said of one duty, each a whole line.
  package struct Entry: Equatable, Sendable {
    /// When it is due, what it is, with whom.
    package let what: String
    /// The rule and what is on record.
    package let why: String
    /// What to type when it is done.
    package let done: String
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

  package let subject: String
  package let hello: String
  package let blocks: [Block]
  package let foot: String

  /// - Parameters:
  ///   - items: by due day.
  ///   - day: the recipient's day.
  ///   - name: how the recipient is called in public.
  ///   - programme: how the programme is called.
  ///   - words: the fixed sentences of the recipient's language.
  ///   - partners: how partners are called, by their short names.
  ///   - leaves: whether it leaves the office: no private name, and nothing of what a letter
  ///     says, stands in it then (R35).
  package init(
    _ items: [Item], on day: CivilDay, to name: String, from programme: String,
    in words: DigestWords, partners: [String: String] = [:], leaves: Bool = false
  ) {
    subject = words.text(
      "subject",
      ["programme": programme, "count": String(items.count), "day": words.text(day)])
    hello = words.text("hello", ["person": name])
    let kinds: [(name: String, holds: (Duty) -> Bool)] = [
      ("late", { $0.due < day }), ("today", { $0.due == day }), ("coming", { $0.due > day }),
    ]
    blocks = kinds.compactMap { kind in
      let entries = items.filter { kind.holds($0.duty) }.map {
        Self.entry(of: $0.duty, words, partners, leaves)
      }
      return entries.isEmpty ? nil : Block(heading: words.text(kind.name), entries: entries)
    }
    foot = words.text("foot")
  }

  private static func entry(
    of duty: Duty, _ words: DigestWords, _ partners: [String: String], _ leaves: Bool
  ) -> Entry {
    let title = leaves ? duty.openTitle : duty.title
    let detail = leaves ? duty.openDetail : duty.detail
    let due = words.text("due", ["day": words.text(duty.due)])
    let partner = partners[duty.partner] ?? duty.partner
    let about = duty.subject == duty.partner ? [partner] : [partner, duty.subject]
    let place = about.filter { !$0.isEmpty }.joined(separator: ", ")
    return Entry(
      what: "\(due): \(title)" + (place.isEmpty ? "" : " (\(place))"),
      why: words.text("why", ["rule": duty.rule, "detail": detail]),
      done: words.text("done", ["command": duty.commandWhenDone]))
  }

  /// The lines of the text.
  package var lines: [String] {
    var lines = [hello]
    for block in blocks {
      lines += ["", block.heading]
      for entry in block.entries {
        lines += ["- \(entry.what)", "  \(entry.why)", "  \(entry.done)"]
      }
    }
    return lines + ["", foot]
  }

  /// The whole text.
  package var text: String { lines.joined(separator: "\n") + "\n" }
}
