import Twinning

/// A day or a time as a calendar writes it (RFC 5545 sections 3.3.4 and 3.3.5).
enum CalendarTime: Hashable {
  case day(CivilDay)
  /// Seconds since 1970 on a clock in the zone of TZID, or in none.
  case local(Int64)
  /// Seconds since 1970 in UTC.
  case utc(Int64)

  enum Problem: Error, Hashable {
    /// Neither `20270504` nor `20270504T180000` nor `20270504T160000Z`.
    case form
    /// No such day, or no such time of day.
    case impossible
  }

  init(_ bytes: ArraySlice<UInt8>) throws(Problem) {
    let bytes = Array(bytes)
    guard bytes.count == 8 || bytes.count == 15 || (bytes.count == 16 && bytes[15] == 0x5A),
      bytes[..<8].allSatisfy(\.isASCIIDigit)
    else { throw .form }
    func number(_ range: Range<Int>) -> Int {
      bytes[range].reduce(0) { $0 * 10 + Int($1 &- 0x30) }
    }
    let day = CivilDay(year: number(0..<4), month: number(4..<6), day: number(6..<8))
    guard bytes.count > 8 else {
      guard let day else { throw .impossible }
      self = .day(day)
      return
    }
    guard bytes[8] == 0x54, bytes[9..<15].allSatisfy(\.isASCIIDigit) else { throw .form }
    let (hour, minute, second) = (number(9..<11), number(11..<13), number(13..<15))
    // A leap second counts as the one before it (RFC 5545 section 3.3.12).
    guard let day, second <= 60, let wall = WallTime(day: day, hour: hour, minute: minute) else {
      throw .impossible
    }
    let seconds = wall.secondsSince1970 + Int64(min(second, 59))
    self = bytes.count == 16 ? .utc(seconds) : .local(seconds)
  }

  /// As VALUE names it.
  var type: String {
    switch self {
    case .day: "DATE"
    case .local, .utc: "DATE-TIME"
    }
  }
}

extension ContentLine {
  /// The value as a time; nil when it is none.
  var time: CalendarTime? { try? CalendarTime(value) }
}

/// A span of time (RFC 5545 section 3.3.6).
struct CalendarDuration: Hashable {
  /// Whether it counts nothing but days or weeks.
  let isWholeDays: Bool
  let isNegative: Bool

  /// Nil when the text is none: `P7W`, `P1DT2H30M`, `-PT15M`.
  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    isNegative = rest.first == 0x2D
    if isNegative || rest.first == 0x2B { rest = rest.dropFirst() }
    guard rest.first == 0x50 else { return nil }
    rest = rest.dropFirst()
    var isTime = false
    // Units in their order; hours, minutes and seconds only after a T.
    var units = Array("WD".utf8)[...]
    var count = 0
    while let first = rest.first {
      if first == 0x54, !isTime {
        (isTime, units, count) = (true, Array("HMS".utf8)[...], 0)
        rest = rest.dropFirst()
        continue
      }
      let digits = rest.prefix(while: \.isASCIIDigit)
      guard (1...9).contains(digits.count), digits.endIndex < rest.endIndex,
        let place = units.firstIndex(of: rest[digits.endIndex])
      else { return nil }
      // A week stands alone.
      guard units[place] != 0x57 || digits.endIndex + 1 == rest.endIndex else { return nil }
      units = units[(place + 1)...]
      rest = rest[(digits.endIndex + 1)...]
      count += 1
    }
    guard count > 0 else { return nil }
    isWholeDays = !isTime
  }
}
