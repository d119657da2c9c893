extension Duty {
  /// What somebody may say of a duty.
  package enum Word { case done, waived }

  /// The line that records it, where the fact has a command of its own; without the program's name.
  package func command(for word: Word) -> String? {
    switch (origin, word) {
    case (.annual, .done):
      "annual \(aspect == Way.received ? "receive" : "send") \(subject) \(code)"
        + " --year \(firstDue.year)"
    case (.introduction, .done): "person introduce \(subject) \(partner)"
    case (.agreement, .done): "mou sign \(agreement) --partnership \(subject)"
    case (.letter, .done): "correspondence acknowledge \(subject)"
    case (.answer, .done): "correspondence answer \(subject)"
    case (.letter, .waived), (.answer, .waived): "correspondence close \(subject) \(Self.why)"
    case (.channels, .done): "partner check-channels \(subject)"
    case (.check, .done): "person check \(subject) --checked \(mention)"
    case (.term, .done): "person retire \(subject) \(aspect) --on \(firstDue)"
    case (.outcome, .done): "delegation stage \(subject) completed"
    case (.outcome, .waived): "delegation cancel \(subject) \(Self.why)"
    case (.exchangeOutcome, .done): "exchange stage \(subject) completed"
    case (.exchangeOutcome, .waived): "exchange stage \(subject) cancelled \(Self.why)"
    case (.meetingOutcome, .done): "mou sign \(subject)"
    case (.meetingOutcome, .waived): "mou cancel \(subject) \(Self.why)"
    case (.checklist, .done):
      "checklist tick \(subject) \(code)" + (grounds.isGate ? " --evidence \"…\"" : "")
    case (.checklist, .waived): "checklist waive \(subject) \(code) \(Self.why)"
    case (.cadence, _), (.annual, .waived), (.introduction, .waived), (.agreement, .waived),
      (.channels, .waived), (.check, .waived), (.term, .waived):
      nil
    }
  }

  /// The line to type when it is done.
  package var commandWhenDone: String { command(for: .done) ?? "remind done \(key)" }

  /// The short name for the MOU that is owed: of the one that is planned, or the usual one.
  private var agreement: String { mention.isEmpty ? usualAgreement() : mention }

  /// A short name for the MOU that is owed.
  ///
  /// - Parameter number: which one of that partner and year, from 1.
  package func usualAgreement(_ number: Int = 1) -> String {
    let end = "-mou-\(due.year)" + (number == 1 ? "" : "-\(number)")
    let longest = Slug.longest - end.utf8.count
    return (subject.utf8.count <= longest ? subject : String(subject.prefix(longest))) + end
  }

  private static let why = "--reason \"…\""

  private enum Way {
    static let received = "received"
  }
}
