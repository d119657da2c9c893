import EventLog
import Twinning

extension AskTrail {
  /// So many commands when nobody says how many: what one reads at a sitting.
  private static let usualLimit = 50
  /// So many commands are read at once.
  private static let pageSize = 200
  /// So many are looked through for those that have anything to tell.
  private static let lookLimit = 50_000

  /// The commands that are wanted, each with its events, in the order of the log.
  func answer(at desk: Desk) throws(OfficeError) -> Answer {
    let limit = limit ?? Self.usualLimit
    var filter = CommandFilter(limit: max(limit + 1, Self.pageSize))
    filter.actor = actor
    filter.name = try known(command, among: commandNames, "command", "command")
    filter.type = try known(type, among: EventKind.allCases.map(\.name), "type of event", "type")
    if let from { filter.from = try desk.history.reached(from, field: "from").instant }
    var history = desk.history
    if let until {
      let reached = try history.reached(until, field: "until")
      filter.until = reached.instant
      history = history.known(through: reached.position)
    }
    if let subject {
      let streams = try streams(of: subject, at: desk)
      filter.streams = streams
      filter.numbers = try history.corrections(of: streams)
    }
    let (kept, hasMore) = try events(of: filter, most: limit, in: history)
    var answer = Answer("Commands and their events")
    answer.add(
      Section(
        "trail", .table(HistoryEntry.trailColumns, kept.map(\.trailCells)),
        empty: "nothing of that kind is on record"))
    if hasMore {
      answer.note("only the newest \(limit) commands are told; --limit asks for more")
    }
    return answer
  }

  /// The events of the newest commands that have any to tell, in the order of the log, and whether
  /// there are more commands: as of a day some have none.
  private func events(
    of filter: CommandFilter, most limit: Int, in history: any HistorySource
  ) throws(OfficeError) -> (events: [HistoryEntry], hasMore: Bool) {
    var filter = filter
    var kept: [[HistoryEntry]] = []
    var looked = 0
    while true {
      let page = try history.commands(filter)
      for command in page {
        guard kept.count < limit, looked < Self.lookLimit else {
          return (kept.reversed().flatMap(\.self), true)
        }
        looked += 1
        filter.before = command.number
        let events = try history.entries(
          from: command.receipt.first, through: command.receipt.last
        ) { type == nil || $0.type == type }.filter { entry in
          filter.streams.map { $0.contains(entry.deed?.stream ?? entry.stream) } ?? true
        }
        if !events.isEmpty { kept.append(events) }
      }
      guard page.count == filter.limit else { return (kept.reversed().flatMap(\.self), false) }
    }
  }

  private var commandNames: [String] {
    Catalogue.entries.filter { $0.role == .command }.map(\.name)
  }

  private func known(
    _ name: String?, among names: [String], _ what: String, _ field: String
  ) throws(OfficeError) -> String? {
    guard let name, !names.contains(name) else { return name }
    let near = NearestNames.nearest(names, to: name).first.map { "did you mean \($0)?" }
    throw OfficeError.refused(
      Refusal(
        "there is no \(what) \"\(excerpt(name))\"", advice: near ?? "see the folder schemas",
        rule: "R32", field: field))
  }

  /// The streams of a subject; an item of guidance is one too.
  private func streams(of subject: SubjectID, at desk: Desk) throws(OfficeError) -> [String] {
    let guidance = try desk.history.streams(beginningWith: "guidance/\(subject)")
      .filter { $0 == "guidance/\(subject)" }
    return guidance.isEmpty ? try desk.streams(of: subject).streams : guidance
  }
}

extension HistoryEntry {
  static var trailColumns: [Column] {
    [
      Column("command", "Command"), Column("recorded", "Recorded", isWhole: true),
      Column("who", "By"), Column("position", "No.", isRight: true),
      Column("subject", "Subject"), Column("when", "When", isWhole: true, .wideLines),
      Column("type", "Type", .machines), Column("what", "What happened"),
      Column("why", "Why"), Column("source", "Source", .machines),
      Column("corrected", "Corrected", .machines),
    ]
  }

  var trailCells: [Cell] {
    [
      Cell("\(command) #\(commandNumber)"), recorded, Cell(actor),
      Cell(Int(moment.position)), Cell(subject),
      .shortDate(moment.effective.description), Cell(type), what, Cell(reason), Cell(source),
      corrected,
    ]
  }
}
