internal import SQLite

/// A part of a log that is verified by itself: what it is chained to, and where it ends.
struct LogPart: Sendable {
  /// The state before its first event: of a later part as the file says it is, to be confirmed by
  /// whoever walks up to there.
  var start = LogHead()
  /// Its last position and command; `nil` for everything there is.
  var last: (position: Int64, command: Int64)?

  static let whole = LogPart()

  /// The two halves of a log, parted at the end of a command; `nil` where they do not part.
  static func halves(of connection: Connection) throws(SQLiteError) -> (LogPart, LogPart)? {
    let last = (
      position: try connection.integer("SELECT max(position) FROM event"),
      command: try connection.integer("SELECT max(number) FROM command")
    )
    let middle = try connection.prepare(
      """
      SELECT c.number, c.last_position, c.recorded_at, e.hash
      FROM command c JOIN event e ON e.position = c.last_position
      WHERE c.number = (SELECT command FROM event WHERE position = ?)
      """)
    try middle.bind(last.position / 2, at: 1)
    guard try middle.step(), let number = middle.whole(at: 0), let position = middle.whole(at: 1),
      let moment = middle.whole(at: 2), let stored = unsafe middle.bytes(at: 3, of: .blob),
      let hash = unsafe Digest(stored)
    else { return nil }
    var seam = LogHead()
    seam.number = number
    seam.position = position
    seam.recordedAt = moment
    seam.hash = hash
    guard seam.position < last.position, seam.number < last.command else { return nil }
    return (
      LogPart(last: (seam.position, seam.number)), LogPart(start: seam, last: last)
    )
  }

  /// The condition for its events.
  var positions: String {
    // Whatever lies before the first position belongs to the first part.
    condition("position", after: start.position, through: last?.position)
  }

  /// The condition for its commands.
  var numbers: String { condition("number", after: start.number, through: last?.command) }

  private func condition(_ column: String, after start: Int64, through last: Int64?) -> String {
    guard let last else { return "" }
    let upper = "WHERE \(column) <= \(last)"
    return start > 0 ? upper + " AND \(column) > \(start)" : upper
  }
}
