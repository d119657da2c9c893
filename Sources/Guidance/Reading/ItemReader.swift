package import JSONText

/// Reads the members of one object of a guidance file, remembers which were asked for, and
/// refuses the others: a misspelt member must not be a silently missing rule.
package struct ItemReader {
  let context: ReadingContext
  /// Where this object stands inside the item, for errors: `when`, `ranks.3`.
  let path: String?
  /// What the file says for all its items.
  var defaults = FileDefaults()
  private let members: [JSONValue.Member]
  private var isAsked: [Bool]

  init(_ value: JSONValue, context: ReadingContext, path: String? = nil) throws(GuidanceError) {
    guard let members = value.members else {
      throw context.refusal(path, "an object was expected")
    }
    self.context = context
    self.path = path
    self.members = members
    self.isAsked = Array(repeating: false, count: members.count)
  }

  /// The raw member; `nil` when it is missing.
  package mutating func value(_ name: String) -> JSONValue? {
    guard let index = members.firstIndex(where: { $0.name == name }) else { return nil }
    isAsked[index] = true
    return members[index].value
  }

  /// A text that may be missing.
  package mutating func optionalText(_ name: String) throws(GuidanceError) -> String? {
    guard let value = value(name) else { return nil }
    guard let text = value.text, !text.isEmpty else {
      throw refusal(name, "a text that is not empty was expected")
    }
    guard text.utf8.count <= ReadingContext.textLimit else {
      throw refusal(name, "longer than \(ReadingContext.textLimit) bytes; shorten it")
    }
    return text
  }

  /// A text that has to be there.
  package mutating func text(_ name: String) throws(GuidanceError) -> String {
    guard let text = try optionalText(name) else { throw refusal(name, "missing; add it") }
    return text
  }

  /// A list of texts; one bare text counts as a list of one, a missing member as none.
  package mutating func texts(_ name: String) throws(GuidanceError) -> [String] {
    guard let value = value(name) else { return [] }
    return try context.texts(value, path: at(name))
  }

  /// A list of slugs, such as ranks or roles.
  package mutating func slugs(_ name: String) throws(GuidanceError) -> [String] {
    let slugs = try texts(name)
    for slug in slugs where !ReadingContext.isSlug(slug) { throw refusal(name, notASlug(slug)) }
    return slugs
  }

  /// A slug that may be missing.
  package mutating func optionalSlug(_ name: String) throws(GuidanceError) -> String? {
    guard let slug = try optionalText(name) else { return nil }
    guard ReadingContext.isSlug(slug) else { throw refusal(name, notASlug(slug)) }
    return slug
  }

  /// A slug that has to be there.
  package mutating func slug(_ name: String) throws(GuidanceError) -> String {
    guard let slug = try optionalSlug(name) else { throw refusal(name, "missing; add it") }
    return slug
  }

  /// A whole number within bounds that may be missing.
  package mutating func optionalNumber(
    _ name: String, in bounds: ClosedRange<Int64>
  ) throws(GuidanceError) -> Int32? {
    guard let value = value(name) else { return nil }
    guard let number = value.integer, bounds.contains(number) else {
      let range = "\(bounds.lowerBound) to \(bounds.upperBound)"
      throw refusal(name, "a whole number from \(range) was expected")
    }
    return Int32(clamping: number)
  }

  /// True or false; a missing member is false.
  package mutating func flag(_ name: String) throws(GuidanceError) -> Bool {
    guard let value = value(name) else { return false }
    guard let flag = value.bool else { throw refusal(name, "true or false was expected") }
    return flag
  }

  /// A day (`YYYY-MM-DD`) that may be missing.
  package mutating func optionalDay(_ name: String) throws(GuidanceError) -> Int32? {
    guard let text = try optionalText(name) else { return nil }
    guard let day = DayCount.parse(text) else {
      throw refusal(name, "\"\(text)\" is no day; write it as 2015-01-31")
    }
    return day
  }

  /// A span (`P2Y`, `-P14D`) that may be missing.
  package mutating func optionalSpan(_ name: String) throws(GuidanceError) -> CalendarSpan? {
    guard let text = try optionalText(name) else { return nil }
    return try context.span(text, path: at(name))
  }

  /// One of the words of an enumeration that may be missing.
  package mutating func optionalWord<Word: RawRepresentable<String> & CaseIterable>(
    _ name: String, of type: Word.Type
  ) throws(GuidanceError) -> Word? {
    guard let text = try optionalText(name) else { return nil }
    guard let word = Word(rawValue: text) else {
      let known = type.allCases.map(\.rawValue).joined(separator: ", ")
      throw refusal(name, "\"\(text)\" is none of \(known)")
    }
    return word
  }

  /// One of the words of an enumeration that has to be there.
  package mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ name: String, of type: Word.Type
  ) throws(GuidanceError) -> Word {
    guard let word = try optionalWord(name, of: type) else {
      throw refusal(name, "missing; add it")
    }
    return word
  }

  /// A list of objects, each read by `read`; a missing member is none.
  package mutating func objects<Element>(
    _ name: String, read: (inout ItemReader) throws(GuidanceError) -> Element
  ) throws(GuidanceError) -> [Element] {
    guard let value = value(name) else { return [] }
    guard let elements = value.elements else { throw refusal(name, "a list was expected") }
    guard elements.count <= ReadingContext.listLimit else {
      throw refusal(name, "more than \(ReadingContext.listLimit) elements")
    }
    var result: [Element] = []
    result.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      var reader = try ItemReader(element, context: context, path: "\(at(name)).\(index + 1)")
      result.append(try read(&reader))
      try reader.finish()
    }
    return result
  }

  /// A condition that may be missing.
  package mutating func optionalCondition(_ name: String) throws(GuidanceError) -> FactCondition? {
    guard let value = value(name) else { return nil }
    return try FactCondition(value, context: context, path: at(name))
  }

  /// An error about the member `name`.
  package func refusal(_ name: String, _ reason: String) -> GuidanceError {
    context.refusal(at(name), reason)
  }

  /// Refuses the members that nobody asked for.
  func finish() throws(GuidanceError) {
    guard let index = isAsked.firstIndex(of: false) else { return }
    throw refusal(members[index].name, "not a member that belongs here; remove or correct it")
  }

  private func at(_ name: String) -> String { path.map { "\($0).\(name)" } ?? name }

  private func notASlug(_ text: String) -> String {
    "\"\(text)\" is no slug; use lower-case letters, digits and hyphens"
  }
}
