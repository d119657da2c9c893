internal import CSQLite

/// Why SQLite did not do something.
///
/// Never holds bound values: they may be personal.
package struct SQLiteError: Error, Equatable, CustomStringConvertible {
  /// What it comes to for the caller.
  package enum Kind: Equatable, Sendable {
    case busy, full, readOnly, notADatabase, constraint, corrupt, cannotOpen, inputOutput
    case interrupted, other
  }

  /// The primary result code (https://sqlite.org/rescode.html).
  package let code: Int32
  /// The extended result code.
  package let extendedCode: Int32
  /// SQLite's own sentence.
  package let message: String
  /// The statement, without its values; empty when there is none.
  package let sql: String

  package init(code: Int32, message: String, sql: String = "") {
    self.code = code & 0xFF
    extendedCode = code
    self.message = message
    self.sql = sql
  }

  package var kind: Kind {
    switch code {
    case SQLITE_BUSY, SQLITE_LOCKED: .busy
    case SQLITE_FULL: .full
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: .readOnly
    case SQLITE_NOTADB: .notADatabase
    case SQLITE_CONSTRAINT: .constraint
    case SQLITE_CORRUPT: .corrupt
    case SQLITE_CANTOPEN: .cannotOpen
    case SQLITE_IOERR: .inputOutput
    case SQLITE_INTERRUPT: .interrupted
    default: .other
    }
  }

  package var description: String {
    let place = sql.isEmpty ? "" : " - while executing `\(sql)`"
    return "SQLite error \(code): \(message)\(place)"
  }
}
