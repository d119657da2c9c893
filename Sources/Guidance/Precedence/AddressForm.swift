internal import JSONText

/// How the holder of an office is addressed, spoken and in writing (R17).
///
/// The texts may use `{name}`, `{family}`, `{office}`, `{community}` and `{de community}`, which is
/// the community with the French "of" before it.
package struct AddressForm: GuidanceItem {
  package static let noun = GuidanceNoun.address

  /// One text, or one for each style.
  package struct Wording: Equatable, Sendable {
    package let masculine: String
    package let feminine: String
    /// Used when neither is known to be right.
    package let neutral: String
  }

  package let header: ItemHeader
  package var overrides: [ItemOverride] = []
  /// The ranks whose form it is; empty: of everybody else.
  package let ranks: [String]
  /// ISO 639 code of its language.
  package let language: String
  package let spoken: Wording
  package let written: Wording

  package init(header: ItemHeader, from reader: inout ItemReader) throws(GuidanceError) {
    self.header = header
    self.ranks = try reader.slugs("ranks")
    self.language = try reader.slug("language")
    self.spoken = try reader.wording("spoken")
    self.written = try reader.wording("written")
  }
}

extension ItemReader {
  /// A text, or `{"m": …, "f": …, "n": …}` with `n` optional.
  fileprivate mutating func wording(_ name: String) throws(GuidanceError) -> AddressForm.Wording {
    guard let value = value(name) else { throw refusal(name, "missing; add it") }
    let wording: AddressForm.Wording
    if let text = value.text {
      wording = AddressForm.Wording(masculine: text, feminine: text, neutral: text)
    } else {
      var reader = try ItemReader(value, context: context, path: name)
      let masculine = try reader.text("m")
      let feminine = try reader.text("f")
      wording = AddressForm.Wording(
        masculine: masculine, feminine: feminine,
        neutral: try reader.optionalText("n") ?? "\(masculine) / \(feminine)")
      try reader.finish()
    }
    for text in [wording.masculine, wording.feminine, wording.neutral] {
      try check(
        template: text, name,
        knows: ["name", "family", "office", "community", "de community"])
    }
    return wording
  }
}
