import SQLite

extension TableRows {
  /// The same as the rows would tell one by one, read from the latest back as far as it matters,
  /// and from an index alone.
  package func contacts(
    by day: Int32, people size: Int, partner: String?
  ) throws(ProjectionError) -> [ContactRow] {
    // For `IN` a table would be made anew for each partner.
    let stages = ContactRow.stages.map { "WHEN '\($0)' THEN 1" }.joined(separator: " ")
    return try database { (connection) throws(SQLiteError) in
      let events = try connection.statement(
        """
        SELECT noun = 'mou', direction <> 'none', people, last_day,
          CASE ends WHEN '' THEN starts ELSE ends END
        FROM schedule_row
        WHERE partner = ? AND last_day IS NOT NULL AND CASE stage \(stages) END
        ORDER BY last_day DESC
        """)
      defer { events.reset() }
      let letters = try Self.lastLetters(partner, connection)
      let partners = if let partner { [partner] } else { try Self.partners(connection) }
      var rows: [ContactRow] = []
      for partner in partners {
        var row = ContactRow(partner: partner)
        try events.bind(partner, at: 1)
        while try events.step() {
          let last = Int32(truncatingIfNeeded: events.integer(at: 3))
          guard !row.isSettled(before: last) else { break }
          let people = events.isNull(at: 2) ? nil : Int(events.integer(at: 2))
          let event = ContactRow.Event(
            isMou: events.integer(at: 0) != 0, isMeeting: events.integer(at: 1) != 0,
            people: people, last: last)
          row.take(event, by: day, people: size)
          if last <= day { row.record(last, as: events.text(at: 4) ?? "") }
        }
        events.reset()
        for letter in letters[partner] ?? [] { row.takeLetter(letter.day, as: letter.date) }
        if row.latest != nil { rows.append(row.pruned) }
      }
      return rows
    }
  }

  /// The letters that came on the last day on which any did, by partner.
  private static func lastLetters(
    _ partner: String?, _ connection: Connection
  ) throws(SQLiteError) -> [String: [(day: Int32, date: String)]] {
    let statement = try connection.statement(
      """
      SELECT partner, day, received FROM letter_row AS letter
      WHERE \(partner == nil ? "true" : "partner = ?")
        AND day = (SELECT max(day) FROM letter_row AS other WHERE other.partner = letter.partner)
      """)
    defer { statement.reset() }
    if let partner { try statement.bind(partner, at: 1) }
    var letters: [String: [(day: Int32, date: String)]] = [:]
    while try statement.step() {
      letters[statement.text(at: 0) ?? "", default: []].append(
        (Int32(truncatingIfNeeded: statement.integer(at: 1)), statement.text(at: 2) ?? ""))
    }
    return letters
  }

  /// The short names of all partners, in their order.
  private static func partners(_ connection: Connection) throws(SQLiteError) -> [String] {
    let statement = try connection.statement("SELECT slug FROM partner_row ORDER BY slug")
    defer { statement.reset() }
    var partners: [String] = []
    while try statement.step() { partners.append(statement.text(at: 0) ?? "") }
    return partners
  }
}
