import Guidance
import JSONText
import Testing

@testable import Twinning

/// Given events / when command / then events: the domain alone, without log or clock.
///
/// An event is a line as the log would tell it: when it was so, its type, its data; a line without
/// a date was so on ``recorded``. Commands go through the reader of users' input.
struct Given {
  /// The day in the programme's zone on which commands are asked.
  static let today = "2026-10-01"
  /// The day on which the given events were recorded.
  static let recorded = "2026-09-01"

  var records = HeldRecords()
  /// By what feasts are found; nothing is known of them by itself.
  var feasts: any FeastDays = NoFeastDays()
  /// What is owed, for commands that ask.
  var owed: [Duty] = []
  private var position: Int64 = 0

  /// - Parameter lines: events in the order in which they were recorded.
  init(_ lines: String...) throws { try append(lines) }

  /// The same with further events.
  func and(_ lines: String...) throws -> Given {
    var given = self
    try given.append(lines)
    return given
  }

  /// The same with the events of a decision, as if it had been performed.
  func after(_ outcome: Outcome) throws -> Given {
    var given = self
    for fact in try outcome.result.get().facts {
      try given.apply(fact.event, on: fact.effective, recorded: Self.today)
    }
    return given
  }

  private mutating func append(_ lines: [String]) throws {
    for line in lines {
      let (event, on) = try EventLine.read(line)
      try apply(event, on: try on ?? VagueDate(Self.recorded), recorded: Self.recorded)
    }
  }

  private mutating func apply(_ event: Event, on: VagueDate, recorded: String) throws {
    position += 1
    let moment = Moment(effective: on, recorded: try CivilDay(recorded), position: position)
    records.apply(event, at: moment)
  }

  /// Asks a command.
  func when(
    _ name: String, _ arguments: KeyValuePairs<String, JSONValue> = [:], on: String? = nil,
    because reason: String? = nil, source: String? = nil, today: String = Given.today
  ) -> Outcome {
    do throws(Refusal) {
      let command = try read(name, arguments)
      let given = Circumstances(
        records: records, facts: records, rules: try rules(today), zones: FixedZones(),
        seals: GlassSeals(),
        today: try day(today),
        on: try on.map { text throws(Refusal) in try date(text) }, reason: reason, source: source,
        owed: { _ in owed })
      return Outcome(.success(try command.decide(in: given)))
    } catch {
      return Outcome(.failure(error))
    }
  }

  /// The guidance in force here.
  func rules(_ today: String = Given.today) throws(Refusal) -> Rules {
    Rules(
      .shared, on: try day(today), local: records.record.guidance, feasts: feasts)
  }

  private func day(_ text: String) throws(Refusal) -> CivilDay {
    do throws(ValueError) { return try CivilDay(text) } catch { throw Refusal("\(error)") }
  }

  private func date(_ text: String) throws(Refusal) -> VagueDate {
    do throws(ValueError) { return try VagueDate(text) } catch { throw Refusal("\(error)") }
  }

  private func read(
    _ name: String, _ arguments: KeyValuePairs<String, JSONValue>
  ) throws(Refusal) -> Command {
    guard let entry = Catalogue.entry(named: name) else { throw Refusal("no command \(name)") }
    let json = JSONValue.object(arguments.map { JSONValue.Member($0.key, $0.value) })
    let (bytes, unknown) = JSONCursor.canonical(json, members: entry.fields.map(\.name))
    guard unknown.isEmpty else { throw Refusal("no field \(unknown)") }
    var field = ""
    let result: Result<Command?, JSONError> = bytes.withUnsafeBytes { raw in
      var cursor = JSONCursor(raw)
      do throws(JSONError) {
        return .success(try Command.read(name, &cursor))
      } catch {
        field = cursor.memberName
        return .failure(error)
      }
    }
    switch result {
    case .success(let command?): return command
    case .success(nil): throw Refusal("\(name) is no command")
    case .failure(let error): throw Refusal(error.reason, field: field)
    }
  }
}

/// What a command came to.
struct Outcome {
  let result: Result<Decision, Refusal>

  init(_ result: Result<Decision, Refusal>) { self.result = result }

  /// Expects exactly these events, those without a date on ``Given/today``, and these warnings.
  func then(
    _ lines: String..., warnings: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let decision = try get(sourceLocation)
    let expected = try lines.map { line in
      let (event, on) = try EventLine.read(line)
      return EventLine.text(event, on: try on ?? VagueDate(Given.today))
    }
    let found = decision.facts.map { EventLine.text($0.event, on: $0.effective) }
    #expect(found == expected, sourceLocation: sourceLocation)
    #expect(decision.warnings == warnings, sourceLocation: sourceLocation)
  }

  /// Expects the command to be done with these warnings, whatever the events.
  func warns(_ warnings: String..., sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(try get(sourceLocation).warnings == warnings, sourceLocation: sourceLocation)
  }

  /// Expects a refusal whose sentence holds `part`.
  func refused(
    _ part: String, rule: String = "", field: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard case .failure(let refusal) = result else {
      Issue.record("done: \(result)", sourceLocation: sourceLocation)
      return
    }
    let sentence = refusal.description
    #expect(sentence.contains(part), sourceLocation: sourceLocation)
    #expect(refusal.rule == rule, "\(sentence)", sourceLocation: sourceLocation)
    #expect(refusal.field == field, "\(sentence)", sourceLocation: sourceLocation)
    #expect(!sentence.contains("\n") && sentence.count < 400, sourceLocation: sourceLocation)
  }

  private func get(_ sourceLocation: SourceLocation) throws -> Decision {
    switch result {
    case .success(let decision): return decision
    case .failure(let refusal):
      return try #require(nil, "refused: \(refusal)", sourceLocation: sourceLocation)
    }
  }
}
