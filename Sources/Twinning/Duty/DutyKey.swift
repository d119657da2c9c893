/// What tells a duty from every other one: the same whenever the duty is looked at, and another one
/// when it is due on another day (R30).
package struct DutyKey: Hashable, Sendable {
  /// The guidance behind it, with what it is about where there are several of it:
  /// `state-of-the-city-letter:sent`.
  package let code: String
  /// The short name of the partner, visit or person that owes it.
  package let subject: String
  package let due: CivilDay
}

extension DutyKey: CustomStringConvertible {
  /// Code, subject and due day, parted by slashes: `mou/avignon/2027-04-01`,
  /// `interpreter:guest-3/hue-2027/2027-05-02`.
  package var description: String { "\(code)/\(subject)/\(due)" }
}
