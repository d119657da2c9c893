package import JSONText

extension JSONCursor {
  /// The text is no object, or none in the canonical form.
  package var notAnObject: JSONError { refuse("an object was expected") }

  /// The member asked for last is required and not there.
  package var missing: JSONError { JSONError(offset: offset, reason: Self.missingReason) }

  /// Something stands where the object should end.
  package var notCanonical: JSONError { JSONError(offset: offset, reason: Self.strayReason) }

  package static var missingReason: String { "is missing" }
  package static var strayReason: String { "the members do not stand in the declared order" }

  /// An error at this place.
  package func refuse(_ reason: String) -> JSONError { JSONError(offset: offset, reason: reason) }

  /// Reads a list that was checked when it came in.
  package mutating func readList<Value: FieldValue>(
    _ type: Value.Type
  ) throws(JSONError) -> [Value] {
    guard skip(UInt8(ascii: "[")) else { throw refuse("a list was expected") }
    var values: [Value] = []
    if skip(UInt8(ascii: "]")) { return values }
    repeat { values.append(try Value.read(&self)) } while skip(UInt8(ascii: ","))
    guard skip(UInt8(ascii: "]")) else { throw refuse("a list does not end") }
    return values
  }

  /// Reads a list that somebody hands in; one value alone counts as a list of one.
  package mutating func acceptList<Value: FieldValue>(
    _ type: Value.Type
  ) throws(JSONError) -> [Value] {
    try list { (cursor) throws(JSONError) in try Value.accept(&cursor) }
  }

  /// Reads texts that somebody hands in.
  package mutating func acceptTexts(_ limit: TextLimit) throws(JSONError) -> [String] {
    try list { (cursor) throws(JSONError) in try cursor.acceptText(limit) }
  }

  /// Reads a text that somebody hands in: not empty, no control characters, not too long.
  package mutating func acceptText(_ limit: TextLimit) throws(JSONError) -> String {
    let text = try string()
    if let reason = limit.refusal(of: text) { throw refuse(reason) }
    return text
  }

  /// Reads a whole number that somebody hands in.
  package mutating func acceptInteger(in range: ClosedRange<Int>) throws(JSONError) -> Int {
    let value = Int(try integer())
    guard range.contains(value) else {
      throw refuse(
        "\(value) is out of range; write a whole number from \(range.lowerBound) to"
          + " \(range.upperBound)")
    }
    return value
  }

  private mutating func list<Value>(
    _ element: (inout JSONCursor) throws(JSONError) -> Value
  ) throws(JSONError) -> [Value] {
    guard skip(UInt8(ascii: "[")) else { return [try element(&self)] }
    var values: [Value] = []
    if skip(UInt8(ascii: "]")) { return values }
    repeat {
      guard values.count < TextLimit.listLimit else {
        throw refuse("more than \(TextLimit.listLimit) values; give fewer")
      }
      values.append(try element(&self))
    } while skip(UInt8(ascii: ","))
    guard skip(UInt8(ascii: "]")) else { throw refuse("a list does not end") }
    return values
  }
}

extension JSONWriter {
  /// Writes a member.
  package mutating func member(_ name: String, _ value: some FieldValue) {
    self.name(name)
    value.write(to: &self)
  }

  /// Writes a member that is a list; an empty one is left out.
  package mutating func list(_ name: String, _ values: [some FieldValue]) {
    guard !values.isEmpty else { return }
    self.name(name)
    beginArray()
    for value in values { value.write(to: &self) }
    endArray()
  }
}
