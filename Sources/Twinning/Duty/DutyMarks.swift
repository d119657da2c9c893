/// What somebody said of a duty: done, put off, set aside (R30).
package struct DutyMark: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case done
    case postponed(to: CivilDay)
    case waived
  }

  package let duty: DutyKey
  package let kind: Kind
  package let reason: String?
  package let moment: Moment

  package init(duty: DutyKey, kind: Kind, reason: String?, moment: Moment) {
    self.duty = duty
    self.kind = kind
    self.reason = reason
    self.moment = moment
  }
}

/// What was said of the duties of one subject.
package struct DutyMarks: Equatable, Sendable {
  package let subject: SubjectID
  /// The last mark of each duty, in the order of their keys.
  package private(set) var marks: [DutyMark] = []

  package init(subject: SubjectID) { self.subject = subject }

  package subscript(_ key: DutyKey) -> DutyMark? { marks.first { $0.duty == key } }

  package mutating func apply(_ event: Event, at moment: Moment) {
    switch event {
    case .dutyDone(let event): take(event.duty, .done, event.note, moment)
    case .dutyPostponed(let event):
      take(event.duty, .postponed(to: event.to), event.reason, moment)
    case .dutyWaived(let event): take(event.duty, .waived, event.reason, moment)
    default: break
    }
  }

  private mutating func take(
    _ key: String, _ kind: DutyMark.Kind, _ reason: String?, _ moment: Moment
  ) {
    guard let key = DutyKey(key) else { return }
    marks.removeAll { $0.duty == key }
    let place = marks.firstIndex { $0.duty > key } ?? marks.endIndex
    marks.insert(DutyMark(duty: key, kind: kind, reason: reason, moment: moment), at: place)
  }
}

/// All marks of an office: what they make of duties.
package struct DutyBook: Sendable {
  private var marks: [DutyKey: DutyMark] = [:]
  private var subjects: Set<String> = []
  /// From when a duty that comes back is counted, by subject and code: the day on which it was
  /// done, or on which it was due when it was set aside.
  private var anchors: [String: [String: CivilDay]] = [:]
  /// The days of duties that were done or set aside, also after they were put off, by subject and
  /// code.
  private var settled: [String: [String: Set<CivilDay>]] = [:]

  package init(_ marks: [DutyMark]) {
    for mark in marks {
      self.marks[mark.duty] = mark
      subjects.insert(mark.duty.subject)
      let anchor: CivilDay
      switch mark.kind {
      case .done: anchor = mark.moment.settled
      case .waived: anchor = mark.duty.due
      case .postponed: continue
      }
      let known = anchors[mark.duty.subject]?[mark.duty.code] ?? anchor
      anchors[mark.duty.subject, default: [:]][mark.duty.code] = max(known, anchor)
    }
    for key in self.marks.keys where isSettled(key) {
      settled[key.subject, default: [:]][key.code, default: []].insert(key.due)
    }
  }

  /// Whether a duty was done or set aside, at the last day to which it was put off.
  private func isSettled(_ key: DutyKey) -> Bool {
    var key = key
    for _ in 0...marks.count {
      guard let mark = marks[key] else { return false }
      guard case .postponed(let day) = mark.kind else { return true }
      key = DutyKey(code: key.code, subject: key.subject, due: day)
    }
    return true
  }

  package var isEmpty: Bool { marks.isEmpty }

  package subscript(_ key: DutyKey) -> DutyMark? { marks[key] }

  /// The earliest day on which something was due that was put off and may be asked for on `day`
  /// still: nobody asks for anything longer than a year after.
  package func earliest(stillAskedOn day: CivilDay) -> CivilDay {
    let longAgo = day.adding(years: -1) ?? .earliest
    return marks.values.reduce(day) { earliest, mark in
      guard case .postponed = mark.kind, mark.duty.due < earliest,
        let last = lastDay(of: mark.duty), last >= longAgo
      else { return earliest }
      return mark.duty.due
    }
  }

  /// The day to which a duty was put off at last.
  private func lastDay(of key: DutyKey) -> CivilDay? {
    var key = key
    for _ in 0...marks.count {
      guard case .postponed(let day) = marks[key]?.kind else { return key.due }
      key = DutyKey(code: key.code, subject: key.subject, due: day)
    }
    return nil
  }

  /// From when the duties of a subject are counted, by their codes.
  package func done(of subject: String) -> [String: CivilDay] { anchors[subject] ?? [:] }

  /// The days of a subject's duties that were done or set aside, by their codes.
  package func settled(of subject: String) -> [String: Set<CivilDay>] { settled[subject] ?? [:] }

  /// The duty as it stands with what was said of it: on another day when it was put off, `nil` when
  /// it was done or set aside.
  package func standing(_ duty: Duty) -> Duty? {
    guard subjects.contains(duty.subject) else { return duty }
    var duty = duty
    // Each mark moves it to another day or ends it; a circle of days ends as well.
    for _ in 0...marks.count {
      guard let mark = marks[duty.key] else { return duty }
      guard case .postponed(let day) = mark.kind else { return nil }
      duty = duty.moved(to: day)
    }
    return duty
  }
}
