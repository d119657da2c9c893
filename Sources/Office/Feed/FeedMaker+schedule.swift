import Calendars
import Projections
import Twinning

extension FeedMaker {
  /// Visits with their itineraries, exchanges and MOU meetings.
  func schedule() throws(OfficeError) -> [FeedEntry] {
    let filter = ScheduleFilter(
      first: window.first.daysSince1970, last: window.last.daysSince1970, includesUndated: true)
    let rows = try desk.read { (source) throws(ProjectionError) in try source.schedule(filter) }
    var entries: [FeedEntry] = []
    for row in rows {
      let revision = try revisions.revision(of: ["\(row.noun)/\(row.slug)"])
      let age = revision.day.days(until: desk.today)
      guard !row.isOff || age <= Self.daysAfterCancelling else { continue }
      if let entry = try entry(row, revision) { entries.append(entry) }
      if row.noun == "delegation" { entries += try itinerary(of: row, revision) }
    }
    return entries
  }

  /// The bar over the days of something; nil when its dates name no day.
  private func entry(
    _ row: ScheduleRow, _ revision: StreamRevision
  ) throws(OfficeError) -> FeedEntry? {
    let (starts, ends) = (VagueDate(recorded: row.starts), VagueDate(recorded: row.ends))
    guard let days = FeedDays(from: starts, to: ends) else { return nil }
    var lines = [row.isOff ? row.stage : "\(row.stage), \(wording(starts, ends))"]
    if let people = row.people { lines.append(people == 1 ? "1 person" : "\(people) people") }
    if let name = try responsible(row.responsible) { lines.append("Sees to it: \(name)") }
    lines.append("twinning \(row.noun) show \(row.slug)")
    return FeedEntry(
      event: CalendarEvent(
        uid: uid(row), changed: revision.changed, sequence: revision.sequence,
        span: .days(first: days.first, last: days.last),
        summary: FeedText.line(row.offMark + days.mark + title(row)),
        description: FeedText.paragraphs(lines), location: try place(row),
        categories: [row.noun == "delegation" ? "visit" : row.noun],
        status: row.isOff ? .cancelled : row.isFirm && days.mark.isEmpty ? .confirmed : .tentative,
        blocksTime: !row.isOff),
      partner: row.partner, people: parts[row.slug] ?? [])
  }

  private func uid(_ row: ScheduleRow, item: String = "") -> String {
    "\(row.noun).\(row.slug)\(item.isEmpty ? "" : "." + item)@\(domain)"
  }

  /// `The mayor's visit (visit from Huế)`, `Visit from Huế`.
  private func title(_ row: ScheduleRow) -> String {
    let name = partners[row.partner] ?? row.partner
    let what =
      switch (row.noun, row.direction) {
      case ("delegation", "inbound"): "visit from \(name)"
      case ("delegation", _): "visit to \(name)"
      case ("exchange", _): "exchange with \(name)"
      default: "with \(name)"
      }
    // A visit without a title goes by its short name in lists.
    guard row.title != row.slug else { return what.prefix(1).uppercased() + what.dropFirst() }
    return row.noun == "mou" ? "\(row.title) \(what)" : "\(row.title) (\(what))"
  }

  private func wording(_ starts: VagueDate, _ ends: VagueDate) -> String {
    guard starts != ends, !ends.isUnknown else { return starts.wording }
    if let first = starts.firmDay, let last = ends.firmDay,
      let whole = VagueDate(from: first, through: last)
    {
      return whole.wording
    }
    return "\(starts.wording) to \(ends.wording)"
  }

  private func place(_ row: ScheduleRow) throws(OfficeError) -> String? {
    guard row.noun == "mou" else { return nil }
    let mou = try desk.look { (records) throws(Refusal) in
      try records.mou(MouID(unchecked: row.slug))
    }
    return mou?.place.map(FeedText.line)
  }

  /// The items of a visit's itinerary, each at its time.
  private func itinerary(
    of row: ScheduleRow, _ revision: StreamRevision
  ) throws(OfficeError) -> [FeedEntry] {
    let visit = try desk.look { (records) throws(Refusal) in
      try records.delegation(DelegationID(unchecked: row.slug))
    }
    var entries: [FeedEntry] = []
    for item in visit?.itinerary ?? [] where window.contains(item.starts.day) {
      var lines = [title(row)]
      if let name = try responsible(item.responsible?.text ?? "") {
        lines.append("Sees to it: \(name)")
      }
      lines.append("twinning delegation show \(row.slug)")
      entries.append(
        FeedEntry(
          event: CalendarEvent(
            uid: uid(row, item: item.id.text), changed: revision.changed,
            sequence: revision.sequence, span: span(of: item),
            summary: FeedText.line(row.offMark + item.title),
            description: FeedText.paragraphs(lines), location: item.place.map(FeedText.line),
            categories: ["itinerary", item.kind.rawValue],
            status: row.isOff ? .cancelled : row.isFirm ? .confirmed : .tentative,
            blocksTime: !row.isOff),
          partner: row.partner, people: parts[row.slug] ?? []))
    }
    return entries
  }

  /// The times of an item by the clocks there.
  ///
  /// In a zone that this machine no longer knows it is shown on its days; with an end before its
  /// start, which `delegation show` warns of, at its start.
  private func span(of item: ItineraryItem) -> CalendarSpan {
    let from = ZonedTime(item.starts, in: item.zone)
    let until = ZonedTime(item.ends, in: item.endZone ?? item.zone)
    do throws(ZoneError) {
      let isForward =
        try desk.zones.unixSeconds(of: from) <= desk.zones.unixSeconds(of: until)
      return .local(from: from, until: isForward ? until : nil)
    } catch {
      return .days(first: item.starts.day, last: max(item.starts.day, item.ends.day))
    }
  }
}

extension ScheduleRow {
  /// Whether it does not take place on its days.
  fileprivate var isOff: Bool { stage == "cancelled" || stage == "postponed" }

  /// What stands before its title then: many programs show nothing else.
  fileprivate var offMark: String {
    isOff ? stage.prefix(1).uppercased() + stage.dropFirst() + ": " : ""
  }

  /// Whether it is more than an intention: a visit from when it is scheduled.
  fileprivate var isFirm: Bool { !["proposed", "invited", "accepted"].contains(stage) }
}
