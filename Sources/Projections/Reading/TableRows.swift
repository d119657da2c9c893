package import SQLite
package import Twinning

/// The rows as they stand in the file.
package struct TableRows: RowSource {
  private let connection: Connection

  package init(_ connection: Connection) { self.connection = connection }

  package func subject(_ slug: String) throws(ProjectionError) -> SubjectRow? {
    let found: [SubjectRow] = try rows(where: "slug = ?", slug)
    return found.first
  }

  package func shortNames(of noun: String) throws(ProjectionError) -> [String] {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement(
        "SELECT slug FROM subject_row WHERE noun = ? ORDER BY slug")
      defer { statement.reset() }
      try statement.bind(noun, at: 1)
      var names: [String] = []
      while try statement.step() { names.append(statement.text(at: 0) ?? "") }
      return names
    }
  }

  package func taken(_ slugs: [String]) throws(ProjectionError) -> Set<String> {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement("SELECT 1 FROM subject_row WHERE slug = ?")
      defer { statement.reset() }
      var taken: Set<String> = []
      // Neighbours lie on the same page.
      for slug in slugs.sorted() {
        statement.reset()
        try statement.bind(slug, at: 1)
        if try statement.step() { taken.insert(slug) }
      }
      return taken
    }
  }

  package func subjects(of partner: String) throws(ProjectionError) -> [SubjectRow] {
    try rows(where: "partner = ? ORDER BY slug", partner)
  }

  package func search(_ words: [String], limit: Int) throws(ProjectionError) -> [SubjectRow] {
    guard !words.isEmpty else { return [] }
    // A blank before each word lets one pattern find the beginnings of words only.
    let pattern = "replace(' ' || words, '-', ' ') LIKE '% ' || ? || '%' ESCAPE '\\'"
    let conditions = Array(repeating: pattern, count: words.count).joined(separator: " AND ")
    let escaped = words.map { word in
      String(word.flatMap { "%_\\".contains($0) ? ["\\", $0] : $0 == "-" ? [" "] : [$0] })
    }
    return try rows(where: "\(conditions) ORDER BY slug LIMIT \(limit)", texts: escaped)
  }

  package func partners() throws(ProjectionError) -> [PartnerRow] {
    try rows(where: "true ORDER BY slug")
  }

  package func partner(_ slug: String) throws(ProjectionError) -> PartnerRow? {
    let found: [PartnerRow] = try rows(where: "slug = ?", slug)
    return found.first
  }

  package func schedule(_ filter: ScheduleFilter) throws(ProjectionError) -> [ScheduleRow] {
    if let slugs = filter.slugs {
      var found: [ScheduleRow] = []
      for slug in slugs { found += try rows(where: "slug = ?", slug) }
      return found.filter(filter.admits).sorted(by: ScheduleFilter.precedes)
    }
    // The index narrows down; the filter itself, which the folded rows use too, decides.
    let coarse: [ScheduleRow]
    if let partner = filter.partner {
      coarse = try rows(where: "partner = ?", partner)
    } else if let first = filter.first {
      let dated: [ScheduleRow] = try rows(where: "last_day >= ?", integers: [Int64(first)])
      let open: [ScheduleRow] = try rows(where: "last_day IS NULL")
      coarse = dated + open
    } else if let noun = filter.noun, filter.onlyUnsettled {
      coarse = try rows(where: "noun = ? AND \(ScheduleRow.isUnsettled)", noun)
    } else if let noun = filter.noun, !filter.without.isEmpty {
      let places = Array(repeating: "?", count: filter.without.count).joined(separator: ", ")
      // The inner question is answered from an index alone.
      let slugs = "SELECT slug FROM schedule_row WHERE noun = ? AND stage NOT IN (\(places))"
      coarse = try rows(where: "slug IN (\(slugs))", texts: [noun] + filter.without)
    } else {
      coarse = try rows(where: "true")
    }
    return coarse.filter(filter.admits).sorted(by: ScheduleFilter.precedes)
  }

  package func itinerary(
    from: Int32, through: Int32
  ) throws(ProjectionError) -> [ItineraryRow] {
    try rows(
      where: "day BETWEEN ? AND ? ORDER BY starts, delegation, item",
      integers: [Int64(from), Int64(through)])
  }

  package func annuals(year: Int, partner: String?) throws(ProjectionError) -> [AnnualRow] {
    let condition = "year = \(year)"
    guard let partner else { return try rows(where: "\(condition) ORDER BY partner, kind") }
    return try rows(where: "\(condition) AND partner = ? ORDER BY partner, kind", partner)
  }

  package func letters(
    partner: String?, openOnly: Bool
  ) throws(ProjectionError) -> [LetterRow] {
    let condition = openOnly ? "ended IS NULL" : "true"
    guard let partner else { return try rows(where: "\(condition) ORDER BY slug") }
    return try rows(where: "\(condition) AND partner = ? ORDER BY slug", partner)
  }

  package func people(partner: String?) throws(ProjectionError) -> [PersonRow] {
    guard let partner else { return try rows(where: "true ORDER BY slug") }
    return try rows(where: "partner = ? ORDER BY slug", partner)
  }

  package func terms(since day: Int32?) throws(ProjectionError) -> [TermRow] {
    guard let day else { return try rows(where: "left_on IS NULL ORDER BY person, number") }
    return try rows(where: "day >= ? ORDER BY person, number", integers: [Int64(day)])
  }

  package func terms(endingBy day: Int32) throws(ProjectionError) -> [TermRow] {
    try rows(
      where: "last_day <= ? AND left_on IS NULL ORDER BY person, number", integers: [Int64(day)])
  }

  package func members() throws(ProjectionError) -> [MemberRow] {
    try rows(where: "true ORDER BY person")
  }

  package func checks(endingBy day: Int32) throws(ProjectionError) -> [CheckRow] {
    try rows(where: "day <= ? ORDER BY person", integers: [Int64(day)])
  }

  package func involvements(of person: String) throws(ProjectionError) -> [InvolvementRow] {
    try rows(where: "person = ? ORDER BY subject", person)
  }

  package func forgotten() throws(ProjectionError) -> [ForgottenRow] {
    try rows(where: "true ORDER BY position")
  }

  package func homeTerms() throws(ProjectionError) -> [TermRow] {
    try rows(where: "partner = '' ORDER BY person, number")
  }

  package func recipients() throws(ProjectionError) -> [RecipientRow] {
    try rows(where: "true ORDER BY person")
  }

  package func dutyMarks(of subject: String?) throws(ProjectionError) -> [DutyMarkRow] {
    guard let subject else { return try rows(where: "true ORDER BY duty") }
    return try rows(where: "subject = ? ORDER BY duty", subject)
  }

  package func hasNotice(_ key: NoticeKey) throws(ProjectionError) -> Bool {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement(
        "SELECT 1 FROM notice_row WHERE duty = ? AND step = ? AND recipient = ? AND channel = ?")
      defer { statement.reset() }
      try statement.bind(key.notice.duty.description, at: 1)
      try statement.bind(key.notice.step.description, at: 2)
      try statement.bind(key.recipient.text, at: 3)
      try statement.bind(key.channel.rawValue, at: 4)
      return try statement.step()
    }
  }

  package func notices(_ filter: NoticeFilter) throws(ProjectionError) -> [NoticeRow] {
    var conditions: [String] = []
    var texts: [String] = []
    for (column, value) in [
      ("duty = ?", filter.duty), ("recipient = ?", filter.recipient), ("digest = ?", filter.digest),
      ("code = ?", filter.code),
    ] {
      guard let value else { continue }
      conditions.append(column)
      texts.append(value)
    }
    if let since = filter.since {
      let day = "(SELECT day FROM digest_row d WHERE d.digest = notice_row.digest)"
      conditions.append(
        "CASE digest WHEN '' THEN reached >= ? ELSE \(day) >= CAST(? AS INTEGER) END")
      texts += [since.moment, String(since.day)]
    }
    if let state = filter.state {
      let stands = "(SELECT state FROM digest_row d WHERE d.digest = notice_row.digest)"
      conditions.append(state == .suppressed ? "digest = ''" : "digest <> '' AND \(stands) = ?")
      if state != .suppressed { texts.append(state.rawValue) }
    }
    let condition = conditions.isEmpty ? "true" : conditions.joined(separator: " AND ")
    let found: [NoticeRow] = try rows(
      where: "\(condition) ORDER BY reached DESC, duty DESC, step DESC LIMIT "
        + "\(filter.subjects == nil ? filter.limit : NoticeFilter.mostNotices)", texts: texts)
    return found.filter(filter.isAbout).prefix(filter.limit).sorted(by: NoticeFilter.precedes)
  }

  package func digest(_ id: String) throws(ProjectionError) -> DigestRow? {
    let found: [DigestRow] = try rows(where: "digest = ?", id)
    return found.first
  }

  package func digests(in states: [NoticeState]) throws(ProjectionError) -> [DigestRow] {
    let marks = Array(repeating: "?", count: states.count).joined(separator: ",")
    return try rows(where: "state IN (\(marks)) ORDER BY digest", texts: states.map(\.rawValue))
  }

  package func counts() throws(ProjectionError) -> [(noun: String, count: Int)] {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement(
        "SELECT noun, count(*) FROM subject_row GROUP BY noun ORDER BY noun")
      defer { statement.reset() }
      var counts: [(noun: String, count: Int)] = []
      while try statement.step() {
        counts.append((statement.text(at: 0) ?? "", Int(statement.integer(at: 1))))
      }
      return counts
    }
  }

  private func rows<Row: StoredRow>(
    where condition: String, _ text: String
  ) throws(ProjectionError) -> [Row] {
    try rows(where: condition, texts: [text])
  }

  private func rows<Row: StoredRow>(
    where condition: String, texts: [String] = [], integers: [Int64] = []
  ) throws(ProjectionError) -> [Row] {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement("\(Row.table.selection) WHERE \(condition)")
      defer { statement.reset() }
      for (index, text) in texts.enumerated() { try statement.bind(text, at: Int32(index + 1)) }
      for (index, integer) in integers.enumerated() {
        try statement.bind(integer, at: Int32(texts.count + index + 1))
      }
      var rows: [Row] = []
      while try statement.step() {
        var reader = RowReader(statement)
        rows.append(Row(reading: &reader))
      }
      return rows
    }
  }

  func database<Value>(
    _ body: (Connection) throws(SQLiteError) -> Value
  ) throws(ProjectionError) -> Value {
    do throws(SQLiteError) {
      return try body(connection)
    } catch {
      throw ProjectionError.from(error, in: connection)
    }
  }
}
