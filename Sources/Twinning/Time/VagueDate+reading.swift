extension VagueDate {
  /// The longest text: an interval of two marked days, `2004-06-11%/2004-06-12%`.
  package static let longestText = 23

  /// Reads EDTF from UTF-8 bytes; nil when they are not a date.
  ///
  /// Does not allocate.
  package init?(utf8 bytes: Span<UInt8>) {
    guard let date = try? Self.read(bytes) else { return nil }
    self = date
  }

  /// Reads EDTF, and says what is wrong with a text that is not a date.
  package init(_ text: String) throws(ValueError) {
    do {
      self = try Self.read(text.utf8.span)
    } catch {
      throw error.explained(for: text)
    }
  }

  static func read(_ bytes: Span<UInt8>) throws(DateProblem) -> VagueDate {
    if let parts = CivilDay.plainDay(bytes) {
      let point = try VaguePoint(parts: parts, qualifier: .none)
      return VagueDate(start: point, end: point, form: .date)
    }
    guard bytes.count > 0 else { return .unknown }
    guard bytes.count <= longestText else { throw .shape }
    var slash: Int?
    for index in 0..<bytes.count where bytes[index] == 0x2F {
      guard slash == nil else { throw .shape }
      slash = index
    }
    guard let slash else {
      let point = try VaguePoint(bytes, in: 0..<bytes.count)
      return VagueDate(start: point, end: point, form: .date)
    }
    return try readInterval(bytes, slash: slash)
  }

  private static func readInterval(
    _ bytes: Span<UInt8>, slash: Int
  ) throws(DateProblem) -> VagueDate {
    let left = 0..<slash
    let right = (slash + 1)..<bytes.count
    switch (Side(bytes, left), Side(bytes, right)) {
    case (.date, .date):
      let start = try VaguePoint(bytes, in: left)
      let end = try VaguePoint(bytes, in: right)
      guard start.earliest() <= end.latest() else { throw .backwards }
      return VagueDate(start: start, end: end, form: .interval)
    case (.open, .date):
      return VagueDate(start: .absent, end: try VaguePoint(bytes, in: right), form: .openStart)
    case (.unknown, .date):
      return VagueDate(start: .absent, end: try VaguePoint(bytes, in: right), form: .unknownStart)
    case (.date, .open):
      return VagueDate(start: try VaguePoint(bytes, in: left), end: .absent, form: .openEnd)
    case (.date, .unknown):
      return VagueDate(start: try VaguePoint(bytes, in: left), end: .absent, form: .unknownEnd)
    case (.open, .open), (.open, .unknown), (.unknown, .open), (.unknown, .unknown):
      throw .noEnd
    }
  }

  /// What stands on one side of the slash.
  private enum Side {
    case date
    case open
    case unknown

    init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
      if range.isEmpty {
        self = .unknown
      } else if range.count == 2, bytes[range.lowerBound] == 0x2E,
        bytes[range.lowerBound + 1] == 0x2E
      {
        self = .open
      } else {
        self = .date
      }
    }
  }
}

extension VaguePoint {
  /// Reads one date: `YYYY`, `YYYY-MM`, `YYYY-SS`, `YYYY-MM-DD`, with `X` for what is not told
  /// from the right, and one mark at the end.
  init(_ bytes: Span<UInt8>, in range: Range<Int>) throws(DateProblem) {
    let qualifier = Self.qualifier(bytes[range.upperBound - 1])
    let first = range.lowerBound
    switch range.count - (qualifier == .none ? 0 : 1) {
    case 4:
      try self.init(yearOf: bytes, at: first, qualifier: qualifier)
    case 7:
      guard bytes[first + 4] == 0x2D else { throw .shape }
      let year = try Self.year(bytes, at: first)
      if Self.isUntold(bytes, at: first + 5) {
        self.init(year: year, precision: .someMonth, qualifier: qualifier)
      } else {
        let month = DateDigits.pair(bytes, at: first + 5)
        let isSeason = (21...24).contains(month)
        guard month >= 0 else { throw .shape }
        guard isSeason || (1...12).contains(month) else { throw .noMonth(month) }
        self.init(
          year: year, month: month, precision: isSeason ? .season : .month, qualifier: qualifier)
      }
    case 10:
      try self.init(dayOf: bytes, at: first, qualifier: qualifier)
    default:
      throw .shape
    }
  }

  private init(
    yearOf bytes: Span<UInt8>, at first: Int, qualifier: Qualifier
  ) throws(DateProblem) {
    guard bytes[first + 3] == 0x58 else {
      self.init(year: try Self.year(bytes, at: first), precision: .year, qualifier: qualifier)
      return
    }
    let century = DateDigits.pair(bytes, at: first) * 100
    guard century >= 0 else { throw .shape }
    if bytes[first + 2] == 0x58 {
      self.init(year: century, precision: .century, qualifier: qualifier)
    } else {
      let decade = bytes[first + 2] &- 0x30
      guard decade <= 9 else { throw .shape }
      self.init(year: century + Int(decade) * 10, precision: .decade, qualifier: qualifier)
    }
  }

  private init(
    dayOf bytes: Span<UInt8>, at first: Int, qualifier: Qualifier
  ) throws(DateProblem) {
    guard bytes[first + 4] == 0x2D, bytes[first + 7] == 0x2D else { throw .shape }
    let year = try Self.year(bytes, at: first)
    let month = DateDigits.pair(bytes, at: first + 5)
    let day = DateDigits.pair(bytes, at: first + 8)
    guard Self.isUntold(bytes, at: first + 8) else {
      guard month >= 0, day >= 0 else { throw .shape }
      try self.init(
        parts: CivilDay.Components(year: year, month: month, day: day), qualifier: qualifier)
      return
    }
    if Self.isUntold(bytes, at: first + 5) {
      self.init(year: year, precision: .someDayOfYear, qualifier: qualifier)
    } else {
      guard month >= 0 else { throw .shape }
      guard (1...12).contains(month) else {
        throw (21...24).contains(month) ? .seasonDay : .noMonth(month)
      }
      self.init(year: year, month: month, precision: .someDay, qualifier: qualifier)
    }
  }

  /// Takes three numbers, each of 0 or more, when they make a day.
  @inline(__always)
  init(parts: CivilDay.Components, qualifier: Qualifier) throws(DateProblem) {
    guard parts.year >= 1 else { throw .yearZero }
    guard parts.month >= 1, parts.month <= 12 else {
      throw (21...24).contains(parts.month) ? .seasonDay : .noMonth(parts.month)
    }
    guard parts.day >= 1,
      parts.day <= 28
        || parts.day <= CivilDay.length(ofMonth: parts.month, inYear: parts.year)
    else { throw .noDay(parts) }
    self.init(
      year: parts.year, month: parts.month, day: parts.day, precision: .day, qualifier: qualifier)
  }

  private static func year(_ bytes: Span<UInt8>, at first: Int) throws(DateProblem) -> Int {
    let high = DateDigits.pair(bytes, at: first)
    let low = DateDigits.pair(bytes, at: first + 2)
    guard high | low >= 0 else { throw .shape }
    guard high | low > 0 else { throw .yearZero }
    return high * 100 + low
  }

  private static func isUntold(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    bytes[index] == 0x58 && bytes[index + 1] == 0x58
  }

  private static func qualifier(_ byte: UInt8) -> Qualifier {
    switch byte {
    case 0x7E: .approximate
    case 0x3F: .uncertain
    case 0x25: .both
    default: .none
    }
  }
}
