package import EventLog
package import JSONText
import Keys
package import Sodium
import Twinning

/// A key that the office signs, or signed, checkpoints with.
package struct OfficeKey: Equatable, Sendable {
  package let key: PublicKey
  package let madeAt: Instant
  /// Why it was made; empty for the first.
  package let reason: String
}

extension OfficeKey {
  /// For machines.
  package var json: JSONValue {
    var members = [
      JSONValue.Member("key", .string(key.hex)),
      JSONValue.Member("made", .string(madeAt.description)),
    ]
    if !reason.isEmpty { members.append(JSONValue.Member("reason", .string(reason))) }
    return .object(members)
  }
}

extension Office {
  /// The key that signs, from the key file that belongs to this log.
  /// - Parameter first: the hash of the log's first event.
  func signingKey(of first: Digest) throws(OfficeError) -> SigningKey {
    guard KeyFile.exists(at: keyPath) else { throw noKeyFile() }
    let (found, key) = try Self.keys { () throws(KeyFileError) in
      let file = try KeyFile(path: keyPath, mode: .read)
      return (try file.firstHash(), try file.signingKey())
    }
    guard found == nil || found == first.bytes else { throw foreignKeyFile() }
    if found == nil { try belong(to: first) }
    guard let key else {
      throw OfficeError.refused(
        Refusal(
          "\(keyPath) holds no key to sign with", advice: "make one with audit key --renew"))
    }
    return key
  }

  /// Puts down whose keys these are, with the first that is signed.
  private func belong(to first: Digest) throws(OfficeError) {
    try Self.keys { () throws(KeyFileError) in
      let file = try KeyFile(path: keyPath, mode: .write)
      try file.belong(toFirstHash: first.bytes)
      try file.commit()
    }
  }

  /// All keys that this office has signed with, the newest first; `nil` when it has no key file.
  package func signingKeys() throws(OfficeError) -> [OfficeKey]? {
    try Self.signingKeys(in: folder)
  }

  /// All keys that the office in `folder` has signed with.
  static func signingKeys(in folder: String) throws(OfficeError) -> [OfficeKey]? {
    let path = KeyCopy.path(in: folder)
    guard KeyFile.exists(at: path) else { return nil }
    return try keys { () throws(KeyFileError) in
      try KeyFile(path: path, mode: .read).publicKeys().map {
        OfficeKey(
          key: $0.key, madeAt: Instant(microseconds: $0.madeAt), reason: $0.reason)
      }
    }
  }

  /// The newest of them; refused when there is none.
  package func newestKey() throws(OfficeError) -> OfficeKey {
    guard let key = try signingKeys()?.first else { throw noKeyFile() }
    return key
  }

  /// Makes a key that signs from now on; makes the key file of an office that has none.
  package func renewSigningKey(reason: String) throws(OfficeError) {
    try storage { (log) throws(LogError) in try log.begin() }
    defer { try? log.rollback() }
    let first = try storage { (log) throws(LogError) in try log.firstEventHash() }
    if KeyFile.exists(at: keyPath) {
      let owner = try Self.keys { () throws(KeyFileError) in
        try KeyFile(path: keyPath, mode: .read).firstHash()
      }
      guard owner == nil || owner == first?.bytes else { throw foreignKeyFile() }
    }
    try Self.keys { () throws(KeyFileError) in
      let file = try KeyFile(path: keyPath, mode: KeyFile.exists(at: keyPath) ? .write : .create)
      _ = try file.makeSigningKey(at: clock().microseconds, reason: reason)
      try file.commit()
    }
  }

  private func noKeyFile() -> OfficeError { .noKeyFile(at: keyPath) }

  private func foreignKeyFile() -> OfficeError {
    .refused(
      Refusal(
        "\(keyPath) holds the keys of another office",
        advice: "put this office's own back from a backup"))
  }

  private static func keys<Value>(
    _ body: () throws(KeyFileError) -> Value
  ) throws(OfficeError) -> Value {
    do throws(KeyFileError) {
      return try body()
    } catch {
      throw OfficeError.storage(error.description)
    }
  }
}

extension OfficeError {
  /// No new key file is made unasked: with it the office would sign with another key from then on.
  static func noKeyFile(at path: String) -> OfficeError {
    .noKeys(
      "there is no key file at \(path); bring it back from a backup; if this office never had one,"
        + " or it is lost for good, make a new key with audit key --renew --reason …")
  }
}
