import Testing

@testable import Office
@testable import Terminal

/// Progress is told to somebody who watches and waits, to nobody else.
struct ProgressLineTests {
  private func told(isWatched: Bool, after durations: [Duration]) -> String {
    let console = Console(
      .memory, ability: Console.Ability(width: 80, hasColors: false, isWatched: isWatched))
    let start = ContinuousClock.now
    var now = start
    let line = ProgressLine(console) { now }
    for (index, duration) in durations.enumerated() {
      now = start + duration
      line.show(Office.Progress(what: "folding", done: Int64(index + 1), total: 4))
    }
    line.end()
    return String(decoding: console.complaints, as: UTF8.self)
  }

  @Test func `nobody watches: nothing is told`() {
    #expect(told(isWatched: false, after: [.seconds(2), .seconds(9)]) == "")
  }

  @Test func `what takes less than a second is not told`() {
    #expect(told(isWatched: true, after: [.milliseconds(10), .milliseconds(999)]) == "")
  }

  @Test func `the line is drawn ten times a second at most, and taken away`() {
    let text = told(
      isWatched: true, after: [.milliseconds(1001), .milliseconds(1050), .seconds(2)])
    #expect(text == "\r\u{1B}[Kfolding: 25 %\r\u{1B}[Kfolding: 75 %\r\u{1B}[K")
  }
}
