/// A calendar file that travels with a mail.
package struct MailAttachment: Equatable, Sendable {
  /// What a calendar program is asked to do with it (RFC 5546 §1.4).
  package enum Method: String, Sendable {
    /// To offer it; nobody has to answer.
    case publish = "PUBLISH"
  }

  /// The file's name, such as `visit.ics`.
  package var name: String
  /// The file itself: iCalendar (RFC 5545).
  package var bytes: [UInt8]
  /// Nil for a file that is only there to be kept.
  ///
  /// It has to be the METHOD of the file (RFC 6047 §2.4): where the two differ, Outlook refuses it.
  package var method: Method?

  package init(name: String, bytes: [UInt8], method: Method? = nil) {
    self.name = name
    self.bytes = bytes
    self.method = method
  }

  /// A calendar file with the method that it states itself.
  package init(calendar bytes: [UInt8], name: String) {
    self.init(name: name, bytes: bytes)
    method = declaredMethod.flatMap(Method.init)
  }

  static let longestName = 100
  package static let largest = 1024 * 1024

  func check() throws(PostError) {
    let field = Field("name of the attachment")
    try field.checkReadable(name, most: Self.longestName)
    guard name.hasSuffix(".ics"), name.utf8.count > 4, !name.hasPrefix("."),
      !name.contains(where: { $0 == "/" || $0 == "\\" || $0 == "\"" })
    else { throw .unsuitable(field: field.name, value: name, wanted: "a name such as visit.ics") }
    try Field("attachment").checkLength(bytes.count, most: Self.largest)
    guard declaredMethod == method?.rawValue else {
      throw .unsuitable(
        field: "method of the attachment", value: method?.rawValue ?? "none",
        wanted: "the METHOD that the file itself has (\(declaredMethod ?? "none"))")
    }
  }

  /// The METHOD that the file states.
  private var declaredMethod: String? {
    let property = Array("METHOD:".utf8)
    let lines = bytes.split { $0 == 0x0A || $0 == 0x0D }
    guard let line = lines.first(where: { $0.starts(with: property) }) else { return nil }
    return ForeignText.line(line.dropFirst(property.count))
  }
}
