package import JSONText

/// A short name that people type and that stands in the log for ever: lower-case letters, digits
/// and hyphens, 1 to 64 of them.
///
/// Each noun has its own type, so that a partner can never be handed in where a person is meant.
package protocol Identifier: Hashable, Comparable, FieldValue, CustomStringConvertible {
  /// The short name.
  var text: String { get }
  init(unchecked text: String)
  /// Whether `:` may join two short names (checklist items that exist once per person).
  static var allowsColon: Bool { get }
}

extension Identifier {
  package static var allowsColon: Bool { false }

  package var description: String { text }

  package static func < (left: Self, right: Self) -> Bool { left.text < right.text }

  /// The short name when it is well formed, else `nil`.
  package init?(_ text: String) {
    guard Self.isWellFormed(text) else { return nil }
    self.init(unchecked: text)
  }

  private static func isWellFormed(_ text: String) -> Bool {
    guard allowsColon, let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      return (try? Slug(text)) != nil
    }
    let rest = text[text.index(after: colon)...]
    return (try? Slug(String(text[..<colon]))) != nil && (try? Slug(String(rest))) != nil
  }

  package static func read(_ cursor: inout JSONCursor) throws(JSONError) -> Self {
    Self(unchecked: try cursor.string())
  }

  package static func accept(_ cursor: inout JSONCursor) throws(JSONError) -> Self {
    let text = try cursor.string()
    guard let value = Self(text) else {
      let idea = Slug.suggestion(from: text).map { ", for instance \"\($0)\"" } ?? ""
      throw cursor.refuse(
        "\"\(excerpt(text))\" is no short name; write up to \(Slug.longest) lower-case letters"
          + " a to z, digits and single hyphens\(idea)")
    }
    return value
  }

  package func write(to writer: inout JSONWriter) { writer.string(text) }
}

/// A partnership's short name, such as `avignon`.
package struct PartnershipID: Identifier {
  package let text: String
  package init(unchecked text: String) { self.text = text }
}

/// A visit's short name, such as `avignon-2027`.
package struct DelegationID: Identifier {
  package let text: String
  package init(unchecked text: String) { self.text = text }
}

/// An exchange's short name.
package struct ExchangeID: Identifier {
  package let text: String
  package init(unchecked text: String) { self.text = text }
}

/// A person's short name, which should not contain the person's name (R35).
package struct PersonID: Identifier {
  package let text: String
  package init(unchecked text: String) { self.text = text }
}

/// An MOU's short name.
package struct MouID: Identifier {
  package let text: String
  package init(unchecked text: String) { self.text = text }
}

/// The short name of a letter, fax, mail or call.
package struct LetterID: Identifier {
  package let text: String
  package init(unchecked text: String) { self.text = text }
}

/// The short name of anything that has a history.
package struct SubjectID: Identifier {
  package let text: String
  package init(unchecked text: String) { self.text = text }
}

/// A claim's short name, unique within its subject.
package struct ClaimID: Identifier {
  package let text: String
  package init(unchecked text: String) { self.text = text }
}

/// The short name of an itinerary's item, unique within its visit.
package struct ItemID: Identifier {
  package let text: String
  package init(unchecked text: String) { self.text = text }
}

/// The key of a checklist's item: a guidance item, for some followed by `:` and a person.
package struct ChecklistKey: Identifier {
  package let text: String
  package init(unchecked text: String) { self.text = text }
  package static var allowsColon: Bool { true }
}

/// The id of an item of guidance.
package struct GuidanceItemID: Identifier {
  package let text: String
  package init(unchecked text: String) { self.text = text }
}

/// The code of an office or of a role in a visit, such as `mayor`.
package struct OfficeCode: Identifier {
  package let text: String
  package init(unchecked text: String) { self.text = text }

  /// In words: `vice mayor`.
  package var words: String { String(text.map { $0 == "-" ? " " : $0 }) }
}

/// The code of a rank in an order of precedence.
package struct RankCode: Identifier {
  package let text: String
  package init(unchecked text: String) { self.text = text }
}

/// The code of an order of precedence.
package struct OrderCode: Identifier {
  package let text: String
  package init(unchecked text: String) { self.text = text }
}

/// The code of a duty that comes back, such as `mou`.
package struct DutyCode: Identifier {
  package let text: String
  package init(unchecked text: String) { self.text = text }
}

/// The code of a yearly exchange, such as `state-of-the-city-letter`.
package struct AnnualKind: Identifier {
  package let text: String
  package init(unchecked text: String) { self.text = text }
}
