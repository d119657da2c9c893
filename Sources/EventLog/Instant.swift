internal import Glibc

/// A moment in microseconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let microseconds: Int64

  package init(microseconds: Int64) { self.microseconds = microseconds }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.microseconds < right.microseconds
  }

  /// The machine's clock.
  package static var now: Instant {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
  }

  /// Whole seconds since 1970, rounded down.
  package var seconds: Int64 { Instant.floor(microseconds, 1_000_000).quotient }

  /// Whole days since 1970 in UTC, rounded down.
  package var day: Int32 {
    Int32(truncatingIfNeeded: Instant.floor(seconds, 86_400).quotient)
  }

  /// RFC 3339 in UTC with microseconds: `2026-11-24T06:00:00.000000Z`.
  package var description: String {
    let (days, second) = Instant.floor(seconds, 86_400)
    let (year, month, dayOfMonth) = Instant.civil(days)
    let fraction = Instant.floor(microseconds, 1_000_000).remainder
    return pad(year, 4) + "-" + pad(month, 2) + "-" + pad(dayOfMonth, 2) + "T"
      + pad(second / 3600, 2) + ":" + pad(second / 60 % 60, 2) + ":" + pad(second % 60, 2) + "."
      + pad(fraction, 6) + "Z"
  }

  /// Reads RFC 3339 in UTC, to seconds or to microseconds, with `Z` at the end.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes.count <= 27, bytes.last == UInt8(ascii: "Z"),
      let year = Instant.number(bytes[0..<4]), bytes[4] == UInt8(ascii: "-"),
      let month = Instant.number(bytes[5..<7]), bytes[7] == UInt8(ascii: "-"),
      let day = Instant.number(bytes[8..<10]), bytes[10] == UInt8(ascii: "T"),
      let hour = Instant.number(bytes[11..<13]), bytes[13] == UInt8(ascii: ":"),
      let minute = Instant.number(bytes[14..<16]), bytes[16] == UInt8(ascii: ":"),
      let second = Instant.number(bytes[17..<19]), (1...12).contains(month),
      (1...31).contains(day), hour < 24, minute < 60, second < 60, year > 0
    else { return nil }
    var fraction: Int64 = 0
    if bytes.count > 20 {
      let digits = bytes[20..<(bytes.count - 1)]
      guard bytes[19] == UInt8(ascii: "."), let value = Instant.number(digits) else { return nil }
      fraction = (digits.count..<6).reduce(value) { result, _ in result * 10 }
    }
    let days = Instant.days(year, month, day)
    guard Instant.civil(days) == (year, month, day) else { return nil }
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + second
    microseconds = seconds * 1_000_000 + fraction
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
    guard !digits.isEmpty, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
  }

  private func pad(_ value: Int64, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }

  private static func floor(_ value: Int64, _ by: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: by)
    return remainder < 0 ? (quotient - 1, remainder + by) : (quotient, remainder)
  }

  /// The Gregorian date of a day (Hinnant, chrono-compatible date algorithms).
  private static func civil(_ days: Int64) -> (Int64, Int64, Int64) {
    let (era, dayOfEra) = floor(days + 719_468, 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = floor(shifted, 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
