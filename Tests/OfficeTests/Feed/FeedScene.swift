import Calendars
import Testing
import Twinning

@testable import Office

/// One VEVENT as it stands in a feed: names with parameters, folds undone, escapes left.
struct WrittenEvent: Equatable {
  private var lines: [(name: String, value: String)] = []

  static func == (left: WrittenEvent, right: WrittenEvent) -> Bool {
    left.lines.elementsEqual(right.lines) { $0 == $1 }
  }

  /// The value of a property, whatever its parameters; empty when there is none.
  subscript(name: String) -> String {
    lines.first { $0.name == name || $0.name.hasPrefix(name + ";") }?.value ?? ""
  }

  /// The property with its parameters.
  func line(_ name: String) -> String {
    lines.first { $0.name == name || $0.name.hasPrefix(name + ";") }
      .map { "\($0.name):\($0.value)" } ?? ""
  }

  static func all(in bytes: [UInt8]) -> [WrittenEvent] {
    var events: [WrittenEvent] = []
    var open: WrittenEvent?
    for line in lines(of: bytes) {
      if line == "BEGIN:VEVENT" {
        open = WrittenEvent()
      } else if line == "END:VEVENT" {
        if let open { events.append(open) }
        open = nil
      } else if let colon = line.firstIndex(of: ":") {
        open?.lines.append(
          (String(line[..<colon]), String(line[line.index(after: colon)...])))
      }
    }
    return events
  }

  static func lines(of bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "").split(separator: "\r\n")
      .map(String.init)
  }
}

extension Office {
  func feed(_ whose: String) throws -> [UInt8] {
    try feed(of: SubjectID(unchecked: whose))
  }

  func events(_ whose: String = "office") throws -> [WrittenEvent] {
    WrittenEvent.all(in: try feed(whose))
  }

  /// The event whose UID begins like that.
  func event(_ beginning: String, of whose: String = "office") throws -> WrittenEvent? {
    try events(whose).first { $0["UID"].hasPrefix(beginning) }
  }
}
