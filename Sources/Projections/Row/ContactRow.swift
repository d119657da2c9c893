import Twinning

/// When something last took place with a partner: the days by which it was over (days since 1970);
/// `nil` where nothing did.
package struct ContactRow: Equatable, Sendable {
  package let partner: String
  /// An MOU was agreed.
  package var mou: Int32?
  /// People met, in either direction.
  package var meeting: Int32?
  /// A visit or an exchange of so many people, or more, was carried out.
  package var project: Int32?
  /// Anything of these, or a letter that came.
  package var latest: Int32?

  /// How one of these days is recorded (EDTF), where it is vague.
  package private(set) var recorded: [Int32: String] = [:]

  package init(partner: String) { self.partner = partner }

  /// The stages at which something has taken place.
  package static let stages = ["completed", "evaluated", "signed"]

  /// What is taken of something that took place.
  struct Event {
    let isMou: Bool
    /// Whether people met.
    let isMeeting: Bool
    let people: Int?
    /// The day by which it was over.
    let last: Int32
  }

  /// Takes what took place, as it is known on a day.
  mutating func take(_ event: Event, by day: Int32, people: Int) {
    let end = min(event.last, day)
    latest = max(latest ?? end, end)
    if event.isMou { mou = max(mou ?? end, end) }
    if event.isMeeting { meeting = max(meeting ?? end, end) }
    if let size = event.people, size >= people { project = max(project ?? end, end) }
  }

  /// Takes one of the letters that came on the last day on which any did.
  mutating func takeLetter(_ day: Int32, as date: String) {
    latest = max(latest ?? day, day)
    record(day, as: date)
  }

  /// Whether nothing that was over before this day makes a difference any more.
  func isSettled(before day: Int32) -> Bool {
    guard let mou, let meeting, let project else { return false }
    return day < min(mou, meeting, project)
  }

  /// Whether something took place last on this day.
  func tells(_ day: Int32) -> Bool {
    day == latest || day == meeting || day == project || day == mou
  }

  /// The same without how other days are recorded.
  var pruned: Self {
    var row = self
    row.recorded = recorded.filter { tells($0.key) }
    return row
  }

  /// Takes how a day is recorded; of two that are recorded differently always the same one counts.
  mutating func record(_ day: Int32, as text: String) {
    guard (try? CivilDay(text)) == nil else { return }
    recorded[day] = max(recorded[day] ?? "", text)
  }
}

extension RowSource {
  /// When something last took place with each partner, by partner.
  package func contacts(
    by day: Int32, people: Int, partner: String?
  ) throws(ProjectionError) -> [ContactRow] {
    var found: [String: ContactRow] = [:]
    for row in try schedule(ScheduleFilter(partner: partner)) {
      guard let event = ContactRow.Event(row) else { continue }
      found[row.partner, default: ContactRow(partner: row.partner)]
        .take(event, by: day, people: people)
      guard event.last <= day else { continue }
      found[row.partner]?.record(event.last, as: row.ends.isEmpty ? row.starts : row.ends)
    }
    let letters = try letters(partner: partner, openOnly: false)
    for (partner, letters) in Dictionary(grouping: letters, by: \.partner) {
      let last = letters.map(\.day).max()
      for letter in letters where letter.day == last {
        found[partner, default: ContactRow(partner: partner)]
          .takeLetter(letter.day, as: letter.received)
      }
    }
    return found.values.filter { $0.latest != nil }.map(\.pruned)
      .sorted { $0.partner < $1.partner }
  }
}

extension ContactRow.Event {
  /// `nil`: it has not taken place, or nobody knows when.
  fileprivate init?(_ row: ScheduleRow) {
    guard ContactRow.stages.contains(row.stage), let last = row.last else { return nil }
    isMou = row.noun == "mou"
    isMeeting = row.direction != "none"
    people = row.people
    self.last = last
  }
}
