import JSONText
package import Twinning

/// Commands as the lines of a table (CSV, RFC 4180).
///
/// The first line names the columns, which are the fields of the subject's command and those every
/// command takes. Cells of a list are separated by
/// semicolons; an empty cell is left out.
package struct TableLines: RequestSource, ~Copyable {
  private var reader: CSVReader
  private let command: String
  private let columns: [FieldDescription]
  private let actor: String
  private var fields = FieldNames()

  /// - Throws: when the file cannot be read or its first line names a column that is none.
  package init(path: String, of subject: ImportSubject, actor: String) throws(OfficeError) {
    var reader = try CSVReader(path: path)
    let command = Self.command(for: subject)
    guard let header = try reader.next() else {
      throw OfficeError.badLine(line: 1, reason: "the file is empty; its first line names columns")
    }
    let fields =
      (Catalogue.entry(named: command)?.fields ?? [])
      + Catalogue.commandFields.filter { $0.kind != .flag }
    columns = try Self.columns(header, among: fields, of: command)
    self.reader = reader
    self.command = command
    self.actor = actor
  }

  private static func command(for subject: ImportSubject) -> String {
    switch subject {
    case .partners: "partner add"
    case .people: "person add"
    case .exchanges: "exchange record"
    case .delegations: "delegation record"
    }
  }

  private static func columns(
    _ header: [String], among fields: [FieldDescription], of command: String
  ) throws(OfficeError) -> [FieldDescription] {
    try requireCommas(header)
    var columns: [FieldDescription] = []
    for cell in header {
      let name = cell.split(separator: " ").joined(separator: "-").lowercased()
      guard let field = fields.first(where: { $0.name == name }) else {
        let near = NearestNames.nearest(fields.map(\.name), to: name).first
        let advice = near.map { "did you mean \($0)?" }
        throw OfficeError.badLine(
          line: 1,
          reason: "there is no column \"\(excerpt(cell))\"; "
            + (advice ?? "the columns are \(fields.map(\.name).joined(separator: ", "))"))
      }
      guard !columns.contains(where: { $0.name == name }) else {
        throw OfficeError.badLine(line: 1, reason: "the column \"\(name)\" stands there twice")
      }
      columns.append(field)
    }
    if let missing = fields.first(where: { field in
      field.isRequired && !columns.contains { $0.name == field.name }
    }) {
      throw OfficeError.badLine(
        line: 1, reason: "the column \"\(missing.name)\" is missing; \(command) needs it")
    }
    return columns
  }

  /// Refuses a header that is one cell because the file separates its columns by something else.
  private static func requireCommas(_ header: [String]) throws(OfficeError) {
    for (separator, name) in [("\t", "tabs"), (";", "semicolons")] {
      guard header.count == 1, header[0].contains(separator) else { continue }
      throw OfficeError.badLine(
        line: 1,
        reason: "the columns are separated by \(name); save the file with commas between them (CSV)"
      )
    }
  }

  package var readsAhead: Bool { reader.isFile }

  package mutating func next() throws(OfficeError) -> NumberedRequest? {
    while let cells = try reader.next() {
      if cells.allSatisfy(\.isEmpty) { continue }
      do throws(Refusal) {
        let request = try Request(command, try arguments(cells), actor: actor, fields: &fields)
        return NumberedRequest(line: reader.recordLine, .success(request))
      } catch {
        return NumberedRequest(line: reader.recordLine, .failure(error))
      }
    }
    return nil
  }

  private func arguments(_ cells: [String]) throws(Refusal) -> JSONValue {
    guard cells.count <= columns.count else {
      throw Refusal(
        "there are \(cells.count) cells under \(columns.count) columns",
        advice: "put cells that hold commas in quotes")
    }
    var members: [JSONValue.Member] = []
    for (field, cell) in zip(columns, cells) where !cell.isEmpty {
      members.append(JSONValue.Member(field.name, try FieldText.value(of: field, cell)))
    }
    return .object(members)
  }
}
