/// The tables of the log, format 1.
///
/// Format and meaning of a landed version never change.
enum LogSchema {
  /// `PRAGMA user_version`.
  static let version: Int64 = 1
  /// `PRAGMA application_id`: "Twin".
  static let applicationID: Int64 = 0x5477_696E

  /// Everything but the pragmas.
  static let script = """
    CREATE TABLE stream(
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE event_type(
      id INTEGER PRIMARY KEY, name TEXT NOT NULL, version INTEGER NOT NULL CHECK(version > 0),
      UNIQUE(name, version)
    ) STRICT;
    CREATE TABLE command(
      number INTEGER PRIMARY KEY, id BLOB NOT NULL CHECK(length(id) = 16), name TEXT NOT NULL,
      arguments TEXT NOT NULL, actor TEXT NOT NULL,
      correlation BLOB NOT NULL CHECK(length(correlation) = 16),
      recorded_at INTEGER NOT NULL, program TEXT NOT NULL, key TEXT,
      first_position INTEGER NOT NULL, last_position INTEGER NOT NULL
        CHECK(last_position >= first_position),
      result TEXT NOT NULL, hash BLOB NOT NULL CHECK(length(hash) = 32)
    ) STRICT;
    CREATE UNIQUE INDEX command_key ON command(key) WHERE key IS NOT NULL;
    CREATE TABLE event(
      position INTEGER PRIMARY KEY, id BLOB NOT NULL CHECK(length(id) = 16),
      stream INTEGER NOT NULL, version INTEGER NOT NULL CHECK(version > 0),
      type INTEGER NOT NULL, effective TEXT NOT NULL, recorded_at INTEGER NOT NULL,
      command INTEGER NOT NULL, data TEXT NOT NULL, hash BLOB NOT NULL CHECK(length(hash) = 32)
    ) STRICT;
    CREATE UNIQUE INDEX event_stream ON event(stream, version);
    \(guards)
    CREATE VIEW log AS
      SELECT e.position, lower(hex(e.id)) AS id, s.name AS stream, e.version, t.name AS type,
        t.version AS type_version, e.effective,
        strftime('%Y-%m-%dT%H:%M:%fZ', e.recorded_at / 1000000.0, 'unixepoch') AS recorded_at,
        c.name AS command, c.actor, e.data, lower(hex(e.hash)) AS hash
      FROM event e JOIN stream s ON s.id = e.stream JOIN event_type t ON t.id = e.type
        JOIN command c ON c.number = e.command
      ORDER BY e.position;
    """

  /// UPDATE and DELETE are refused outright; INSERT is let through only at the end, which closes
  /// the door that INSERT OR REPLACE would otherwise find beside the other two.
  private static let guards = """
    CREATE TRIGGER event_no_update BEFORE UPDATE ON event
      BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TRIGGER event_no_delete BEFORE DELETE ON event
      BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TRIGGER event_guard BEFORE INSERT ON event BEGIN
      SELECT CASE
        WHEN NEW.position IS NOT coalesce((SELECT max(position) FROM event), 0) + 1
          THEN RAISE(ABORT, 'position must be head + 1')
        WHEN NEW.version IS NOT
          coalesce((SELECT max(version) FROM event WHERE stream = NEW.stream), 0) + 1
          THEN RAISE(ABORT, 'version conflict')
        WHEN NEW.id <= (SELECT id FROM event WHERE position = NEW.position - 1)
          THEN RAISE(ABORT, 'id must be above the last') END;
    END;
    CREATE TRIGGER command_no_update BEFORE UPDATE ON command
      BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TRIGGER command_no_delete BEFORE DELETE ON command
      BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TRIGGER command_guard BEFORE INSERT ON command BEGIN
      SELECT RAISE(ABORT, 'number must be the last + 1')
        WHERE NEW.number IS NOT coalesce((SELECT max(number) FROM command), 0) + 1;
      SELECT RAISE(ABORT, 'duplicate key')
        WHERE NEW.key IS NOT NULL AND EXISTS(SELECT 1 FROM command WHERE key = NEW.key);
    END;
    CREATE TRIGGER stream_no_update BEFORE UPDATE ON stream
      BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TRIGGER stream_no_delete BEFORE DELETE ON stream
      BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TRIGGER stream_guard BEFORE INSERT ON stream BEGIN
      SELECT RAISE(ABORT, 'id must be the last + 1')
        WHERE NEW.id IS NOT coalesce((SELECT max(id) FROM stream), 0) + 1;
      SELECT RAISE(ABORT, 'duplicate stream')
        WHERE EXISTS(SELECT 1 FROM stream WHERE name = NEW.name);
    END;
    CREATE TRIGGER event_type_no_update BEFORE UPDATE ON event_type
      BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TRIGGER event_type_no_delete BEFORE DELETE ON event_type
      BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TRIGGER event_type_guard BEFORE INSERT ON event_type BEGIN
      SELECT RAISE(ABORT, 'id must be the last + 1')
        WHERE NEW.id IS NOT coalesce((SELECT max(id) FROM event_type), 0) + 1;
      SELECT RAISE(ABORT, 'duplicate event type')
        WHERE EXISTS(SELECT 1 FROM event_type WHERE name = NEW.name AND version = NEW.version);
    END;
    """

  /// What every connection sets, and reads back.
  static func pragmas(writes: Bool) -> [(name: String, value: String)] {
    [
      ("foreign_keys", "1"), ("recursive_triggers", "1"), ("trusted_schema", "0"),
      ("wal_autocheckpoint", "0"),
    ] + (writes ? [("synchronous", "2"), ("cache_size", "-65536")] : [("cache_size", "-4096")])
  }
}
