extension CivilDay: CustomStringConvertible {
  /// Reads `YYYY-MM-DD`, exactly ten bytes; nil for anything else.
  ///
  /// Does not allocate.
  package init?(utf8 bytes: Span<UInt8>) {
    guard let parts = Self.plainDay(bytes),
      let day = CivilDay(year: parts.year, month: parts.month, day: parts.day)
    else { return nil }
    self = day
  }

  /// Reads `YYYY-MM-DD`, and says what is wrong with anything else.
  package init(_ text: String) throws(ValueError) {
    let date: VagueDate
    do {
      date = try VagueDate(text)
    } catch {
      throw ValueError(
        .day, value: text, problem: error.problem, advice: "write it as 2027-05-04")
    }
    guard date.form == .date, let day = date.firmDay else {
      throw ValueError(
        .day, value: text, problem: "it names no single, certain day",
        advice: "write it as 2027-05-04")
    }
    self = day
  }

  /// ISO 8601: `2027-05-04`.
  package var description: String {
    String(unsafeUninitializedCapacity: 10) { buffer in
      let parts = components
      buffer[0] = 48 &+ UInt8(truncatingIfNeeded: parts.year / 1000)
      buffer[1] = 48 &+ UInt8(truncatingIfNeeded: parts.year / 100 % 10)
      buffer[2] = 48 &+ UInt8(truncatingIfNeeded: parts.year / 10 % 10)
      buffer[3] = 48 &+ UInt8(truncatingIfNeeded: parts.year % 10)
      buffer[4] = 0x2D
      buffer[5] = 48 &+ UInt8(truncatingIfNeeded: parts.month / 10)
      buffer[6] = 48 &+ UInt8(truncatingIfNeeded: parts.month % 10)
      buffer[7] = 0x2D
      buffer[8] = 48 &+ UInt8(truncatingIfNeeded: parts.day / 10)
      buffer[9] = 48 &+ UInt8(truncatingIfNeeded: parts.day % 10)
      return 10
    }
  }

  /// Appends `2027-05-04` in UTF-8.
  package func append(to bytes: inout [UInt8]) {
    let parts = components
    DateDigits.append(parts.year, width: 4, to: &bytes)
    bytes.append(0x2D)
    DateDigits.append(parts.month, width: 2, to: &bytes)
    bytes.append(0x2D)
    DateDigits.append(parts.day, width: 2, to: &bytes)
  }

  /// In English: `4 May 2027`.
  package var wording: String {
    let parts = components
    return "\(parts.day) \(monthOfYear.name) \(parts.year)"
  }

  /// In English, short, with the weekday: `Tue 4 May 2027`.
  package var shortWording: String {
    let parts = components
    return "\(weekday.shortName) \(parts.day) \(monthOfYear.shortName) \(parts.year)"
  }

  package var monthOfYear: Month {
    Month(rawValue: UInt8(truncatingIfNeeded: components.month)) ?? .january
  }

  /// The three numbers of `NNNN-NN-NN`, unchecked against the calendar; nil for another shape.
  @inline(__always)
  static func plainDay(_ bytes: Span<UInt8>) -> Components? {
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    let high = DateDigits.pair(bytes, at: 0)
    let low = DateDigits.pair(bytes, at: 2)
    let month = DateDigits.pair(bytes, at: 5)
    let day = DateDigits.pair(bytes, at: 8)
    // A pair that is not two digits is negative, and a negative number keeps its sign through `|`.
    guard high | low | month | day >= 0 else { return nil }
    return Components(year: high &* 100 &+ low, month: month, day: day)
  }
}
