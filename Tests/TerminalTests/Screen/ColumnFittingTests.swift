import Testing

@testable import Terminal

/// Widths for columns that share a line.
struct ColumnFittingTests {
  private func demand(_ texts: String..., isWhole: Bool = false) -> ColumnFitting.Demand {
    ColumnFitting.Demand(title: "", texts: texts, isWhole: isWhole)
  }

  @Test func `columns that fit keep their width`() {
    let fitting = ColumnFitting([demand("abc"), demand("长沙")], isEasy: false)
    #expect(fitting.widths(within: 80) == [3, 4])
    #expect(fitting.widths(within: 9) == [3, 4])
  }

  @Test func `the widest column is cut first, and none below its longest word`() {
    let long = "one two three four five six"
    let fitting = ColumnFitting([demand(long), demand("a b c")], isEasy: false)
    #expect(fitting.widths(within: 27) == [20, 5])
    #expect(fitting.widths(within: 8) == [5, 1])
    #expect(fitting.widths(within: 7) == nil)
  }

  @Test func `a date stays on one line`() {
    let date = demand("18 Dec 2026", isWhole: true)
    #expect(
      ColumnFitting([date, demand("a b c d e")], isEasy: false).widths(within: 14) == [11, 1])
    #expect(ColumnFitting([date], isEasy: false).widths(within: 10) == nil)
  }

  @Test func `an easy line leaves room to read`() {
    let long = "one two three four five six"
    #expect(ColumnFitting([demand(long)], isEasy: true).widths(within: 21) == nil)
    #expect(ColumnFitting([demand(long)], isEasy: true).widths(within: 22) == [22])
  }
}
