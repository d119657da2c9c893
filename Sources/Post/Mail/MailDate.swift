/// When a mail was written, with the clock of the place where it was (RFC 5322 §3.3).
package struct MailDate: Equatable, Sendable {
  /// Seconds since 1970-01-01T00:00Z.
  package var seconds: Int64
  /// Minutes east of UTC.
  package var offset: Int

  package init(seconds: Int64, offset: Int = 0) {
    self.seconds = seconds
    self.offset = offset
  }

  /// 1970 to 9999: a header's year has four digits.
  private static let years: ClosedRange<Int64> = 0...253_402_214_400
  /// The zones that there are, from -12:00 to +14:00, and some air.
  private static let offsets = -15 * 60...15 * 60

  func check() throws(PostError) {
    guard Self.years.contains(seconds) else {
      throw .unsuitable(
        field: "date", value: "\(seconds)", wanted: "a number of seconds from 1970 to 9999")
    }
    guard Self.offsets.contains(offset) else {
      throw .unsuitable(
        field: "offset of the date", value: "\(offset)",
        wanted: "a number of minutes from -900 to 900")
    }
  }
}
