package import JSONText

/// An event of the log, as it was recorded and as it reads now.
package struct RecordedFact: Equatable, Sendable {
  package let stream: String
  package let event: Event
  package let moment: Moment
  /// With its correction, if there is one; `nil` when it was retracted.
  package let current: Decision.Fact?

  package init(stream: String, event: Event, moment: Moment, current: Decision.Fact?) {
    self.stream = stream
    self.event = event
    self.moment = moment
    self.current = current
  }

  package var position: Int64 { moment.position }

  /// The short name at the end of its stream's name; the whole name where there is one stream only.
  package var subject: String { stream.split(separator: "/").last.map(String.init) ?? stream }

  /// The first word of its stream's name.
  package var noun: String { stream.split(separator: "/").first.map(String.init) ?? stream }

  /// For a sentence: `No. 57 (DelegationMoved)`.
  package var words: String { "No. \(position) (\(event.kind.name))" }
}

extension RecordedFact {
  /// Why a forgetting stays as it was recorded.
  func refusalOfForgetting(_ verb: String) -> Refusal {
    Refusal(
      "a forgetting is not \(verb): the keys are destroyed",
      advice: "put the person on record anew under another short name", rule: "R35",
      field: "event")
  }
}

extension RecordedFact {
  /// Refuses to correct what was sent, or why it was not: the ledger tells what happened.
  func requireOpenDelivery() throws(Refusal) {
    guard event.isOfDelivery else { return }
    throw Refusal(
      "\(words) tells what became of a notice, and stays as it was recorded",
      advice: "correct what was wrong in the notice itself", rule: "R31", field: "event")
  }
}

/// What a decision on a correction may look at: single events of the log.
package protocol RecordedFacts {
  /// The event at a position; `nil` when the log has none there.
  func fact(at position: Int64) throws(Refusal) -> RecordedFact?
  /// The events of a stream in their order.
  func facts(of stream: String) throws(Refusal) -> [RecordedFact]
  func corrections() throws(Refusal) -> Corrections
  /// What hangs on a subject besides its own events, in words: `the visit hue-2027`.
  func dependants(of subject: String, noun: String) throws(Refusal) -> [String]
}

extension Event {
  /// Reads an event of a type in a version from its canonical data.
  ///
  /// - Returns: `nil` for a type that is not known.
  package static func read(
    _ type: String, version: Int, _ data: [UInt8]
  ) throws(JSONError) -> Event? {
    guard
      let kind = EventKind.allCases.first(where: { $0.name == type && $0.version == version })
    else { return nil }
    let result: Result<Event, JSONError> = data.withUnsafeBytes { raw in
      var cursor = JSONCursor(raw)
      do throws(JSONError) {
        return .success(try Event.read(kind, &cursor))
      } catch {
        return .failure(
          JSONError(offset: error.offset, reason: "\(cursor.memberName) \(error.reason)"))
      }
    }
    return try result.get()
  }

  /// The canonical data.
  package var data: [UInt8] {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.bytes
  }
}
