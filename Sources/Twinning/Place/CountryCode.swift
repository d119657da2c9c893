package import JSONText

/// A country by its two letters (ISO 3166-1 alpha-2), `XK` for Kosovo besides.
package struct CountryCode: Hashable, Comparable, FieldValue, CustomStringConvertible {
  private let first: UInt8
  private let second: UInt8

  /// The country, when `text` is one of the assigned codes in capitals.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 2 else { return nil }
    self.init(first: bytes[0], second: bytes[1])
    guard isAssigned else { return nil }
  }

  private init(first: UInt8, second: UInt8) {
    self.first = first
    self.second = second
  }

  package var description: String { String(decoding: [first, second], as: UTF8.self) }

  package static func < (left: CountryCode, right: CountryCode) -> Bool {
    (left.first, left.second) < (right.first, right.second)
  }

  package static func read(_ cursor: inout JSONCursor) throws(JSONError) -> CountryCode {
    guard let bytes = try cursor.plainBytes(), bytes.count == 2 else {
      throw cursor.refuse("a country's two letters were expected")
    }
    return CountryCode(first: bytes[0], second: bytes[1])
  }

  package static func accept(_ cursor: inout JSONCursor) throws(JSONError) -> CountryCode {
    let text = try cursor.string()
    guard let country = CountryCode(text) else {
      throw cursor.refuse(
        "\"\(excerpt(text))\" is no country; write its two capital letters (ISO 3166), for"
          + " instance FR")
    }
    return country
  }

  package func write(to writer: inout JSONWriter) { writer.string(description) }

  private var isAssigned: Bool {
    Self.assigned.withUTF8Buffer { codes in
      var index = 0
      while index + 1 < codes.count {
        if codes[index] == first, codes[index + 1] == second { return true }
        index += 2
      }
      return false
    }
  }

  /// ISO 3166-1 alpha-2, officially assigned, as iso-codes 4.15 has them.
  private static let assigned: StaticString = """
    ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCD\
    CFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGF\
    GGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKN\
    KPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNA\
    NCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSI\
    SJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVI\
    VNVUWFWSYEYTZAZMZWXK
    """
}
