import EventLog
import Projections
import Twinning

/// The aggregates as they are now, folded from their streams when first asked for and kept.
final class LiveRecords: Records {
  let log: SQLiteLog
  private var decoder = EventDecoder()
  /// What was corrected, read when the first stream is folded.
  private var knownCorrections: Corrections?
  private(set) var record = OfficeRecord()
  /// How many events of each stream are folded.
  private(set) var versions: [String: Int64] = [:]
  /// Whether all local guidance is folded; what is appended later is applied.
  private var hasGuidance = false
  /// Brings the rows up to date before they are read in the middle of a batch.
  var writeRows: () throws(OfficeError) -> Void = {}

  /// How often names were looked through for what was meant.
  private var suggestions = 0

  /// A long file of misspelt names is not slowed down: who sees so many looks elsewhere.
  private static let suggestionLimit = 100

  /// Beyond so many streams the aggregates are let go after a batch.
  private static let streamLimit = 300_000

  init(_ log: SQLiteLog) { self.log = log }

  /// Whether it is time to let everything go.
  var isLarge: Bool { versions.count > Self.streamLimit }

  /// Lets everything go: it is read anew when asked for.
  func forget() {
    record = OfficeRecord()
    versions = [:]
    hasGuidance = false
    knownCorrections = nil
    decoder = EventDecoder()
  }

  /// What was corrected so far.
  func corrections() throws(Refusal) -> Corrections {
    if let knownCorrections { return knownCorrections }
    do throws(ProjectionError) {
      let corrections = try Corrections(reading: log)
      knownCorrections = corrections
      decoder = EventDecoder(corrections)
      return corrections
    } catch {
      throw Refusal(error.description, cause: error)
    }
  }

  /// Takes an event that was just appended.
  func apply(_ event: Event, at moment: Moment) throws(OfficeError) {
    let stream = event.stream
    do throws(LogError) {
      guard let number = try log.streamNumber(stream) else { return }
      record.apply(event, stream: number, at: moment)
      versions[stream, default: 0] += 1
    } catch {
      throw OfficeError.from(error)
    }
  }

  /// How many events the stream has.
  func version(of stream: String) throws(Refusal) -> Int64 {
    try load(stream)
    return versions[stream] ?? 0
  }

  func programme() throws(Refusal) -> Programme? {
    try load("programme")
    return record.programme
  }

  func partnership(_ id: PartnershipID) throws(Refusal) -> Partnership? {
    try load("partnership/\(id)")
    return record.partnership(id)
  }

  func delegation(_ id: DelegationID) throws(Refusal) -> Delegation? {
    try load("delegation/\(id)")
    return record.delegation(id)
  }

  func exchange(_ id: ExchangeID) throws(Refusal) -> Exchange? {
    try load("exchange/\(id)")
    return record.exchange(id)
  }

  func mou(_ id: MouID) throws(Refusal) -> Mou? {
    try load("mou/\(id)")
    return record.mou(id)
  }

  func person(_ id: PersonID) throws(Refusal) -> Person? {
    try load("person/\(id)")
    return record.person(id)
  }

  func letter(_ id: LetterID) throws(Refusal) -> Letter? {
    try load("correspondence/\(id)")
    return record.letter(id)
  }

  func claims(on subject: SubjectID) throws(Refusal) -> [Claim] {
    try load("claim/\(subject)")
    return record.claims[subject] ?? []
  }

  func localGuidance() throws(Refusal) -> LocalGuidance {
    if !hasGuidance {
      let streams = try storage { (log) throws(LogError) in
        try log.streamNames(beginningWith: "guidance/")
      }
      for stream in streams { try load(stream) }
      hasGuidance = true
    }
    return record.guidance
  }

  func holder(of name: String) throws(Refusal) -> String? {
    // What was appended in this transaction is in the log as well: one question answers all.
    let streams = Noun.all.map { $0.0 + "/" + name }
    let taken = try storage { (log) throws(LogError) in try log.first(of: streams) }
    return taken.map { Noun.all[$0].1 }
  }

  func shortNames(of noun: String) throws(Refusal) -> [String] {
    guard suggestions < Self.suggestionLimit else { return [] }
    suggestions += 1
    return try table { (rows) throws(ProjectionError) in try rows.shortNames(of: noun) }
  }

  func hasVisited(
    _ partnership: PartnershipID, before delegation: DelegationID
  ) throws(Refusal) -> Bool {
    let rows = try table { (rows) throws(ProjectionError) in
      try rows.schedule(ScheduleFilter(partner: partnership.text, noun: "delegation"))
    }
    return rows.hasVisit(before: delegation)
  }

  func hosts(of visit: Delegation) throws(Refusal) -> [Person] {
    let side = visit.direction == .inbound ? "" : visit.partnership.text
    let rows = try table { (rows) throws(ProjectionError) in try rows.people(partner: side) }
    var people: [Person] = []
    for row in rows where !row.offices.isEmpty {
      if let person = try person(PersonID(unchecked: row.slug)) { people.append(person) }
    }
    return people
  }

  func roles(of person: PersonID) throws(Refusal) -> [OfficeCode] {
    try table { (rows) throws(ProjectionError) in try rows.involvements(of: person.text) }.roles
  }

  func reminders(of person: PersonID) throws(Refusal) -> Reminders? {
    try load("reminder/\(person)")
    return record.reminders(of: person)
  }

  func dutyMarks(of subject: SubjectID) throws(Refusal) -> DutyMarks? {
    try load("duty/\(subject)")
    return record.dutyMarks(of: subject)
  }

  private func exists(_ stream: String) throws(Refusal) -> Bool {
    try storage { (log) throws(LogError) in try log.streamNumber(stream) != nil }
  }

  /// Folds a stream unless it is.
  func load(_ stream: String) throws(Refusal) {
    guard versions[stream] == nil else { return }
    guard try exists(stream) else {
      versions[stream] = 0
      return
    }
    _ = try corrections()
    var version: Int64 = 0
    let failure: LogError?
    do throws(ProjectionError) {
      failure = try log.read(EventRange(stream: stream)) { (row) throws(ProjectionError) -> Bool in
        version = row.version
        guard let (event, moment) = try decoder.current(row, in: log) else { return true }
        record.apply(event, stream: row.stream, at: moment)
        return true
      }
    } catch {
      throw Refusal(error.description, cause: error)
    }
    if let failure { throw Refusal(failure.description, cause: failure) }
    versions[stream] = version
  }

  func table<Value>(
    _ body: (TableRows) throws(ProjectionError) -> Value
  ) throws(Refusal) -> Value {
    do throws(OfficeError) {
      try writeRows()
    } catch {
      throw Refusal(error.description, cause: error)
    }
    do throws(ProjectionError) {
      return try body(TableRows(log.connection))
    } catch {
      throw Refusal(error.description, cause: error)
    }
  }

  func storage<Value>(
    _ body: (SQLiteLog) throws(LogError) -> Value
  ) throws(Refusal) -> Value {
    do throws(LogError) {
      return try body(log)
    } catch {
      throw Refusal(error.description, cause: error)
    }
  }
}

/// The nouns that have streams, and how they are called.
enum Noun {
  static let all = [
    ("partnership", "a partner"), ("delegation", "a visit"), ("exchange", "an exchange"),
    ("mou", "an MOU"), ("correspondence", "a letter or call"), ("person", "a person"),
  ]
}

extension [InvolvementRow] {
  /// The roles of members; whoever only sees to something has none.
  var roles: [OfficeCode] {
    map(\.role).filter { $0 != "responsible" }.map { OfficeCode(unchecked: $0) }
  }
}

extension [ScheduleRow] {
  /// Whether a visit other than the one took place.
  func hasVisit(before delegation: DelegationID) -> Bool {
    contains { $0.slug != delegation.text && ["completed", "evaluated"].contains($0.stage) }
  }
}
