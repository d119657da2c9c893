import EventLog
import Projections
import Twinning

extension LiveRecords: RecordedFacts {
  func fact(at position: Int64) throws(Refusal) -> RecordedFact? {
    try facts(in: EventRange(first: position, last: position)).first
  }

  func facts(of stream: String) throws(Refusal) -> [RecordedFact] {
    try facts(in: EventRange(stream: stream))
  }

  /// Folds the stream of the event that a correction is about in the end.
  ///
  /// - Returns: the stream's name.
  func refold(correctedBy position: Int64) throws(Refusal) -> String {
    let root = try corrections().root(of: position)
    guard let fact = try fact(at: root) else { return "" }
    try load(fact.stream)
    return fact.stream
  }

  func dependants(of subject: String, noun: String) throws(Refusal) -> [String] {
    switch noun {
    case "partnership":
      let rows = try table { (rows) throws(ProjectionError) in try rows.subjects(of: subject) }
      let introduced = try table { (rows) throws(ProjectionError) in
        try rows.terms(since: .min).filter { row in
          row.introduced.split(separator: " ").contains { $0 == subject }
        }
      }
      return rows.filter { $0.slug != subject }.map { "\(Self.words(of: $0.noun)) \($0.slug)" }
        + Set(introduced.map(\.person)).sorted().map { "the introduction of \($0)" }
    case "person":
      let rows = try table { (rows) throws(ProjectionError) in try rows.involvements(of: subject) }
      return rows.map { "a part in \($0.subject)" }
    default: return []
    }
  }

  private static func words(of noun: String) -> String {
    switch noun {
    case "delegation": "the visit"
    case "exchange": "the exchange"
    case "mou": "the MOU"
    case "correspondence": "the letter or call"
    default: "the person"
    }
  }

  private func facts(in range: EventRange) throws(Refusal) -> [RecordedFact] {
    var recorded = EventDecoder()
    var corrected = EventDecoder(try corrections())
    var facts: [RecordedFact] = []
    let failure: LogError?
    do throws(ProjectionError) {
      failure = try log.read(range) { (row) throws(ProjectionError) -> Bool in
        let stream: String
        do throws(LogError) {
          stream = try log.streamName(row.stream) ?? ""
        } catch {
          throw ProjectionError.database(error.description)
        }
        let (event, moment) = try recorded.decode(row, in: log)
        let current = try corrected.current(row, in: log).map {
          Decision.Fact(event: $0.event, effective: $0.moment.effective)
        }
        facts.append(
          RecordedFact(stream: stream, event: event, moment: moment, current: current))
        return true
      }
    } catch {
      throw Refusal(error.description, cause: error)
    }
    if let failure { throw Refusal(failure.description, cause: failure) }
    return facts
  }
}
