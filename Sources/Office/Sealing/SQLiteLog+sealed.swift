import EventLog
import SQLite
import Twinning

extension SQLiteLog {
  /// The types of event that carry boxes, as the catalogue has them.
  static let sealing = Catalogue.events
    .filter { $0.fields.contains { $0.kind == .sealed } }
    .map { "('\($0.name)', \($0.version))" }.joined(separator: ", ")

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
    do throws(LogError) {
      return try firstEventHash()?.bytes
    } catch {
      throw .log(error.description)
    }
  }
}
