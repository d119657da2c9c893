extension Duty {
  /// The line to type when it is done, for what leaves the office: nobody's short name stands in it
  /// but an office-holder's.
  package var openLine: String {
    switch origin {
    // An item about one member has that member's short name in its key.
    case .checklist where code.contains(":"): "checklist \(subject) --open"
    // The day on which it was made is not known yet, and it would be another one each day.
    case .check: "person check PERSON --checked YYYY-MM-DD"
    default: commandWhenDone
    }
  }
}
