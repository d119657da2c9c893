import Twinning

/// The day of Easter, by integer arithmetic alone.
enum EasterDay {
  /// Easter of the Western churches, by the Gregorian computus ("Ecclesiastical calendar", Nature,
  /// 20 April 1876, in the form of Meeus, "Astronomical algorithms", chapter 8).
  static func western(_ year: Int) -> CivilDay? {
    let (golden, century, ofCentury) = (year % 19, year / 100, year % 100)
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7
    let shift = (golden + 11 * epact + 22 * weekday) / 451
    let days = epact + weekday - 7 * shift + 114
    return CivilDay(year: year, month: days / 31, day: days % 31 + 1)
  }

  /// Easter of the Orthodox churches: the Julian computus, told in the Gregorian calendar.
  static func orthodox(_ year: Int) -> CivilDay? {
    let moon = (19 * (year % 19) + 15) % 30
    let weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    let days = moon + weekday + 114
    // The Julian date's name, and then the days by which that calendar is behind.
    let behind = year / 100 - year / 400 - 2
    return CivilDay(year: year, month: days / 31, day: days % 31 + 1)?.adding(days: behind)
  }
}
