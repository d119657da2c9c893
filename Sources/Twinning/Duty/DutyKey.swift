/// What tells a duty from every other one: the same whenever the duty is looked at, and another one
/// when it is due on another day (R30).
///
/// As text: code, subject and due day, parted by slashes: `mou/avignon/2027-04-01`,
/// `state-of-the-city-letter:sent/avignon/2026-12-31`, `interpreter:guest-3/hue-2027/2027-05-02`.
package struct DutyKey: Hashable, Sendable {
  /// The guidance behind it, with what it is about where there are several of it: short names,
  /// parted by colons.
  package let code: String
  /// The short name of the partner, visit, person or letter that owes it.
  package let subject: String
  package let due: CivilDay

  package init(code: String, subject: String, due: CivilDay) {
    self.code = code
    self.subject = subject
    self.due = due
  }

  /// No code has more parts.
  private static let mostNames = 3
  /// The longest text that is looked at, in bytes.
  package static let longest = (mostNames + 1) * (Slug.longest + 1) + 10

  /// Reads the text of a key; `nil` when it is none.
  package init?(_ text: String) {
    guard text.utf8.count <= Self.longest else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, SubjectID(parts[1]) != nil, let due = try? CivilDay(parts[2]) else {
      return nil
    }
    let names = parts[0].split(separator: ":", omittingEmptySubsequences: false)
    guard names.count <= Self.mostNames, names.allSatisfy({ SubjectID(String($0)) != nil }) else {
      return nil
    }
    self.init(code: parts[0], subject: parts[1], due: due)
  }
}

extension DutyKey: CustomStringConvertible {
  package var description: String { "\(code)/\(subject)/\(due)" }
}

extension DutyKey: Comparable {
  package static func < (left: DutyKey, right: DutyKey) -> Bool {
    (left.due, left.subject, left.code) < (right.due, right.subject, right.code)
  }
}
