/// What a mail address looks like here.
package enum MailAddress {
  /// An address of one person or office (RFC 5321, 4.1.2), in ASCII, without a name.
  ///
  /// - Throws: a refusal that says what is wrong.
  package static func checked(_ text: String, field: String) throws(Refusal) -> String {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let special: Set<Character> = ["<", ">", "(", ")", "[", "]", ":", ";", ",", "\"", "\\"]
    guard parts.count == 2, !parts[0].isEmpty, parts[0].utf8.count <= 64, text.utf8.count <= 254,
      parts[1].contains("."), !parts[1].hasPrefix("."), !parts[1].hasSuffix("."),
      !parts[1].contains(".."),
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !text.contains(where: special.contains)
    else {
      throw Refusal(
        "\"\(excerpt(text))\" is no mail address", advice: "write one such as office@example.org",
        field: field)
    }
    return text
  }
}
