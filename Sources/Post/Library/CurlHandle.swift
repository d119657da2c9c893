internal import CCurl

/// A handle of libcurl (libcurl-easy(3)): options, transfers one after another, and the connection
/// that stays open between them.
///
/// Every handle leaves the surroundings alone: no proxy out of the environment, no file of
/// passwords, no signal handlers.
@safe struct CurlHandle: ~Copyable {
  private let handle: UnsafeMutableRawPointer

  private init(owning handle: UnsafeMutableRawPointer) { unsafe self.handle = unsafe handle }

  /// Lets taking leave of a server that sleeps take two seconds and no longer.
  static func partSoon(_ handle: UnsafeMutableRawPointer) {
    unsafe lazy_curl_set_long(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, 2)
  }

  deinit {
    unsafe Self.partSoon(handle)
    PipeSignal.blocked { unsafe lazy_curl_easy_cleanup(handle) }
  }

  /// - Parameter protocols: those that it may speak, such as `smtp,smtps`.
  static func open(protocols: String) throws(PostError) -> CurlHandle {
    try CurlLibrary.load()
    guard let pointer = unsafe lazy_curl_easy_init() else {
      throw .libraryRefused(name: "libcurl", reason: "no memory")
    }
    let handle = unsafe CurlHandle(owning: pointer)
    try handle.set(CURLOPT_PROTOCOLS_STR, protocols)
    // An empty one keeps that of the environment out (CURLOPT_PROXY(3)).
    try handle.set(CURLOPT_PROXY, "")
    try handle.set(CURLOPT_NOSIGNAL, 1)
    return handle
  }

  func set(_ option: CURLoption, _ value: Int) throws(PostError) {
    try check(unsafe lazy_curl_set_long(handle, option, value))
  }

  func set(_ option: CURLoption, _ value: String) throws(PostError) {
    try check(unsafe lazy_curl_set_text(handle, option, value))
  }

  func set(_ option: CURLoption, size: Int) throws(PostError) {
    try check(unsafe lazy_curl_set_size(handle, option, curl_off_t(size)))
  }

  func set(_ option: CURLoption, _ list: borrowing CurlList) throws(PostError) {
    try check(unsafe lazy_curl_set_pointer(handle, option, list.head))
  }

  /// What is posted; copied (CURLOPT_COPYPOSTFIELDS(3)), once its size is set.
  func setBody(_ bytes: [UInt8]) throws(PostError) {
    let code = unsafe bytes.withUnsafeBytes { raw in
      unsafe lazy_curl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, raw.baseAddress)
    }
    try check(code)
  }

  /// How long it may take to connect, and in all, in milliseconds.
  func set(_ patience: Patience) throws(PostError) {
    try set(CURLOPT_CONNECTTIMEOUT_MS, patience.connecting)
    try set(CURLOPT_TIMEOUT_MS, patience.whole)
    // Without it a reply may take two minutes at most, whatever the others say.
    try set(CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, patience.whole / 1000))
  }

  /// A file of certificates to trust besides those in the system's folder (CURLOPT_CAINFO(3),
  /// CURLOPT_CAPATH(3)).
  func trust(certificates path: String?) throws(PostError) {
    if let path { try set(CURLOPT_CAINFO, path) }
  }

  /// Makes the transfer that the options describe.
  func perform() -> CURLcode {
    PipeSignal.blocked { unsafe lazy_curl_easy_perform(handle) }
  }

  func number(_ info: CURLINFO) -> Int {
    var number = 0
    return unsafe lazy_curl_get_long(handle, info, &number) == CURLE_OK ? number : 0
  }

  func size(_ info: CURLINFO) -> Int {
    var size: curl_off_t = 0
    return unsafe lazy_curl_get_size(handle, info, &size) == CURLE_OK ? Int(size) : 0
  }

  func text(_ info: CURLINFO) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard unsafe lazy_curl_get_text(handle, info, &text) == CURLE_OK, let text = unsafe text else {
      return nil
    }
    return unsafe String(cString: text)
  }

  private func check(_ code: CURLcode) throws(PostError) {
    guard code != CURLE_OK else { return }
    throw .libraryRefused(name: "libcurl", reason: CurlLibrary.sentence(for: code))
  }
}

/// Functions that the library calls during a transfer, with the object that they are handed.
///
/// Each object has to outlive the handle.
extension CurlHandle {
  func setRead(_ function: curl_read_callback, _ context: AnyObject) throws(PostError) {
    try check(unsafe lazy_curl_set_read(handle, function, Self.pointer(to: context)))
  }

  func setWrite(_ function: curl_write_callback, _ context: AnyObject) throws(PostError) {
    try check(unsafe lazy_curl_set_write(handle, function, Self.pointer(to: context)))
  }

  func setDebug(_ function: curl_debug_callback, _ context: AnyObject) throws(PostError) {
    try check(unsafe lazy_curl_set_debug(handle, function, Self.pointer(to: context)))
    try set(CURLOPT_VERBOSE, 1)
  }

  func setOpenSocket(
    _ function: curl_opensocket_callback, _ context: AnyObject
  ) throws(PostError) {
    try check(unsafe lazy_curl_set_opensocket(handle, function, Self.pointer(to: context)))
  }

  private static func pointer(to object: AnyObject) -> UnsafeMutableRawPointer {
    unsafe Unmanaged.passUnretained(object).toOpaque()
  }
}

/// What a list of texts is to libcurl (curl_slist_append(3)).
@safe struct CurlList: ~Copyable {
  fileprivate let head: UnsafeMutablePointer<curl_slist>?

  init(_ texts: [String]) throws(PostError) {
    var list: UnsafeMutablePointer<curl_slist>?
    for text in texts {
      guard let longer = unsafe lazy_curl_slist_append(list, text) else {
        unsafe lazy_curl_slist_free_all(list)
        throw .libraryRefused(name: "libcurl", reason: "no memory")
      }
      unsafe list = unsafe longer
    }
    unsafe head = unsafe list
  }

  deinit { unsafe lazy_curl_slist_free_all(head) }
}
