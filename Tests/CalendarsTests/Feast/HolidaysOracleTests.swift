import Foundation
import Guidance
import Testing

@testable import Calendars
@testable import Twinning

/// The feasts of 2015 to 2040 beside the lists of Python's `holidays`.
@Suite struct `Feasts beside another list` {
  static func feasts(of country: String) throws -> [Feast] {
    let rules = Rules(
      .shared, on: try CivilDay("2026-10-01"), local: LocalGuidance(),
      feasts: CalculatedFeastDays())
    let range = try #require(
      DayRange(first: try CivilDay("2015-01-01"), last: try CivilDay("2040-12-31")))
    return rules.feasts(of: try #require(CountryCode(country)), in: range)
  }

  @Test func `R12: differ only where it is explained`() throws {
    let theirs = Dictionary(grouping: try HolidaysPackage.all(), by: \.country)
    var used: Set<Int> = []
    func explain(_ difference: ExplainedDifference.Difference) -> Bool {
      let index = ExplainedDifference.all.firstIndex { $0.explains(difference) }
      if let index { used.insert(index) }
      return index != nil
    }
    for country in HolidaysPackage.countries {
      let ours = try Self.feasts(of: country).filter { $0.effect != .mind }
      let holidays = try #require(theirs[country])
      let days = Set(holidays.map(\.day))
      for holiday in holidays where !ours.contains(where: { $0.days.contains(holiday.day) }) {
        let isNear = ours.contains { $0.window.contains(holiday.day) }
        let difference = ExplainedDifference.Difference(
          side: isNear ? .inWindow : .theirs, country: country, day: holiday.day,
          name: holiday.name)
        #expect(explain(difference), "\(difference)")
      }
      for feast in ours where feast.effect == .closed {
        for day in feast.days.allDays where (2015...2040).contains(day.year) {
          guard !days.contains(day) else { continue }
          let difference = ExplainedDifference.Difference(
            side: .ours, country: country, day: day, name: feast.id)
          #expect(explain(difference), "\(difference)")
        }
      }
    }
    for (index, explained) in ExplainedDifference.all.enumerated() {
      #expect(used.contains(index), "explains nothing any more: \(explained.reason)")
    }
  }
}

extension DayRange {
  var allDays: [CivilDay] { (0..<count).compactMap { first.adding(days: $0) } }
}
