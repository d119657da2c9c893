import Post
import Testing

struct BackoffTests {
  @Test func `waits grow from seconds to a day, and end`() {
    for (index, seconds) in Backoff.schedule.enumerated() {
      let delay = Backoff.delay(afterAttempt: index + 1, id: "msg_1") ?? 0
      #expect((seconds...seconds + seconds / 10).contains(delay))
    }
    #expect(Backoff.delay(afterAttempt: 10, id: "msg_1") == nil)
    for attempt in [0, -1, Int.min, Int.max] {
      #expect(Backoff.delay(afterAttempt: attempt, id: "msg_1") == nil)
    }
  }

  @Test func `each message waits a little differently, and always the same`() {
    let delays = (0..<200).map { Backoff.delay(afterAttempt: 4, id: "msg_\($0)") }
    #expect(delays == (0..<200).map { Backoff.delay(afterAttempt: 4, id: "msg_\($0)") })
    #expect(Set(delays).count > 100)
  }
}
