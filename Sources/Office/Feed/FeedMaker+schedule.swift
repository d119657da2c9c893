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
      let own = try revisions.revision(of: ["\(row.noun)/\(row.slug)"])
      let shown = ShownRow(
        row: row, hasNewDays: try hasNewDays(row), left: try leftDays(row),
        revision: try told(row, own))
      let age = own.day.days(until: desk.today)
      guard !shown.isOff || age <= Self.daysAfterCancelling else { continue }
      if let entry = try entry(shown) { entries.append(entry) }
      if row.noun == "delegation" { entries += try itinerary(of: shown) }
    }
    return entries
  }

  /// The revision of all that is told of a row: its partner and whoever sees to it go by names.
  private func told(
    _ row: ScheduleRow, _ own: StreamRevision
  ) throws(OfficeError) -> StreamRevision {
    .later(
      own,
      try revisions.revision(of: ["partnership/\(row.partner)", "person/\(row.responsible)"]))
  }

  /// Whether something that was put off has days again.
  private func hasNewDays(_ row: ScheduleRow) throws(OfficeError) -> Bool {
    guard row.stage == "postponed" else { return false }
    return try desk.look { (records) throws(Refusal) in
      row.noun == "delegation"
        ? try records.delegation(DelegationID(unchecked: row.slug))?.hasNewDays
        : try records.exchange(ExchangeID(unchecked: row.slug))?.hasNewDays
    } ?? false
  }

  /// The days that a visit had until lately, when it has none now.
  private func leftDays(_ row: ScheduleRow) throws(OfficeError) -> Delegation.LeftDays? {
    let (starts, ends) = (VagueDate(recorded: row.starts), VagueDate(recorded: row.ends))
    guard row.noun == "delegation", FeedDays(from: starts, to: ends) == nil else { return nil }
    let left = try desk.look { (records) throws(Refusal) in
      try records.delegation(DelegationID(unchecked: row.slug))?.leftDays
    }
    guard let left, left.moment.recorded.days(until: desk.today) <= Self.daysAfterCancelling
    else { return nil }
    return left
  }

  /// The bar over the days of something, or over those that it had until lately; nil when its dates
  /// name no day.
  private func entry(_ shown: ShownRow) throws(OfficeError) -> FeedEntry? {
    let row = shown.row
    let starts = shown.left?.arrives ?? VagueDate(recorded: row.starts)
    let ends = shown.left?.departs ?? VagueDate(recorded: row.ends)
    guard let days = FeedDays(from: starts, to: ends) else { return nil }
    var lines = [shown.isOff ? row.stage : "\(row.stage), \(wording(starts, ends))"]
    if let people = row.people { lines.append(people == 1 ? "1 person" : "\(people) people") }
    if let name = try responsible(row.responsible) { lines.append("Sees to it: \(name)") }
    lines.append("twinning \(row.noun) show \(row.slug)")
    let isSure = shown.status != .confirmed || days.mark.isEmpty
    return FeedEntry(
      event: CalendarEvent(
        uid: uid(row), changed: shown.revision.changed, sequence: shown.revision.sequence,
        span: .days(first: days.first, last: days.last),
        summary: FeedText.line(shown.offMark + days.mark + title(row)),
        description: FeedText.paragraphs(lines), location: try place(row),
        categories: [row.noun == "delegation" ? "visit" : row.noun],
        status: isSure ? shown.status : .tentative, blocksTime: !shown.isOff),
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

  /// The items of a visit's itinerary, each at its time, and for a while those that were dropped.
  private func itinerary(of shown: ShownRow) throws(OfficeError) -> [FeedEntry] {
    let visit = try desk.look { (records) throws(Refusal) in
      try records.delegation(DelegationID(unchecked: shown.row.slug))
    }
    guard let visit else { return [] }
    var entries: [FeedEntry] = []
    for item in visit.itinerary {
      // Of a visit that has other days now, or none, an item that stayed on the old ones does not
      // take place.
      let isLeft = (shown.hasNewDays || shown.left != nil) && !visit.takes(item)
      if let entry = try entry(item, of: shown, isOff: shown.isOff || isLeft, shown.offMark) {
        entries.append(entry)
      }
    }
    for dropped in visit.dropped
    where dropped.moment.recorded.days(until: desk.today) <= Self.daysAfterCancelling {
      let mark = shown.offMark.isEmpty ? "Cancelled: " : shown.offMark
      if let entry = try entry(dropped.item, of: shown, isOff: true, mark) { entries.append(entry) }
    }
    return entries
  }

  private func entry(
    _ item: ItineraryItem, of shown: ShownRow, isOff: Bool, _ mark: String
  ) throws(OfficeError) -> FeedEntry? {
    guard window.contains(item.starts.day) else { return nil }
    let row = shown.row
    let responsible = item.responsible?.text ?? ""
    let revision = StreamRevision.later(
      shown.revision, try revisions.revision(of: ["person/\(responsible)"]))
    var lines = [title(row)]
    if let name = try self.responsible(responsible) { lines.append("Sees to it: \(name)") }
    lines.append("twinning delegation show \(row.slug)")
    return FeedEntry(
      event: CalendarEvent(
        uid: uid(row, item: item.id.text), changed: revision.changed, sequence: revision.sequence,
        span: span(of: item), summary: FeedText.line(mark + item.title),
        description: FeedText.paragraphs(lines), location: item.place.map(FeedText.line),
        categories: ["itinerary", item.kind.rawValue], status: isOff ? .cancelled : shown.status,
        blocksTime: !isOff),
      partner: row.partner, people: parts[row.slug] ?? [])
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

extension Delegation {
  /// Whether an item lies on the days of the visit, as far as these are known.
  fileprivate func takes(_ item: ItineraryItem) -> Bool {
    guard let days = FeedDays(from: arrives, to: departs) else { return false }
    return (days.first...days.last).contains(item.starts.day)
  }
}

/// What the schedule holds, and how a calendar shows it.
private struct ShownRow {
  let row: ScheduleRow
  /// Whether it was put off to days that are named.
  let hasNewDays: Bool
  /// The days that it had until lately, when it has none now.
  let left: Delegation.LeftDays?
  let revision: StreamRevision

  /// Whether it does not take place on its days.
  var isOff: Bool { isCalledOff || left != nil }

  private var isCalledOff: Bool {
    row.stage == "cancelled" || (row.stage == "postponed" && !hasNewDays)
  }

  /// What stands before its title then: many programs show nothing else.
  var offMark: String {
    if isCalledOff { return row.stage.prefix(1).uppercased() + row.stage.dropFirst() + ": " }
    return left == nil ? "" : "Day open: "
  }

  /// Firm when it is more than an intention: a visit from when it is scheduled.
  var status: CalendarEvent.Status {
    guard !isOff else { return .cancelled }
    let isMeant = ["proposed", "invited", "accepted", "postponed"].contains(row.stage)
    return isMeant ? .tentative : .confirmed
  }
}
