package import SQLite

extension SubjectRow: StoredRow {
  package static let table = StoredTable(
    "subject_row", keys: 1,
    [
      "slug TEXT NOT NULL",
      "noun TEXT NOT NULL",
      "partner TEXT NOT NULL",
      "title TEXT NOT NULL",
      "words TEXT NOT NULL",
    ], indexes: ["partner"])

  package func write(to writer: inout RowWriter) throws(SQLiteError) {
    try writer.text(slug)
    try writer.text(noun)
    try writer.text(partner)
    try writer.text(title)
    try writer.text(words)
  }

  package init(reading reader: inout RowReader) {
    slug = reader.text()
    noun = reader.text()
    partner = reader.text()
    title = reader.text()
    words = reader.text()
  }
}

extension PartnerRow: StoredRow {
  package static let table = StoredTable(
    "partner_row", keys: 1,
    [
      "slug TEXT NOT NULL",
      "name TEXT NOT NULL",
      "names TEXT NOT NULL",
      "country TEXT NOT NULL",
      "kind TEXT NOT NULL",
      "stage TEXT NOT NULL",
      "since TEXT NOT NULL",
      "official TEXT",
      "zone TEXT NOT NULL",
      "languages TEXT NOT NULL",
      "cadences TEXT NOT NULL",
      "channels TEXT NOT NULL",
      "channels_checked TEXT",
      "known INTEGER NOT NULL",
    ])

  package func write(to writer: inout RowWriter) throws(SQLiteError) {
    try writer.text(slug)
    try writer.text(name)
    try writer.text(names)
    try writer.text(country)
    try writer.text(kind)
    try writer.text(stage)
    try writer.text(since)
    try writer.text(official)
    try writer.text(zone)
    try writer.text(languages)
    try writer.text(cadences)
    try writer.text(channels)
    try writer.text(channelsChecked)
    try writer.integer(Int64(known))
  }

  package init(reading reader: inout RowReader) {
    slug = reader.text()
    name = reader.text()
    names = reader.text()
    country = reader.text()
    kind = reader.text()
    stage = reader.text()
    since = reader.text()
    official = reader.optionalText()
    zone = reader.text()
    languages = reader.text()
    cadences = reader.text()
    channels = reader.text()
    channelsChecked = reader.optionalText()
    known = Int32(truncatingIfNeeded: reader.integer())
  }
}

extension ScheduleRow: StoredRow {
  package static let table = StoredTable(
    "schedule_row", keys: 1,
    [
      "slug TEXT NOT NULL",
      "noun TEXT NOT NULL",
      "kind TEXT NOT NULL",
      "partner TEXT NOT NULL",
      "direction TEXT NOT NULL",
      "title TEXT NOT NULL",
      "stage TEXT NOT NULL",
      "first_day INTEGER",
      "last_day INTEGER",
      "starts TEXT NOT NULL",
      "ends TEXT NOT NULL",
      "responsible TEXT NOT NULL",
      "people INTEGER",
      "reason TEXT NOT NULL",
    ],
    indexes: [
      "last_day",
      "partner, last_day, stage, noun, direction, people, starts, ends",
      StoredIndex("noun, last_day", where: isUnsettled),
    ])

  /// That it may still take place, or nobody said that it did: few are of many years.
  package static let isUnsettled =
    "stage NOT IN (\(settledStages.map { "'\($0)'" }.joined(separator: ", ")))"

  package func write(to writer: inout RowWriter) throws(SQLiteError) {
    try writer.text(slug)
    try writer.text(noun)
    try writer.text(kind)
    try writer.text(partner)
    try writer.text(direction)
    try writer.text(title)
    try writer.text(stage)
    try writer.integer(first.map(Int64.init))
    try writer.integer(last.map(Int64.init))
    try writer.text(starts)
    try writer.text(ends)
    try writer.text(responsible)
    try writer.integer(people.map(Int64.init))
    try writer.text(reason)
  }

  package init(reading reader: inout RowReader) {
    slug = reader.text()
    noun = reader.text()
    kind = reader.text()
    partner = reader.text()
    direction = reader.text()
    title = reader.text()
    stage = reader.text()
    first = reader.optionalInteger().map { Int32(truncatingIfNeeded: $0) }
    last = reader.optionalInteger().map { Int32(truncatingIfNeeded: $0) }
    starts = reader.text()
    ends = reader.text()
    responsible = reader.text()
    people = reader.optionalInteger().map { Int($0) }
    reason = reader.text()
  }
}

extension AnnualRow: StoredRow {
  package static let table = StoredTable(
    "annual_row", keys: 3,
    [
      "year INTEGER NOT NULL",
      "partner TEXT NOT NULL",
      "kind TEXT NOT NULL",
      "sent TEXT",
      "sent_by TEXT NOT NULL",
      "received TEXT",
      "received_by TEXT NOT NULL",
      "acknowledged_by_home TEXT",
      "acknowledged_by_partner TEXT",
    ])

  package func write(to writer: inout RowWriter) throws(SQLiteError) {
    try writer.integer(Int64(year))
    try writer.text(partner)
    try writer.text(kind)
    try writer.text(sent)
    try writer.text(sentBy)
    try writer.text(received)
    try writer.text(receivedBy)
    try writer.text(acknowledgedByHome)
    try writer.text(acknowledgedByPartner)
  }

  package init(reading reader: inout RowReader) {
    year = Int(reader.integer())
    partner = reader.text()
    kind = reader.text()
    sent = reader.optionalText()
    sentBy = reader.text()
    received = reader.optionalText()
    receivedBy = reader.text()
    acknowledgedByHome = reader.optionalText()
    acknowledgedByPartner = reader.optionalText()
  }
}

extension PersonRow: StoredRow {
  package static let table = StoredTable(
    "person_row", keys: 1,
    [
      "slug TEXT NOT NULL",
      "partner TEXT NOT NULL",
      "name TEXT NOT NULL",
      "languages TEXT NOT NULL",
      "offices TEXT NOT NULL",
    ], indexes: ["partner"])

  package func write(to writer: inout RowWriter) throws(SQLiteError) {
    try writer.text(slug)
    try writer.text(partner)
    try writer.text(name)
    try writer.text(languages)
    try writer.text(offices)
  }

  package init(reading reader: inout RowReader) {
    slug = reader.text()
    partner = reader.text()
    name = reader.text()
    languages = reader.text()
    offices = reader.text()
  }
}

extension TermRow: StoredRow {
  package static let table = StoredTable(
    "term_row", keys: 2,
    [
      "person TEXT NOT NULL",
      "number INTEGER NOT NULL",
      "partner TEXT NOT NULL",
      "name TEXT NOT NULL",
      "office TEXT NOT NULL",
      "title TEXT NOT NULL",
      "taken TEXT NOT NULL",
      "left_on TEXT",
      "day INTEGER NOT NULL",
      "ends TEXT",
      "last_day INTEGER",
      "introduced TEXT NOT NULL",
      "known INTEGER NOT NULL",
    ], indexes: ["day", "last_day"])

  package func write(to writer: inout RowWriter) throws(SQLiteError) {
    try writer.text(person)
    try writer.integer(Int64(number))
    try writer.text(partner)
    try writer.text(name)
    try writer.text(office)
    try writer.text(title)
    try writer.text(taken)
    try writer.text(left)
    try writer.integer(Int64(day))
    try writer.text(ends)
    try writer.integer(lastDay.map(Int64.init))
    try writer.text(introduced)
    try writer.integer(Int64(known))
  }

  package init(reading reader: inout RowReader) {
    person = reader.text()
    number = Int(reader.integer())
    partner = reader.text()
    name = reader.text()
    office = reader.text()
    title = reader.text()
    taken = reader.text()
    left = reader.optionalText()
    day = Int32(truncatingIfNeeded: reader.integer())
    ends = reader.optionalText()
    lastDay = reader.optionalInteger().map { Int32(truncatingIfNeeded: $0) }
    introduced = reader.text()
    known = Int32(truncatingIfNeeded: reader.integer())
  }
}

extension ItineraryRow: StoredRow {
  package static let table = StoredTable(
    "itinerary_row", keys: 2,
    [
      "delegation TEXT NOT NULL",
      "item TEXT NOT NULL",
      "partner TEXT NOT NULL",
      "day INTEGER NOT NULL",
      "starts TEXT NOT NULL",
      "ends TEXT NOT NULL",
      "zone TEXT NOT NULL",
      "kind TEXT NOT NULL",
      "title TEXT NOT NULL",
      "place TEXT NOT NULL",
      "responsible TEXT NOT NULL",
    ], indexes: ["day"])

  package func write(to writer: inout RowWriter) throws(SQLiteError) {
    try writer.text(delegation)
    try writer.text(item)
    try writer.text(partner)
    try writer.integer(Int64(day))
    try writer.text(starts)
    try writer.text(ends)
    try writer.text(zone)
    try writer.text(kind)
    try writer.text(title)
    try writer.text(place)
    try writer.text(responsible)
  }

  package init(reading reader: inout RowReader) {
    delegation = reader.text()
    item = reader.text()
    partner = reader.text()
    day = Int32(truncatingIfNeeded: reader.integer())
    starts = reader.text()
    ends = reader.text()
    zone = reader.text()
    kind = reader.text()
    title = reader.text()
    place = reader.text()
    responsible = reader.text()
  }
}

extension InvolvementRow: StoredRow {
  package static let table = StoredTable(
    "involvement_row", keys: 2,
    [
      "person TEXT NOT NULL",
      "subject TEXT NOT NULL",
      "role TEXT NOT NULL",
    ], indexes: ["subject"])

  package func write(to writer: inout RowWriter) throws(SQLiteError) {
    try writer.text(person)
    try writer.text(subject)
    try writer.text(role)
  }

  package init(reading reader: inout RowReader) {
    person = reader.text()
    subject = reader.text()
    role = reader.text()
  }
}
