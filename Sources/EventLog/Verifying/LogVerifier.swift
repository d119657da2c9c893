internal import SQLite

/// Walks the commands and the events together and checks each: `schemas/log/v1.md` says what, and
/// in which order.
struct LogVerifier: ~Copyable {
  private let connection: Connection
  private let part: LogPart
  private let events: Statement
  private let commands: Statement
  private var form: HashForm
  /// A hash that has to be there, and whether it was.
  private let known: Digest?
  private(set) var isKnownFound: Bool
  private var streams = PreparedFields()
  private var types = PreparedFields()
  private(set) var versions = StreamVersions()
  /// What holds so far.
  private(set) var head: LogHead
  private var firstHash: Digest?
  /// Of the command whose events are being read.
  private var lastPosition: Int64
  private var recordedAt: Int64
  private var commandHash = Digest.genesis

  private static let wrongType = "a value is not of its column's type"

  /// After how many events progress is told.
  private static let step: Int64 = 10_000

  /// Prepares the reading of a part of the log.
  ///
  /// The connection has to stay in one transaction while the whole log is read.
  init(
    _ connection: Connection, _ part: LogPart = .whole, extending known: Digest? = nil
  ) throws(SQLiteError) {
    let events = try connection.prepare(
      """
      SELECT position, id, stream, version, type, effective, recorded_at, command, data, hash
      FROM event \(part.positions) ORDER BY position
      """)
    let commands = try connection.prepare(
      """
      SELECT number, id, name, arguments, actor, correlation, recorded_at, program, key,
        first_position, last_position, result, hash
      FROM command \(part.numbers) ORDER BY number
      """)
    self.connection = connection
    self.events = events
    self.commands = commands
    self.part = part
    self.known = known
    isKnownFound = known == nil || known == .genesis
    head = part.start
    lastPosition = part.start.position
    recordedAt = part.start.recordedAt
    form = HashForm()
  }

  private mutating func readNames() throws(SQLiteError) {
    let stream = try connection.prepare("SELECT id, name FROM stream ORDER BY id")
    while try stream.step() {
      guard let number = stream.whole(at: 0), let name = unsafe stream.bytes(at: 1, of: .text)
      else { continue }
      form.clear()
      unsafe form.field(name)
      unsafe streams.add(number, form.bytes)
    }
    let type = try connection.prepare("SELECT id, name, version FROM event_type ORDER BY id")
    while try type.step() {
      guard let number = type.whole(at: 0), let name = unsafe type.bytes(at: 1, of: .text),
        let version = type.whole(at: 2)
      else { continue }
      form.clear()
      unsafe form.field(name)
      form.field(version)
      unsafe types.add(number, form.bytes)
    }
    versions = StreamVersions(count: streams.count, areKnown: part.start.position == 0)
  }

  /// Checks everything, or up to the first fault.
  ///
  /// Positions wrap around: a later part may begin, by the word of a changed file, where numbers end.
  mutating func run(_ progress: (Int64) -> Void) throws(SQLiteError) -> LogReport {
    try readNames()
    var reason: String?
    while reason == nil, try events.step() {
      reason = try check(at: head.position &+ 1)
      if head.position % Self.step == 0 { progress(head.position) }
    }
    progress(head.position)
    if reason == nil { reason = try end(at: head.position &+ 1) }
    head.recordedAt = recordedAt
    var report = LogReport()
    report.events = head.position
    report.commands = head.number
    report.head = head.hash
    report.first = firstHash
    report.fault = reason.map { LogReport.Fault(position: head.position &+ 1, reason: $0) }
    return report
  }

  /// Checks the event that was read, which should be at `position`; answers what is wrong with it.
  private mutating func check(at position: Int64) throws(SQLiteError) -> String? {
    guard let found = events.whole(at: 0), let id = unsafe events.bytes(at: 1, of: .blob),
      let streamNumber = events.whole(at: 2), let version = events.whole(at: 3),
      let typeNumber = events.whole(at: 4), let effective = unsafe events.bytes(at: 5, of: .text),
      let moment = events.whole(at: 6), let command = events.whole(at: 7),
      let data = unsafe events.bytes(at: 8, of: .text),
      let hash = unsafe events.bytes(at: 9, of: .blob)
    else { return Self.wrongType }
    guard found == position else { return "position \(position) is missing" }
    if position > lastPosition, let wrong = try nextCommand(at: position) { return wrong }
    guard command == head.number else {
      return "the event names command \(command), and command \(head.number) promises it"
    }
    guard let stream = streams.index(of: streamNumber) else {
      return "there is no stream \(streamNumber)"
    }
    guard let type = types.index(of: typeNumber) else {
      return "there is no event type \(typeNumber)"
    }
    guard versions.follows(version, in: stream) else {
      return "version \(version) does not follow \(versions.last(of: stream)) in its stream"
    }
    guard moment == recordedAt else { return "the event was not recorded with its command" }
    form.begin("twinning event 1")
    form.field(head.hash)
    form.field(commandHash)
    form.field(position)
    unsafe form.field(id)
    streams.append(stream, to: &form)
    form.field(version)
    types.append(type, to: &form)
    form.field(moment)
    unsafe form.field(effective)
    unsafe form.field(data)
    let digest = form.digest
    guard unsafe Digest(hash) == digest else { return "the hash does not match" }
    versions.take(version, in: stream)
    head.position = position
    head.hash = digest
    if position == 1 { firstHash = digest }
    if !isKnownFound { isKnownFound = digest == known }
    return nil
  }

  /// Goes on to the command that promises the event at `position`.
  private mutating func nextCommand(at position: Int64) throws(SQLiteError) -> String? {
    let number = head.number &+ 1
    guard try commands.step(), commands.integer(at: 0) == number else {
      return "command \(number) is missing"
    }
    guard putCommand(), let moment = commands.whole(at: 6),
      let first = commands.whole(at: 9), let last = commands.whole(at: 10),
      let hash = unsafe commands.bytes(at: 12, of: .blob)
    else { return Self.wrongType }
    guard first == position else { return "command \(number) promises position \(first)" }
    guard last >= position else { return "command \(number) promises no event" }
    let digest = form.digest
    guard unsafe Digest(hash) == digest else {
      return "the hash of command \(number) does not match"
    }
    guard moment >= recordedAt else {
      return "command \(number) was recorded before the one that precedes it"
    }
    head.number = number
    lastPosition = last
    recordedAt = moment
    commandHash = digest
    return nil
  }

  /// Puts what is hashed of a command into the form; false when a value is not of its column's type.
  private mutating func putCommand() -> Bool {
    form.begin("twinning command 1")
    for column in Int32(0)...11 {
      switch column {
      case 0, 6, 9, 10:
        guard let value = commands.whole(at: column) else { return false }
        form.field(value)
      case 8 where commands.isNull(at: column): form.absent()
      default:
        let isBlob = column == 1 || column == 5
        guard let bytes = unsafe commands.bytes(at: column, of: isBlob ? .blob : .text) else {
          return false
        }
        unsafe form.field(bytes)
      }
    }
    return true
  }

  /// What is wrong where the events end, before `position`.
  private func end(at position: Int64) throws(SQLiteError) -> String? {
    guard position > lastPosition else {
      return "position \(position) is missing, which command \(head.number) promises"
    }
    if try commands.step() { return "command \(commands.integer(at: 0)) has no events" }
    return nil
  }
}
