import JSONText
import Testing

@testable import Twinning

/// An event in one line: `1995 PartnershipRegistered {"partnership":"hue",…}`.
enum EventLine {
  static func read(_ line: String) throws -> (event: Event, on: VagueDate?) {
    let brace = try #require(line.firstIndex(of: "{"), "no data in \(line)")
    let words = line[..<brace].split(separator: " ").map(String.init)
    let name = try #require(words.last)
    let json = try JSONValue.parse(String(line[brace...]))
    let versions = EventKind.allCases.filter { Catalogue.event($0).name == name }
    // The newest version that has all the members.
    let fitting = versions.last { version in
      let known = Catalogue.event(version).fields.map(\.name)
      return (json.members ?? []).allSatisfy { known.contains($0.name) }
    }
    let kind = try #require(fitting ?? versions.last, "no event is called \(name)")
    let members = Catalogue.event(kind).fields.map(\.name)
    let (bytes, unknown) = JSONCursor.canonical(json, members: members)
    #expect(unknown.isEmpty, "\(name) has no \(unknown)")
    let result: Result<Event, JSONError> = bytes.withUnsafeBytes { raw in
      var cursor = JSONCursor(raw)
      do throws(JSONError) {
        return .success(try Event.read(kind, &cursor))
      } catch {
        return .failure(JSONError(offset: error.offset, reason: "\(line): \(error.reason)"))
      }
    }
    let on: VagueDate? =
      words.count < 2 ? nil : words[0] == "unknown" ? .unknown : try VagueDate(words[0])
    return (try result.get(), on)
  }

  static func text(_ event: Event, on: VagueDate) -> String {
    var writer = JSONWriter()
    event.write(to: &writer)
    let when = on.isUnknown ? "unknown" : on.description
    return "\(when) \(event.kind.name) \(String(decoding: writer.bytes, as: UTF8.self))"
      + contents(of: event)
  }

  /// What ``GlassSeals`` let see of the boxes of an event.
  private static func contents(of event: Event) -> String {
    let sealed: [Sealed] =
      switch event {
      case .personalDetailsRecorded(let event): event.sealed
      case .guardianNamed(let event): event.sealed
      case .checkRecorded(let event): event.sealed
      case .passportRecorded(let event): event.sealed
      case .visaRecorded(let event): event.sealed
      default: []
      }
    return sealed.map { box in
      let plain = GlassSeals().open(box, in: "") ?? Array("sealed".utf8)
      return " \(box.person) \(box.about): \(String(decoding: plain, as: UTF8.self))"
    }.joined()
  }
}
