/// A digest as its recipient reads it: subject and plain text.
package struct DigestText: Equatable, Sendable {
  package let subject: String
  package let lines: [String]

  /// A notice with the duty behind it.
  package struct Item: Sendable {
    package let duty: Duty
    package let step: NoticeStep

    package init(duty: Duty, step: NoticeStep) {
      self.duty = duty
      self.step = step
    }
  }

  /// - Parameters:
  ///   - items: by due day.
  ///   - day: the recipient's day.
  ///   - name: how the recipient is called in public.
  package init(
    _ items: [Item], on day: CivilDay, to name: String, from programme: String,
    in words: DigestWords
  ) {
    subject = words.text(
      "subject",
      ["programme": programme, "count": String(items.count), "day": words.text(day)])
    var lines = [words.text("hello", ["person": name])]
    let blocks: [(String, (Duty) -> Bool)] = [
      ("late", { $0.due < day }), ("today", { $0.due == day }), ("coming", { $0.due > day }),
    ]
    for (heading, holds) in blocks {
      let found = items.filter { holds($0.duty) }
      guard !found.isEmpty else { continue }
      lines += ["", words.text(heading)]
      for item in found { lines += Self.lines(of: item, words) }
    }
    lines += ["", words.text("foot")]
    self.lines = lines
  }

  private static func lines(of item: Item, _ words: DigestWords) -> [String] {
    let duty = item.duty
    let due = words.text("due", ["day": words.text(duty.due)])
    let about = duty.subject == duty.partner ? duty.partner : "\(duty.partner), \(duty.subject)"
    return [
      "- \(due): \(duty.title) (\(about))",
      "  " + words.text("why", ["rule": duty.rule, "detail": duty.detail]),
      "  " + words.text("done", ["command": duty.commandWhenDone]),
    ]
  }

  /// The whole text.
  package var text: String { lines.joined(separator: "\n") + "\n" }
}
