extension RecurringRule {
  /// Reads a POSIX TZ string, as `EST5EDT,M3.2.0,M11.1.0` or `<+0330>-3:30`; nil when it is none,
  /// or leaves out when daylight saving begins.
  init?(tz bytes: ArraySlice<UInt8>) {
    var scanner = Scanner(rest: bytes)
    guard scanner.skipName(), let standard = scanner.offset() else { return nil }
    standardOffset = standard
    if scanner.isAtEnd {
      daylight = nil
      return
    }
    guard scanner.skipName() else { return nil }
    var offset = standard + 3600
    if !scanner.starts(with: 0x2C) {
      guard let told = scanner.offset() else { return nil }
      offset = told
    }
    guard scanner.skip(0x2C), let start = scanner.moment(), scanner.skip(0x2C),
      let end = scanner.moment(), scanner.isAtEnd
    else { return nil }
    daylight = Daylight(offset: offset, start: start, end: end)
  }
}

/// Walks over the bytes of a TZ string.
private struct Scanner {
  var rest: ArraySlice<UInt8>

  var isAtEnd: Bool { rest.isEmpty }

  func starts(with byte: UInt8) -> Bool { rest.first == byte }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard starts(with: byte) else { return false }
    rest.removeFirst()
    return true
  }

  /// A name of three or more letters, or anything in angle brackets.
  mutating func skipName() -> Bool {
    if skip(0x3C) {
      guard let close = rest.firstIndex(of: 0x3E), close > rest.startIndex else { return false }
      rest = rest[(close + 1)...]
      return true
    }
    let name = rest.prefix { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
    guard name.count >= 3 else { return false }
    rest = rest[name.endIndex...]
    return true
  }

  /// An offset, west positive in the text, east positive in the answer, up to 24 hours and 59
  /// minutes.
  mutating func offset() -> Int32? {
    time(mostHours: 24).map { -$0 }
  }

  /// A moment of the year: a day and, after a slash, a time; two in the morning without.
  mutating func moment() -> RecurringRule.YearlyMoment? {
    guard let day = day() else { return nil }
    guard skip(0x2F) else { return RecurringRule.YearlyMoment(day: day, time: 7200) }
    guard let time = time(mostHours: 167) else { return nil }
    return RecurringRule.YearlyMoment(day: day, time: time)
  }

  private mutating func day() -> RecurringRule.YearlyDay? {
    if skip(0x4A) {
      guard let day = number(in: 1...365) else { return nil }
      return .numberedWithoutLeapDay(day)
    }
    if skip(0x4D) {
      guard let month = number(in: 1...12), skip(0x2E), let week = number(in: 1...5),
        skip(0x2E), let weekday = number(in: 0...6)
      else { return nil }
      return .weekday(month: month, week: week, weekday: weekday)
    }
    guard let day = number(in: 0...365) else { return nil }
    return .numbered(day)
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  private mutating func time(mostHours: Int) -> Int32? {
    let isNegative = skip(0x2D)
    if !isNegative { _ = skip(0x2B) }
    guard let hours = number(in: 0...mostHours) else { return nil }
    var seconds = hours * 3600
    if skip(0x3A) {
      guard let minutes = number(in: 0...59) else { return nil }
      seconds += minutes * 60
      if skip(0x3A) {
        guard let more = number(in: 0...59) else { return nil }
        seconds += more
      }
    }
    return Int32(truncatingIfNeeded: isNegative ? -seconds : seconds)
  }

  private mutating func number(in range: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, digits.count <= 3 else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    guard range.contains(number) else { return nil }
    rest = rest[digits.endIndex...]
    return number
  }
}
