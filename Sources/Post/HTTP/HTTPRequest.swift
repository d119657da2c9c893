internal import CCurl
internal import Glibc

/// One request to a server of the web (RFC 9110), by libcurl, and what became of it.
///
/// No redirect is followed, no proxy of the environment used, no more than a little read of what
/// comes back. Where it goes is looked at when it connects, once the name is resolved, so that a name
/// which means one address when asked and another when used gains nothing (DNS rebinding).
struct HTTPRequest {
  let address: HTTPAddress
  let reach: WebReach
  let patience: Patience
  /// Headers beside `Host` and the like, as `Name: value`.
  var headers: [String] = []
  /// What is posted; nil to get.
  var body: [UInt8]?

  static let userAgent = "twinning"

  func outcome() -> Outcome {
    guard reach.allowsPlain || !address.isPlain else {
      return .refused(reason: "\(address) is not https, and plain http is not allowed")
    }
    do {
      return try answer().outcome(from: address)
    } catch {
      return .later(reason: "\(error)")
    }
  }

  private func answer() throws(PostError) -> HTTPAnswer {
    let exchange = HTTPExchange(allowsPrivate: reach.allowsPrivate)
    // Without this libcurl waits to be asked for a body.
    let list = try CurlList(headers + ["Expect:"])
    let handle = try CurlHandle.open(protocols: reach.allowsPlain ? "https,http" : "https")
    try handle.set(CURLOPT_URL, address.text)
    try handle.set(CURLOPT_FOLLOWLOCATION, 0)
    try handle.set(CURLOPT_USERAGENT, Self.userAgent)
    try handle.set(CURLOPT_HTTPHEADER, list)
    try handle.trust(certificates: reach.certificates)
    try handle.set(patience)
    try unsafe handle.setWrite(keep, exchange)
    try unsafe handle.setOpenSocket(connectTo, exchange)
    if let body {
      try handle.set(CURLOPT_POSTFIELDSIZE_LARGE, size: body.count)
      try handle.setBody(body)
    }
    let code = handle.perform()
    return HTTPAnswer(
      status: handle.number(CURLINFO_RESPONSE_CODE), body: exchange.body,
      target: handle.text(CURLINFO_REDIRECT_URL), wait: handle.size(CURLINFO_RETRY_AFTER),
      failure: code == CURLE_OK ? nil : CurlLibrary.sentence(for: code),
      forbidden: exchange.hasTried ? nil : exchange.forbidden)
  }
}

/// What the functions below are handed.
private final class HTTPExchange {
  let allowsPrivate: Bool
  var body: [UInt8] = []
  var count = 0
  var forbidden: String?
  /// Whether there was an address that it may connect to.
  var hasTried = false

  /// What is kept of the answer, and what is read of it at most.
  static let kept = 1024
  static let longest = 64 * 1024

  init(allowsPrivate: Bool) { self.allowsPrivate = allowsPrivate }
}

/// CURLOPT_WRITEFUNCTION(3): takes what comes back, up to a limit.
private func keep(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let context = unsafe context else { return 0 }
  let exchange = unsafe Unmanaged<HTTPExchange>.fromOpaque(context).takeUnretainedValue()
  let more = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
  exchange.count += more.count
  unsafe exchange.body += more.prefix(HTTPExchange.kept - exchange.body.count)
  // Any other number ends the transfer; what was answered is known by then.
  return exchange.count <= HTTPExchange.longest ? more.count : 0
}

/// CURLOPT_OPENSOCKETFUNCTION(3): makes the socket for an address, if one may connect to it.
private func connectTo(
  _ context: UnsafeMutableRawPointer?, _ purpose: curlsocktype,
  _ target: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
  guard let context = unsafe context, let target = unsafe target,
    let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr)
  else { return CURL_SOCKET_BAD }
  let exchange = unsafe Unmanaged<HTTPExchange>.fromOpaque(context).takeUnretainedValue()
  // The structure ends in room for the longest kind of address.
  let address = unsafe IPAddress(
    socketAddress: UnsafeRawPointer(target) + offset, count: Int(target.pointee.addrlen))
  guard let address, exchange.allowsPrivate || address.isPublic else {
    exchange.forbidden = address.map { "\($0)" } ?? "an address of another kind"
    return CURL_SOCKET_BAD
  }
  exchange.hasTried = true
  let kind = unsafe target.pointee.socktype | CInt(SOCK_CLOEXEC.rawValue)
  return unsafe socket(target.pointee.family, kind, target.pointee.`protocol`)
}
