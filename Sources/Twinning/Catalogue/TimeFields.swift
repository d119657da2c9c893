package import JSONText

// How dates, times and periods stand in commands and events: as their texts.

extension CivilDay: FieldValue {
  package static func read(_ cursor: inout JSONCursor) throws(JSONError) -> CivilDay {
    try cursor.value(
      { CivilDay(utf8: $0) },
      explaining: { (text: String) throws(ValueError) in try CivilDay(text) })
  }

  package func write(to writer: inout JSONWriter) { writer.string(description) }
}

extension VagueDate: FieldValue {
  package static func read(_ cursor: inout JSONCursor) throws(JSONError) -> VagueDate {
    try cursor.value(
      { VagueDate(utf8: $0) },
      explaining: { (text: String) throws(ValueError) in try VagueDate(text) })
  }

  package static func accept(_ cursor: inout JSONCursor) throws(JSONError) -> VagueDate {
    try cursor.value(
      { VagueDate(utf8: $0) },
      explaining: { (text: String) throws(ValueError) in
        text == "unknown" ? .unknown : try VagueDate(text)
      })
  }

  package func write(to writer: inout JSONWriter) { writer.string(description) }

  /// A date that was checked when it was recorded; unknown when it cannot be read after all.
  package init(recorded text: String) { self = (try? VagueDate(text)) ?? .unknown }
}

extension WallTime: FieldValue {
  package static func read(_ cursor: inout JSONCursor) throws(JSONError) -> WallTime {
    try cursor.value(
      { WallTime(utf8: $0) },
      explaining: { (text: String) throws(ValueError) in try WallTime(text) })
  }

  package func write(to writer: inout JSONWriter) { writer.string(description) }
}

extension Period: FieldValue {
  package static func read(_ cursor: inout JSONCursor) throws(JSONError) -> Period {
    try cursor.value(
      { Period(utf8: $0) },
      explaining: { (text: String) throws(ValueError) in try Period(text) })
  }

  /// Takes `90d` too, as the schedule does.
  package static func accept(_ cursor: inout JSONCursor) throws(JSONError) -> Period {
    try cursor.value(
      { DayRange.length($0) },
      explaining: { (text: String) throws(ValueError) in try Period(text) })
  }

  package func write(to writer: inout JSONWriter) { writer.string(description) }
}

extension ZoneName: FieldValue {
  package static func read(_ cursor: inout JSONCursor) throws(JSONError) -> ZoneName {
    try cursor.value(
      { ZoneName(utf8: $0) },
      explaining: { (text: String) throws(ValueError) in try ZoneName(text) })
  }

  package func write(to writer: inout JSONWriter) { writer.string(description) }
}

extension JSONCursor {
  /// Reads a string through the fast reader; when that refuses, through the one that says why.
  fileprivate mutating func value<Value>(
    _ fast: (Span<UInt8>) -> Value?, explaining: (String) throws(ValueError) -> Value
  ) throws(JSONError) -> Value {
    let start = self
    if let plain = try plainBytes(),
      let value = fast(Span(_unsafeBytes: UnsafeRawBufferPointer(plain)))
    {
      return value
    }
    self = start
    let text = try string()
    do throws(ValueError) {
      return try explaining(text)
    } catch {
      throw refuse(error.description)
    }
  }
}
