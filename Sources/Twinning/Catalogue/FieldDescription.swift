/// What a field takes.
package enum FieldKind: String, Sendable {
  case slug, text, longText, day, vagueDate, dayRange, wallTime, zone, country, language, integer
  case flag, choice, period, path, instant, json
  /// A value that only its person's key opens (``Sealed``); in events alone.
  case sealed
}

/// One field of a command, a query or an event.
package struct FieldDescription: Sendable {
  /// The member's name in JSON; `--name` on the terminal.
  package let name: String
  package let kind: FieldKind
  /// The identifier's or choice's type, `LanguageSkill` for a text that is one, else empty.
  package let of: String
  package let isRequired: Bool
  /// Several values: an array in JSON, a flag that may come again on the terminal.
  package let isList: Bool
  /// Taken in order without a flag; the flag works too.
  package let isPositional: Bool
  /// Kept apart because it is about a private person (R35).
  package let isPersonal: Bool
  package let help: String
  package let example: String
  /// The words of a choice.
  package let choices: [String]
  /// What counts when it is left out; may be empty.
  package let defaultText: String
  /// Bounds of an integer.
  package let minimum: Int?
  package let maximum: Int?

  package init(
    name: String, kind: FieldKind, of: String = "", isRequired: Bool = false,
    isList: Bool = false, isPositional: Bool = false, isPersonal: Bool = false, help: String = "",
    example: String = "", choices: [String] = [], defaultText: String = "", minimum: Int? = nil,
    maximum: Int? = nil
  ) {
    self.name = name
    self.kind = kind
    self.of = of
    self.isRequired = isRequired
    self.isList = isList
    self.isPositional = isPositional
    self.isPersonal = isPersonal
    self.help = help
    self.example = example
    self.choices = choices
    self.defaultText = defaultText
    self.minimum = minimum
    self.maximum = maximum
  }
}

/// One type of event in one version.
package struct EventDescription: Sendable {
  package let name: String
  package let version: Int
  /// The kind of stream it lies in: `partnership`.
  package let stream: String
  package let summary: String
  /// A sentence with `{member}` where a value goes; a part in `[…]` is left out when a value in it is
  /// absent.
  package let sentence: String
  package let fields: [FieldDescription]

  package init(
    name: String, version: Int, stream: String, summary: String, sentence: String,
    fields: [FieldDescription]
  ) {
    self.name = name
    self.version = version
    self.stream = stream
    self.summary = summary
    self.sentence = sentence
    self.fields = fields
  }
}
