import Foundation
import Testing

/// Somebody who has the file and knows how it is hashed: changes a log and computes all hashes anew.
enum Rewriter {
  /// Computes the hashes of all commands and events from a position on.
  static func rehash(_ path: String, from position: Int64) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-I", "-S", "-c", script, path, String(position)]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  private static let script = """
    import hashlib, sqlite3, struct, sys
    def field(v):
        if v is None: return b"\\xff" * 4
        if isinstance(v, int): return struct.pack(">Iq", 8, v)
        return struct.pack(">I", len(v)) + v
    def digest(*row): return hashlib.sha256(b"".join(map(field, row))).digest()
    db = sqlite3.connect(sys.argv[1]); db.text_factory = bytes
    start = int(sys.argv[2])
    triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers: db.execute(b"DROP TRIGGER %s".decode() % name.decode())
    for row in db.execute("SELECT number, id, name, arguments, actor, correlation, recorded_at,"
        " program, key, first_position, last_position, result FROM command"
        " WHERE last_position >= ?", (start,)).fetchall():
        made = digest(b"twinning command 1", *row)
        db.execute("UPDATE command SET hash = ? WHERE number = ?", (made, row[0]))
    last = db.execute("SELECT hash FROM event WHERE position = ?", (start - 1,)).fetchone()
    last = last[0] if last else bytes(32)
    for position, command, *row in db.execute("SELECT e.position, c.hash, e.id, s.name, e.version,"
        " t.name, t.version, e.recorded_at, e.effective, e.data FROM event e"
        " JOIN command c ON c.number = e.command JOIN stream s ON s.id = e.stream"
        " JOIN event_type t ON t.id = e.type WHERE e.position >= ? ORDER BY e.position",
        (start,)).fetchall():
        last = digest(b"twinning event 1", last, command, position, *row)
        db.execute("UPDATE event SET hash = ? WHERE position = ?", (last, position))
    for _, sql in triggers: db.execute(sql.decode())
    db.commit()
    """
}
