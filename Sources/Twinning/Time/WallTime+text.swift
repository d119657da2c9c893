extension WallTime: CustomStringConvertible {
  /// The bytes of `2027-05-04T18:00`.
  package static let textLength = 16

  /// Reads `2027-05-04T18:00` from UTF-8 bytes; nil for anything else.
  package init?(utf8 bytes: Span<UInt8>) {
    guard bytes.count == Self.textLength, let time = WallTime(bytes, at: 0) else { return nil }
    self = time
  }

  /// Reads the sixteen bytes from an index that has so many after it.
  init?(_ bytes: Span<UInt8>, at first: Int) {
    guard bytes[first + 10] == 0x54, bytes[first + 13] == 0x3A,
      let day = CivilDay(utf8: bytes.extracting(first..<(first + 10)))
    else { return nil }
    self.init(
      day: day, hour: DateDigits.pair(bytes, at: first + 11),
      minute: DateDigits.pair(bytes, at: first + 14))
  }

  /// Reads `2027-05-04T18:00`, and says what is wrong with anything else.
  package init(_ text: String) throws(ValueError) {
    guard let time = WallTime(utf8: text.utf8.span) else {
      throw ValueError(
        .wallTime, value: text, problem: Self.problem(of: text), advice: "write 2027-05-04T18:00")
    }
    self = time
  }

  static func problem(of text: String) -> String {
    let bytes = Array(text.utf8.prefix(textLength + 1))
    if bytes.count == 10 { return "the time of day is missing" }
    if bytes.count > 10, bytes[10] == 0x20 {
      return "a capital T stands between day and time"
    }
    guard bytes.count >= textLength, bytes[10] == 0x54, bytes[13] == 0x3A else {
      return "it has not the form of a day and a time"
    }
    if bytes.count > textLength { return "something follows the minute" }
    do {
      _ = try CivilDay(String(decoding: bytes[0..<10], as: UTF8.self))
    } catch {
      return error.problem
    }
    return "the clock goes from 00:00 to 23:59"
  }

  /// ISO 8601: `2027-05-04T18:00`.
  package var description: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.textLength)
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends `2027-05-04T18:00` in UTF-8.
  package func append(to bytes: inout [UInt8]) {
    day.append(to: &bytes)
    bytes.append(0x54)
    DateDigits.append(hour, width: 2, to: &bytes)
    bytes.append(0x3A)
    DateDigits.append(minuteOfHour, width: 2, to: &bytes)
  }

  /// The time of day alone: `18:00`.
  package var clock: String {
    "\(hour < 10 ? "0" : "")\(hour):\(minuteOfHour < 10 ? "0" : "")\(minuteOfHour)"
  }

  /// In English: `Tue 4 May 2027, 18:00`.
  package var wording: String { "\(day.shortWording), \(clock)" }
}
