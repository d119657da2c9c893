import EventLog
import JSONText

/// Makes the lines of an exported log.
struct ExportWriter {
  private let source: String
  private var time: (instant: Instant, text: String)
  private(set) var commands: Int64 = 0
  private(set) var events: Int64 = 0
  private var head = Digest.genesis
  private let firstHash: Digest

  init(firstHash: Digest) {
    self.firstHash = firstHash
    source = ExportForm.source(firstHash)
    let zero = Instant(microseconds: 0)
    time = (zero, zero.description)
  }

  /// The first line: what this is, and of which office.
  func begin() -> [UInt8] {
    line(id: "begin", type: ExportForm.begin) { writer in
      writer.name("data")
      writer.beginObject()
      writer.name("format")
      writer.integer(ExportForm.version)
      writer.name("office")
      writer.string(firstHash.description)
      writer.endObject()
    }
  }

  /// The last line: without it the export was cut.
  func end() -> [UInt8] {
    line(id: "end", type: ExportForm.end) { writer in
      writer.name("data")
      writer.beginObject()
      writer.name("commands")
      writer.integer(commands)
      writer.name("events")
      writer.integer(events)
      writer.name("head")
      writer.string(head.description)
      writer.endObject()
    }
  }

  /// The line of a command or an event.
  mutating func line(_ entry: LoggedEntry) -> [UInt8] {
    switch entry {
    case .command(let command):
      commands += 1
      return line(command)
    case .event(let event):
      events += 1
      head = event.hash
      return line(event)
    }
  }

  private mutating func line(_ entry: LoggedCommand) -> [UInt8] {
    let time = time(entry.receipt.recordedAt)
    return line(id: entry.command.id.description, type: ExportForm.command, time: time) { writer in
      writer.name("number")
      writer.integer(entry.receipt.command)
      writer.name("firstposition")
      writer.integer(entry.receipt.first)
      writer.name("lastposition")
      writer.integer(entry.receipt.last)
      writer.name("correlationid")
      writer.string(entry.command.correlation.description)
      writer.name("hash")
      writer.string(entry.hash.description)
      writer.name("data")
      writer.beginObject()
      writer.name("name")
      writer.string(entry.command.name)
      writer.text(entry.command.arguments, "arguments")
      writer.name("actor")
      writer.string(entry.command.actor)
      writer.name("program")
      writer.string(entry.command.program)
      if let key = entry.command.key {
        writer.name("key")
        writer.string(key)
      }
      writer.text(entry.command.result, "result")
      writer.endObject()
    }
  }

  private mutating func line(_ entry: LoggedEvent) -> [UInt8] {
    let time = time(entry.recordedAt)
    let isJSON = JSONWriter.isOnOneLine(entry.event.data)
    return line(
      id: entry.id.description, type: ExportForm.type(of: entry.event),
      subject: entry.event.stream, time: time, isJSON: isJSON
    ) { writer in
      writer.name("position")
      writer.integer(entry.position)
      writer.name("streamversion")
      writer.integer(entry.version)
      if !entry.event.effective.isEmpty {
        writer.name("effective")
        writer.string(entry.event.effective)
      }
      writer.name("command")
      writer.integer(entry.command)
      writer.name("hash")
      writer.string(entry.hash.description)
      writer.name("data")
      if isJSON {
        writer.raw(entry.event.data)
      } else {
        writer.string(String(decoding: entry.event.data, as: UTF8.self))
      }
    }
  }

  private func line(
    id: String, type: String, subject: String = "", time: String = "", isJSON: Bool = true,
    _ rest: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("specversion")
    writer.string("1.0")
    writer.name("id")
    writer.string(id)
    writer.name("source")
    writer.string(source)
    writer.name("type")
    writer.string(type)
    if !subject.isEmpty {
      writer.name("subject")
      writer.string(subject)
    }
    if !time.isEmpty {
      writer.name("time")
      writer.string(time)
    }
    writer.name("datacontenttype")
    writer.string(isJSON ? "application/json" : "text/plain")
    rest(&writer)
    writer.endObject()
    return writer.bytes + [0x0A]
  }

  /// Events of one command share a moment.
  private mutating func time(_ instant: Instant) -> String {
    if time.instant != instant { time = (instant, instant.description) }
    return time.text
  }
}

extension JSONWriter {
  /// Whether the bytes are one JSON value on one line, which can stand in a line as they are.
  static func isOnOneLine(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { raw in
      var cursor = JSONCursor(raw)
      return (try? cursor.skipValue()) != nil && cursor.offset == raw.count
    }
  }

  /// Writes a member that the log keeps as JSON text; anything else as a string, under the name with
  /// `-text` behind it.
  fileprivate mutating func text(_ bytes: [UInt8], _ name: String) {
    if Self.isOnOneLine(bytes) {
      self.name(name)
      raw(bytes)
    } else {
      self.name("\(name)-text")
      string(String(decoding: bytes, as: UTF8.self))
    }
  }
}
