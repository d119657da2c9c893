import EventLog
import Testing

/// The storages that all keep the same contract.
enum StorageKind: CaseIterable, CustomTestStringConvertible {
  case memory, sqlite

  var testDescription: String { self == .memory ? "memory" : "SQLite" }
}

/// One empty storage, and what it needs to live.
struct Stored {
  let log: any LogStorage
  private let folder: LogFolder?

  init(_ kind: StorageKind) throws {
    let ids = UUIDv7Maker(random: Seeded())
    switch kind {
    case .memory:
      folder = nil
      log = MemoryLog(ids: ids)
    case .sqlite:
      let folder = try LogFolder()
      self.folder = folder
      log = try SQLiteLog(path: folder.log, mode: .create, timeout: 0, ids: ids)
    }
  }
}

/// An event as the tests compare it.
struct Seen: Equatable {
  var position: Int64
  var stream: String
  var version: Int64
  var type: String
  var command: Int64
  var recordedAt: Int64
  var effective: String
  var data: String
}

extension LogStorage {
  /// The events of a range, with the names of their streams and types.
  func events(_ range: EventRange = EventRange()) throws -> [Seen] {
    var seen: [Seen] = []
    let failure = try read(range) { row throws(LogError) in
      let type = try eventType(row.type)
      seen.append(
        Seen(
          position: row.position, stream: try streamName(row.stream) ?? "?", version: row.version,
          type: "\(type?.name ?? "?")/\(type?.version ?? 0)", command: row.command,
          recordedAt: row.recordedAt.microseconds,
          effective: unsafe String(decoding: row.effective, as: UTF8.self),
          data: unsafe String(decoding: row.data, as: UTF8.self)))
      return true
    }
    if let failure { throw failure }
    return seen
  }
}
