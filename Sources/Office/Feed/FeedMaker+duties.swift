import Calendars
import EventLog
import Projections
import Twinning

extension FeedMaker {
  /// The days by which duties are due.
  func duties() throws(OfficeError) -> [FeedEntry] {
    let duties = try open()
    var entries: [FeedEntry] = []
    var known: [[String]: (noun: String, revision: StreamRevision)] = [:]
    for duty in duties where window.contains(duty.due) {
      let source = [duty.partner, duty.subject, duty.responsible]
      let found = if let found = known[source] { found } else { try origin(of: duty) }
      known[source] = found
      entries.append(
        FeedEntry(
          event: try event(duty, of: found.noun, found.revision), partner: duty.partner,
          people: people(of: duty), duty: duty.key))
    }
    return entries.eachUIDOnce
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
    _ duty: Duty, of noun: String, _ revision: StreamRevision
  ) throws(OfficeError) -> CalendarEvent {
    var lines = [duty.openDetail]
    if let name = try responsible(duty.responsible) { lines.append("Sees to it: \(name)") }
    let origin = [duty.rule.isEmpty ? "" : "Rule \(duty.rule)", duty.source]
    lines.append(origin.filter { !$0.isEmpty }.joined(separator: ", "))
    lines.append("twinning \(duty.openLine)")
    let about = [partners[duty.partner] ?? "", try subject(of: duty, noun)].filter { !$0.isEmpty }
    let title =
      about.isEmpty ? duty.openTitle : "\(duty.openTitle) (\(about.joined(separator: ", ")))"
    return CalendarEvent(
      uid: "due.\(digest(of: duty.identity))@\(domain)", changed: revision.changed,
      sequence: revision.sequence, span: .days(first: duty.due, last: duty.due),
      summary: FeedText.line("Due: \(title)"),
      description: FeedText.paragraphs(lines.filter { !$0.isEmpty }), categories: ["due"],
      blocksTime: false)
  }

  /// Whom or what it is about, besides the partner; nothing of a private person.
  private func subject(of duty: Duty, _ noun: String) throws(OfficeError) -> String {
    switch noun {
    case "person": try responsible(duty.subject) ?? "somebody"
    case "delegation", "correspondence": duty.subject
    default: ""
    }
  }

  /// An identity may hold a guest's short name: it is digested.
  private func digest(of identity: String) -> Substring {
    Array(identity.utf8).withUnsafeBytes { Digest(hashing: $0) }.description.prefix(32)
  }

  /// To whom it was given, or who holds the office that sees to it.
  private func people(of duty: Duty) -> Set<String> {
    duty.isAssigned ? [duty.responsible] : holders[duty.responsible] ?? []
  }

  /// What owes it, and the revision of all that it follows from: the partner with its visits,
  /// exchanges, MOUs, letters and people, or the members, guidance that was changed, and all
  /// corrections: what was retracted is among none of these any more.
  private func origin(
    of duty: Duty
  ) throws(OfficeError) -> (noun: String, revision: StreamRevision) {
    let (subject, all) = try desk.read { (source) throws(ProjectionError) in
      (
        try source.subject(duty.subject),
        duty.partner.isEmpty ? [] : try source.subjects(of: duty.partner)
      )
    }
    var streams = Set(all.map { "\($0.noun)/\($0.slug)" })
    if let subject { streams.insert("\(subject.noun)/\(subject.slug)") }
    // Anything may be put off, and whoever sees to it is told by a name.
    streams.formUnion(["duty/\(duty.subject)", "person/\(duty.responsible)"])
    streams.formUnion(try desk.history.streams(beginningWith: "guidance/"))
    if duty.partner.isEmpty {
      streams.formUnion(try desk.history.streams(beginningWith: "person/"))
      streams.insert("programme")
    }
    let revision = StreamRevision.later(
      try revisions.revision(of: streams), revisions.lastCorrection)
    return (subject?.noun ?? "programme", revision)
  }
}
