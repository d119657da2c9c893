import Twinning

/// The manual page, in roff with the `man` macros (man(7)).
enum ManualPage {
  static func lines(version: String) -> [String] {
    var lines = [
      ".TH TWINNING 1 \"\" \"Twinning \(version)\" \"User commands\"",
      ".SH NAME", "twinning \\- the office of a sister\\-city committee",
      ".SH SYNOPSIS", ".B twinning", ".I COMMAND", "[VALUES] [\\-\\-FLAGS]",
      ".SH DESCRIPTION",
      "Plans visits, agreements, exchanges and yearly letters between a community and its partners,",
      "keeps every fact in an append\\-only log, and tells what is planned, due and to be prepared.",
    ]
    for (title, role) in [
      ("QUESTIONS", CatalogueEntry.Role.query), ("COMMANDS", .command), ("OFFICE", .system),
    ] {
      lines.append(".SH \(title)")
      for entry in Catalogue.entries where entry.role == role { lines += section(entry) }
    }
    lines.append(".SH FLAGS")
    lines += ["Every command takes:"] + Catalogue.commandFields.flatMap(field)
    lines += [".PP", "Every question takes:"] + Catalogue.queryFields.flatMap(field)
    lines += [".PP", "Everything takes:"] + Catalogue.allFields.flatMap(field)
    return lines + environment + exitStatus
  }

  private static func section(_ entry: CatalogueEntry) -> [String] {
    var lines = [".SS \(escaped(entry.name))", escaped(entry.summary + ".")]
    lines += [".PP", ".nf", escaped(Synopsis.text(of: entry)), ".fi"]
    if !entry.details.isEmpty { lines += [".PP", escaped(entry.details)] }
    lines += entry.fields.flatMap(field)
    if !entry.examples.isEmpty {
      lines += [".PP", ".nf"] + entry.examples.map { escaped("twinning \($0)") } + [".fi"]
    }
    return lines
  }

  private static func field(_ field: FieldDescription) -> [String] {
    [".TP", ".B \(escaped(FieldHelp.label(field)))", escaped(FieldHelp.sentence(field))]
  }

  private static let environment = [
    ".SH ENVIRONMENT",
    ".TP", ".B TWINNING_OFFICE", "The office folder.",
    ".TP", ".B TWINNING_ACTOR", "Who asks, by office, where \\-\\-actor does not say.",
    ".TP", ".B XDG_DATA_HOME", "Where the office lies when nothing else says: its folder twinning.",
    ".TP", ".B NO_COLOR", "When set, no colours.",
    ".TP", ".B TWINNING_WAIT",
    "How many seconds to wait for another program that writes; 120 when it is not set.",
    ".TP", ".B TWINNING_NOW", "The time to take for now, for rehearsals: 2026\\-11\\-24T10:00:00Z.",
  ]

  private static let exitStatus = [
    ".SH EXIT STATUS",
    ".TP", ".B 0", "Done.", ".TP", ".B 1", "Refused: nothing was done, and the reason was told.",
    ".TP", ".B 64", "The line is wrong.", ".TP", ".B 65",
    "The log holds what this program cannot read.",
    ".TP", ".B 66", "A file or the office is not there.",
    ".TP", ".B 69", "Reminders were given up: somebody was not told.",
    ".TP", ".B 73", "A folder or file cannot be made.",
    ".TP", ".B 74", "Reading or writing failed.", ".TP", ".B 75",
    "Another program writes: try again.",
    ".TP", ".B 78", "The office\\(aqs own guidance cannot be read.",
  ]

  /// Text as roff takes it, in ASCII: no line begins with a dot or an apostrophe, minus and
  /// backslash stay.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case _ where !character.isASCII:
        let digits = String(character.value, radix: 16, uppercase: true)
        result += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
      default: result.unicodeScalars.append(character)
      }
    }
    return result.hasPrefix(".") ? "\\&" + result : result
  }
}
