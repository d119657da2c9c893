extension Duty {
  /// The line that puts on record what the duty asks for, without the program's name; capitals stand
  /// for what has to be filled in.
  ///
  /// Nobody's short name stands in it but an office-holder's.
  package var line: String {
    if subject != partner, !partner.isEmpty, code == "introduce-office-holder" {
      return "person introduce \(subject) \(partner)"
    }
    if subject != partner { return lineOfVisit }
    switch aspect {
    case "sent": return "annual send \(partner) \(code) --year \(due.year)"
    case "received": return "annual receive \(partner) \(code) --year \(due.year)"
    default:
      return code == "mou" ? "mou plan NAME --partnership \(partner) --meets DATE" : lineOfMeeting
    }
  }

  private var lineOfVisit: String {
    if code == "outcome" { return "delegation stage \(subject) completed" }
    // An item about one member has that member's short name in its key.
    return code.contains(":")
      ? "checklist \(subject) --open" : "checklist tick \(subject) \(code)"
  }

  private var lineOfMeeting: String {
    code == "people-meet"
      ? "delegation plan NAME --partnership \(partner) --direction inbound --arrives DATE"
      : "due --partner \(partner)"
  }
}
