import EventLog
import JSONText
import Projections
import Twinning

extension LogHistory {
  func commands(_ filter: CommandFilter) throws(OfficeError) -> [RecordedCommand] {
    var filter = filter
    filter.last = last
    do throws(LogError) {
      return try log.commands(filter)
    } catch {
      throw OfficeError.from(error)
    }
  }

  func reached(
    _ text: String, field: String
  ) throws(OfficeError) -> (position: Int64, instant: Instant) {
    let instant = try office.instant(text, field: field)
    let position = try office.position(knownAt: instant, field: field)
    return (min(position, last), instant)
  }

  func retracted(_ name: String) throws(OfficeError) -> [String] {
    let names = Noun.all.map { "\($0.0)/\(name)" }
    return try openings().filter { names.contains($0.stream) }.map(\.stream)
  }

  func retracted(of partner: String) throws(OfficeError) -> [String] {
    try openings().filter { entry in
      let data = (try? JSONValue.parse(utf8: entry.data)) ?? .null
      return data["partnership"]?.text == partner && !entry.stream.hasPrefix("partnership/")
    }.map(\.stream)
  }

  func corrections(of streams: [String]) throws(OfficeError) -> [Int64] {
    let tale = try tale()
    var numbers: [Int64] = []
    for one in tale.corrections.recorded {
      guard let root = try tale.entry(at: tale.corrections.root(of: one.position)),
        streams.contains(root.stream)
      else { continue }
      if let entry = try tale.entry(at: one.position) { numbers.append(entry.commandNumber) }
    }
    return numbers
  }

  /// The events that began a record and were retracted.
  private func openings() throws(OfficeError) -> [HistoryEntry] {
    let tale = try tale()
    var found: [Int64: HistoryEntry] = [:]
    for one in tale.corrections.recorded {
      let root = tale.corrections.root(of: one.position)
      guard tale.corrections[root]?.change == .retracted, found[root] == nil,
        let entry = try tale.entry(at: root),
        Noun.all.contains(where: { entry.stream.hasPrefix($0.0 + "/") })
      else { continue }
      let first = try recorded(EventRange(last: root, stream: entry.stream)) { _ in true }.first
      if first?.moment.position == root { found[root] = entry }
    }
    return found.values.sorted { $0.moment.position < $1.moment.position }
  }

  func facts(of streams: [String]) throws(OfficeError) -> [StreamFact] {
    var facts: [StreamFact] = []
    do throws(ProjectionError) {
      var decoder = EventDecoder(try Corrections(reading: log, through: last))
      for stream in streams {
        let range = EventRange(last: last, stream: stream)
        let failure = try log.read(range) { (row) throws(ProjectionError) -> Bool in
          guard let (event, moment) = try decoder.current(row, in: log) else { return true }
          if let asOf, moment.settled > asOf { return true }
          facts.append(StreamFact(stream: stream, event: event, moment: moment))
          return true
        }
        if let failure { throw ProjectionError.database(failure.description) }
      }
    } catch {
      throw OfficeError.storage(error.description)
    }
    return facts
  }

  func streams(beginningWith prefix: String) throws(OfficeError) -> [String] {
    do throws(LogError) {
      return try log.streamNames(beginningWith: prefix)
    } catch {
      throw OfficeError.from(error)
    }
  }
}
