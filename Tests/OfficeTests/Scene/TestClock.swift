import EventLog
import Testing
import Twinning

/// A clock that goes only when it is told to.
final class TestClock {
  private(set) var now: Instant

  /// Noon of a day in UTC: the same day in most of the world.
  init(_ day: String) throws { now = try Self.noon(day) }

  func set(_ day: String) throws { now = try Self.noon(day) }

  func set(_ moment: Instant) { now = moment }

  func advance(seconds: Int64) {
    now = Instant(microseconds: now.microseconds + seconds * 1_000_000)
  }

  private static func noon(_ day: String) throws -> Instant {
    try #require(Instant("\(day)T12:00:00Z"))
  }
}
