package import SQLite

/// The tables of the projections: how they are made, dropped, versioned.
package enum ProjectionTables {
  /// The version of the rows' meaning and shape: raise it with every change to either, and the
  /// tables are built anew from the log when the office is opened next.
  package static let version = 9

  /// The rows of all tables: who makes, rebuilds or compares them goes through this list.
  package static var rowTypes: [any StoredRow.Type] {
    [
      SubjectRow.self, PartnerRow.self, ScheduleRow.self, AnnualRow.self, PersonRow.self,
      TermRow.self, ItineraryRow.self, InvolvementRow.self, ForgottenRow.self,
      LetterRow.self, MemberRow.self, CheckRow.self,
      NoticeRow.self, DigestRow.self, RecipientRow.self, DutyMarkRow.self,
    ]
  }

  /// All tables.
  package static var all: [StoredTable] { rowTypes.map { $0.table } }

  /// Makes the tables in a database that has none, and the one that remembers how far they are.
  package static func create(in connection: Connection) throws(SQLiteError) {
    try connection.execute(
      """
      CREATE TABLE IF NOT EXISTS projection(
        name TEXT PRIMARY KEY, version INTEGER NOT NULL, position INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID
      """)
    for table in all {
      try connection.execute(table.creation(as: table.name))
      for index in table.indexCreations { try connection.execute(index) }
    }
    try remember(position: 0, in: connection)
  }

  /// The version and the position that the tables stand for; `nil` when there are none.
  package static func state(
    in connection: Connection
  ) throws(SQLiteError) -> (version: Int, position: Int64)? {
    guard
      try connection.integer(
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'projection'") == 1
    else { return nil }
    let statement = try connection.statement(
      "SELECT version, position FROM projection WHERE name = 'rows'")
    defer { statement.reset() }
    guard try statement.step() else { return nil }
    return (Int(statement.integer(at: 0)), statement.integer(at: 1))
  }

  /// Remembers up to which position of the log the tables tell.
  package static func remember(
    position: Int64, in connection: Connection
  ) throws(SQLiteError) {
    let statement = try connection.statement(
      "INSERT OR REPLACE INTO projection VALUES('rows', ?, ?)")
    defer { statement.reset() }
    try statement.bind(Int64(version), at: 1)
    try statement.bind(position, at: 2)
    _ = try statement.step()
  }
}
