package import SQLite
package import Twinning

/// Builds all tables anew from a folded log: into shadow tables, which take the names at the end.
package enum ProjectionRebuild {
  /// Writes the tables of `record` under shadow names and swaps them in. The caller holds the write
  /// transaction, so nobody sees it half done.
  package static func run(
    _ record: OfficeRecord, position: Int64, in connection: Connection,
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws(SQLiteError) {
    let total = ProjectionTables.all.count
    var done = 0
    func step() {
      done += 1
      progress(done, total)
    }
    try fill(subjects(of: record), in: connection)
    step()
    try fill(record.partnerships.map(PartnerRow.init).sorted { $0.slug < $1.slug }, in: connection)
    step()
    try fill(schedule(of: record), in: connection)
    step()
    try fill(annuals(of: record), in: connection)
    step()
    try fill(record.people.map(PersonRow.init).sorted { $0.slug < $1.slug }, in: connection)
    step()
    try fill(
      record.people.flatMap(TermRow.rows(of:)).sorted {
        ($0.person, $0.number) < ($1.person, $1.number)
      }, in: connection)
    step()
    try fill(
      record.delegations.flatMap(ItineraryRow.rows(of:)).sorted {
        ($0.delegation, $0.item) < ($1.delegation, $1.item)
      }, in: connection)
    step()
    try fill(involvements(of: record), in: connection)
    step()
    try ProjectionTables.remember(position: position, in: connection)
  }

  private static func fill<Row: StoredRow>(
    _ rows: [Row], in connection: Connection
  ) throws(SQLiteError) {
    let table = Row.table
    let shadow = table.name + "_shadow"
    try connection.execute("DROP TABLE IF EXISTS \(shadow)")
    try connection.execute(table.creation(as: shadow))
    do {
      let statement = try connection.statement(table.insertion(into: shadow))
      defer { statement.reset() }
      for row in rows {
        var writer = RowWriter(statement)
        try row.write(to: &writer)
        _ = try statement.step()
        statement.reset()
      }
    }
    connection.clearStatements()
    try connection.execute("DROP TABLE IF EXISTS \(table.name)")
    try connection.execute("ALTER TABLE \(shadow) RENAME TO \(table.name)")
    for index in table.indexCreations { try connection.execute(index) }
  }

  private static func subjects(of record: OfficeRecord) -> [SubjectRow] {
    let rows =
      record.partnerships.map { SubjectRow($0) } + record.delegations.map { SubjectRow($0) }
      + record.exchanges.map { SubjectRow($0) } + record.mous.map { SubjectRow($0) }
      + record.people.map { SubjectRow($0) }
    return rows.sorted { $0.slug < $1.slug }
  }

  private static func schedule(of record: OfficeRecord) -> [ScheduleRow] {
    let rows =
      record.delegations.map { ScheduleRow($0) } + record.exchanges.map { ScheduleRow($0) }
      + record.mous.map { ScheduleRow($0) }
    return rows.sorted { $0.slug < $1.slug }
  }

  private static func annuals(of record: OfficeRecord) -> [AnnualRow] {
    record.partnerships.flatMap { one in one.annuals.map { AnnualRow($0, of: one.id) } }
      .sorted { ($0.year, $0.partner, $0.kind) < ($1.year, $1.partner, $1.kind) }
  }

  private static func involvements(of record: OfficeRecord) -> [InvolvementRow] {
    let rows =
      record.delegations.flatMap { InvolvementRow.rows(of: $0) }
      + record.exchanges.flatMap { InvolvementRow.rows(of: $0) }
      + record.mous.flatMap { InvolvementRow.rows(of: $0) }
    return rows.sorted { ($0.person, $0.subject) < ($1.person, $1.subject) }
  }
}
