import SQLite

extension TableRows {
  /// The same as the rows would tell one by one, counted by the database from an index alone.
  package func contacts(
    by day: Int32, people: Int, partner: String?
  ) throws(ProjectionError) -> [ContactRow] {
    let stages = ContactRow.stages.map { "'\($0)'" }.joined(separator: ", ")
    let only = partner == nil ? "" : "AND partner = ?1"
    let query = """
      SELECT partner, max(mou), max(meeting), max(project), max(latest) FROM (
        SELECT partner, min(max(CASE noun WHEN 'mou' THEN last_day END), \(day)) AS mou,
          min(max(CASE direction WHEN 'none' THEN NULL ELSE last_day END), \(day)) AS meeting,
          min(max(CASE WHEN people >= \(people) THEN last_day END), \(day)) AS project,
          min(max(last_day), \(day)) AS latest
        FROM schedule_row WHERE stage IN (\(stages)) \(only) GROUP BY partner
        UNION ALL
        SELECT partner, NULL, NULL, NULL, max(day) FROM letter_row WHERE true \(only)
        GROUP BY partner)
      WHERE latest IS NOT NULL GROUP BY partner ORDER BY partner
      """
    return try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement(query)
      defer { statement.reset() }
      if let partner { try statement.bind(partner, at: 1) }
      var rows: [ContactRow] = []
      while try statement.step() {
        var row = ContactRow(partner: statement.text(at: 0) ?? "")
        row.mou = Self.day(statement, 1)
        row.meeting = Self.day(statement, 2)
        row.project = Self.day(statement, 3)
        row.latest = Self.day(statement, 4)
        rows.append(row)
      }
      return try Self.recorded(rows, by: day, partner, connection)
    }
  }

  /// The same with how vague days are recorded; few are.
  private static func recorded(
    _ rows: [ContactRow], by day: Int32, _ partner: String?, _ connection: Connection
  ) throws(SQLiteError) -> [ContactRow] {
    let stages = ContactRow.stages.map { "'\($0)'" }.joined(separator: ", ")
    let only = partner == nil ? "" : "AND partner = ?1"
    let digits = { (count: Int) in String(repeating: "[0-9]", count: count) }
    let exact = "\(digits(4))-\(digits(2))-\(digits(2))"
    let query = """
      SELECT partner, day, date FROM (
        SELECT partner, last_day AS day, CASE ends WHEN '' THEN starts ELSE ends END AS date
        FROM schedule_row WHERE stage IN (\(stages)) AND last_day <= \(day) \(only)
        UNION ALL SELECT partner, day, received FROM letter_row WHERE true \(only))
      WHERE date NOT GLOB '\(exact)'
      """
    var rows = rows
    let slots = Dictionary(
      rows.indices.map { (rows[$0].partner, $0) }, uniquingKeysWith: { first, _ in first })
    let statement = try connection.statement(query)
    defer { statement.reset() }
    if let partner { try statement.bind(partner, at: 1) }
    while try statement.step() {
      guard let slot = slots[statement.text(at: 0) ?? ""], let day = Self.day(statement, 1),
        let date = statement.text(at: 2)
      else { continue }
      rows[slot].record(day, as: date)
    }
    return rows
  }

  private static func day(_ statement: Statement, _ column: Int32) -> Int32? {
    guard !statement.isNull(at: column) else { return nil }
    return Int32(truncatingIfNeeded: statement.integer(at: column))
  }
}
