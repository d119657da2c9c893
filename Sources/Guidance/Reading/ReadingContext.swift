internal import JSONText

/// What the reading of one item needs to know of its file.
package struct ReadingContext {
  let file: String
  let item: String?
  /// Named lists of words that conditions may use as `@name`.
  let groups: [String: [String]]

  /// A title or an explanation longer than this is an essay, not guidance.
  static let textLimit = 2_000

  /// Lists inside an item: no order of precedence comes near it.
  static let listLimit = 500

  init(file: String, item: String? = nil, groups: [String: [String]] = [:]) {
    self.file = file
    self.item = item
    self.groups = groups
  }

  func refusal(_ path: String?, _ reason: String) -> GuidanceError {
    GuidanceError(file: file, item: item, field: path, reason: reason)
  }

  /// A list of texts or one bare text.
  func texts(_ value: JSONValue, path: String?) throws(GuidanceError) -> [String] {
    if let text = value.text { return [text] }
    guard let elements = value.elements else {
      throw refusal(path, "a text or a list of texts was expected")
    }
    guard elements.count <= Self.listLimit else {
      throw refusal(path, "more than \(Self.listLimit) elements")
    }
    var texts: [String] = []
    texts.reserveCapacity(elements.count)
    for element in elements {
      guard let text = element.text, !text.isEmpty else {
        throw refusal(path, "a list of texts was expected")
      }
      texts.append(text)
    }
    return texts
  }

  /// Words of a condition, `@name` replaced by the group of that name.
  func words(_ value: JSONValue, path: String?) throws(GuidanceError) -> [String] {
    var words: [String] = []
    for text in try texts(value, path: path) {
      guard text.hasPrefix("@") else {
        words.append(text)
        continue
      }
      guard let group = groups[String(text.dropFirst())] else {
        throw refusal(path, "\"\(text)\" is no group of this file; add it to \"groups\"")
      }
      words += group
    }
    return words
  }

  func span(_ text: String, path: String?) throws(GuidanceError) -> CalendarSpan {
    guard let span = CalendarSpan(text) else {
      throw refusal(path, "\"\(text)\" is no span; write it as P2Y, P30D or -P14D")
    }
    return span
  }

  /// True for lower-case ASCII letters, digits and single hyphens inside, at most 64 bytes.
  static func isSlug(_ text: String) -> Bool {
    var last: UInt8 = UInt8(ascii: "-")
    guard text.utf8.count <= 64 else { return false }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case UInt8(ascii: "-") where last != UInt8(ascii: "-"): break
      default: return false
      }
      last = byte
    }
    return last != UInt8(ascii: "-")
  }
}
