extension MailMessage {
  /// The mail as bytes: the same bytes for the same message, always.
  ///
  /// A text and an HTML document as alternatives (RFC 2046 §5.1.4); attachments beside them. Header
  /// texts beyond ASCII are encoded words (RFC 2047). `Auto-Submitted` (RFC 3834 §5) keeps other
  /// programs from answering.
  package func composed() throws(PostError) -> ComposedMail {
    try check()
    try MIMELibrary.load()
    let message = MIMENode(message: ())
    message.addMailbox(from, as: .from)
    message.addMailbox(to, as: .to)
    message.setSubject(subject)
    message.setDate(date)
    message.setMessageID(messageID)
    for (name, value) in headers { message.setHeader(name, value) }
    message.setContent(try content())
    // Set before there is content, it would not be found again.
    message.setHeader("Content-Language", language)
    return ComposedMail(recipient: to.address, bytes: message.bytes())
  }

  private var headers: [(name: String, value: String)] {
    var headers: [(String, String)] = []
    if let last = references.last {
      headers.append(("In-Reply-To", last))
      headers.append(("References", references.joined(separator: " ")))
    }
    headers.append(("Auto-Submitted", "auto-generated"))
    if let listID { headers.append(("List-Id", "<\(listID)>")) }
    if let unsubscribing {
      headers.append(("List-Unsubscribe", unsubscribing.addresses.joined(separator: ", ")))
      if unsubscribing.isOneClick {
        headers.append(("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))
      }
    }
    return headers
  }

  private func content() throws(PostError) -> MIMENode {
    // `=_` stands in no encoded text, so no line of a part is a boundary (RFC 2045 §6.7).
    let mark = try Self.fingerprint(of: messageID)
    let alternatives = MIMENode(multipart: "alternative", boundary: "=_a\(mark)")
    alternatives.add(MIMENode(text: Self.unixLines(text), subtype: "plain"))
    alternatives.add(MIMENode(text: Self.unixLines(document), subtype: "html"))
    guard !attachments.isEmpty else { return alternatives }
    let mixed = MIMENode(multipart: "mixed", boundary: "=_m\(mark)")
    mixed.add(alternatives)
    for attachment in attachments { mixed.add(MIMENode(attachment: attachment)) }
    return mixed
  }

  /// The HTML document around the body.
  private var document: String {
    """
    <!DOCTYPE html>
    <html lang="\(language)" dir="\(direction.rawValue)">
    <head><meta charset="utf-8"><title>\(HTMLText.escaped(subject))</title></head>
    <body>
    \(html)
    </body>
    </html>

    """
  }

  /// The text with LF alone at the end of each line, the last one too.
  private static func unixLines(_ text: String) -> [UInt8] {
    let bytes = text.utf8.filter { $0 != 0x0D }
    return bytes.last == 0x0A ? bytes : bytes + [0x0A]
  }
}
