/// A month of the Gregorian calendar, January 1 … December 12.
package enum Month: UInt8, Hashable, Comparable, Sendable, BitwiseCopyable, CaseIterable {
  case january = 1
  case february
  case march
  case april
  case may
  case june
  case july
  case august
  case september
  case october
  case november
  case december

  /// The English name: `September`.
  package var name: String {
    switch self {
    case .january: "January"
    case .february: "February"
    case .march: "March"
    case .april: "April"
    case .may: "May"
    case .june: "June"
    case .july: "July"
    case .august: "August"
    case .september: "September"
    case .october: "October"
    case .november: "November"
    case .december: "December"
    }
  }

  /// The English name in three letters: `Sep`.
  package var shortName: String { String(name.prefix(3)) }

  /// How many days the month has in a year: 28 … 31.
  package func length(inYear year: Int) -> Int {
    CivilDay.length(ofMonth: Int(rawValue), inYear: year)
  }

  package static func < (left: Month, right: Month) -> Bool { left.rawValue < right.rawValue }
}
