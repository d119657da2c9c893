extension VagueDate {
  /// In English, to stand in a sentence or a table: `about April 2007`, `spring 2008`,
  /// `before 1991`, `1–7 July 2026`, `date unknown`.
  package var wording: String {
    switch form {
    case .unknown: "date unknown"
    case .date: start.wording
    case .interval: intervalWording
    case .openStart: "before \(end.following ?? end.wording)"
    case .unknownStart: "until \(end.wording), start unknown"
    case .openEnd: "from \(start.wording) on"
    case .unknownEnd: "from \(start.wording), end unknown"
    }
  }

  /// As part of a sentence that says when something was: `on 1 July 2026`, `in July 2026`; what is
  /// vaguer as ``wording`` says it.
  package var phrase: String {
    guard form == .date, start.qualifier == .none else { return wording }
    return switch start.precision {
    case .day: "on \(wording)"
    case .month, .year, .season, .someMonth, .someDayOfYear, .someDay, .decade, .century:
      "in \(wording)"
    }
  }

  private var intervalWording: String {
    guard start != end else { return start.wording }
    guard start.qualifier == .none, end.qualifier == .none, start.precision == end.precision else {
      return "from \(start.wording) to \(end.wording)"
    }
    switch start.precision {
    case .day:
      if start.year == end.year, start.month == end.month {
        return "\(start.day)–\(end.wording)"
      }
      if start.year == end.year {
        return "\(start.day) \(start.monthName) – \(end.wording)"
      }
      return "\(start.wording) – \(end.wording)"
    case .month:
      if start.year == end.year { return "\(start.monthName)–\(end.wording)" }
      return "\(start.wording) – \(end.wording)"
    case .year: return "\(start.year)–\(end.year)"
    case .century, .decade, .season, .someMonth, .someDayOfYear, .someDay:
      return "from \(start.wording) to \(end.wording)"
    }
  }
}

extension VaguePoint {
  /// In English: `about April 2007`, `perhaps 2010`, `the 1990s`, `winter 2008–09`.
  package var wording: String {
    switch qualifier {
    case .none: plainWording
    case .approximate: "about \(plainWording)"
    case .uncertain: "perhaps \(plainWording)"
    case .both: "perhaps about \(plainWording)"
    }
  }

  private var plainWording: String {
    switch precision {
    case .century: "some year of \(max(1, year))–\(year + 99)"
    // "The 1900s" would say a century to many readers.
    case .decade: year % 100 == 0 ? "some year of \(max(1, year))–\(year + 9)" : "the \(year)s"
    case .year: "\(year)"
    case .season: seasonWording
    case .someMonth: "some month of \(year)"
    case .someDayOfYear: "some day of \(year)"
    case .month: "\(monthName) \(year)"
    case .someDay: "some day of \(monthName) \(year)"
    case .day: "\(day) \(monthName) \(year)"
    }
  }

  private var seasonWording: String {
    switch month {
    case 21: return "spring \(year)"
    case 22: return "summer \(year)"
    case 23: return "autumn \(year)"
    default:
      let next = (year + 1) % 100
      return "winter \(year)–\(next < 10 ? "0" : "")\(next)"
    }
  }

  fileprivate var monthName: String { (Month(rawValue: month) ?? .january).name }

  /// What follows it at the same precision, for "before …"; nil at the end of the calendar.
  fileprivate var following: String? {
    guard let day = latest().adding(days: 1) else { return nil }
    let parts = day.components
    let next: VaguePoint
    switch precision {
    case .century, .decade, .year, .someMonth, .someDayOfYear:
      next = VaguePoint(year: parts.year, precision: .year, qualifier: qualifier)
    case .season:
      let winterEnds = month == 24
      next = VaguePoint(
        year: winterEnds ? Int(year) + 1 : Int(year), month: winterEnds ? 21 : Int(month) + 1,
        precision: .season, qualifier: qualifier)
    case .month, .someDay:
      next = VaguePoint(
        year: parts.year, month: parts.month, precision: .month, qualifier: qualifier)
    case .day:
      next = VaguePoint(
        year: parts.year, month: parts.month, day: parts.day, precision: .day,
        qualifier: qualifier)
    }
    return next.wording
  }
}
