import JSONText
import Projections
import Twinning

extension AskSchedule {
  /// What lies in the period, possibly or certainly; undated plans are told apart.
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let range = try self.range(from: desk.today)
    if let partner {
      _ = try desk.look { (records) throws(Refusal) in try records.required(partner) }
    }
    var slugs: [String]?
    if let person {
      _ = try desk.look { (records) throws(Refusal) in try records.required(person) }
      slugs = try desk.read { (source) throws(ProjectionError) in
        try source.involvements(of: person.text)
      }.map(\.subject)
    }
    let filter = ScheduleFilter(
      first: range.first.daysSince1970, last: range.last.daysSince1970, partner: partner?.text,
      slugs: slugs,
      includesUndated: period == nil)
    let rows = try desk.read { (source) throws(ProjectionError) in try source.schedule(filter) }
    let isUndated = { (row: ScheduleRow) in row.first == nil && row.last == nil }
    var answer = Answer("Schedule, \(range.first.wording) to \(range.last.wording)")
    answer.add(
      .schedule(
        rows.filter { !isUndated($0) }, key: "schedule", empty: "nothing is planned in this period")
    )
    let undated = rows.filter {
      isUndated($0) && !["completed", "evaluated", "cancelled"].contains($0.stage)
    }
    answer.addUnlessEmpty(.schedule(undated, key: "undated", heading: "Without a date"))
    let deadlines = try DueList(desk: desk, partner: partner, through: range.last)
      .items(responsible: person)
      .filter { $0.due >= range.first }
    answer.addUnlessEmpty(
      DueList.section(deadlines, today: desk.today, key: "deadlines", heading: "Deadlines"))
    return answer
  }

  private func range(from today: CivilDay) throws(OfficeError) -> DayRange {
    guard let period else {
      return DayRange(from: today, to: today.addingClamped(days: 365))
    }
    do throws(ValueError) {
      return try DayRange(period, today: today)
    } catch {
      throw OfficeError.refused(Refusal(error.description, field: "period"))
    }
  }
}

extension AskToday {
  /// A day in the life: what happens now, what comes within a week, what is due.
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let today = desk.today
    let week = today.adding(days: 7) ?? today
    var answer = Answer("\(today.weekday.name), \(today.wording)")
    let itinerary = try desk.read { (source) throws(ProjectionError) in
      try source.itinerary(from: today.daysSince1970, through: today.daysSince1970)
    }
    answer.addUnlessEmpty(
      Section(
        "itinerary", heading: "Today's itinerary",
        .table(
          [
            Column("starts", "Starts"), Column("ends", "Ends"), Column("title", "What"),
            Column("place", "Where"), Column("visit", "Visit"),
            Column("responsible", "Who sees to it"),
          ],
          itinerary.map { row in
            [
              Cell(String(row.starts.suffix(5)), json: .string(row.starts)),
              Cell(String(row.ends.suffix(5)), json: .string(row.ends)), Cell(row.title),
              Cell(row.place), Cell(row.delegation), Cell(row.responsible),
            ]
          })))
    let rows = try desk.read { (source) throws(ProjectionError) in
      try source.schedule(ScheduleFilter(first: today.daysSince1970, last: week.daysSince1970))
    }
    let live = rows.filter { !["cancelled", "postponed"].contains($0.stage) }
    // A date that only names a year or a month says nothing of this week.
    let firm = live.filter { VagueDate(recorded: $0.starts).isFirm }
    let now = firm.filter { ($0.first ?? .max) <= today.daysSince1970 }
    answer.add(.schedule(now, key: "now", heading: "Now", empty: "nothing today"))
    answer.addUnlessEmpty(
      .schedule(
        firm.filter { ($0.first ?? .min) > today.daysSince1970 }, key: "week",
        heading: "Within a week"))
    let due = try DueList(desk: desk, partner: nil, through: week).items()
    answer.add(
      DueList.section(due, today: today, key: "due", heading: "Due", empty: "nothing is due"))
    return answer
  }
}
