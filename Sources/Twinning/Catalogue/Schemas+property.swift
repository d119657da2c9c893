import JSONText

extension Schemas {
  /// The schema of a field.
  ///
  /// What it takes, the program takes too, as far as a form can tell: that a day is in the calendar,
  /// a zone or a partner known, is for the program to say.
  static func property(_ field: FieldDescription, isEvent: Bool) -> JSONValue {
    var members: [JSONValue.Member] = []
    if !field.help.isEmpty { members.append(JSONValue.Member("description", .string(field.help))) }
    if field.isList {
      members.append(JSONValue.Member("type", "array"))
      members.append(JSONValue.Member("items", .object(value(field, isEvent: isEvent))))
      if !isEvent {
        members.append(JSONValue.Member("maxItems", .integer(Int64(TextLimit.listLimit))))
      }
    } else {
      members += value(field, isEvent: isEvent)
    }
    if let example = example(field) {
      let whole: JSONValue = field.isList ? .array([example]) : example
      members.append(JSONValue.Member("examples", .array([whole])))
    }
    return .object(members)
  }

  /// The field's example as its JSON value.
  private static func example(_ field: FieldDescription) -> JSONValue? {
    guard !field.example.isEmpty else { return nil }
    switch field.kind {
    case .integer: return Int64(field.example).map { .integer($0) }
    case .flag, .sealed, .json: return nil
    case .slug, .text, .longText, .day, .vagueDate, .dayRange, .wallTime, .zone, .country,
      .language, .choice, .period, .path, .instant:
      return .string(field.example)
    }
  }

  /// What one value of the field looks like.
  private static func value(_ field: FieldDescription, isEvent: Bool) -> [JSONValue.Member] {
    switch field.kind {
    case .slug: return slug(allowsColon: field.of == "ChecklistKey")
    case .text where field.of == "LanguageSkill":
      let levels = LanguageLevel.allCases.map(\.rawValue).joined(separator: "|")
      return text(pattern: "^\(Form.language)(:(\(levels)))?$")
    case .text, .path, .dayRange, .instant: return text(.line, isEvent: isEvent)
    case .longText: return text(.long, isEvent: isEvent)
    case .day: return text(pattern: "^\(Form.day)$") + [JSONValue.Member("format", "date")]
    case .vagueDate:
      let date = "\(Form.point)(/(\(Form.point)|\\.\\.)?)?|(\\.\\.)?/\(Form.point)"
      return text(pattern: isEvent ? "^(\(date))?$" : "^(unknown|\(date))?$")
        + [JSONValue.Member("$comment", "EDTF, ISO 8601-2 level 1; empty for unknown")]
    case .wallTime: return text(pattern: "^\(Form.day)T([01][0-9]|2[0-3]):[0-5][0-9]$")
    case .zone:
      return text(pattern: "^\(Form.zonePart)(/\(Form.zonePart))*$", longest: ZoneName.longest)
        + [JSONValue.Member("$comment", "an IANA time zone")]
    case .country: return text(pattern: "^[A-Z]{2}$")
    case .language: return text(pattern: "^\(Form.language)$", longest: LanguageTag.longest)
    case .integer: return integer(field)
    case .flag: return [JSONValue.Member("type", "boolean")]
    case .choice: return [JSONValue.Member("enum", .array(field.choices.map { .string($0) }))]
    case .period:
      let units = ["Y", "M", "W", "D"].map { "([0-9]{1,6}\($0))?" }.joined()
      return text(pattern: "^-?P(?=[0-9])\(units)$")
    case .sealed: return sealed()
    case .json: return [JSONValue.Member("type", "object")]
    }
  }

  private static func sealed() -> [JSONValue.Member] {
    let parts = SealedPart.allCases.map { JSONValue.string($0.rawValue) }
    let base64 = text(pattern: "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$")
    return [
      JSONValue.Member("type", "object"),
      JSONValue.Member(
        "properties",
        .object([
          JSONValue.Member("person", .object(slug(allowsColon: false))),
          JSONValue.Member("about", .object([JSONValue.Member("enum", .array(parts))])),
          JSONValue.Member("box", .object(base64)),
        ])),
      JSONValue.Member("required", ["person", "about", "box"]),
      JSONValue.Member("additionalProperties", false),
    ]
  }

  private static func slug(allowsColon: Bool) -> [JSONValue.Member] {
    guard allowsColon else { return text(pattern: "^\(Form.slug)$", longest: Slug.longest) }
    return text(pattern: "^\(Form.slug)(:\(Form.slug))?$", longest: Slug.longest * 2 + 1)
  }

  private static func integer(_ field: FieldDescription) -> [JSONValue.Member] {
    let low = field.minimum.map { [JSONValue.Member("minimum", .integer(Int64($0)))] } ?? []
    let high = field.maximum.map { [JSONValue.Member("maximum", .integer(Int64($0)))] } ?? []
    return [JSONValue.Member("type", "integer")] + low + high
  }

  /// A text within a limit.
  ///
  /// The limit counts UTF-8 bytes, the schema characters.
  private static func text(_ limit: TextLimit, isEvent: Bool) -> [JSONValue.Member] {
    let least = isEvent ? [] : [JSONValue.Member("minLength", 1)]
    return [JSONValue.Member("type", "string")] + least
      + [JSONValue.Member("maxLength", .integer(Int64(limit.bytes)))]
  }

  private static func text(pattern: String, longest: Int? = nil) -> [JSONValue.Member] {
    let most = longest.map { [JSONValue.Member("maxLength", .integer(Int64($0)))] } ?? []
    return [JSONValue.Member("type", "string"), JSONValue.Member("pattern", .string(pattern))]
      + most
  }
}

/// Regular expressions (ECMA-262, without anchors) of what values look like.
private enum Form {
  static let slug = "[a-z0-9]+(-[a-z0-9]+)*"
  static let language = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
  static let zonePart = "[A-Za-z0-9][A-Za-z0-9_+-]*"
  private static let year = "(?!0000)[0-9]{4}"
  private static let month = "(0[1-9]|1[0-2])"
  private static let dayOfMonth = "(0[1-9]|[12][0-9]|3[01])"
  static let day = "\(year)-\(month)-\(dayOfMonth)"
  /// One date of EDTF: century, decade, year, month, season or day, `X` for what is not told, a mark
  /// for what is not sure.
  static let point =
    "([0-9]{2}XX|[0-9]{3}X|\(year)(-(\(month)|2[1-4]|XX)|-\(month)-(\(dayOfMonth)|XX)|-XX-XX)?)"
    + "[?~%]?"
}
