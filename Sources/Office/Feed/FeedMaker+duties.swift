import Calendars
import EventLog
import Projections
import Twinning

extension FeedMaker {
  /// The days by which duties are due.
  func duties() throws(OfficeError) -> [FeedEntry] {
    let duties = try open()
    let streams = try DutyStreams(desk)
    var entries: [FeedEntry] = []
    var known: [[String]: StreamRevision] = [:]
    for duty in duties where window.contains(duty.due) {
      let source = [duty.partner, duty.subject]
      let revision =
        if let found = known[source] { found } else {
          try revisions.revision(of: streams.of(duty))
        }
      known[source] = revision
      entries.append(
        FeedEntry(
          event: try event(duty, revision), partner: duty.partner, people: people(of: duty)))
    }
    return entries
  }

  /// What is owed to the end of next year; what is further off says nothing new.
  ///
  /// It has to be owed with every box closed too: that somebody brings a diet along shows in no
  /// calendar, not even as a dish to be ordered.
  private func open() throws(OfficeError) -> [Duty] {
    let through = CivilDay(year: desk.today.year + 1, month: 12, day: 31) ?? .latest
    let owed = try DueList(desk: desk, partner: nil, through: through).items()
    let keys = Set(owed.map(\.key))
    return try DueList(desk: desk.closed, partner: nil, through: through).items()
      .filter { keys.contains($0.key) }
  }

  private func event(
    _ duty: Duty, _ revision: StreamRevision
  ) throws(OfficeError) -> CalendarEvent {
    var lines = [duty.detail]
    if let name = try responsible(duty.responsible) { lines.append("Sees to it: \(name)") }
    let origin = [duty.rule.isEmpty ? "" : "Rule \(duty.rule)", duty.source]
    lines.append(origin.filter { !$0.isEmpty }.joined(separator: ", "))
    lines.append("To put on record: twinning \(duty.openLine)")
    let partner = partners[duty.partner] ?? duty.partner
    let subject =
      duty.subject == duty.partner
      ? partner : "\(partner), \(try responsible(duty.subject) ?? duty.subject)"
    return CalendarEvent(
      uid: "due.\(digest(of: duty.key))@\(domain)", changed: revision.changed,
      sequence: revision.sequence, span: .days(first: duty.due, last: duty.due),
      summary: FeedText.line("Due: \(duty.openTitle) (\(subject))"),
      description: FeedText.paragraphs(lines.filter { !$0.isEmpty }), categories: ["due"],
      blocksTime: false)
  }

  /// A key may hold a guest's short name: it is digested.
  private func digest(of key: DutyKey) -> Substring {
    Array(key.description.utf8).withUnsafeBytes { Digest(hashing: $0) }.description.prefix(32)
  }

  /// To whom it was given, or who holds the office that sees to it.
  private func people(of duty: Duty) -> Set<String> {
    holders[duty.responsible] ?? [duty.responsible]
  }
}

/// The streams from which duties follow: a change in any of them may change what is owed.
private struct DutyStreams {
  private let guidance: [String]
  private let ofPartners: [String: [String]]

  init(_ desk: Desk) throws(OfficeError) {
    guidance = try desk.history.streams(beginningWith: "guidance/")
    let rows = try desk.read { (source) throws(ProjectionError) in
      try source.schedule(ScheduleFilter())
    }
    ofPartners = rows.reduce(into: [:]) {
      $0[$1.partner, default: []].append("\($1.noun)/\($1.slug)")
    }
  }

  func of(_ duty: Duty) -> [String] {
    // An introduction is owed by a person, an answer for a letter; anything may be put off.
    guidance
      + ["partnership/\(duty.partner)", "person/\(duty.subject)"]
      + ["correspondence/\(duty.subject)", "duty/\(duty.subject)"]
      + (ofPartners[duty.partner] ?? [])
  }
}
