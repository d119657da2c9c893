extension ZoneFile {
  /// The largest file that is read: the largest of the database has under 4 KiB in its slim and
  /// 20 KiB in its fat form.
  static let largest = 256 * 1024

  /// Why bytes are not the data of a zone, in words that follow "cannot be used: ".
  struct Problem: Error, Hashable, Sendable {
    let reason: String
  }

  /// Reads the second, 64-bit block and the footer of a TZif file of version 2 or later (RFC 9636
  /// section 3); the first, 32-bit block is passed over.
  init(tzif bytes: [UInt8]) throws(Problem) {
    let first = try Header(bytes, at: 0)
    guard first.version >= 0x32 else {
      throw Problem(reason: "it is TZif of version 1, without years after 2037")
    }
    let second = try Header(bytes, at: Header.size + first.bodySize(timeSize: 4))
    guard second.leapSeconds == 0 else {
      throw Problem(reason: "it counts leap seconds, which clocks here do not")
    }
    let body = second.start + Header.size
    let types = body + second.times * 9
    let footer = body + second.bodySize(timeSize: 8)
    guard footer <= bytes.count else { throw Problem(reason: "it is cut short") }

    var typeOffsets: [Int32] = []
    for index in 0..<second.types {
      let offset = Int32(truncatingIfNeeded: bytes.bigEndian(at: types + index * 6, size: 4))
      // RFC 9636 section 3.2: between -25 and 26 hours.
      guard (-89_999...93_599).contains(offset) else {
        throw Problem(reason: "an offset is longer than a day")
      }
      typeOffsets.append(offset)
    }
    guard let firstOffset = typeOffsets.first else { throw Problem(reason: "it has no offsets") }
    var instants: [Int64] = []
    var offsets: [Int32] = []
    for index in 0..<second.times {
      let instant = Int64(bitPattern: bytes.bigEndian(at: body + index * 8, size: 8))
      // RFC 9636 section 3.2: none before -2^59; sums with offsets then never overflow.
      guard instant >= -(1 << 59), instant <= 1 << 59, instants.last.map({ $0 < instant }) ?? true
      else { throw Problem(reason: "its changes are out of order") }
      let type = Int(bytes[body + second.times * 8 + index])
      guard type < typeOffsets.count else {
        throw Problem(reason: "a change names an offset that is not there")
      }
      instants.append(instant)
      offsets.append(typeOffsets[type])
    }
    self.instants = instants
    self.offsets = offsets
    self.firstOffset = firstOffset
    rule = try Self.footer(bytes[footer...])
  }

  /// The rule between two line feeds; nil when nothing stands there.
  private static func footer(_ bytes: ArraySlice<UInt8>) throws(Problem) -> RecurringRule? {
    guard bytes.first == 0x0A, let end = bytes.dropFirst().firstIndex(of: 0x0A) else {
      throw Problem(reason: "its last line is missing")
    }
    let text = bytes[(bytes.startIndex + 1)..<end]
    guard !text.isEmpty else { return nil }
    guard let rule = RecurringRule(tz: text) else {
      throw Problem(reason: "its rule for later years cannot be read")
    }
    return rule
  }

  /// One of the two headers, 44 bytes (RFC 9636 section 3.1).
  private struct Header {
    static let size = 44

    let start: Int
    let version: UInt8
    let leapSeconds: Int
    let times: Int
    let types: Int
    private let designations: Int
    private let standardFlags: Int
    private let universalFlags: Int

    init(_ bytes: [UInt8], at start: Int) throws(Problem) {
      guard start + Self.size <= bytes.count, bytes[start...].starts(with: "TZif".utf8) else {
        throw Problem(reason: "it is no TZif file")
      }
      self.start = start
      version = bytes[start + 4]
      func count(_ place: Int) -> Int { Int(bytes.bigEndian(at: start + 20 + place * 4, size: 4)) }
      universalFlags = count(0)
      standardFlags = count(1)
      leapSeconds = count(2)
      times = count(3)
      types = count(4)
      designations = count(5)
    }

    /// Bytes after the header.
    ///
    /// The counts have 32 bits each, so that no sum can overflow.
    func bodySize(timeSize: Int) -> Int {
      times * (timeSize + 1) + types * 6 + designations + leapSeconds * (timeSize + 4)
        + standardFlags + universalFlags
    }
  }
}

extension [UInt8] {
  /// An unsigned number of so many bytes, the highest first; the bytes must be there.
  fileprivate func bigEndian(at index: Int, size: Int) -> UInt64 {
    self[index..<(index + size)].reduce(0) { $0 << 8 | UInt64($1) }
  }
}
