import EventLog
import Testing

/// Moments and their RFC 3339 text.
struct InstantTests {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00.000000Z"), (-1, "1969-12-31T23:59:59.999999Z"),
      (1_795_550_400_000_001, "2026-11-24T20:00:00.000001Z"),
      (951_782_400_000_000, "2000-02-29T00:00:00.000000Z"),
      (-62_135_596_800_000_000, "0001-01-01T00:00:00.000000Z"),
      (253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
    ] as [(Int64, String)])
  func `a moment is written and read`(_ microseconds: Int64, _ text: String) {
    #expect(Instant(microseconds: microseconds).description == text)
    #expect(Instant(text) == Instant(microseconds: microseconds))
  }

  @Test func `seconds may be whole or have a fraction`() {
    #expect(Instant("1970-01-01T00:00:01Z") == Instant(microseconds: 1_000_000))
    #expect(Instant("1970-01-01T00:00:01.5Z") == Instant(microseconds: 1_500_000))
    #expect(Instant("1970-01-01T00:00:00.000007Z") == Instant(microseconds: 7))
  }

  @Test(arguments: [
    "", "2026-11-24", "2026-11-24T20:00:00", "2026-11-24T20:00:00+01:00", "2026-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-11-31T00:00:00Z",
    "2026-11-24T24:00:00Z", "2026-11-24T20:60:00Z", "2026-11-24T20:00:60Z",
    "2026-11-24 20:00:00Z", "2026-11-24T20:00:00.Z", "2026-11-24T20:00:00.1234567Z",
    "0000-01-01T00:00:00Z", "-026-01-01T00:00:00Z", "2026-11-24T20:00:00,5Z",
    "2026-1１-24T20:00:00Z", "1900-02-29T00:00:00Z",
  ])
  func `what is no moment in UTC is refused`(_ text: String) { #expect(Instant(text) == nil) }

  @Test func `days and seconds are rounded down`() {
    #expect(Instant(microseconds: -1).day == -1)
    #expect(Instant(microseconds: -1).seconds == -1)
    #expect(Instant(microseconds: 86_400_000_000).day == 1)
    #expect(Instant(microseconds: 86_399_999_999).day == 0)
  }

  @Test func `the machine's clock is in this century`() throws {
    let text = Instant.now.description
    #expect(text.hasPrefix("20"))
    #expect(Instant(text) != nil)
  }
}
