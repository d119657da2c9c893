internal import SQLite
package import Sodium

extension KeyFile {
  /// The key that signs: the newest.
  package func signingKey() throws(KeyFileError) -> SigningKey? {
    let seed = try database { (connection) throws(SQLiteError) -> [UInt8]? in
      let statement = try connection.statement(
        "SELECT seed FROM signing ORDER BY number DESC LIMIT 1")
      defer { statement.reset() }
      return try statement.step() ? statement.blob(at: 0) : nil
    }
    guard let seed else { return nil }
    do throws(SodiumError) {
      return try SigningKey(seed: seed)
    } catch {
      throw .sodium(error)
    }
  }

  /// Makes a key that signs from the next ``commit()`` on; those before it stay to be recognised.
  /// - Parameters:
  ///   - moment: microseconds since 1970.
  ///   - reason: why it takes the place of the one before; empty for the first.
  package func makeSigningKey(
    at moment: Int64, reason: String = ""
  ) throws(KeyFileError) -> SigningKey {
    let key: SigningKey
    do throws(SodiumError) {
      key = try SigningKey()
    } catch {
      throw .sodium(error)
    }
    try change("INSERT INTO signing(seed, public_key, made_at, reason) VALUES(?, ?, ?, ?)") {
      (statement) throws(SQLiteError) in
      try statement.bind(blob: key.seed, at: 1)
      try statement.bind(blob: key.publicKey.bytes, at: 2)
      try statement.bind(moment, at: 3)
      try statement.bind(reason, at: 4)
    }
    return key
  }

  /// All public keys that this office has signed with, the newest first, each with the moment in
  /// which it was made (microseconds since 1970) and the reason.
  package func publicKeys() throws(KeyFileError) -> [(
    key: PublicKey, madeAt: Int64, reason: String
  )] {
    let rows = try database { (connection) throws(SQLiteError) -> [([UInt8], Int64, String)] in
      let statement = try connection.statement(
        "SELECT public_key, made_at, reason FROM signing ORDER BY number DESC")
      defer { statement.reset() }
      var rows: [([UInt8], Int64, String)] = []
      while try statement.step() {
        rows.append((statement.blob(at: 0), statement.integer(at: 1), statement.text(at: 2) ?? ""))
      }
      return rows
    }
    do throws(SodiumError) {
      return try rows.map { (row) throws(SodiumError) in (try PublicKey(bytes: row.0), row.1, row.2)
      }
    } catch {
      throw .sodium(error)
    }
  }
}
