package import SQLite
package import Twinning

/// Keeps the tables in step with the log: events are noted as they are decided, and the rows they
/// changed are written once, before the transaction ends.
package struct ProjectionWriter {
  private var touched = Touched()

  package init() {}

  /// Notes what the event changes.
  package mutating func note(_ event: Event) { touched.note(event) }

  /// Notes that an event of the stream was corrected: all its rows are made anew, and those that are
  /// no more are taken away.
  package mutating func note(corrected stream: String) { touched.corrected.insert(stream) }

  /// Forgets what was noted: the events were rolled back.
  package mutating func forget() { touched = Touched() }

  /// Writes the changed rows from the aggregates as they are now.
  ///
  /// Sorted by key, so that each page of a table is visited once.
  package mutating func write(
    from record: OfficeRecord, position: Int64, to connection: Connection
  ) throws(SQLiteError) {
    var work = touched
    touched = Touched()
    for stream in work.corrected.sorted() {
      try clear(stream, of: record, &work, in: connection)
    }
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
    for id in work.letters.sorted() {
      guard let letter = record.letter(id) else { continue }
      try connection.put(LetterRow(letter))
      try connection.put(SubjectRow(letter))
      for row in InvolvementRow.rows(of: letter) { try connection.put(row) }
    }
    for id in work.people.sorted() {
      guard let person = record.person(id) else { continue }
      try connection.put(PersonRow(person))
      try connection.put(SubjectRow(person))
      for row in TermRow.rows(of: person) { try connection.put(row) }
      for row in ForgottenRow.rows(of: person) { try connection.put(row) }
      for row in MemberRow.rows(of: person) { try connection.put(row) }
      try connection.replace(CheckRow.rows(of: person), where: "person", is: id.text)
    }
    try writeReminders(work, from: record, to: connection)
    try ProjectionTables.remember(position: position, in: connection)
  }

  private func writeReminders(
    _ work: Touched, from record: OfficeRecord, to connection: Connection
  ) throws(SQLiteError) {
    for id in work.recipients.sorted() {
      if let row = record.reminders(of: id).flatMap({ RecipientRow($0) }) {
        try connection.put(row)
      }
    }
    for (id, digests) in work.digests.sorted(by: { $0.key < $1.key }) {
      guard let reminders = record.reminders(of: id) else { continue }
      for (name, hasNew) in digests.sorted(by: { $0.key < $1.key }) {
        guard let digest = reminders.digest(name) else { continue }
        try connection.put(DigestRow(digest))
        guard hasNew else { continue }
        for row in NoticeRow.rows(of: digest) { try connection.put(row) }
      }
    }
    for (id, count) in work.suppressed.sorted(by: { $0.key < $1.key }) {
      for notice in record.reminders(of: id)?.suppressed.suffix(count) ?? [] {
        try connection.put(NoticeRow(notice))
      }
    }
    for id in work.marked.sorted() {
      for mark in record.dutyMarks(of: id)?.marks ?? [] { try connection.put(DutyMarkRow(mark)) }
    }
  }

  /// Takes all rows of a stream away, and marks what is to be written in their place.
  private func clear(
    _ stream: String, of record: OfficeRecord, _ work: inout Touched, in connection: Connection
  ) throws(SQLiteError) {
    let parts = stream.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return }
    let slug = parts[1]
    let tables: [(table: StoredTable, column: String)]
    switch parts[0] {
    case "partnership":
      tables = [(PartnerRow.table, "slug"), (AnnualRow.table, "partner")]
      let id = PartnershipID(unchecked: slug)
      work.partnerships.insert(id)
      for annual in record.partnership(id)?.annuals ?? [] {
        work.annuals.insert(
          Touched.AnnualKey(partnership: id, kind: annual.kind, year: annual.year))
      }
    case "delegation":
      tables = [
        (ScheduleRow.table, "slug"), (ItineraryRow.table, "delegation"),
        (InvolvementRow.table, "subject"),
      ]
      work.delegations.insert(DelegationID(unchecked: slug))
      work.rosters.insert(DelegationID(unchecked: slug))
    case "exchange":
      tables = [(ScheduleRow.table, "slug"), (InvolvementRow.table, "subject")]
      work.exchanges.insert(ExchangeID(unchecked: slug))
    case "mou":
      tables = [(ScheduleRow.table, "slug"), (InvolvementRow.table, "subject")]
      work.mous.insert(MouID(unchecked: slug))
    case "correspondence":
      tables = [(LetterRow.table, "slug"), (InvolvementRow.table, "subject")]
      work.letters.insert(LetterID(unchecked: slug))
    case "person":
      tables = [
        (PersonRow.table, "slug"), (TermRow.table, "person"), (MemberRow.table, "person"),
        (CheckRow.table, "person"),
      ]
      work.people.insert(PersonID(unchecked: slug))
    case "reminder":
      try connection.delete(from: RecipientRow.table, where: "person", is: slug)
      work.recipients.insert(PersonID(unchecked: slug))
      return
    case "duty":
      try connection.delete(from: DutyMarkRow.table, where: "subject", is: slug)
      work.marked.insert(SubjectID(unchecked: slug))
      return
    default: return
    }
    for (table, column) in tables + [(SubjectRow.table, "slug")] {
      try connection.delete(from: table, where: column, is: slug)
    }
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
    try delete(from: Row.table, where: column, is: value)
    for row in rows { try put(row) }
  }

  fileprivate func delete(
    from table: StoredTable, where column: String, is value: String
  ) throws(SQLiteError) {
    let deletion = try statement("DELETE FROM \(table.name) WHERE \(column) = ?")
    defer { deletion.reset() }
    try deletion.bind(value, at: 1)
    _ = try deletion.step()
  }
}
