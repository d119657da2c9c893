import JSONText

/// Whether a value is what a field takes: checked as the reader of a command checks it.
enum FieldCheck {
  /// Why the value cannot be taken; `nil` when it can.
  static func refusal(of value: JSONValue, _ field: FieldDescription) -> String? {
    guard field.isList else { return single(value, field) }
    let elements = value.elements ?? [value]
    guard elements.count <= TextLimit.listLimit else {
      return "more than \(TextLimit.listLimit) values; give fewer"
    }
    return elements.lazy.compactMap { single($0, field) }.first
  }

  private static func single(_ value: JSONValue, _ field: FieldDescription) -> String? {
    value.canonicalBytes.withUnsafeBytes { raw in
      var cursor = JSONCursor(raw)
      do throws(JSONError) {
        try accept(&cursor, field)
        return nil
      } catch {
        return error.reason
      }
    }
  }

  private static func accept(
    _ cursor: inout JSONCursor, _ field: FieldDescription
  ) throws(JSONError) {
    switch field.kind {
    case .slug where field.of == "ChecklistKey": _ = try ChecklistKey.accept(&cursor)
    case .slug: _ = try SubjectID.accept(&cursor)
    case .text where field.of == "LanguageSkill": _ = try LanguageSkill.accept(&cursor)
    case .text, .path, .dayRange, .instant: _ = try cursor.acceptText(.line)
    case .longText: _ = try cursor.acceptText(.long)
    case .day: _ = try CivilDay.accept(&cursor)
    case .vagueDate: _ = try VagueDate.accept(&cursor)
    case .wallTime: _ = try WallTime.accept(&cursor)
    case .zone: _ = try ZoneName.accept(&cursor)
    case .country: _ = try CountryCode.accept(&cursor)
    case .language: _ = try LanguageTag.accept(&cursor)
    case .integer: _ = try cursor.acceptInteger(in: range(of: field))
    case .flag: _ = try Bool.accept(&cursor)
    case .period: _ = try Period.accept(&cursor)
    case .json: _ = try RawJSON.accept(&cursor)
    case .sealed: throw cursor.refuse("what is sealed cannot be given")
    case .choice:
      let word = try cursor.string()
      guard !field.choices.contains(word) else { return }
      let near = NearestNames.nearest(field.choices, to: word).first
      throw cursor.refuse(
        "\"\(excerpt(word))\" is none of the choices; "
          + (near.map { "did you mean \($0)? " } ?? "") + "one of "
          + field.choices.joined(separator: ", "))
    }
  }

  /// The bounds of a whole number: those of the commands that take a field of that name.
  private static func range(of field: FieldDescription) -> ClosedRange<Int> {
    let same = Catalogue.entries.flatMap(\.fields)
      .filter { $0.name == field.name && $0.kind == .integer }
    guard let low = same.compactMap(\.minimum).min(), let high = same.compactMap(\.maximum).max()
    else { return -farthest...farthest }
    return low...high
  }

  /// The bounds of numbers that no command takes: days by which something moves.
  private static let farthest = 100_000
}

extension Circumstances {
  /// Refuses an event that names what is not on record, or not in guidance.
  ///
  /// - Parameters:
  ///   - fields: only these, which were changed; `nil` for all.
  ///   - own: the field that names the event's own record.
  func requireReferences(
    of event: Event, fields: [String]? = nil, except own: String? = nil, rule: String
  ) throws(Refusal) {
    if case .dutyPostponed(let put) = event, let due = DutyKey(put.duty)?.due, put.to <= due {
      throw Refusal(
        "\(put.to.wording) is no later day: it is due on \(due.wording)",
        advice: "give a day after that", rule: "R30", field: "to")
    }
    let data = (try? JSONValue.parse(utf8: event.data)) ?? .null
    for field in Catalogue.event(event.kind).fields
    where field.name != own && fields.map({ $0.contains(field.name) }) ?? true {
      guard let value = data[field.name] else { continue }
      for text in (value.elements ?? [value]).compactMap(\.text) {
        do throws(Refusal) {
          try requireReference(text, field, isChanged: fields != nil)
        } catch {
          throw Refusal(
            error.reason, advice: error.advice, rule: error.rule.isEmpty ? rule : error.rule,
            field: field.name)
        }
      }
    }
  }

  private func requireReference(
    _ text: String, _ field: FieldDescription, isChanged: Bool
  ) throws(Refusal) {
    switch field.of {
    case "PartnershipID": _ = try records.required(PartnershipID(unchecked: text))
    case "DelegationID": _ = try records.required(DelegationID(unchecked: text))
    case "ExchangeID": _ = try records.required(ExchangeID(unchecked: text))
    case "MouID": _ = try records.required(MouID(unchecked: text))
    case "LetterID": _ = try records.required(LetterID(unchecked: text))
    case "PersonID": _ = try records.required(PersonID(unchecked: text))
    case "SubjectID":
      if text == "programme" { return }
      guard try records.isOnRecord(text) else {
        throw Refusal("nothing is called \"\(text)\"", advice: "see search")
      }
    case "DutyKey" where isChanged:
      guard DutyKey(text) == nil else { return }
      throw Refusal(
        "\"\(excerpt(text))\" is no key of a duty", advice: "write it as due shows it")
    case "OrderCode" where isChanged: try requireOrder(OrderCode(unchecked: text))
    case "RankCode" where isChanged:
      try requireRank(RankCode(unchecked: text), field: field.name)
    case "DutyCode" where isChanged: try requireOne(of: rules.duties, text, "duty")
    case "AnnualKind" where isChanged:
      try requireOne(of: rules.annualKinds, text, "yearly exchange")
    case "GuidanceItemID" where isChanged:
      try requireOne(of: rules.guidanceItems, text, "item of guidance")
    default:
      guard isChanged else { return }
      if field.kind == .zone { try requireZone((try? ZoneName(text)) ?? .utc, field: field.name) }
      if field.name == "document-sha256" { try requireDigest(text) }
    }
  }

  private func requireOne(
    of names: [String], _ text: String, _ what: String
  ) throws(Refusal) {
    guard !names.contains(text) else { return }
    throw Refusal("there is no \(what) \"\(text)\"", advice: rules.oneOf(names, near: text))
  }

  /// Refuses an end before its start, and a duty that is put off to an earlier day.
  func requireOrder(of event: Event) throws(Refusal) {
    if case .itineraryItemAdded(let item) = event { try requireForward(ItineraryItem(item)) }
    let data = (try? JSONValue.parse(utf8: event.data)) ?? .null
    let spans = [
      (fields: ("arrives", "departs"), names: (start: "arrival", end: "departure")),
      (fields: ("starts", "ends"), names: (start: "start", end: "end")),
    ]
    for (fields, names) in spans {
      guard let from = data[fields.0]?.text, let to = data[fields.1]?.text else { continue }
      try requireOrder(
        VagueDate(recorded: from), VagueDate(recorded: to), names: names, rule: "R9")
    }
  }
}
