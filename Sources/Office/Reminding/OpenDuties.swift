import Twinning

/// What is owed with every box closed, found out when something leaves the house: that somebody
/// brings a diet along shows in no digest, not even as a dish to be ordered (R35).
final class OpenDuties {
  private let desk: Desk
  private let through: CivilDay
  private let since: CivilDay?
  private var found: [DutyKey: Duty]?

  /// - Parameters:
  ///   - desk: what is looked at.
  ///   - through: the last day that is looked at.
  ///   - since: what was still asked for on this day is looked at too.
  init(_ desk: Desk, through: CivilDay, since: CivilDay?) {
    self.desk = desk.closed
    self.through = through
    self.since = since
  }

  func byKey() throws(OfficeError) -> [DutyKey: Duty] {
    if let found { return found }
    let duties = try DueList(desk: desk, through: through, since: since).items()
    let byKey = Dictionary(
      duties.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    found = byKey
    return byKey
  }
}
