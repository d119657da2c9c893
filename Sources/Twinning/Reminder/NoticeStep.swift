package import Guidance

/// A rung of the ladder of notices (R30): so many days before the due day, on it, or the n-th notice
/// when it is late.
///
/// As text: `before-30`, `day`, `late-2`.
package enum NoticeStep: Hashable, Sendable {
  /// So many days before the due day; 0 is the day itself.
  case before(Int)
  /// The n-th notice of what is late, from 1.
  case late(Int)

  package static let onDay = NoticeStep.before(0)

  /// No late notice has a higher number: one a day for a hundred years.
  private static let mostLate = 36_525
  /// No ladder begins earlier.
  private static let mostBefore = 36_525  // A hundred years.

  /// Reads the text of a step; `nil` when it is none.
  package init?(_ text: String) {
    if text == "day" {
      self = .onDay
      return
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[1]), String(number) == parts[1] else {
      return nil
    }
    switch parts[0] {
    case "before" where 1...Self.mostBefore ~= number: self = .before(number)
    case "late" where 1...Self.mostLate ~= number: self = .late(number)
    default: return nil
    }
  }

  package var isLate: Bool {
    switch self {
    case .before: false
    case .late: true
    }
  }

  /// The step in words.
  package var words: String {
    switch self {
    case .before(0): "on the day"
    case .before(let days): "\(Self.counted(days)) before"
    case .late(let number): "late, notice \(number)"
    }
  }

  static func counted(_ days: Int) -> String { days == 1 ? "1 day" : "\(days) days" }
}

extension NoticeStep: CustomStringConvertible {
  package var description: String {
    switch self {
    case .before(0): "day"
    case .before(let days): "before-\(days)"
    case .late(let number): "late-\(number)"
    }
  }
}

extension NoticeStep: Comparable {
  /// How the steps follow each other.
  private var order: Int {
    switch self {
    case .before(let days): -days
    case .late(let number): number
    }
  }

  package static func < (left: NoticeStep, right: NoticeStep) -> Bool { left.order < right.order }
}

extension NoticeLadder {
  /// The day of a step; `nil` outside the calendar.
  package func day(of step: NoticeStep, due: CivilDay) -> CivilDay? {
    switch step {
    case .before(let days): due.adding(days: -days)
    case .late(let number):
      lateEvery.flatMap { every in every > 0 ? due.adding(days: number * Int(every)) : nil }
    }
  }

  /// The steps with their days, the earliest first: those before the due day and on it, then the
  /// late ones, none after `until`.
  ///
  /// Late ones come for ever. Those around `today` are told: the last ones before it, and two after
  /// `last`, for it may be the next day elsewhere.
  ///
  /// - Parameters:
  ///   - due: the day by which it is due.
  ///   - until: the last day on which it is asked for; `nil`: until it is done.
  ///   - today: the day on which it is looked at.
  ///   - last: the last day that is looked at; `nil`: the same.
  package func steps(
    due: CivilDay, until: CivilDay?, on today: CivilDay, through last: CivilDay? = nil
  ) -> [(step: NoticeStep, day: CivilDay)] {
    let early = Set(daysBefore).filter { $0 >= 0 }.sorted(by: >).map { NoticeStep.before(Int($0)) }
    // What is asked for no more is caught up with from its last day.
    let late = lateNumbers(due, min(today, until ?? today), last ?? today).map {
      NoticeStep.late($0)
    }
    return (early + late).compactMap { step in
      guard let day = day(of: step, due: due), until.map({ day <= $0 }) ?? true else { return nil }
      return (step, day)
    }
  }

  private func lateNumbers(_ due: CivilDay, _ day: CivilDay, _ last: CivilDay) -> Range<Int> {
    guard let every = lateEvery.map(Int.init), every > 0 else { return 1..<1 }
    let first = max(0, due.days(until: day) / every - Self.daysLookedBack / every) + 1
    return first..<max(first, due.days(until: last) / every + Self.lateLookedAhead + 1)
  }

  /// Late notices of so many days are caught up with: three years.
  private static let daysLookedBack = 1_100
  private static let lateLookedAhead = 2

  /// No longer does anybody wait until others hear of what is late.
  package static let latestEscalation = 24

  /// How long before the due day the first step is.
  package var longestBefore: Int { Int(daysBefore.max() ?? 0) }
}
