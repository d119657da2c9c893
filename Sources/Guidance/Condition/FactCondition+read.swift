internal import JSONText

extension FactCondition {
  /// Reads a condition: an object, all of whose members have to hold.
  ///
  /// A member is a fact's name with what is wanted (`true`, a word, a list of words of which one
  /// is enough, `{"at-least": 1}`, `{"at-most": 2}`, `{"known": false}`), or `any` or `all` with a
  /// list of conditions, or `not` with one.
  init(_ value: JSONValue, context: ReadingContext, path: String) throws(GuidanceError) {
    guard let members = value.members, !members.isEmpty else {
      throw context.refusal(path, "an object of facts was expected")
    }
    var parts: [FactCondition] = []
    for member in members {
      parts.append(try Self.part(member, context: context, path: "\(path).\(member.name)"))
    }
    if parts.count == 1, let part = parts.first {
      self = part
    } else {
      self = .all(parts)
    }
  }

  private static func part(
    _ member: JSONValue.Member, context: ReadingContext, path: String
  ) throws(GuidanceError) -> FactCondition {
    switch member.name {
    case "any": return .any(try list(member.value, context: context, path: path))
    case "all": return .all(try list(member.value, context: context, path: path))
    case "not": return .not(try FactCondition(member.value, context: context, path: path))
    default: break
    }
    guard let fact = Fact(name: member.name) else {
      let known = Fact.allCases.map(\.name).joined(separator: ", ")
      throw context.refusal(path, "no such fact; known are \(known)")
    }
    return try leaf(fact, member.value, context: context, path: path)
  }

  private static func list(
    _ value: JSONValue, context: ReadingContext, path: String
  ) throws(GuidanceError) -> [FactCondition] {
    guard let elements = value.elements, !elements.isEmpty,
      elements.count <= ReadingContext.listLimit
    else { throw context.refusal(path, "a list of conditions was expected") }
    var parts: [FactCondition] = []
    for (index, element) in elements.enumerated() {
      parts.append(try FactCondition(element, context: context, path: "\(path).\(index + 1)"))
    }
    return parts
  }

  private static func leaf(
    _ fact: Fact, _ value: JSONValue, context: ReadingContext, path: String
  ) throws(GuidanceError) -> FactCondition {
    if value["known"] != nil {
      var reader = try ItemReader(value, context: context, path: path)
      let isKnown = try reader.flag("known")
      try reader.finish()
      return .known(fact, isKnown)
    }
    switch fact.kind {
    case .flag:
      guard let flag = value.bool else {
        throw context.refusal(path, "true or false was expected")
      }
      return .flag(fact, flag)
    case .words:
      let words = try context.words(value, path: path)
      guard !words.isEmpty else { throw context.refusal(path, "a word was expected") }
      return .words(fact, words)
    case .number:
      var reader = try ItemReader(value, context: context, path: path)
      let bounds: ClosedRange<Int64> = 0...100_000
      let least = try reader.optionalNumber("at-least", in: bounds)
      let most = try reader.optionalNumber("at-most", in: bounds)
      try reader.finish()
      guard least != nil || most != nil else {
        throw context.refusal(path, "write it as {\"at-least\": 1} or {\"at-most\": 2}")
      }
      return .number(
        fact, atLeast: least.map { Int($0) } ?? .min, atMost: most.map { Int($0) } ?? .max)
    }
  }
}
