internal import SQLite

/// Checks the hash of each command against its columns.
enum CommandHashes {
  /// A command that is not what was written, and the first position it promises.
  struct Fault: Sendable {
    let number: Int64
    let position: Int64
  }

  /// The first command up to `last` whose hash does not match.
  static func firstFault(
    in connection: Connection, through last: Int64
  ) throws(SQLiteError) -> Fault? {
    let commands = try connection.prepare(
      """
      SELECT number, id, name, arguments, actor, correlation, recorded_at, program, key,
        first_position, last_position, result, hash
      FROM command WHERE number BETWEEN 1 AND ? ORDER BY number
      """)
    try commands.bind(last, at: 1)
    var form = HashForm()
    while try commands.step() {
      guard commands.holds("ibtttbitkiitb"),
        unsafe Digest(commands.bytes(at: 12)) == digest(of: commands, &form)
      else {
        return Fault(number: commands.integer(at: 0), position: commands.integer(at: 9))
      }
    }
    return nil
  }

  private static func digest(of command: Statement, _ form: inout HashForm) -> Digest {
    form.begin("twinning command 1")
    form.field(command.integer(at: 0))
    for column in Int32(1)...5 { unsafe form.field(command.bytes(at: column)) }
    form.field(command.integer(at: 6))
    unsafe form.field(command.bytes(at: 7))
    if command.isNull(at: 8) { form.absent() } else { unsafe form.field(command.bytes(at: 8)) }
    form.field(command.integer(at: 9))
    form.field(command.integer(at: 10))
    unsafe form.field(command.bytes(at: 11))
    return form.digest
  }
}
