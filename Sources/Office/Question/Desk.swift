import JSONText
package import Projections
package import Twinning

/// What a question is answered from: the rows, the aggregates, the history, the guidance, the day.
package struct Desk {
  package let rows: any RowSource
  package let records: any Records
  package let history: any HistorySource
  package let rules: Rules
  package let zones: any TimeZoneRules
  package let seals: any PersonalSeals
  /// Where copies of the keys were put.
  package let keyCopies: [String]
  /// The day in the programme's time zone; with `--as-of`, that day.
  package let today: CivilDay
  /// Set when the answer is as of a day in the world.
  package let asOf: CivilDay?

  /// Reads rows, with the office's own error.
  func read<Value>(
    _ body: (any RowSource) throws(ProjectionError) -> Value
  ) throws(OfficeError) -> Value {
    do throws(ProjectionError) {
      return try body(rows)
    } catch {
      throw OfficeError.from(error)
    }
  }

  /// Reads aggregates, with the office's own error.
  func look<Value>(
    _ body: (any Records) throws(Refusal) -> Value
  ) throws(OfficeError) -> Value {
    do throws(Refusal) {
      return try body(records)
    } catch {
      throw OfficeError.refused(error)
    }
  }
}
