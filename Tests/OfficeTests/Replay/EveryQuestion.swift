import EventLog
import JSONText
import Projections
import SQLite
import Twinning

@testable import Office

/// All questions about what a maker made up, a few of each kind.
enum EveryQuestion {
  static func about(_ known: [String: [String]]) throws -> [Query] {
    var queries = [
      try query("schedule"), try query("schedule", ["period": "2026"]), try query("today"),
      try query("due"), try query("due", ["within": "P3Y"]), try query("partner list"),
      try query("partner list", ["stage": "official"]), try query("person list"),
      try query("delegation list"), try query("person retained"),
      try query("delegation list", ["stage": "proposed"]),
      try query("annual show", ["year": 2026]), try query("annual show"),
      try query("member list"), try query("member list", ["year": 2026, "unpaid": true]),
      try query("correspondence list"), try query("correspondence list", ["open": true]),
      try query("program show"), try query("guidance list", ["about": "duties"]),
      try query("calendar check", ["from": "2026-12-01", "to": "2027-02-28"]),
      try query("audit trail", ["limit": 1000]),
      try query("audit trail", ["type": "DelegationMoved", "limit": 3]),
      try query("audit trail", ["subject": "programme"]), try query("search", ["words": ["p"]]),
      try query("history", ["subject": "programme"]), try query("remind ledger"),
      try query("remind preview"), try query("remind preview", ["within": "P1Y"]),
    ]
    let asked: [(type: String, question: String, field: String)] = [
      ("PartnershipID", "partner show", "partnership"), ("PartnershipID", "history", "subject"),
      ("PartnershipID", "schedule", "partner"), ("PartnershipID", "due", "partner"),
      ("DelegationID", "delegation show", "delegation"),
      ("DelegationID", "checklist", "delegation"), ("DelegationID", "history", "subject"),
      ("PersonID", "person show", "person"), ("PersonID", "person dossier", "person"),
      ("PersonID", "schedule", "person"),
      ("PersonID", "history", "subject"), ("ExchangeID", "history", "subject"),
      ("ExchangeID", "exchange show", "exchange"), ("MouID", "mou show", "mou"),
      ("PartnershipID", "claim list", "subject"), ("PersonID", "claim list", "subject"),
      ("MouID", "history", "subject"), ("LetterID", "history", "subject"),
      ("LetterID", "correspondence show", "letter"),
      ("PartnershipID", "correspondence list", "partner"),
      ("PartnershipID", "audit trail", "subject"), ("DutyKey", "remind explain", "key"),
      ("PartnershipID", "remind ledger", "partner"), ("PersonID", "remind preview", "person"),
    ]
    for (type, question, field) in asked {
      for slug in (known[type] ?? []).prefix(4) {
        queries.append(try query(question, .object([JSONValue.Member(field, .string(slug))])))
      }
    }
    return queries
  }
}

/// What somebody is told: an answer without the note on its day, or the refusal instead.
enum Told: Equatable {
  case answer(String, [Section], notes: [String])
  case refusal(String)
}

extension Office {
  func told(_ query: Query, asOf day: CivilDay? = nil) -> Told {
    do throws(OfficeError) {
      let answer = try answer(query, asOf: day)
      return .answer(
        answer.title, answer.sections, notes: answer.notes.filter { !$0.hasPrefix("as of") })
    } catch {
      return .refusal(error.absent ?? error.description)
    }
  }

  /// All rows of all tables that are made from the log, in the order of their keys.
  func dump() throws -> [String] {
    var lines: [String] = []
    for type in ProjectionTables.rowTypes {
      let names = type.table.keyColumns.joined(separator: ", ")
      let statement = try log.connection.prepare(
        "SELECT * FROM \(type.table.name) ORDER BY \(names)")
      while try statement.step() {
        let cells = (0..<type.table.columns.count).map { statement.text(at: Int32($0)) ?? "NULL" }
        lines.append("\(type.table.name): \(cells.joined(separator: " | "))")
      }
    }
    return lines
  }
}

extension OfficeError {
  /// What is not on record, however that is told for one day or another.
  var absent: String? {
    if case .refused(let refusal) = self { refusal.absent?.what } else { nil }
  }
}
