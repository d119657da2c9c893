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

  /// How such a day is recorded (EDTF), where it is vague.
  package private(set) var recorded: [Int32: String] = [:]

  package init(partner: String) { self.partner = partner }

  /// The stages at which something has taken place.
  package static let stages = ["completed", "evaluated", "signed"]

  /// Takes what took place, as it is known on a day.
  mutating func take(_ row: ScheduleRow, by day: Int32, people: Int) {
    guard Self.stages.contains(row.stage), let last = row.last else { return }
    let end = min(last, day)
    if end == last { record(end, as: row.ends.isEmpty ? row.starts : row.ends) }
    latest = max(latest ?? end, end)
    if row.noun == "mou" { mou = max(mou ?? end, end) }
    if row.direction != "none" { meeting = max(meeting ?? end, end) }
    if let size = row.people, size >= people { project = max(project ?? end, end) }
  }

  mutating func take(_ letter: LetterRow) {
    latest = max(latest ?? letter.day, letter.day)
    record(letter.day, as: letter.received)
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
      found[row.partner, default: ContactRow(partner: row.partner)]
        .take(row, by: day, people: people)
    }
    for letter in try letters(partner: partner, openOnly: false) {
      found[letter.partner, default: ContactRow(partner: letter.partner)].take(letter)
    }
    return found.values.filter { $0.latest != nil }.sorted { $0.partner < $1.partner }
  }
}
