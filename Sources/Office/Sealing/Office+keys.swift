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
    // A key file that is none is told of when a key is needed.
    guard let waiting = try? seals.readable().unfinishedErasures(), !waiting.isEmpty else { return }
    try finishErasures()
  }

  /// Whether the log has sealed fields.
  func isSealed() throws(OfficeError) -> Bool {
    do throws(SealError) {
      return try log.hasSealedValues()
    } catch {
      throw OfficeError.storage(error.description)
    }
  }

  /// Destroys the keys of whom the log says forgotten, and keeps the others'.
  private func finishErasures() throws(OfficeError) {
    try storage { (log) throws(LogError) in try log.begin() }
    defer { try? log.rollback() }
    do {
      let file = try seals.writable()
      var gone: [String] = []
      for (name, moment) in try file.unfinishedErasures() {
        if try isForgotten(key: name, at: moment) {
          gone.append(name)
        } else {
          try file.endErasure(of: name, destroying: false)
        }
      }
      try file.commit()
      if !gone.isEmpty { _ = seals.destroy(gone) }
    } catch {
      throw OfficeError.storage("\(error)")
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
