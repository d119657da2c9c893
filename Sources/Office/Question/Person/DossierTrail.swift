import JSONText
import Twinning

/// Where the log tells of a person: what was recorded when, by whom and from where.
struct DossierTrail {
  private var values: [[Cell]] = []
  private var mentions: [[Cell]] = []
  private var texts: [[Cell]] = []

  private let person: Person
  private let seals: any PersonalSeals
  private let names: [String]

  /// Shorter names would be found in everything.
  private static let shortestName = 3

  init(of person: Person, at desk: Desk) throws(OfficeError) {
    self.person = person
    seals = desk.seals
    let details = person.details(desk.seals)
    names = [details.identity.givenName, details.identity.familyName, person.publicName]
      .compactMap(\.self).filter { $0.count >= Self.shortestName }
    for entry in try desk.history.entries(holding: [person.id.text] + names) { take(entry) }
  }

  private mutating func take(_ entry: HistoryEntry) {
    let data = (try? JSONValue.parse(utf8: entry.data)) ?? .null
    let arguments = (try? JSONValue.parse(utf8: entry.arguments)) ?? .null
    let fields =
      Catalogue.events.first { $0.name == entry.type && $0.version == entry.version }?.fields ?? []
    let own = entry.stream == "person/\(person.id)"
    let named = fields.filter { names(data[$0.name], $0) }.map(\.name)
    let free =
      fields.filter { [.text, .longText].contains($0.kind) && mentions(data[$0.name]) }
      .map(\.name)
      + ["reason", "source"].filter { data[$0] == nil && mentions(arguments[$0]) }
    let origin = [
      .shortDate(entry.moment.effective.description), Cell(entry.recordedAt),
      Cell(entry.actor), Cell(arguments["source"]?.text ?? data["source"]?.text),
      Cell("\(entry.command) #\(entry.commandNumber)"), Cell(Int(entry.moment.position)),
    ]
    if own || !named.isEmpty {
      mentions.append(
        [
          Cell(Sentence.text(of: entry.type, version: entry.version, data: data)),
          Cell(entry.stream), Cell(named.joined(separator: ", ")),
        ] + origin)
    }
    if !free.isEmpty {
      texts.append([Cell(entry.stream), Cell(free.joined(separator: ", "))] + origin)
    }
    takeValues(of: entry, data, fields, origin)
  }

  /// What is told of the private person, opened.
  private mutating func takeValues(
    of entry: HistoryEntry, _ data: JSONValue, _ fields: [FieldDescription], _ origin: [Cell]
  ) {
    guard person.forgotten == nil else { return }
    for field in fields where field.isPersonal && field.kind != .sealed {
      guard entry.stream == "person/\(person.id)", let value = data[field.name],
        !isGone(Self.part(of: field), at: entry.moment)
      else { continue }
      values.append([Cell(field.name), Self.cell(value), Cell("in clear")] + origin)
    }
    for box in Self.boxes(in: data) where box.person == person.id {
      if isGone(box.about, at: entry.moment) { continue }
      guard let plain = seals.open(box, in: entry.type) else {
        values.append([Cell(box.about.rawValue), .sealed, Cell("sealed")] + origin)
        continue
      }
      for member in (try? JSONValue.parse(utf8: plain))?.members ?? [] {
        values.append([Cell(member.name), Self.cell(member.value), Cell("sealed")] + origin)
      }
    }
  }

  /// Whether what was recorded then of a part was forgotten since.
  private func isGone(_ part: SealedPart, at moment: Moment) -> Bool {
    person.forgottenParts[part].map { $0.position > moment.position } ?? false
  }

  /// The part to which a detail from before sealing belongs.
  private static func part(of field: FieldDescription) -> SealedPart {
    let health = Catalogue.sealed.first { $0.name == "HealthDetails" }?.fields ?? []
    return health.contains { $0.name == field.name } ? .health : .identity
  }

  private static func boxes(in data: JSONValue) -> [Sealed] {
    (data["sealed"]?.elements ?? []).compactMap { element in
      guard let person = element["person"]?.text, let box = element["box"]?.text,
        let about = element["about"]?.text.flatMap(SealedPart.init)
      else { return nil }
      return Sealed(person: PersonID(unchecked: person), about: about, content: .box(box))
    }
  }

  private static func cell(_ value: JSONValue) -> Cell {
    guard let elements = value.elements else { return Cell(value.text ?? "", json: value) }
    return Cell(elements.compactMap(\.text).joined(separator: ", "), json: value)
  }

  /// Whether a field names the person by the short name.
  private func names(_ value: JSONValue?, _ field: FieldDescription) -> Bool {
    guard let value else { return false }
    if field.kind == .sealed {
      return (value.elements ?? []).contains { $0["person"]?.text == person.id.text }
    }
    guard ["PersonID", "SubjectID", "ChecklistKey"].contains(field.of) else { return false }
    let slugs = value.elements?.compactMap(\.text) ?? [value.text].compactMap(\.self)
    return slugs.contains { $0 == person.id.text || $0.hasSuffix(":\(person.id)") }
  }

  /// Whether a free text holds the short name or a name as a word.
  private func mentions(_ value: JSONValue?) -> Bool {
    guard let value else { return false }
    let texts = value.elements?.compactMap(\.text) ?? [value.text].compactMap(\.self)
    return texts.contains { text in
      ([person.id.text] + names).contains { Self.holds($0, in: text) }
    }
  }

  private static func holds(_ name: String, in text: String) -> Bool {
    var rest = text[...]
    while let found = rest.firstRange(of: name) {
      let before = found.lowerBound == text.startIndex ? nil : text[..<found.lowerBound].last
      let after = text[found.upperBound...].first
      if !isWordPart(before), !isWordPart(after) { return true }
      rest = rest[found.upperBound...]
    }
    return false
  }

  private static func isWordPart(_ character: Character?) -> Bool {
    character.map { $0.isLetter || $0.isNumber || $0 == "-" } ?? false
  }

  private static let origins = [
    Column("when", "When", isWhole: true), Column("recorded", "Recorded at", .wideLines),
    Column("who", "By"), Column("source", "Source"), Column("command", "Command"),
    Column("position", "No.", isRight: true),
  ]

  var personal: Section {
    Section(
      "personal", heading: "Personal details, as they were recorded",
      .table(
        [Column("field", "What"), Column("value", "Value"), Column("kept", "Kept")]
          + Self.origins, values), empty: "none")
  }

  var named: Section {
    Section(
      "named", heading: "Where the log names the person",
      .table(
        [Column("what", "What"), Column("stream", "Of"), Column("fields", "As", .wideLines)]
          + Self.origins, mentions), empty: "nowhere")
  }

  var freeTexts: Section {
    Section(
      "freeTexts", heading: "Free texts in which the short name or a name occurs",
      .table([Column("stream", "Of"), Column("fields", "Where")] + Self.origins, texts))
  }
}
