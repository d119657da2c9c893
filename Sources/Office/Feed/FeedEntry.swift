import Calendars
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
