/// The text of one guidance file.
package struct GuidanceText: Sendable {
  /// The file's name, `checklist.guidance.json`.
  package let name: String
  enum Content: Sendable {
    case embedded(StaticString)
    case local([UInt8])
  }
  let content: Content

  /// A file from a folder of the office.
  /// - Parameters:
  ///   - name: its name without folder.
  ///   - utf8: its bytes.
  package init(name: String, utf8: [UInt8]) {
    self.name = name
    self.content = .local(utf8)
  }

  init(name: String, embedded: StaticString) {
    self.name = name
    self.content = .embedded(embedded)
  }

  var utf8: [UInt8] {
    switch content {
    case .embedded(let text): text.withUTF8Buffer { Array($0) }
    case .local(let bytes): bytes
    }
  }
}
