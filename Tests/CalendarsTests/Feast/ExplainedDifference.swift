import Twinning

/// Why a day stands in one of the two lists and not in the other.
struct ExplainedDifference {
  enum Side: String {
    /// A feast of ours is no holiday of theirs.
    case ours
    /// A holiday of theirs is in no feast of ours, nor in its window.
    case theirs
    /// A holiday of theirs lies in the window of a feast of ours: it is kept free all the same.
    case inWindow
  }

  struct Difference: CustomStringConvertible {
    let side: Side
    let country: String
    let day: CivilDay
    /// Our id, or their name.
    let name: String

    var description: String { "\(side.rawValue) \(country) \(day) \(name)" }
  }

  let side: Side
  let country: String
  /// How the name begins.
  let name: String
  let years: ClosedRange<Int>
  /// Only where the day is one of these.
  let weekdays: [Weekday]
  let reason: String

  init(
    _ side: Side, _ country: String, _ name: String, years: ClosedRange<Int> = 2015...2040,
    on weekdays: [Weekday] = Weekday.allCases, _ reason: String
  ) {
    self.side = side
    self.country = country
    self.name = name
    self.years = years
    self.weekdays = weekdays
    self.reason = reason
  }

  func explains(_ difference: Difference) -> Bool {
    difference.side == side && difference.country == country
      && difference.name.hasPrefix(name) && years.contains(difference.day.year)
      && weekdays.contains(difference.day.weekday)
  }

  static let all = china + vietNam + sierraLeone + spain

  private static let exchange = "working days exchanged by a yearly announcement"

  private static let china: [ExplainedDifference] = [
    .init(.inWindow, "CN", "Day off (substituted", years: 2015...2026, exchange),
    .init(.theirs, "CN", "Day off (substituted", years: 2015...2015, exchange),
    .init(.theirs, "CN", "Day off (substituted", years: 2026...2026, exchange),
    .init(
      .theirs, "CN", "70th Anniversary of the Victory", years: 2015...2015,
      "one day off by announcement, in the past"),
    .init(
      .ours, "CN", "mid-autumn", years: 2015...2015, on: [.monday],
      "a Sunday's day off that the announcement of 2015 did not give"),
    .init(
      .inWindow, "CN", "Chinese New Year Extended Holiday", years: 2020...2020,
      "the holiday was made longer because of the epidemic"),
    .init(
      .inWindow, "CN", "Chinese New Year (Spring Festival) (observed)",
      "weekend days of the three that the law gives are given back behind them"),
    .init(
      .inWindow, "CN", "Chinese New Year's Eve (observed)",
      "weekend days of the four that the law gives are given back behind them"),
    .init(
      .inWindow, "CN", "Labor Day (observed)",
      "weekend days of those that the law gives are given back behind them"),
    .init(
      .inWindow, "CN", "Mid-Autumn Festival (observed)",
      "on the days of National Day: given back behind them"),
    .init(
      .inWindow, "CN", "National Day (observed)",
      "weekend days of the three that the law gives are given back behind them"),
  ]

  private static let vietNam: [ExplainedDifference] = [
    .init(.theirs, "VN", "Day off (substituted", years: 2015...2026, exchange),
    .init(.inWindow, "VN", "Day off (substituted", years: 2015...2019, exchange),
    .init(
      .inWindow, "VN", "29 of Lunar New Year",
      "two days before Tet or the fifth after it: the Prime Minister chooses which"),
    .init(
      .inWindow, "VN", "Fifth Day of Lunar New Year",
      "two days before Tet or the fifth after it: the Prime Minister chooses which"),
    .init(
      .inWindow, "VN", "National Day", years: 2021...2040,
      "a second day since 2021, before or after: the Prime Minister chooses which"),
  ]

  private static let moonTable =
    "from 2031 on their table is a day off the one of KACST that OpenJDK and ICU carry"

  private static let sierraLeone: [ExplainedDifference] = [
    .init(.inWindow, "SL", "Eid al-Fitr", years: 2031...2040, moonTable),
    .init(.inWindow, "SL", "Eid al-Adha", years: 2031...2040, moonTable),
    .init(.inWindow, "SL", "Prophet's Birthday", years: 2031...2040, moonTable),
    .init(.ours, "SL", "eid-al-adha", years: 2031...2040, moonTable),
    .init(.ours, "SL", "mawlid", years: 2031...2040, moonTable),
  ]

  private static let spain: [ExplainedDifference] = [
    "all-saints", "assumption", "christmas", "constitution-day-es", "epiphany",
    "immaculate-conception", "labour-day", "national-day-es", "new-year",
  ].map {
    .init(
      .ours, "ES", $0, on: [.sunday],
      "on a Sunday the national list leaves it out: each region moves it or not")
  }
}
