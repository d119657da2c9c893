import Projections
import Twinning

/// The days on which a calendar shows something whose dates may be vague.
///
/// A date that names no day (a month, a season, "before 1990") is shown nowhere: a bar over a whole
/// month says more than is known. One that is marked as approximate or uncertain is shown, and says
/// so. Without a last day it stands on its first one.
struct FeedDays: Equatable {
  let first: CivilDay
  let last: CivilDay
  let isApproximate: Bool
  let isUncertain: Bool

  /// Nil when the first day is not named.
  init?(from starts: VagueDate, to ends: VagueDate) {
    guard let first = starts.startDay else { return nil }
    self.first = first
    let end = ends.endDay
    // The day after the last one is written too.
    last = min(max(first, end ?? first), CivilDay.latest.addingClamped(days: -1))
    isApproximate = starts.isApproximate || (end != nil && ends.isApproximate)
    isUncertain = starts.isUncertain || (end != nil && ends.isUncertain)
  }

  /// What stands before a title whose day is not sure.
  var mark: String {
    switch (isApproximate, isUncertain) {
    case (false, false): ""
    case (true, false): "About: "
    case (false, true): "Perhaps: "
    case (true, true): "Perhaps about: "
    }
  }
}

extension VagueDate {
  /// The day on which it begins, if it names one.
  fileprivate var startDay: CivilDay? {
    switch form {
    case .date, .interval, .openEnd, .unknownEnd: start.precision == .day ? start.earliest() : nil
    case .unknown, .openStart, .unknownStart: nil
    }
  }

  /// The day on which it ends, if it names one.
  fileprivate var endDay: CivilDay? {
    switch form {
    case .date, .interval, .openStart, .unknownStart: end.precision == .day ? end.latest() : nil
    case .unknown, .openEnd, .unknownEnd: nil
    }
  }
}
