import Twinning

/// Writes content lines: escaped, folded, each ended by CRLF (RFC 5545 section 3.1).
struct ContentLineWriter {
  /// The most bytes of a line, without its end.
  static let longest = 75

  /// What has been written so far; while a line is open, its beginning unfolded.
  private(set) var bytes: [UInt8] = []
  private var lineStart = 0

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// A whole line that needs no escaping.
  mutating func line(_ line: StaticString) {
    add(line)
    end()
  }

  /// Adds what needs no escaping.
  mutating func add(_ text: StaticString) {
    for index in 0..<text.utf8CodeUnitCount { bytes.append(text.utf8Start[index]) }
  }

  /// Adds what needs no escaping.
  mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Adds a zone's name.
  mutating func add(_ zone: ZoneName) { zone.append(to: &bytes) }

  /// Adds a value of the type TEXT (RFC 5545 section 3.3.11).
  mutating func add(text: String) {
    for byte in text.utf8 {
      switch byte {
      case 0x5C, 0x3B, 0x2C:
        bytes.append(0x5C)
        bytes.append(byte)
      case 0x0A:
        bytes.append(0x5C)
        bytes.append(0x6E)
      default: bytes.append(byte)
      }
    }
  }

  /// Adds a parameter's value in quotation marks, those inside it written as RFC 6868 does.
  mutating func add(quoted text: String) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22: add("^'")
      case 0x5E: add("^^")
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }

  /// Adds `20270504` (RFC 5545 section 3.3.4).
  mutating func add(_ day: CivilDay) {
    let parts = day.components
    add(pair: parts.year / 100)
    add(pair: parts.year % 100)
    add(pair: parts.month)
    add(pair: parts.day)
  }

  /// Adds `20270504T180000`, seconds since 1970 on some clock (RFC 5545 section 3.3.5).
  mutating func add(clockSeconds seconds: Int64) {
    guard let wall = WallTime(secondsSince1970: seconds) else { return }
    add(wall.day)
    bytes.append(0x54)
    add(pair: wall.hour)
    add(pair: wall.minuteOfHour)
    add(pair: Int(seconds - wall.secondsSince1970))
  }

  /// Adds `20270504T160000Z`.
  mutating func add(_ instant: CalendarInstant) {
    add(clockSeconds: instant.unixSeconds)
    bytes.append(0x5A)
  }

  /// Adds a number of 0…99 in two digits.
  mutating func add(pair number: Int) {
    bytes.append(0x30 &+ UInt8(truncatingIfNeeded: number / 10 % 10))
    bytes.append(0x30 &+ UInt8(truncatingIfNeeded: number % 10))
  }

  /// Ends the line, folded where it is longer than 75 bytes, never inside a character.
  mutating func end() {
    if bytes.count - lineStart > Self.longest { fold() }
    add("\r\n")
    lineStart = bytes.count
  }

  private mutating func fold() {
    // An array of its own: a slice would hold on to all of the bytes and have them copied.
    var rest = Array(bytes[lineStart...])[...]
    bytes.removeLast(rest.count)
    var room = Self.longest
    while rest.count > room {
      var cut = rest.startIndex + room
      // Not before a byte 10xxxxxx, which goes on with a character; one has at most four bytes.
      while rest[cut] & 0xC0 == 0x80 { cut -= 1 }
      bytes.append(contentsOf: rest[..<cut])
      add("\r\n ")
      rest = rest[cut...]
      room = Self.longest - 1
    }
    bytes.append(contentsOf: rest)
  }
}
