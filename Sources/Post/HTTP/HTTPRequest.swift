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
    do {
      return try answer().outcome(from: address)
    } catch {
      return error.outcome
    }
  }

  /// Connects and asks for nothing (CURLOPT_CONNECT_ONLY(3)).
  ///
  /// - Returns: why there is no connection; nil when there is one.
  func absence() -> Remark? {
    do {
      let answer = try answer(connectsOnly: true)
      return answer.failure == nil ? nil : answer.unanswered(address)
    } catch {
      return Remark(error.kept)
    }
  }

  private func answer(connectsOnly: Bool = false) throws(PostError) -> HTTPAnswer {
    guard reach.allowsPlain || !address.isPlain else {
      throw .unsuitable(
        field: "web address", value: address.place,
        wanted: "https, and plain http is not allowed")
    }
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
    try unsafe handle.setWrite(pass, exchange)
    try unsafe handle.setOpenSocket(connectTo, exchange)
    if let body {
      try handle.set(CURLOPT_POSTFIELDSIZE_LARGE, size: body.count)
      try handle.setBody(body)
    }
    if connectsOnly { try handle.set(CURLOPT_CONNECT_ONLY, 1) }
    let code = handle.perform()
    return HTTPAnswer(
      status: handle.number(CURLINFO_RESPONSE_CODE), wait: handle.size(CURLINFO_RETRY_AFTER),
      failure: TransferFailure(code),
      forbidden: exchange.hasTried ? nil : exchange.forbidden)
  }
}

/// What the functions below are handed.
private final class HTTPExchange {
  let allowsPrivate: Bool
  var count = 0
  var forbidden: String?
  /// Whether there was an address that it may connect to.
  var hasTried = false

  /// What is read of the answer at most.
  static let longest = 64 * 1024

  init(allowsPrivate: Bool) { self.allowsPrivate = allowsPrivate }
}

/// CURLOPT_WRITEFUNCTION(3): passes over what comes back, up to a limit.
private func pass(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let context = unsafe context else { return 0 }
  let exchange = unsafe Unmanaged<HTTPExchange>.fromOpaque(context).takeUnretainedValue()
  exchange.count += size * count
  // Any other number ends the transfer; what was answered is known by then.
  return exchange.count <= HTTPExchange.longest ? size * count : 0
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
