internal import CCurl

/// The library libcurl, loaded and made ready once.
enum CurlLibrary {
  private static let trouble: String? = {
    if let reason = unsafe lazy_curl_load() { return unsafe String(cString: reason) }
    let code = lazy_curl_global_init(Int(CURL_GLOBAL_DEFAULT))
    return code == CURLE_OK ? nil : Self.sentence(for: code)
  }()

  static func load() throws(PostError) {
    guard let trouble else { return }
    throw .missingLibrary(name: "libcurl", package: "libcurl4", reason: trouble)
  }

  /// The library's own words for a code (curl_easy_strerror(3)).
  static func sentence(for code: CURLcode) -> String {
    guard let words = unsafe lazy_curl_easy_strerror(code) else { return "error \(code.rawValue)" }
    return unsafe String(cString: words)
  }
}
