internal import CGMime

/// One object of libgmime: a message, a part, or several parts together.
///
/// The library has to be loaded (``MIMELibrary``). A node that is put into another is kept by that
/// one as well (g_object_ref), so each may go when it likes.
@safe struct MIMENode: ~Copyable {
  private let object: OpaquePointer

  deinit { unsafe lazy_g_object_unref(UnsafeMutableRawPointer(object)) }

  /// An empty message.
  init(message: Void) { unsafe object = lazy_g_mime_message_new(0) }

  /// An empty collection of parts.
  ///
  /// - Parameter boundary: what stands between them, and in none of them.
  init(multipart subtype: String, boundary: String) {
    unsafe object = lazy_g_mime_multipart_new_with_subtype(subtype)
    unsafe lazy_g_mime_multipart_set_boundary(object, boundary)
  }

  /// A text in UTF-8, whose lines end in LF.
  init(text: [UInt8], subtype: String) {
    unsafe object = lazy_g_mime_part_new_with_type("text", subtype)
    unsafe lazy_g_mime_object_set_content_type_parameter(object, "charset", "utf-8")
    // What is hardly ASCII is shorter in Base64; the rest can be read in quoted-printable.
    if text.count(where: { $0 >= 0x80 }) * 6 > text.count {
      // The library puts line ends right, but none within Base64 (RFC 2045 §6.8).
      setContent(
        text.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }, encoding: LAZY_ENCODING_BASE64)
    } else {
      setContent(text, encoding: LAZY_ENCODING_QUOTED_PRINTABLE)
    }
  }

  /// A calendar file.
  init(attachment: MailAttachment) {
    unsafe object = lazy_g_mime_part_new_with_type("text", "calendar")
    unsafe lazy_g_mime_object_set_content_type_parameter(object, "charset", "utf-8")
    if let method = attachment.method {
      unsafe lazy_g_mime_object_set_content_type_parameter(object, "method", method.rawValue)
    }
    unsafe lazy_g_mime_part_set_filename(object, attachment.name)
    setContent(attachment.bytes, encoding: LAZY_ENCODING_BASE64)
  }

  private func setContent(_ bytes: [UInt8], encoding: CUnsignedInt) {
    let stream = unsafe bytes.withUnsafeBytes { raw in
      // Copied by the library.
      unsafe lazy_g_mime_stream_mem_new_with_buffer(
        raw.assumingMemoryBound(to: CChar.self).baseAddress, raw.count)
    }
    let content = unsafe lazy_g_mime_data_wrapper_new_with_stream(stream, LAZY_ENCODING_DEFAULT)
    unsafe lazy_g_mime_part_set_content(object, content)
    unsafe lazy_g_mime_part_set_content_encoding(object, encoding)
    unsafe lazy_g_object_unref(UnsafeMutableRawPointer(content))
    unsafe lazy_g_object_unref(UnsafeMutableRawPointer(stream))
  }
}

/// What is said of a whole mail.
extension MIMENode {
  enum Role {
    case from
    case to
  }

  func addMailbox(_ mailbox: Mailbox, as role: Role) {
    let type =
      switch role {
      case .from: LAZY_ADDRESS_FROM
      case .to: LAZY_ADDRESS_TO
      }
    unsafe lazy_g_mime_message_add_mailbox(
      object, type, mailbox.name.isEmpty ? nil : mailbox.name, mailbox.address)
  }

  func setSubject(_ subject: String) {
    unsafe lazy_g_mime_message_set_subject(object, subject, "utf-8")
  }

  func setDate(_ date: MailDate) {
    let zone = unsafe lazy_g_time_zone_new_offset(Int32(date.offset * 60))
    let universal = unsafe lazy_g_date_time_new_from_unix_utc(date.seconds)
    let local = unsafe lazy_g_date_time_to_timezone(universal, zone)
    unsafe lazy_g_mime_message_set_date(object, local)
    unsafe lazy_g_date_time_unref(local)
    unsafe lazy_g_date_time_unref(universal)
    unsafe lazy_g_time_zone_unref(zone)
  }

  /// - Parameter id: with its angle brackets, which the library puts around it itself.
  func setMessageID(_ id: String) {
    unsafe lazy_g_mime_message_set_message_id(object, String(id.dropFirst().dropLast()))
  }

  func setHeader(_ name: String, _ value: String) {
    unsafe lazy_g_mime_object_set_header(object, name, value, "utf-8")
  }

  func setContent(_ content: consuming MIMENode) {
    unsafe lazy_g_mime_message_set_mime_part(object, content.object)
  }

  func add(_ part: consuming MIMENode) {
    unsafe lazy_g_mime_multipart_add(object, part.object)
  }

  /// The whole in bytes, lines ending in CRLF.
  func bytes() -> [UInt8] {
    let options = unsafe lazy_g_mime_format_options_new()
    defer { unsafe lazy_g_mime_format_options_free(options) }
    unsafe lazy_g_mime_format_options_set_newline_format(options, LAZY_NEWLINE_DOS)
    guard let text = unsafe lazy_g_mime_object_to_string(object, options) else { return [] }
    defer { unsafe lazy_g_free(text) }
    return unsafe Array(String(cString: text).utf8)
  }
}
