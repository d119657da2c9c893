import Twinning

/// A stretch of a zone's history with one offset: a STANDARD or DAYLIGHT block (RFC 5545 section
/// 3.6.5).
struct Observance: Hashable, Sendable {
  /// The first onset in seconds since 1970, on the clock as it stood before.
  let start: Int64
  /// Seconds east of UTC before and from then on.
  let before: Int32
  let after: Int32
  let onsets: Onsets

  /// How the onset comes again.
  enum Onsets: Hashable, Sendable {
    /// Never, or at these other times on the clock before.
    case dated([Int64])
    case yearly(YearlyRecurrence)
  }

  /// Clocks that are set forward show daylight time, whatever the law calls it: programs that know
  /// the two names only (Outlook) then have the sign right in Ireland and Morocco too.
  var isDaylight: Bool { after > before }
}

extension [Observance] {
  /// What a zone's clocks do in some years: right in all of them, and as short as that allows.
  ///
  /// Where nothing but a yearly rule applies it stands alone, beginning before 1970: that all
  /// programs understand. What lies before the rule, or has none (Ramadan in Morocco), is dated one
  /// by one, beginning with the offset that the first of the years finds.
  init(of zone: ZoneFile, years: ClosedRange<Int>) {
    // A year more on both sides: a day of New Year's Eve there is one of the new year in UTC.
    let (first, last) = (years.lowerBound - 1, years.upperBound + 1)
    let origin = Swift.min(1970, first - 1)
    if let rule = zone.rule, let yearly = rule.daylight?.recurrences(standard: rule.standardOffset)
    {
      let year = zone.yearOfRule(notBefore: first)
      if year == first {
        self = yearly.observances(fromYear: origin)
      } else {
        self = Self.dated(zone, span: ZoneFile.span(ofYears: first...(year - 1)), origin: origin)
        self += yearly.observances(fromYear: year)
      }
    } else {
      self = Self.dated(zone, span: ZoneFile.span(ofYears: first...last), origin: origin)
    }
  }

  /// The offset at the beginning, and the changes inside the span, those alike in one block.
  private static func dated(
    _ zone: ZoneFile, span: Range<Int64>, origin: Int
  ) -> [Observance] {
    let offset = zone.offset(atUnixSeconds: span.lowerBound - 1)
    var observances = [
      Observance(
        start: ZoneFile.start(ofYear: origin), before: offset, after: offset, onsets: .dated([]))
    ]
    var onsets: [ClockChange.Kind: [Int64]] = [:]
    var kinds: [ClockChange.Kind] = []
    for change in zone.changes(in: span) {
      if onsets[change.kind] == nil { kinds.append(change.kind) }
      onsets[change.kind, default: []].append(change.instant + Int64(change.before))
    }
    for kind in kinds {
      guard let all = onsets[kind], let start = all.first else { continue }
      observances.append(
        Observance(
          start: start, before: kind.before, after: kind.after,
          onsets: .dated([Int64](all.dropFirst()))))
    }
    return observances
  }
}

extension ClockChange {
  /// From which offset to which.
  fileprivate struct Kind: Hashable {
    let before: Int32
    let after: Int32
  }

  fileprivate var kind: Kind { Kind(before: before, after: after) }
}

/// One yearly change of the clocks.
private struct YearlyChange {
  let before: Int32
  let after: Int32
  let recurrence: YearlyRecurrence
}

extension RecurringRule.Daylight {
  /// Both changes of the year; nil when iCalendar cannot say them.
  fileprivate func recurrences(standard: Int32) -> [YearlyChange]? {
    guard let starts = start.recurrences, let ends = end.recurrences else { return nil }
    return starts.map { YearlyChange(before: standard, after: offset, recurrence: $0) }
      + ends.map { YearlyChange(before: offset, after: standard, recurrence: $0) }
  }
}

extension [YearlyChange] {
  /// Each from its first onset in that year or later: one that falls on some days only may skip a
  /// dozen years.
  fileprivate func observances(fromYear year: Int) -> [Observance] {
    compactMap { change in
      let start = (year...(year + 40)).lazy.compactMap(change.recurrence.clockSeconds).first
      return start.map {
        Observance(
          start: $0, before: change.before, after: change.after, onsets: .yearly(change.recurrence))
      }
    }
  }
}
