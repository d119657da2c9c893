import Calendars
import EventLog
package import JSONText
import Projections
import SQLite
package import Twinning

/// What a command came to.
package struct Outcome: Equatable, Sendable {
  /// The command's number in the log; `nil` for a dry run.
  package let number: Int64?
  /// The events as sentences.
  package let events: [String]
  package let warnings: [String]
  /// True when the idempotency key had been used: nothing new happened.
  package let isRepeat: Bool

  /// The outcome for machines.
  package var json: JSONValue {
    .object([
      JSONValue.Member("command", number.map { .integer($0) } ?? .null),
      JSONValue.Member("events", .array(events.map { .string($0) })),
      JSONValue.Member("warnings", .array(warnings.map { .string($0) })),
      JSONValue.Member("repeated", .bool(isRepeat)),
    ])
  }
}

extension Office {
  /// Performs one command durably.
  ///
  /// - Parameters:
  ///   - request: what is asked, by whom.
  ///   - dryRun: everything is decided and appended, and then taken back.
  package func perform(_ request: Request, dryRun: Bool = false) throws(OfficeError) -> Outcome {
    try begin()
    let outcome: Outcome
    let missing: [String]
    do throws(OfficeError) {
      outcome = try step(request, correlation: ids.next(at: clock()), describe: true)
      if !dryRun { try writeRows() }
      missing = try missingChannels(request.command)
    } catch {
      abandon()
      throw error
    }
    guard !dryRun, !outcome.isRepeat else {
      abandon()
      return dryRun
        ? Outcome(
          number: nil, events: outcome.events, warnings: outcome.warnings + missing,
          isRepeat: outcome.isRepeat) : outcome
    }
    let problems = try commit()
    return Outcome(
      number: outcome.number, events: outcome.events,
      warnings: outcome.warnings + missing + problems,
      isRepeat: false)
  }

  /// Reads a request; the file importers use it for each line.
  package func request(
    _ name: String, _ arguments: JSONValue, actor: String
  ) throws(Refusal) -> Request {
    try Request(name, arguments, actor: actor, fields: &fieldNames)
  }

  /// Begins a write transaction.
  ///
  /// What is known of the aggregates is forgotten when another process has written meanwhile.
  func begin() throws(OfficeError) {
    try storage { (log) throws(LogError) in try log.begin() }
    seals.reset()
    do throws(OfficeError) {
      if records.isLarge { forget() }
      try refresh()
    } catch {
      try? log.rollback()
      throw error
    }
  }

  /// Forgets what is known of the aggregates when another process has written meanwhile.
  func refresh() throws(OfficeError) {
    let head = try head()
    guard head != knownHead else { return }
    forget()
    knownHead = head
  }

  /// Keeps keys and log, in this order, and destroys the keys of whoever was forgotten.
  /// - Returns: copies of keys that could not be reached, as sentences.
  func commit() throws(OfficeError) -> [String] {
    do throws(SealError) {
      try seals.commit()
    } catch {
      abandon()
      throw OfficeError.storage(error.description)
    }
    do throws(LogError) {
      try log.commit()
    } catch {
      seals.rollback()
      forget()
      throw OfficeError.from(error)
    }
    let forgotten = seals.erasedPeople
    return seals.finish() + (forgotten.isEmpty ? [] : dropHooks(of: forgotten))
  }

  /// Takes everything back since ``begin()``.
  func abandon() {
    seals.rollback()
    try? log.rollback()
    forget()
  }

  private func forget() {
    records.forget()
    projections.forget()
    knownHead = -1
  }

  /// Writes the rows that changed since the last time.
  func writeRows() throws(OfficeError) {
    let head = knownHead
    try database { (connection) throws(SQLiteError) in
      try projections.write(from: records.record, position: head, to: connection)
    }
  }

  /// Decides and appends one command inside the transaction.
  func step(
    _ request: Request, correlation: UUIDv7, describe: Bool
  ) throws(OfficeError) -> Outcome {
    if let key = request.key,
      let known = try storage({ (log) throws(LogError) in try log.command(withKey: key) })
    {
      return try repeated(known, of: request)
    }
    let decision: Decision
    do throws(Refusal) {
      decision = try request.command.decide(in: try circumstances(for: request))
    } catch {
      throw OfficeError.refused(error)
    }
    let receipt = try append(decision, for: request, correlation: correlation)
    return Outcome(
      number: receipt.command,
      events: describe ? decision.facts.map { Sentence.text(of: $0.event) } : [],
      warnings: decision.warnings, isRepeat: false)
  }

  private func circumstances(for request: Request) throws(Refusal) -> Circumstances {
    let today: CivilDay
    do throws(OfficeError) {
      today = try self.today()
    } catch {
      throw Refusal(error.description, cause: error)
    }
    return Circumstances(
      records: records, facts: records, rules: try rules(on: today), zones: zones, seals: seals,
      today: today, on: request.on, reason: request.reason, source: request.source,
      owed: { (last) throws(Refusal) in try self.owed(through: last) })
  }

  /// The rules of the day, made anew when the day or the local guidance has changed.
  private func rules(on today: CivilDay) throws(Refusal) -> Rules {
    let local = try records.localGuidance()
    if let known = knownRules, known.day == today, known.local == local { return known }
    let rules = rules(on: today, following: local)
    knownRules = rules
    return rules
  }

  /// The rules of a day in this office.
  func rules(on day: CivilDay, following local: LocalGuidance) -> Rules {
    Rules(guidebook, on: day, local: local, feasts: CalculatedFeastDays())
  }

  private func append(
    _ decision: Decision, for request: Request, correlation: UUIDv7
  ) throws(OfficeError) -> AppendReceipt {
    let now = clock()
    let forgotten = try forgettings(in: decision)
    var events: [NewEvent] = []
    var expected: [(stream: String, ExpectedVersion)] = []
    for fact in decision.facts {
      var writer = JSONWriter()
      fact.event.write(to: &writer)
      let stream = fact.event.stream
      let kind = fact.event.kind
      if !expected.contains(where: { $0.stream == stream }) {
        let version: Int64
        do throws(Refusal) {
          version = try records.version(of: stream)
        } catch {
          throw OfficeError.refused(error)
        }
        expected.append((stream, version == 0 ? .none : .exactly(version)))
      }
      events.append(
        NewEvent(
          stream: stream, type: kind.name, typeVersion: kind.version,
          effective: fact.effective.description, data: writer.bytes))
    }
    let command = NewCommand(
      id: ids.next(at: now), name: request.name, arguments: request.arguments,
      actor: request.actor, correlation: correlation, recordedAt: now, program: Self.program,
      key: request.key,
      result: decision.warnings.isEmpty ? Self.plainResult : Self.result(decision.warnings))
    let receipt = try storage { (log) throws(LogError) in
      try log.append(command, events, expecting: expected)
    }
    let recorded = CivilDay(daysSince1970: Int(receipt.recordedAt.day)) ?? .latest
    for (index, fact) in decision.facts.enumerated() {
      guard !fact.event.isCorrection else {
        try takeCorrection(at: receipt.first + Int64(index))
        continue
      }
      try records.apply(
        fact.event,
        at: Moment(
          effective: fact.effective, recorded: recorded, position: receipt.first + Int64(index)))
      projections.note(fact.event)
    }
    for event in forgotten { try erase(event, at: receipt.recordedAt) }
    knownHead = receipt.last
    return receipt
  }

  /// Folds the stream of the corrected event anew, now that its correction stands in the log.
  private func takeCorrection(at position: Int64) throws(OfficeError) {
    // The rows that changed so far are written while what they are made from is still known.
    try writeRows()
    records.forget()
    do throws(Refusal) {
      projections.note(corrected: try records.refold(correctedBy: position))
    } catch {
      throw OfficeError.storage(error.description)
    }
  }

  private static let plainResult = Array("{}".utf8)

  private static func result(_ warnings: [String]) -> [UInt8] {
    JSONValue.object([
      JSONValue.Member("warnings", .array(warnings.map { .string($0) }))
    ]).canonicalBytes
  }

  /// The first answer again, from the log.
  private func repeated(
    _ known: RecordedCommand, of request: Request
  ) throws(OfficeError) -> Outcome {
    guard known.command.name == request.name, known.command.arguments == request.arguments else {
      throw OfficeError.refused(
        Refusal(
          "the key \"\(excerpt(known.command.key ?? ""))\" belongs to another command"
            + " (\(known.command.name) #\(known.number))",
          advice: "use a new key", field: "key"))
    }
    let warnings = (try? JSONValue.parse(utf8: known.command.result))?["warnings"]?.elements ?? []
    var events: [String] = []
    let range = EventRange(first: known.receipt.first, last: known.receipt.last)
    var decoder = EventDecoder()
    do throws(ProjectionError) {
      let failure = try log.read(range) { (row) throws(ProjectionError) -> Bool in
        events.append(Sentence.text(of: try decoder.decode(row, in: log).event))
        return true
      }
      if let failure { throw ProjectionError.database(failure.description) }
    } catch {
      throw OfficeError.from(error)
    }
    return Outcome(
      number: known.number, events: events, warnings: warnings.compactMap(\.text), isRepeat: true)
  }
}
