import EventLog
import Keys
import Projections
import SQLite
import Twinning

extension Office {
  /// Makes the keys of a new office; ends what a kill left half forgotten.
  func prepareKeys(_ mode: SQLiteLog.Mode) throws(OfficeError) {
    guard mode != .read else { return }
    guard KeyFile.exists(at: seals.path) else {
      guard mode == .create, try isEmpty() else { return }
      try storage { (log) throws(LogError) in try log.begin() }
      defer { try? log.rollback() }
      guard !KeyFile.exists(at: seals.path) else { return }
      do throws(SealError) {
        try seals.make()
      } catch {
        throw OfficeError.storage(error.description)
      }
      return
    }
    if mode == .create, try isEmpty() {
      do throws(SealError) {
        try seals.complete()
      } catch {
        throw OfficeError.storage(error.description)
      }
    }
    try settleKeys()
  }

  /// Whether the log has sealed fields.
  func isSealed() throws(OfficeError) -> Bool {
    do throws(SealError) {
      return try log.hasSealedValues()
    } catch {
      throw OfficeError.storage(error.description)
    }
  }

  /// Destroys the keys of whom the log says forgotten: those that a kill left, and those that an old
  /// copy of the key file has brought back (R35).
  func settleKeys() throws(OfficeError) {
    // A key file that is none is told of when a key is needed.
    guard let file = try? seals.readable(), let waiting = try? file.unfinishedErasures(),
      let back = try? keysOfTheForgotten(in: file), !(waiting.isEmpty && back.isEmpty)
    else { return }
    try storage { (log) throws(LogError) in try log.begin() }
    defer { try? log.rollback() }
    do throws(SealError) {
      try finishErasures()
      let back = try keysOfTheForgotten(in: try seals.writable())
      guard !back.isEmpty else { return }
      seals.note(untold: seals.destroy(back.map(\.key)))
      let people = Set(back.map(\.person)).sorted().joined(separator: ", ")
      seals.note(untold: [
        "the key file held keys of \(people), forgotten in the log: an older copy of it has come"
          + " back; they were destroyed (R35)"
      ])
    } catch {
      throw OfficeError.storage(error.description)
    }
  }

  /// The keys that are there of what the log says was forgotten.
  ///
  /// What was recorded since a part was forgotten has a key that was made since.
  private func keysOfTheForgotten(
    in file: KeyFile
  ) throws(SealError) -> [(key: String, person: String)] {
    var rows: [String: ForgottenRow] = [:]
    for row in try inSeals({ () throws(OfficeError) in try forgotten() }) {
      for part in SealedPart(rawValue: row.part).map({ [$0] }) ?? SealedPart.allCases {
        let key = SealPlace.key(of: PersonID(unchecked: row.person), part)
        if rows[key].map({ !$0.part.isEmpty }) ?? true { rows[key] = row }
      }
    }
    guard !rows.isEmpty else { return [] }
    var found: [(key: String, person: String)] = []
    let held = try OfficeSeals.keyed { () throws(KeyFileError) in
      try file.keys(among: rows.keys.sorted())
    }
    for (key, madeAt) in held {
      guard let row = rows[key] else { continue }
      let isOld = row.part.isEmpty ? true : madeAt <= (try moment(of: row.position))
      if isOld { found.append((key, row.person)) }
    }
    return found
  }

  /// When the event at a position was recorded (microseconds since 1970).
  private func moment(of position: Int64) throws(SealError) -> Int64 {
    var moment = Int64.min
    let failure = log.read(EventRange(first: position, last: position)) { row in
      moment = row.recordedAt.microseconds
      return true
    }
    if let failure { throw .log(failure.description) }
    return moment
  }

  /// Ends what was begun: destroys the keys of whom the log says forgotten, and keeps the others'.
  ///
  /// The log's write lock is held, so that nobody is in the middle of a forgetting but for its last
  /// step.
  func finishErasures() throws(SealError) {
    let file = try seals.writable()
    let waiting = try OfficeSeals.keyed { () throws(KeyFileError) in try file.unfinishedErasures() }
    guard !waiting.isEmpty else { return }
    var gone: [OfficeSeals.Erasure] = []
    for (name, moment) in waiting {
      if try inSeals({ () throws(OfficeError) in try isForgotten(key: name, at: moment) }) {
        gone.append(OfficeSeals.Erasure(key: name, moment: moment))
      } else {
        try OfficeSeals.keyed { () throws(KeyFileError) in try file.endErasure(of: name) }
      }
    }
    try OfficeSeals.keyed { () throws(KeyFileError) in try file.commit() }
    if !gone.isEmpty { seals.note(untold: seals.finish(gone)) }
  }

  /// The same error in the words of the seals.
  private func inSeals<Value>(
    _ body: () throws(OfficeError) -> Value
  ) throws(SealError) -> Value {
    do throws(OfficeError) {
      return try body()
    } catch {
      throw .log(error.description)
    }
  }

  /// Whether the log holds the event for which the key's destruction was begun.
  private func isForgotten(key: String, at moment: Int64) throws(OfficeError) -> Bool {
    let parts = key.split(separator: "#")
    guard let person = parts.first else { return false }
    var found = false
    var decoder = EventDecoder()
    do throws(ProjectionError) {
      let failure = try log.read(EventRange(stream: "person/\(person)")) {
        (row) throws(ProjectionError) -> Bool in
        guard row.recordedAt.microseconds == moment,
          case .personForgotten(let event) = try decoder.decode(row, in: log).event
        else { return true }
        let part = SealedPart(rawValue: parts.count > 1 ? String(parts[1]) : "identity")
        found = found || event.only == nil || event.only == part
        return true
      }
      if let failure { throw ProjectionError.database(failure.description) }
    } catch {
      throw OfficeError.storage(error.description)
    }
    return found
  }

  /// Whether what is sealed of a person was forgotten.
  func isForgotten(_ person: PersonID, _ part: SealedPart) -> Bool {
    guard let known = try? records.person(person) else { return false }
    return known.forgotten != nil || known.forgottenParts[part] != nil
  }

  /// Whom a decision forgets; refused while their keys cannot be destroyed.
  func forgettings(in decision: Decision) throws(OfficeError) -> [PersonForgotten] {
    let events = decision.facts.compactMap { fact -> PersonForgotten? in
      if case .personForgotten(let event) = fact.event { event } else { nil }
    }
    guard !events.isEmpty else { return [] }
    do throws(SealError) {
      _ = try seals.writable()
    } catch {
      throw refusal(error)
    }
    return events
  }

  func erase(_ event: PersonForgotten, at moment: Instant) throws(OfficeError) {
    do throws(SealError) {
      try seals.erase(event, at: moment)
    } catch {
      throw refusal(error)
    }
  }

  private func refusal(_ error: SealError) -> OfficeError {
    .refused(
      Refusal(
        "the keys cannot be destroyed: \(error.description); nothing was recorded", rule: "R35",
        cause: error))
  }
}
