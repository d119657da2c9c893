import Guidance

/// One feast, told once for all countries that keep it on the same days.
struct FeastMeeting {
  let title: String
  let days: DayRange
  let window: DayRange
  let certainty: FeastCertainty
  let effect: FeastEffect
  private(set) var countries: [CountryCode]

  static func all(_ feasts: [Feast]) -> [FeastMeeting] {
    var meetings: [FeastMeeting] = []
    for feast in feasts {
      let known = meetings.firstIndex {
        $0.title == feast.title && $0.days == feast.days && $0.window == feast.window
      }
      if let known {
        meetings[known].countries.append(feast.country)
      } else {
        meetings.append(
          FeastMeeting(
            title: feast.title, days: feast.days, window: feast.window,
            certainty: feast.certainty, effect: feast.effect, countries: [feast.country]))
      }
    }
    return meetings.sorted { ($0.days.first, $0.title) < ($1.days.first, $1.title) }
  }

  /// `on Christmas (US, FR; 25 December 2026), with museum: offices and schools are closed`; `near`
  /// when the days meet only the window.
  func words(for met: DayRange, with items: [String] = []) -> String {
    let place = met.overlaps(days) ? "on" : "near"
    let with = items.isEmpty ? "" : ", with \(items.joined(separator: ", "))"
    return "\(place) \(name)\(with): \(effect.words)"
  }

  /// `Christmas (US, FR; 25 December 2026)`.
  var name: String {
    let names = countries.map(\.description).joined(separator: ", ")
    let doubt = certainty == .estimated ? ", estimated, give or take a day" : ""
    return "\(title) (\(names); \(days.words)\(doubt))"
  }
}
