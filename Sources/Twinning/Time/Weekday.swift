/// A day of the week, numbered as ISO 8601 does: Monday 1 … Sunday 7.
package enum Weekday: UInt8, Hashable, Comparable, Sendable, BitwiseCopyable, CaseIterable {
  case monday = 1
  case tuesday
  case wednesday
  case thursday
  case friday
  case saturday
  case sunday

  /// The English name: `Monday`.
  package var name: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }

  /// The English name in three letters: `Mon`.
  package var shortName: String { String(name.prefix(3)) }

  package var isWeekend: Bool { self >= .saturday }

  /// Reads an English name of at least three letters, in any case: `Tue`, `tues`, `Tuesday`.
  package init(english text: String) throws(ValueError) {
    let given = text.lowercased()
    let found = Self.allCases.first { $0.name.lowercased().hasPrefix(given) }
    guard given.utf8.count >= 3, let found else {
      throw ValueError(
        .weekday, value: text, problem: "no weekday is called so",
        advice: "write Mon, Tue, Wed, Thu, Fri, Sat or Sun")
    }
    self = found
  }

  package static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }
}
