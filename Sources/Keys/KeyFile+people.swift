internal import SQLite
package import Sodium

extension KeyFile {
  /// The person's key; `nil` when there is none, or none any more.
  package func key(of person: String) throws(KeyFileError) -> SealingKey? {
    let bytes = try database { (connection) throws(SQLiteError) -> [UInt8]? in
      let statement = try connection.statement("SELECT key FROM person WHERE person = ?")
      defer { statement.reset() }
      try statement.bind(person, at: 1)
      return try statement.step() ? statement.blob(at: 0) : nil
    }
    guard let bytes else { return nil }
    do throws(SodiumError) {
      return try SealingKey(bytes: bytes)
    } catch {
      throw .sodium(error)
    }
  }

  /// Makes the person's key, which counts from the next ``commit()`` on.
  /// - Parameter moment: microseconds since 1970.
  package func makeKey(of person: String, at moment: Int64) throws(KeyFileError) -> SealingKey {
    let key: SealingKey
    do throws(SodiumError) {
      key = try SealingKey()
    } catch {
      throw .sodium(error)
    }
    try change("INSERT INTO person VALUES(?, ?, ?)") { (statement) throws(SQLiteError) in
      try statement.bind(person, at: 1)
      try statement.bind(blob: key.bytes, at: 2)
      try statement.bind(moment, at: 3)
    }
    return key
  }

  /// The people who have a key, in order.
  package func people() throws(KeyFileError) -> [String] {
    try texts("SELECT person FROM person ORDER BY person")
  }

  /// Puts down that the key is about to be destroyed.
  /// - Parameter moment: microseconds since 1970.
  package func beginErasure(of person: String, at moment: Int64) throws(KeyFileError) {
    try change("INSERT OR REPLACE INTO erasure VALUES(?, ?)") { (statement) throws(SQLiteError) in
      try statement.bind(person, at: 1)
      try statement.bind(moment, at: 2)
    }
  }

  /// The people whose keys were about to be destroyed when the program was stopped, each with the
  /// moment that ``beginErasure(of:at:)`` put down.
  package func unfinishedErasures() throws(KeyFileError) -> [(person: String, moment: Int64)] {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement(
        "SELECT person, begun_at FROM erasure ORDER BY person")
      defer { statement.reset() }
      var found: [(person: String, moment: Int64)] = []
      while try statement.step() {
        found.append((statement.text(at: 0) ?? "", statement.integer(at: 1)))
      }
      return found
    }
  }

  /// Destroys the key whose erasure was begun at the moment, and ends the erasure.
  ///
  /// - Returns: `false` when another process has ended it: then the person may have a new key, which
  ///   stays.
  package func finishErasure(of person: String, begunAt moment: Int64) throws(KeyFileError) -> Bool
  {
    var isOpen = false
    try change("DELETE FROM erasure WHERE person = ? AND begun_at = ? RETURNING person") {
      (statement) throws(SQLiteError) in
      try statement.bind(person, at: 1)
      try statement.bind(moment, at: 2)
      isOpen = try statement.step()
    }
    if isOpen { try destroyKey(of: person) }
    return isOpen
  }

  /// Ends what ``beginErasure(of:at:)`` began, and keeps the key.
  package func endErasure(of person: String) throws(KeyFileError) {
    try change("DELETE FROM erasure WHERE person = ?") { (statement) throws(SQLiteError) in
      try statement.bind(person, at: 1)
    }
  }

  /// Destroys the person's key.
  package func destroyKey(of person: String) throws(KeyFileError) {
    try change("DELETE FROM person WHERE person = ?") { (statement) throws(SQLiteError) in
      try statement.bind(person, at: 1)
    }
    try endErasure(of: person)
  }

  /// Those of the keys that are there, each with the moment in which it was made (microseconds since
  /// 1970).
  package func keys(among names: [String]) throws(KeyFileError) -> [(name: String, madeAt: Int64)] {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement(
        "SELECT person, made_at FROM person WHERE person = ?")
      defer { statement.reset() }
      var found: [(name: String, madeAt: Int64)] = []
      for name in names {
        try statement.bind(name, at: 1)
        if try statement.step() { found.append((name, statement.integer(at: 1))) }
        statement.reset()
      }
      return found
    }
  }

  func texts(_ sql: String) throws(KeyFileError) -> [String] {
    try database { (connection) throws(SQLiteError) in
      let statement = try connection.statement(sql)
      defer { statement.reset() }
      var texts: [String] = []
      while try statement.step() { texts.append(statement.text(at: 0) ?? "") }
      return texts
    }
  }
}
