internal import JSONText

extension FeastFall {
  /// Reads the one member that says by what the day is found, and those that belong to it.
  init(from reader: inout ItemReader) throws(GuidanceError) {
    var found: [FeastFall] = []
    if let (month, day) = try reader.optionalMonthAndDay("day", months: 1...12, days: 1...31) {
      guard DayCount.days(year: 2024, month: Int32(month), day: Int32(day)) != nil else {
        throw reader.refusal("day", "there is no such day; write it as 12-25")
      }
      found.append(.fixed(month: month, day: day))
    }
    if let weekday = try reader.optionalWord("weekday", of: WeekdayName.self) {
      let nth = try reader.optionalNumber("nth", in: -1...5)
      let month = try reader.optionalNumber("month", in: 1...12)
      guard let nth, nth != 0, let month else {
        throw reader.refusal(
          "weekday", "write it as {\"weekday\": \"monday\", \"nth\": 3, \"month\": 1}, -1 for last")
      }
      found.append(.weekday(weekday.number, nth: Int(nth), month: Int(month)))
    }
    if let computus = try reader.optionalWord("easter", of: Computus.self) {
      found.append(.easter(computus))
    }
    if let (month, day) = try reader.optionalMonthAndDay("hebrew", months: 1...12, days: 1...30) {
      let shift = try reader.optionalWord("shift", of: HebrewShift.self)
      found.append(.hebrew(month: month, day: day, shift))
    }
    if let (month, day) = try reader.optionalMonthAndDay("islamic", months: 1...12, days: 1...30) {
      found.append(.islamic(month: month, day: day))
    }
    for calendar in Lunisolar.allCases {
      let name = calendar.rawValue
      if let (month, day) = try reader.optionalMonthAndDay(name, months: 1...12, days: 1...30) {
        found.append(.lunisolar(calendar, month: month, day: day))
      }
    }
    if let term = try reader.optionalWord("term", of: SolarTerm.self) { found.append(.term(term)) }
    let days = try reader.days("days")
    if !days.isEmpty { found.append(.listed(days)) }
    guard let only = found.first, found.count == 1 else {
      throw reader.context.refusal(
        reader.path,
        "write one of day, weekday, easter, hebrew, islamic, chinese, vietnamese, term, days")
    }
    self = only
  }

  /// The days of the week as guidance names them.
  private enum WeekdayName: String, CaseIterable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    /// Monday 1 … Sunday 7.
    var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
  }
}

extension ItemReader {
  /// `09-15`: the month and the day of some calendar; `nil` when missing.
  fileprivate mutating func optionalMonthAndDay(
    _ name: String, months: ClosedRange<Int>, days: ClosedRange<Int>
  ) throws(GuidanceError) -> (Int, Int)? {
    guard let text = try optionalText(name) else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let month = Int(parts[0]),
      let day = Int(parts[1]), months.contains(month), days.contains(day)
    else {
      throw refusal(name, "\"\(text)\" is no month and day of its calendar; write them as 09-15")
    }
    return (month, day)
  }

  /// A list of days (`YYYY-MM-DD`); a missing member is none.
  mutating func days(_ name: String) throws(GuidanceError) -> [Int32] {
    var days: [Int32] = []
    for text in try texts(name) {
      guard let day = DayCount.parse(text) else {
        throw refusal(name, "\"\(text)\" is no day; write it as 2015-01-31")
      }
      days.append(day)
    }
    return days
  }
}
