package import Guidance

/// What the domain must be told about calendars: given to it, so that it stays pure.
package protocol FeastDays: Sendable {
  /// The days of a Gregorian year that the fall names, in their order: two for some feasts of a
  /// short year, none when it has none or they are not known.
  func days(of fall: FeastFall, inYear year: Int) -> [CivilDay]
}

/// Knows no feasts: for rules that are asked nothing about days.
package struct NoFeastDays: FeastDays {
  package init() {}

  package func days(of fall: FeastFall, inYear year: Int) -> [CivilDay] { [] }
}
