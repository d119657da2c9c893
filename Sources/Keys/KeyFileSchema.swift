/// The tables of the key file, format 1.
enum KeyFileSchema {
  /// `PRAGMA user_version`.
  static let version: Int64 = 1
  /// `PRAGMA application_id`: "Twky".
  static let applicationID: Int64 = 0x5477_6B79

  /// What is kept, and why.
  ///
  /// `office` holds one row once the log has begun: the hash of its first event, so that keys of
  /// another office are known for what they are. `signing` keeps the keys that were replaced and
  /// why: the newest signs. A row in `erasure` says that a key is about to be destroyed: if the program is
  /// stopped in between, the next one looks into the log and ends it. `copy` knows where copies of
  /// this file were put, so that destroying a key reaches them.
  static let script = """
    CREATE TABLE office(
      number INTEGER PRIMARY KEY CHECK(number = 1), first_hash BLOB NOT NULL
        CHECK(length(first_hash) = 32)
    ) STRICT;
    CREATE TABLE signing(
      number INTEGER PRIMARY KEY, seed BLOB NOT NULL CHECK(length(seed) = 32),
      public_key BLOB NOT NULL CHECK(length(public_key) = 32), made_at INTEGER NOT NULL,
      reason TEXT NOT NULL
    ) STRICT;
    CREATE TABLE person(
      person TEXT PRIMARY KEY, key BLOB NOT NULL CHECK(length(key) = 32), made_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE erasure(person TEXT PRIMARY KEY, begun_at INTEGER NOT NULL) STRICT;
    CREATE TABLE copy(path TEXT PRIMARY KEY, made_at INTEGER NOT NULL) STRICT;
    """

  /// What every connection sets, and reads back.
  ///
  /// The journal is emptied at each commit and overwritten pages are wiped, so that a destroyed key
  /// is in none of the files: a write-ahead log would keep it until its checkpoint.
  static let pragmas: [(name: String, value: String)] = [
    ("journal_mode", "truncate"), ("synchronous", "2"), ("secure_delete", "1"),
    ("trusted_schema", "0"),
  ]
}
