import Twinning

extension ZoneFile {
  /// The changes of the clocks inside a span of instants, in order, without those that change
  /// nothing but a name.
  func changes(in span: Range<Int64>) -> [ClockChange] {
    var found = instants.indices.map { change(at: $0).instant }.filter(span.contains)
      .map { ($0, self.offset(atUnixSeconds: $0)) }
    if let rule {
      let first = max(Self.year(of: span.lowerBound), instants.last.map(Self.year) ?? 1)
      // The rule tells three years at once.
      for year in stride(from: first, through: Self.year(of: span.upperBound) + 1, by: 3) {
        for change in rule.changes(aroundYear: year)
        where span.contains(change.instant) && instants.last.map({ $0 < change.instant }) ?? true {
          found.append((change.instant, change.after))
        }
      }
    }
    var offset = self.offset(atUnixSeconds: span.lowerBound - 1)
    var changes: [ClockChange] = []
    for (instant, after) in found where after != offset {
      changes.append(ClockChange(instant: instant, before: offset, after: after))
      offset = after
    }
    return changes
  }

  /// The first year, from the given one on, after which nothing happens but what the rule says.
  ///
  /// Files tell years one by one that their rule would tell as well: Debian's until 2037.
  func yearOfRule(notBefore earliest: Int) -> Int {
    guard let rule, let last = instants.last else { return earliest }
    var year = max(earliest, Self.year(of: last) + 1)
    while year > earliest {
      let span = Self.span(ofYears: (year - 1)...(year - 1))
      let told = rule.changes(aroundYear: year - 1).filter { span.contains($0.instant) }
      guard changes(in: span) == told else { break }
      year -= 1
    }
    return year
  }

  /// The instants of some years in UTC.
  static func span(ofYears years: ClosedRange<Int>) -> Range<Int64> {
    start(ofYear: years.lowerBound)..<start(ofYear: years.upperBound + 1)
  }

  /// The first second of a year, as if the clocks stood at UTC.
  static func start(ofYear year: Int) -> Int64 {
    guard let day = CivilDay(year: year, month: 1, day: 1) else {
      return Int64((year < 1 ? CivilDay.earliest : .latest).daysSince1970) * 86_400
    }
    return Int64(day.daysSince1970) * 86_400
  }

  private static func year(of seconds: Int64) -> Int {
    WallTime(secondsSince1970: seconds)?.day.year ?? (seconds < 0 ? 1 : 9999)
  }
}
