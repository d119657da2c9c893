import Calendars
import EventLog
import Twinning

/// Something that calendars of the office show, and whose calendars those are.
struct FeedEntry {
  let event: CalendarEvent
  /// The partner's short name.
  let partner: String
  /// The short names of people who take part in it or see to it.
  let people: Set<String>
  /// What is due then; `nil` for what is planned.
  var duty: DutyKey?

  fileprivate var firstDay: CivilDay {
    switch event.span {
    case .days(let first, _): first
    case .local(let from, _): from.wall.day
    case .utc(let from, _): WallTime(secondsSince1970: from.unixSeconds)?.day ?? .earliest
    }
  }
}

extension [FeedEntry] {
  /// The same without those whose UID an earlier one has: programs keep one of them anyway, and a
  /// calendar with both could not be written at all.
  var eachUIDOnce: [FeedEntry] {
    var known: Set<String> = []
    return filter { known.insert($0.event.uid).inserted }
  }

  /// The last ones, as many as a calendar may hold; the oldest are left out.
  func newest(_ most: Int = FeedLimits.events) -> [FeedEntry] {
    guard count > most else { return self }
    return sorted { $0.firstDay < $1.firstDay }.suffix(most)
  }
}

/// Whose calendar it is.
package enum FeedAudience: Hashable, Sendable {
  case office
  case partner(String)
  case person(String)

  /// The name of its file.
  package var file: String {
    switch self {
    case .office: "office.ics"
    case .partner(let slug): "partner-\(slug).ics"
    case .person(let slug): "person-\(slug).ics"
    }
  }

  /// The UID of the calendar in a file of that name; somebody's short name is digested.
  static func uid(of file: String, domain: String) -> String {
    let name = file.dropLast(ending.count)
    guard name.hasPrefix("person-") else { return "\(name)@\(domain)" }
    let digest = Array(name.utf8).withUnsafeBytes { Digest(hashing: $0) }
    return "person-\(digest.description.prefix(32))@\(domain)"
  }

  /// How the names of all such files end.
  static let ending = ".ics"
  /// How the names of all such files begin.
  static let beginnings = ["office.ics", "partner-", "person-"]

  func takes(_ entry: FeedEntry) -> Bool {
    switch self {
    case .office: true
    case .partner(let slug): entry.partner == slug
    case .person(let slug): entry.people.contains(slug)
    }
  }
}
