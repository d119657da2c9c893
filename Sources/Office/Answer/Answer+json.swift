package import JSONText

extension Answer {
  /// The answer for machines: the title, each section under its key, the notes.
  package var json: JSONValue {
    var members = [JSONValue.Member("title", .string(title))]
    members += sections.map { JSONValue.Member($0.key, $0.json) }
    members.append(JSONValue.Member("notes", .array(notes.map { .string($0) })))
    return .object(members)
  }
}

extension Section {
  fileprivate var json: JSONValue {
    switch content {
    case .facts(let facts):
      .object(facts.map { JSONValue.Member($0.key, $0.cell.json) })
    case .table(let columns, let rows):
      .array(
        rows.map { row in
          .object(
            zip(columns, row).filter { $0.0.reach != .people }.map {
              JSONValue.Member($0.key, $1.json)
            })
        })
    case .lines(let lines): .array(lines.map { .string($0) })
    }
  }
}
