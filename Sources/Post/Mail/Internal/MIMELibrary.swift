internal import CGMime

/// The library libgmime-3.0, loaded and made ready once.
enum MIMELibrary {
  private static let trouble: String? = unsafe lazy_gmime_load().map { unsafe String(cString: $0) }

  static func load() throws(PostError) {
    guard let trouble else { return }
    throw .missingLibrary(name: "libgmime", package: "libgmime-3.0-0", reason: trouble)
  }
}
