import Guidance

extension Duty {
  /// What kind of fact settles a duty.
  package enum Origin: Sendable {
    /// None but the word of whoever did it.
    case word
    /// The signing of an MOU.
    case agreement
    /// A yearly exchange that is sent or received.
    case annual
    /// Somebody who introduces themselves.
    case introduction
    /// A tick on a visit's checklist.
    case checklist
    /// The stage of a visit.
    case outcome
    /// A letter that is acknowledged, or answered.
    case acknowledgement, answer
    /// A trial of the channels to a partner.
    case channels
    /// A term of office that is prolonged.
    case term

    /// What settles the duties of a cadence.
    init(_ rule: CadenceRule) {
      self =
        switch rule.from {
        case .mouAgreed: .agreement
        case .year where rule.isAnnual: .annual
        case .officeTaken: .introduction
        case .visitEnded: .checklist
        case .received: .acknowledgement
        case .acknowledged: .answer
        case .channelsChecked: .channels
        case .termEnds: .term
        case .year, .peopleMet, .contact, .projectDone, .official, .checked, .renewal, .dues: .word
        }
    }
  }

  /// What somebody may say of a duty.
  package enum Word { case done, waived }

  /// The line that records it, where the fact has a command of its own; without the program's name.
  package func command(for word: Word) -> String? {
    guard word == .done else {
      return origin == .checklist
        ? "checklist waive \(subject) \(code) --reason \"…\"" : nil
    }
    return switch origin {
    case .word: nil
    case .agreement: "mou sign \(subject)-mou-\(due.year) --partnership \(subject)"
    case .annual:
      "annual \(aspect == CadenceRule.Way.received.rawValue ? "receive" : "send")"
        + " \(subject) \(code) --year \(due.year)"
    case .introduction: "person introduce \(subject) \(partner)"
    case .checklist: "checklist tick \(subject) \(code)"
    case .outcome: "delegation stage \(subject) completed"
    case .acknowledgement: "correspondence acknowledge \(subject)"
    case .answer: "correspondence answer \(subject)"
    case .channels: "partner check-channels \(subject)"
    case .term: "person term \(subject) \(aspect) --ends DATE"
    }
  }

  /// The line to type when it is done.
  package var commandWhenDone: String { command(for: .done) ?? "remind done \(key)" }
}
