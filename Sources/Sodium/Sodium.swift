internal import CSodium

/// The library libsodium, made ready once.
package enum Sodium {
  /// Whether the library could be made ready (sodium_init(3)): without random numbers it cannot.
  static let isReady = sodium_init() >= 0

  /// The library's version, such as 1.0.18.
  package static var libraryVersion: String { unsafe String(cString: sodium_version_string()) }

  /// Random bytes that nobody can guess (randombytes_buf(3)).
  package static func randomBytes(_ count: Int) throws(SodiumError) -> [UInt8] {
    guard isReady else { throw .notReady }
    var bytes = [UInt8](repeating: 0, count: count)
    unsafe bytes.withUnsafeMutableBytes { raw in
      guard let base = raw.baseAddress else { return }
      unsafe randombytes_buf(base, raw.count)
    }
    return bytes
  }
}

/// Why something cannot be sealed, opened or signed.
package enum SodiumError: Error, Equatable, CustomStringConvertible {
  /// libsodium finds no random numbers on this machine.
  case notReady
  /// A key or a signature has another length than it must have (bytes).
  case badLength(what: String, found: Int, wanted: Int)
  /// The box was made with another key or for another subject, or it was changed.
  case cannotOpen

  package var description: String {
    switch self {
    case .notReady: "libsodium cannot get random numbers from this machine; nothing was sealed"
    case .badLength(let what, let found, let wanted):
      "\(what) has \(found) bytes and must have \(wanted)"
    case .cannotOpen: "it was sealed with another key, for somebody else, or was changed"
    }
  }
}
