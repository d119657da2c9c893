internal import EventLog
internal import SQLite

/// Why projections cannot be read or written.
package enum ProjectionError: Error, CustomStringConvertible {
  /// The database refused; the sentence is its own.
  case database(String)
  /// They were made by a newer version of the program.
  case newer(found: Int, known: Int)
  /// An event of the log cannot be read.
  case unreadableEvent(position: Int64, reason: String)

  package var description: String {
    switch self {
    case .database(let sentence): sentence
    case .newer(let found, let known):
      "the projections have version \(found) and this program knows version \(known); use the"
        + " newer program"
    case .unreadableEvent(let position, let reason):
      "the event at position \(position) cannot be read: \(reason); use the newest program"
    }
  }
}

extension ProjectionError {
  /// What SQLite says of a connection's file, in the words of the log.
  static func from(_ error: SQLiteError, in connection: Connection) -> ProjectionError {
    .database(LogError.from(error, path: connection.path).description)
  }
}
