package import SQLite
package import Twinning

/// Keeps the tables in step with the log: events are noted as they are decided, and the rows they
/// changed are written once, before the transaction ends.
package struct ProjectionWriter {
  private var touched = Touched()

  package init() {}

  /// Notes what the event changes.
  package mutating func note(_ event: Event) { touched.note(event) }

  /// Forgets what was noted: the events were rolled back.
  package mutating func forget() { touched = Touched() }

  /// Writes the changed rows from the aggregates as they are now.
  ///
  /// Sorted by key, so that each page of a table is visited once.
  package mutating func write(
    from record: OfficeRecord, position: Int64, to connection: Connection
  ) throws(SQLiteError) {
    let work = touched
    touched = Touched()
    for id in work.partnerships.sorted() {
      guard let partner = record.partnership(id) else { continue }
      try connection.put(PartnerRow(partner))
      try connection.put(SubjectRow(partner))
    }
    try writeAnnuals(work.annuals, from: record, to: connection)
    for id in work.delegations.sorted() {
      guard let visit = record.delegation(id) else { continue }
      try connection.put(ScheduleRow(visit))
      try connection.put(SubjectRow(visit))
    }
    for id in work.rosters.sorted() {
      guard let visit = record.delegation(id) else { continue }
      try connection.replace(ItineraryRow.rows(of: visit), where: "delegation", is: id.text)
      try connection.replace(InvolvementRow.rows(of: visit), where: "subject", is: id.text)
      // How many take part stands in the schedule too.
      try connection.put(ScheduleRow(visit))
    }
    for id in work.exchanges.sorted() {
      guard let exchange = record.exchange(id) else { continue }
      try connection.put(ScheduleRow(exchange))
      try connection.put(SubjectRow(exchange))
      for row in InvolvementRow.rows(of: exchange) { try connection.put(row) }
    }
    for id in work.mous.sorted() {
      guard let mou = record.mou(id) else { continue }
      try connection.put(ScheduleRow(mou))
      try connection.put(SubjectRow(mou))
      for row in InvolvementRow.rows(of: mou) { try connection.put(row) }
    }
    for id in work.people.sorted() {
      guard let person = record.person(id) else { continue }
      try connection.put(PersonRow(person))
      try connection.put(SubjectRow(person))
      for row in TermRow.rows(of: person) { try connection.put(row) }
      for row in ForgottenRow.rows(of: person) { try connection.put(row) }
    }
    try ProjectionTables.remember(position: position, in: connection)
  }

  private func writeAnnuals(
    _ keys: Set<Touched.AnnualKey>, from record: OfficeRecord, to connection: Connection
  ) throws(SQLiteError) {
    let sorted = keys.sorted {
      ($0.year, $0.partnership.text, $0.kind.text) < ($1.year, $1.partnership.text, $1.kind.text)
    }
    for key in sorted {
      guard let annual = record.partnership(key.partnership)?.annual(key.kind, key.year) else {
        continue
      }
      try connection.put(AnnualRow(annual, of: key.partnership))
    }
  }
}

extension Connection {
  /// Writes a row over the one with its key.
  func put<Row: StoredRow>(_ row: Row) throws(SQLiteError) {
    let statement = try statement(Row.table.insertion)
    defer { statement.reset() }
    var writer = RowWriter(statement)
    try row.write(to: &writer)
    _ = try statement.step()
  }

  /// Puts rows in the place of all those whose `column` has the value.
  fileprivate func replace<Row: StoredRow>(
    _ rows: [Row], where column: String, is value: String
  ) throws(SQLiteError) {
    let deletion = try statement("DELETE FROM \(Row.table.name) WHERE \(column) = ?")
    defer { deletion.reset() }
    try deletion.bind(value, at: 1)
    _ = try deletion.step()
    for row in rows { try put(row) }
  }
}
