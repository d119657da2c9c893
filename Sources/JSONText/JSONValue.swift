/// Any JSON value (RFC 8259), members kept in the order in which they were written.
///
/// For reading what people hand in. Replaying the log goes through ``JSONCursor`` instead, which
/// makes no tree.
package enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A name and its value inside an object.
  package struct Member: Equatable, Sendable {
    package let name: String
    package let value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }
}

extension JSONValue {
  /// The member `name` of an object; `nil` for another kind of value or a missing member.
  package subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The members of an object in their order; `nil` for another kind of value.
  package var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// The elements of an array; `nil` for another kind of value.
  package var elements: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The text of a string; `nil` for another kind of value.
  package var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The whole number; `nil` for another kind of value.
  package var integer: Int64? {
    guard case .integer(let integer) = self else { return nil }
    return integer
  }

  /// True or false; `nil` for another kind of value.
  package var bool: Bool? {
    guard case .bool(let bool) = self else { return nil }
    return bool
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int64) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}
