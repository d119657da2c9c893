extension Duty {
  /// The line that puts on record what the duty asks for, or shows what is asked, without the
  /// program's name; capitals stand for what has to be filled in.
  ///
  /// No short name stands in it but an office-holder's: lines leave the office in calendars.
  ///
  /// - Parameter noun: what the subject is, as its stream begins: `delegation`.
  package func line(of noun: String) -> String {
    switch (noun, code) {
    case ("partnership", _): lineWithPartner
    case ("delegation", "outcome"): "delegation stage \(subject) completed"
    // An item about one member has that member's short name in its key.
    case ("delegation", _):
      code.contains(":") ? "checklist \(subject) --open" : "checklist tick \(subject) \(code)"
    case ("correspondence", "answer"): "correspondence answer \(subject)"
    case ("correspondence", _): "correspondence acknowledge \(subject)"
    case ("person", "introduce-office-holder"): "person introduce \(subject) \(partner)"
    case ("person", "term-ends"): "person term \(subject) \(aspect) --ends DATE"
    case (_, "dues-renewal"), (_, "dues-unpaid"): "member list"
    default: partner.isEmpty ? "due" : "due --partner \(partner)"
    }
  }

  private var lineWithPartner: String {
    switch (code, aspect) {
    case (_, "sent"): "annual send \(partner) \(code) --year \(due.year)"
    case (_, "received"): "annual receive \(partner) \(code) --year \(due.year)"
    case ("mou", _): "mou plan NAME --partnership \(partner) --meets DATE"
    case ("people-meet", _):
      "delegation plan NAME --partnership \(partner) --direction inbound --arrives DATE"
    case ("backup-channels", _): "partner check-channels \(partner)"
    default: "due --partner \(partner)"
    }
  }
}
