import EventLog
import JSONText
import Office
import Twinning

extension Program {
  /// The folder of the office: `--office`, `$TWINNING_OFFICE`, `$XDG_DATA_HOME/twinning`,
  /// `~/.local/share/twinning` (XDG Base Directory Specification).
  func folder(_ invocation: Invocation) throws(OfficeError) -> String {
    if let folder = invocation.setting("office")?.text ?? set("TWINNING_OFFICE") { return folder }
    if let data = set("XDG_DATA_HOME") { return data + "/twinning" }
    guard let home = set("HOME") else {
      throw OfficeError.noOffice(folder: "the data folder: HOME is not set")
    }
    return home + "/.local/share/twinning"
  }

  /// Who asks, by the invocation, the environment or the login name.
  func actor(_ invocation: Invocation) -> String {
    invocation.text("actor") ?? set("TWINNING_ACTOR") ?? set("USER") ?? set("LOGNAME")
      ?? Request.unnamed
  }

  /// Opens the office.
  func open(
    _ invocation: Invocation, _ mode: SQLiteLog.Mode, folder: String? = nil
  ) throws(OfficeError) -> Office {
    let clock = try clock()
    let line = ProgressLine(console)
    defer { line.end() }
    let path = if let folder { folder } else { try self.folder(invocation) }
    return try Office(
      folder: path, mode: mode, clock: clock, timeout: try patience(), progress: line.show)
  }

  /// The machine's clock, or the time that `$TWINNING_NOW` tells, for rehearsals.
  func clock() throws(OfficeError) -> () -> Instant {
    guard let text = set("TWINNING_NOW") else { return { Instant.now } }
    guard let instant = Instant(text) else {
      throw OfficeError.refused(
        Refusal(
          "TWINNING_NOW is \"\(excerpt(text))\", which is no time",
          advice: "write it like 2026-11-24T10:00:00Z"))
    }
    return { instant }
  }

  /// How many seconds to wait for another writer: `$TWINNING_WAIT`.
  private func patience() throws(OfficeError) -> Int {
    guard let text = set("TWINNING_WAIT") else { return SQLiteLog.defaultTimeout }
    guard let seconds = Int(text), Self.patiences.contains(seconds) else {
      throw OfficeError.refused(
        Refusal(
          "TWINNING_WAIT is \"\(excerpt(text))\", which is no number of seconds",
          advice: "write one from 0 to \(Self.patiences.upperBound)"))
    }
    return seconds
  }

  /// A day is the most that anybody waits.
  private static let patiences = 0...86_400

  private func set(_ name: String) -> String? {
    guard let value = environment(name), !value.isEmpty else { return nil }
    return value
  }

  /// Answers a query.
  func ask(_ invocation: Invocation) throws(OfficeError) -> ExitCode {
    let query = try Arguments.query(invocation)
    let day = try Arguments.day(invocation)
    let office = try open(invocation, .read)
    // What a beginning that was refused leaves behind is no office yet.
    guard try !office.isEmpty() else { throw OfficeError.noOffice(folder: office.folder) }
    let line = ProgressLine(console)
    var moment: Instant?
    if let text = invocation.text("known-at") {
      moment = try office.instant(text, field: "known-at")
    }
    let answer = try office.answer(query, asOf: day, knownAt: moment, line.show)
    line.end()
    tell(answer, asJSON: invocation.isSet("json"))
    return .done
  }

  /// Draws an answer for people, or prints it for machines.
  func tell(_ answer: Answer, asJSON: Bool) {
    guard !asJSON else {
      console.print(answer.json.canonicalText)
      return
    }
    let drawing = AnswerDrawing(style: style, width: console.ability.width)
    drawing.lines(answer).forEach(console.print)
  }

  /// Performs a command.
  func perform(_ invocation: Invocation) throws(OfficeError) -> ExitCode {
    let office = try open(invocation, .write)
    let request: Request
    do throws(Refusal) {
      request = try office.request(
        invocation.entry.name, invocation.arguments, actor: actor(invocation))
    } catch {
      throw OfficeError.refused(error)
    }
    let isDry = invocation.isSet("dry-run")
    let outcome = try office.perform(request, dryRun: isDry)
    console.hasRecorded = !isDry
    guard !invocation.isSet("json") else {
      console.print(outcome.json.canonicalText)
      return .done
    }
    if isDry { console.print("Would be recorded:") }
    if outcome.isRepeat { console.print("Done before, with the same key:") }
    for sentence in outcome.events { console.print(SafeLine.text(sentence)) }
    for warning in outcome.warnings {
      console.print(style.text("Look at this: \(SafeLine.text(warning))", .soon))
    }
    if let number = outcome.number { console.print(style.muted("command \(number)")) }
    return .done
  }
}

/// What the catalogue's readers take, from a line.
enum Arguments {
  static func query(_ invocation: Invocation) throws(OfficeError) -> Query {
    let query = try read(invocation) { (cursor) throws(JSONError) in
      try Query.read(invocation.entry.name, &cursor)
    }
    guard let query else {
      throw OfficeError.refused(Refusal("\(invocation.entry.name) is no question"))
    }
    return query
  }

  static func day(_ invocation: Invocation) throws(OfficeError) -> CivilDay? {
    guard let text = invocation.text("as-of") else { return nil }
    do throws(ValueError) {
      return try CivilDay(text)
    } catch {
      throw OfficeError.refused(Refusal(error.description, rule: "R33", field: "as-of"))
    }
  }

  /// Reads the entry's own fields with one of the catalogue's readers.
  static func read<Value>(
    _ invocation: Invocation, _ body: (inout JSONCursor) throws(JSONError) -> Value
  ) throws(OfficeError) -> Value {
    let names = invocation.entry.fields.map(\.name)
    let bytes = JSONCursor.canonical(invocation.arguments, members: names).bytes
    var field = ""
    let result: Result<Value, JSONError> = bytes.withUnsafeBytes { raw in
      var cursor = JSONCursor(raw)
      do throws(JSONError) {
        return .success(try body(&cursor))
      } catch {
        field = cursor.memberName
        return .failure(error)
      }
    }
    switch result {
    case .success(let value): return value
    case .failure(let error):
      throw OfficeError.refused(
        Refusal(error.reason, advice: "see twinning help \(invocation.entry.name)", field: field))
    }
  }
}
