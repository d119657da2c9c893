import EventLog
package import Twinning

extension Office {
  /// How many duties are late, or due within a period: gathered as `due` gathers them, not told.
  ///
  /// For measuring.
  package func countDuties(within period: Period) throws(OfficeError) -> Int {
    seals.reset()
    return try log.onOneState { () throws(OfficeError) in
      let desk = try desk(for: .askDue(AskDue(within: period, partner: nil, keys: false)))
      let through = desk.today.adding(period) ?? desk.today
      return try DueList(desk: desk, through: through).owed().count
    }
  }
}
