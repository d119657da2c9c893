import EventLog
import SQLite

extension SQLiteLog {
  /// The types of event that carry boxes.
  private static let sealing = "('PersonalDetailsRecorded', 2), ('GuardianNamed', 1)"

  /// Whether the log holds anything that needs a key.
  func hasSealedValues() throws(SealError) -> Bool {
    do throws(SQLiteError) {
      return try connection.integer(
        "SELECT count(*) FROM event_type WHERE (name, version) IN (VALUES \(Self.sealing))") > 0
    } catch {
      throw .log(error.description)
    }
  }

  /// The hash of the first event; `nil` for an empty log.
  func firstHash() throws(SealError) -> [UInt8]? {
    do throws(SQLiteError) {
      let statement = try connection.statement("SELECT hash FROM event WHERE position = 1")
      defer { statement.reset() }
      return try statement.step() ? statement.blob(at: 0) : nil
    } catch {
      throw .log(error.description)
    }
  }
}
