import Guidance
import Twinning

/// Days that the sun decides, by the formulas that almanacs use from 1980 to 2099.
///
/// Each is a day of the month in 1980, with its parts, to which 0.242194 days come in each year, less
/// the leap days.
enum SolarTermDay {
  private static let years = 1980...2099

  /// The day of a term in a year; nil outside 1980 to 2099.
  static func day(of term: FeastFall.SolarTerm, _ year: Int) -> CivilDay? {
    guard years.contains(year) else { return nil }
    let month =
      switch term {
      case .qingming: 4
      case .springEquinox: 3
      case .autumnEquinox: 9
      }
    // In millionths of a day. Equinoxes: the Hydrographic Department of Japan, "Shin koyomi
    // benricho" (1980). Qingming: the almanacs' 4.81 for 2000, told of 1980.
    let start =
      switch term {
      case .qingming: 4_966_000
      case .springEquinox: 20_843_100
      case .autumnEquinox: 23_248_800
      }
    let passed = year - 1980
    return CivilDay(
      year: year, month: month, day: (start + 242_194 * passed) / 1_000_000 - passed / 4)
  }
}
