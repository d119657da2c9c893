import JSONText
import Testing

@testable import Twinning

@Suite struct `The catalogue` {
  static let commands = Catalogue.entries.filter { $0.role == .command }

  /// A value of a field as its example has it.
  private func example(_ field: FieldDescription) -> JSONValue {
    let text = field.example.isEmpty ? field.choices.first ?? "" : field.example
    let value: JSONValue =
      switch field.kind {
      case .integer: .integer(Int64(text) ?? Int64(field.minimum ?? 1))
      case .flag: true
      case .slug, .text, .longText, .day, .vagueDate, .dayRange, .wallTime, .zone, .country,
        .language, .choice, .period, .path, .sealed, .instant, .json:
        .string(text)
      }
    return field.isList ? .array([value]) : value
  }

  private func read(_ name: String, _ json: JSONValue, _ members: [String]) throws -> Command {
    let (bytes, _) = JSONCursor.canonical(json, members: members)
    let result: Result<Command?, JSONError> = bytes.withUnsafeBytes { raw in
      var cursor = JSONCursor(raw)
      do throws(JSONError) {
        return .success(try Command.read(name, &cursor))
      } catch {
        return .failure(JSONError(offset: error.offset, reason: cursor.memberName + error.reason))
      }
    }
    return try #require(try result.get())
  }

  @Test(arguments: commands.map(\.name))
  func `gives examples that its own reader takes, all fields and the required ones`(name: String)
    throws
  {
    let entry = try #require(Catalogue.entry(named: name))
    let members = entry.fields.map(\.name)
    // A digest of 64 digits has no example.
    let shown = entry.fields.filter { $0.kind != .text || !$0.example.isEmpty }
    for fields in [shown, entry.fields.filter(\.isRequired)] {
      let json = JSONValue.object(fields.map { JSONValue.Member($0.name, example($0)) })
      #expect(throws: Never.self) { try read(name, json, members) }
    }
  }

  @Test(arguments: commands.map(\.name))
  func `refuses each required field that is missing, by its name`(name: String) throws {
    let entry = try #require(Catalogue.entry(named: name))
    let members = entry.fields.map(\.name)
    for field in entry.fields where field.isRequired {
      let json = JSONValue.object(
        entry.fields.filter { $0.name != field.name }
          .map { JSONValue.Member($0.name, example($0)) })
      #expect { try read(name, json, members) } throws: { error in
        (error as? JSONError)?.reason == field.name + JSONCursor.missingReason
      }
    }
  }

  @Test(arguments: commands.map(\.name))
  func `explains every field of a command, and shows it in use`(name: String) throws {
    let entry = try #require(Catalogue.entry(named: name))
    #expect(!entry.summary.isEmpty && !entry.summary.hasSuffix(".") && !entry.examples.isEmpty)
    for field in entry.fields { #expect(!field.help.isEmpty, "\(name) --\(field.name)") }
    for example in entry.examples { #expect(example.hasPrefix(name), "\(example)") }
    #expect(entry.rules.allSatisfy { $0.hasPrefix("R") })
  }

  @Test(arguments: EventKind.allCases)
  func `tells each event in a sentence of its own fields`(kind: EventKind) {
    let event = Catalogue.event(kind)
    #expect(event.name == kind.name && !event.summary.isEmpty && !event.stream.isEmpty)
    let fields = event.fields.map(\.name)
    for part in event.sentence.split(separator: "{").dropFirst() {
      let name = part.prefix { $0 != "}" }
      #expect(fields.contains(String(name)), "\(event.name) has no \(name)")
    }
    #expect(!event.sentence.isEmpty)
  }

  @Test func `keeps what is private to events of its own`() {
    for kind in EventKind.allCases {
      let fields = Catalogue.event(kind).fields.filter(\.isPersonal).map(\.name)
      // The first version kept them in clear; nothing does so since.
      let isSealed = Catalogue.event(kind).fields.allSatisfy {
        $0.isPersonal == ($0.kind == .sealed)
      }
      #expect(isSealed || kind == .personalDetailsRecordedV1, "\(kind): \(fields)")
    }
    #expect(
      Catalogue.event(.personalDetailsRecordedV1).fields.filter { !$0.isPersonal }.map(\.name)
        == ["person"])
  }
}
