package import Twinning

/// Why a feed cannot be written.
package enum FeedError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What cannot be written (`the summary of the event "visit-7"`), why, and what to do.
  case refused(part: String, problem: String, advice: String)
  /// The rules of a zone in it (`the event "visit-7"`) cannot be told.
  case zone(part: String, ZoneError)

  package var description: String {
    switch self {
    case .refused(let part, let problem, let advice):
      "\(part) cannot stand in a calendar: \(problem); \(advice)"
    case .zone(let part, let error): "\(part) cannot stand in a calendar: \(error)"
    }
  }
}
