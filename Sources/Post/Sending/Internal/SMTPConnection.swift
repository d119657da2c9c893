internal import CCurl

/// A connection to a mail server, by libcurl; opened with the first mail and again when it was lost.
struct SMTPConnection: ~Copyable {
  private let handle: CurlHandle
  private let exchange: SMTPExchange
  private let patience: Patience

  init(to server: SMTPServer) throws(PostError) {
    let handle = try CurlHandle.open(protocols: "smtp,smtps")
    let exchange = SMTPExchange()
    try handle.set(CURLOPT_URL, server.url)
    try handle.set(CURLOPT_MAIL_FROM, server.sender)
    try handle.set(CURLOPT_USE_SSL, Int(Self.useOfTLS(server.security).rawValue))
    try handle.trust(certificates: server.certificates)
    if let login = server.login {
      try handle.set(CURLOPT_USERNAME, login.user)
      try handle.set(CURLOPT_PASSWORD, login.password)
    }
    try unsafe handle.setRead(give, exchange)
    try unsafe handle.setDebug(overhear, exchange)
    self.handle = handle
    self.exchange = exchange
    patience = server.patience
  }

  private static func useOfTLS(_ security: SMTPServer.Security) -> curl_usessl {
    switch security {
    case .tls, .required: CURLUSESSL_ALL
    case .opportunistic: CURLUSESSL_TRY
    case .none: CURLUSESSL_NONE
    }
  }

  /// Opens the connection and logs in, where that is not done yet; nothing is about a mail then.
  ///
  /// - Returns: why that does not go; nil when it goes.
  func greet() -> Remark? {
    do {
      // Whoever keeps us waiting for a greeting has nothing of ours yet.
      var patience = patience
      patience.whole = min(patience.whole, Self.longestGreeting)
      try handle.set(patience)
      try handle.set(CURLOPT_NOBODY, 1)
      try handle.set(CURLOPT_CUSTOMREQUEST, "NOOP")
      let failure = transfer([])
      return failure.map { exchange.dialogue.remark($0) }
    } catch {
      return Remark(error.kept)
    }
  }

  /// A minute, in milliseconds.
  private static let longestGreeting = 60_000

  func send(_ mail: ComposedMail) -> Outcome {
    do {
      try handle.set(patience)
      try handle.set(CURLOPT_NOBODY, 0)
      try handle.set(CURLOPT_UPLOAD, 1)
      let recipients = try CurlList([mail.recipient])
      try handle.set(CURLOPT_MAIL_RCPT, recipients)
      try handle.set(CURLOPT_INFILESIZE_LARGE, size: mail.bytes.count)
      let failure = transfer(mail.bytes)
      // The list goes, and the handle must not keep its address.
      try handle.set(CURLOPT_MAIL_RCPT, CurlList([]))
      return exchange.dialogue.outcome(failure: failure)
    } catch {
      return .later(reason: Remark(error.kept))
    }
  }

  /// - Returns: why it failed, if it did.
  private func transfer(_ bytes: [UInt8]) -> TransferFailure? {
    exchange.begin(bytes)
    var failure = TransferFailure(handle.perform())
    // A server may close a connection between two mails; libcurl sees it when it asks for the second.
    let isReused = handle.number(CURLINFO_NUM_CONNECTS) == 0
    if let lost = failure, !lost.isSilence, isReused, exchange.dialogue.isHungUp {
      exchange.begin(bytes)
      failure = TransferFailure(handle.perform())
    }
    return failure
  }
}

/// What the functions below are handed.
private final class SMTPExchange {
  var dialogue = SMTPDialogue()
  private var bytes: [UInt8] = []
  private var offset = 0

  func begin(_ mail: [UInt8]) {
    dialogue = SMTPDialogue()
    bytes = mail
    offset = 0
  }

  func copy(to target: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(target.count, bytes.count - offset)
    unsafe target.copyBytes(from: bytes[offset..<offset + count])
    offset += count
    return count
  }
}

/// CURLOPT_READFUNCTION(3): hands out the mail.
private func give(
  _ target: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let context = unsafe context else { return 0 }
  let exchange = unsafe Unmanaged<SMTPExchange>.fromOpaque(context).takeUnretainedValue()
  return unsafe exchange.copy(to: UnsafeMutableRawBufferPointer(start: target, count: size * count))
}

/// CURLOPT_DEBUGFUNCTION(3): follows what is said.
///
/// A password passes here and goes nowhere.
private func overhear(
  _ handle: UnsafeMutableRawPointer?, _ kind: curl_infotype, _ text: UnsafeMutablePointer<CChar>?,
  _ count: Int, _ context: UnsafeMutableRawPointer?
) -> CInt {
  guard let context = unsafe context else { return 0 }
  let exchange = unsafe Unmanaged<SMTPExchange>.fromOpaque(context).takeUnretainedValue()
  let bytes = unsafe UnsafeRawBufferPointer(start: text, count: count)
  switch kind {
  case CURLINFO_HEADER_OUT:
    unsafe exchange.dialogue.sent(bytes)
    // The server's answer to QUIT says nothing more, and one that has fallen silent gives none.
    if exchange.dialogue.isLeaving, let handle = unsafe handle {
      unsafe CurlHandle.partSoon(handle)
    }
  case CURLINFO_HEADER_IN: unsafe exchange.dialogue.received(Array(bytes))
  default: break
  }
  return 0
}
