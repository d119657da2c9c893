/// Writes the Swift of all catalogue files: choices, records, the enums over them, descriptions.
struct CatalogueGenerator {
  let files: [CatalogueFile]

  func write(to swift: inout SwiftText) {
    for choices in files.flatMap(\.choices) { write(choices, to: &swift) }
    for file in files {
      for record in file.commands + file.internals {
        RecordGenerator(record: record, role: .command).write(to: &swift)
      }
      for record in file.queries + file.system {
        RecordGenerator(record: record, role: .query).write(to: &swift)
      }
      for record in file.events {
        RecordGenerator(record: record, role: .event(stream: file.stream, single: file.isSingle))
          .write(to: &swift)
      }
      for record in file.sealed {
        RecordGenerator(record: record, role: .sealed).write(to: &swift)
      }
    }
    let commands = files.flatMap(\.commands) + files.flatMap(\.internals)
    let queries = files.flatMap(\.queries)
    writeSum("Command", "anything somebody may ask to be done", commands, to: &swift)
    writeSum("Query", "anything somebody may ask to be told", queries, to: &swift)
    writeEvents(files.flatMap(\.events), to: &swift)
    DescriptionGenerator(files: files).write(to: &swift)
  }

  private func write(_ choices: CatalogueFile.Choices, to swift: inout SwiftText) {
    swift.line("/// \(choices.summary).")
    swift.block("package enum \(choices.type): String, ChoiceValue") { swift in
      for value in choices.values {
        swift.line("case \(SwiftText.camel(value)) = \(SwiftText.literal(value))")
      }
      swift.block("package init?(word: UnsafeRawBufferPointer)") { swift in
        for value in choices.values {
          swift.line(
            "if word.spells(\(SwiftText.literal(value))) "
              + "{ self = .\(SwiftText.camel(value)); return }")
        }
        swift.line("return nil")
      }
    }
  }

  /// The enum over all commands or all queries, read by name.
  private func writeSum(
    _ type: String, _ summary: String, _ records: [CatalogueFile.Record], to swift: inout SwiftText
  ) {
    swift.line("/// \(summary.prefix(1).uppercased() + summary.dropFirst()).")
    swift.block("package enum \(type): Equatable, Sendable") { swift in
      for record in records {
        swift.line("case \(SwiftText.lowered(record.type))(\(record.type))")
      }
      swift.line("")
      swift.line("/// Reads the canonical arguments of the \(type.lowercased()) `name`; `nil` for")
      swift.line("/// a name that is none.")
      swift.block(
        "package static func read(_ name: String, _ cursor: inout JSONCursor) "
          + "throws(JSONError) -> \(type)?"
      ) { swift in
        swift.block("switch name") { swift in
          for record in records {
            let name = SwiftText.lowered(record.type)
            swift.line(
              "case \(SwiftText.literal(record.name)): "
                + ".\(name)(try \(record.type)(reading: &cursor))")
          }
          swift.line("default: nil")
        }
      }
    }
  }

  private func writeEvents(_ events: [CatalogueFile.Record], to swift: inout SwiftText) {
    let newest = events.filter { !$0.isRetired }
    swift.line("/// Any fact of the log, in the newest version of its type.")
    swift.block("package enum Event: Equatable, Sendable") { swift in
      for record in newest {
        swift.line("case \(SwiftText.lowered(record.type))(\(record.type))")
      }
      swift.line("")
      swift.block("package var kind: EventKind") { swift in
        swift.block("switch self") { swift in
          for record in newest {
            let name = SwiftText.lowered(record.type)
            swift.line("case .\(name): .\(name)")
          }
        }
      }
      swift.block("package var stream: String") { swift in
        swift.block("switch self") { swift in
          for record in newest {
            swift.line("case .\(SwiftText.lowered(record.type))(let event): event.stream")
          }
        }
      }
      swift.block("package func write(to writer: inout JSONWriter)") { swift in
        swift.block("switch self") { swift in
          for record in newest {
            swift.line(
              "case .\(SwiftText.lowered(record.type))(let event): event.write(to: &writer)")
          }
        }
      }
      writeReader(events, to: &swift)
    }
    writeKinds(events, to: &swift)
  }

  /// A retired version is read as it was written, and lifted by hand-written code.
  private func writeReader(_ events: [CatalogueFile.Record], to swift: inout SwiftText) {
    swift.line("/// Reads the canonical data of an event of `kind`.")
    swift.block(
      "package static func read(_ kind: EventKind, _ cursor: inout JSONCursor) "
        + "throws(JSONError) -> Event"
    ) { swift in
      swift.block("switch kind") { swift in
        for record in events {
          let lift = record.isRetired ? ".lifted" : ""
          swift.line(
            "case .\(SwiftText.lowered(record.swiftType)): .\(SwiftText.lowered(record.type))"
              + "(try \(record.swiftType)(reading: &cursor)\(lift))")
        }
      }
    }
  }

  private func writeKinds(_ events: [CatalogueFile.Record], to swift: inout SwiftText) {
    swift.line("/// The types of event, each in each of its versions.")
    swift.block("package enum EventKind: UInt8, CaseIterable, Sendable") { swift in
      for record in events { swift.line("case \(SwiftText.lowered(record.swiftType))") }
      swift.block("package var name: String") { swift in
        swift.block("switch self") { swift in
          for record in events {
            swift.line(
              "case .\(SwiftText.lowered(record.swiftType)): \(SwiftText.literal(record.type))")
          }
        }
      }
      swift.block("package var version: Int") { swift in
        swift.block("switch self") { swift in
          for record in events {
            swift.line("case .\(SwiftText.lowered(record.swiftType)): \(record.version)")
          }
        }
      }
    }
  }
}
