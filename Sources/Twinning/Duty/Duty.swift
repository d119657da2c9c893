package import Guidance

/// Something that is owed: a duty that comes back, or an item of a checklist, with the day by which
/// it is due (R20–R23, R6).
package struct Duty: Equatable, Sendable {
  /// What it shares with every other one that the same guidance asks for.
  package let grounds: DutyGrounds
  /// Which of several that the same guidance asks of the same subject for the same day: `sent` and
  /// `received` of a yearly exchange, the partner of an introduction; else empty.
  package let aspect: String
  /// The partner or the visit that owes it.
  package let subject: String
  package let partner: String
  package private(set) var due: CivilDay
  /// The day by which it was due before anybody put it off.
  package let firstDue: CivilDay
  /// The last day on which it is asked for; `nil`: until it is done.
  package private(set) var until: CivilDay?
  /// What is on record of it: the last time, a meeting that is planned.
  package private(set) var detail: String
  /// The same without what a letter is about and who wrote it (R35): what leaves the office.
  package private(set) var openDetail: String
  /// The person to whom it was given; empty: it is left to the office.
  package let assignee: String
  /// What the command that settles it has to name and only the records know: the short name of an
  /// MOU, the day of a check.
  package private(set) var mention: String

  /// What kind of fact settles it.
  package enum Origin: Sendable {
    /// None but the word of whoever did it.
    case cadence
    /// The signing of an MOU.
    case agreement
    /// A yearly exchange that is sent or received.
    case annual
    /// Something that came, and is acknowledged.
    case letter
    /// Something that came, and is answered.
    case answer
    /// The channels to a partner, which are tried.
    case channels
    /// A check of a person in a home.
    case check
    /// Somebody who introduces themselves.
    case introduction
    /// A tick on a visit's checklist.
    case checklist
    /// The end of a term of office.
    case term
    /// The stage of a visit.
    case outcome
    /// The stage of an exchange.
    case exchangeOutcome
    /// What became of the meeting of an MOU.
    case meetingOutcome
  }

  /// - Parameters:
  ///   - grounds: what it shares with others.
  ///   - aspect: which of several for the same subject and day; else empty.
  ///   - subject: the short name of what owes it.
  ///   - partner: the partner's; empty for what the programme owes.
  ///   - due: the day by which it is due.
  ///   - until: the last day on which it is asked for; `nil`: until it is done.
  ///   - detail: what is on record of it.
  ///   - openDetail: the same for whoever is not in the office; `nil`: no other.
  ///   - assignee: the person to whom it was given; empty: it is left to the office.
  ///   - mention: what only the records know of the command that settles it; else empty.
  package init(
    _ grounds: DutyGrounds, aspect: String = "", subject: String, partner: String, due: CivilDay,
    until: CivilDay? = nil, detail: String, openDetail: String? = nil, assignee: String = "",
    mention: String = ""
  ) {
    self.grounds = grounds
    self.aspect = aspect
    self.subject = subject
    self.partner = partner
    self.due = due
    firstDue = due
    self.until = until
    self.detail = detail
    self.openDetail = openDetail ?? detail
    self.assignee = assignee
    self.mention = mention
  }

  package var code: String { grounds.code }
  package var title: String { grounds.title }
  /// The title without a private name (R35): what leaves the office in a calendar.
  package var openTitle: String { grounds.openTitle }
  /// The office that sees to it, or the person to whom it was given.
  package var responsible: String { isAssigned ? assignee : grounds.office }
  /// Whether it was given to a person, and not to an office.
  package var isAssigned: Bool { !assignee.isEmpty }
  package var rule: String { grounds.rule }
  /// Where the duty comes from.
  package var source: String { grounds.source }
  /// Why it is asked for, in plain words that end without a full stop; may be empty.
  package var reason: String {
    grounds.reason.hasSuffix(".") ? String(grounds.reason.dropLast()) : grounds.reason
  }
  package var ladder: NoticeLadder { grounds.ladder }
  package var origin: Origin { grounds.origin }

  /// The same, due on another day.
  package func moved(to day: CivilDay) -> Duty {
    var moved = self
    moved.until = until.map { $0.addingClamped(days: max(0, due.days(until: day))) }
    moved.add("put off from \(due.wording)")
    moved.due = day
    return moved
  }

  /// The same duty with more in its detail.
  package func explained(_ words: String) -> Duty {
    var explained = self
    explained.add(words)
    return explained
  }

  /// The same duty, settled by a command that names this.
  package func mentioning(_ name: String) -> Duty {
    var duty = self
    duty.mention = name
    return duty
  }

  private mutating func add(_ words: String) {
    detail += "; \(words)"
    openDetail += "; \(words)"
  }

  /// What tells it from every other one, whenever it is looked at.
  package var key: DutyKey {
    DutyKey(code: name, subject: subject, due: due)
  }

  /// What tells it from every other one for as long as it is owed, wherever its day moves.
  ///
  /// What a subject owes once goes by its name alone, for its day may follow the days of a visit;
  /// what comes back goes by the day too by which it was due at first.
  package var identity: String {
    switch origin {
    case .checklist, .outcome, .exchangeOutcome, .meetingOutcome, .letter, .answer:
      "\(name)/\(subject)"
    case .cadence, .agreement, .annual, .channels, .check, .introduction, .term:
      "\(name)/\(subject)/\(firstDue)"
    }
  }

  private var name: String { aspect.isEmpty ? code : "\(code):\(aspect)" }

  /// How it stands on a day.
  package enum Standing: String, Sendable {
    case late, today, coming
  }

  package func standing(on day: CivilDay) -> Standing {
    due < day ? .late : due == day ? .today : .coming
  }

  /// A step of the ladder in words; of a late one how late it is told.
  package func words(of step: NoticeStep) -> String {
    guard case .late(let number) = step, let every = ladder.lateEvery else { return step.words }
    return "\(NoticeStep.counted(number * Int(every))) late"
  }

  /// The step of the ladder that is reached, in words (R30).
  package func notice(on day: CivilDay) -> String {
    let left = day.days(until: due)
    if left < 0 {
      guard let every = ladder.lateEvery, every > 0, -left >= every else { return "late" }
      return NoticeStep.late(-left / Int(every)).words
    }
    if let step = ladder.daysBefore.filter({ Int($0) >= left }).min() {
      return NoticeStep.before(Int(step)).words
    }
    guard let first = ladder.daysBefore.max() else { return "" }
    return "first notice on \(due.addingClamped(days: -Int(first)).wording)"
  }
}
