/// A wall time in a named zone, `2027-05-04T18:00[America/New_York]`: what an invitation says.
///
/// It is turned into an instant as late as possible, because the zone's law may change until then.
/// Not ordered: two of them can be compared only by the rules of their zones (`TimeZoneRules`).
package struct ZonedTime: Hashable, Sendable, BitwiseCopyable {
  package let wall: WallTime
  package let zone: ZoneName

  package init(_ wall: WallTime, in zone: ZoneName) {
    self.wall = wall
    self.zone = zone
  }

  /// Reads `2027-05-04T18:00[America/New_York]` from UTF-8 bytes; nil for anything else.
  package init?(utf8 bytes: Span<UInt8>) {
    let bracket = WallTime.textLength
    let last = bytes.count - 1
    guard last > bracket, bytes[bracket] == 0x5B, bytes[last] == 0x5D,
      let wall = WallTime(bytes, at: 0),
      let zone = ZoneName(utf8: bytes.extracting((bracket + 1)..<last))
    else { return nil }
    self.init(wall, in: zone)
  }

  /// Reads `2027-05-04T18:00[America/New_York]`, and says what is wrong with anything else.
  package init(_ text: String) throws(ValueError) {
    if let time = ZonedTime(utf8: text.utf8.span) {
      self = time
      return
    }
    let parts = text.split(separator: "[", maxSplits: 1, omittingEmptySubsequences: false)
    let wall = parts.first.map(String.init) ?? ""
    let problem =
      if WallTime(utf8: wall.utf8.span) == nil {
        WallTime.problem(of: wall)
      } else if parts.count < 2 {
        "the zone is missing"
      } else if !text.hasSuffix("]") {
        "the bracket behind the zone is missing"
      } else {
        "the name of the zone has another form"
      }
    throw ValueError(
      .zonedTime, value: text, problem: problem,
      advice: "write 2027-05-04T18:00[America/New_York]")
  }
}

extension ZonedTime: CustomStringConvertible {
  package var description: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the text in UTF-8.
  package func append(to bytes: inout [UInt8]) {
    wall.append(to: &bytes)
    bytes.append(0x5B)
    zone.append(to: &bytes)
    bytes.append(0x5D)
  }
}
