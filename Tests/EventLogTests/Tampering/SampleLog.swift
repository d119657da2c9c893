import EventLog
import Foundation
import SQLite

/// A log of 60 events by 30 commands, made once; tests change copies of it.
///
/// Command n promises 1 + n % 3 events: command 1 positions 1–2, 2 positions 3–5, 3 position 6, and
/// so on; streams and types take turns.
enum SampleLog {
  static let events: Int64 = 60
  static let commands: Int64 = 30

  private static let bytes: Result<Data, any Error> = Result {
    let folder = try LogFolder()
    do {
      let log = try folder.open()
      for number in 1...Int(commands) {
        try log.begin()
        _ = try log.append(
          .sample(
            at: 1_795_000_000_000_000 + Int64(number), key: number % 2 == 0 ? "k\(number)" : nil),
          (0...(number % 3)).map {
            .sample(
              "person/p\((number + $0) % 7)", "Type\((number * 2 + $0) % 5)",
              version: 1 + $0 % 2, data: "{\"number\":\(number),\"index\":\($0)}")
          }, expecting: [])
        try log.commit()
      }
    }
    return try Data(contentsOf: URL(filePath: folder.log))
  }

  /// A copy, changed by SQL on a bare connection.
  static func changed(by sql: String = "") throws -> LogFolder {
    let folder = try LogFolder()
    try bytes.get().write(to: URL(filePath: folder.log))
    let connection = try Connection(folder.log, .readWrite)
    try connection.execute(sql)
    return folder
  }

  /// A copy that was changed after its triggers had been dropped; they are put back as far as the
  /// rows let them.
  static func tampered(by sql: String) throws -> LogFolder {
    let folder = try changed()
    let connection = try Connection(folder.log, .readWrite)
    var guards: [String] = []
    let statement = try connection.prepare(
      "SELECT sql FROM sqlite_schema WHERE type IN ('trigger', 'index') AND sql IS NOT NULL")
    while try statement.step() { guards.append(statement.text(at: 0) ?? "") }
    try connection.execute(dropTriggers + sql)
    for made in guards { try? connection.execute(made) }
    return folder
  }

  private static let dropTriggers = ["event", "command", "stream", "event_type"].flatMap { table in
    ["no_update", "no_delete", "guard"].map { "DROP TRIGGER \(table)_\($0);" }
  }.joined()
}
