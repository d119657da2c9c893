"""A copy of a log in memory, and the hands that edit it."""
import dataclasses
import sqlite3

import log
import signer

# The value for edits that have to be noticed, wherever.
ANYWHERE = "anywhere"

COLUMNS = {
    "event": ["position", "id", "stream", "version", "type", "effective", "recorded_at", "command",
              "data", "hash"],
    "command": ["number", "id", "name", "arguments", "actor", "correlation", "recorded_at", "program",
                "key", "first_position", "last_position", "result", "hash"],
    "stream": ["id", "name"],
    "event_type": ["id", "name", "version"],
}
KEYS = {"event": "position", "command": "number", "stream": "id", "event_type": "id"}


@dataclasses.dataclass
class Bad:
    """What has to be named: the first bad position, None where nothing shows; for a checkpoint that
    must not count, words of the complaint instead."""

    alone: object
    with_head: object
    with_checkpoint: object


@dataclasses.dataclass
class Edit:
    """An edited log, and what a verifier has to say of it."""

    kind: str
    what: str
    db: sqlite3.Connection
    bad: "Bad"
    # The checkpoint that it is compared with: that of the log before it was edited, or a forged one.
    point: object
    # Whether the program can be asked: its tables are as they were.
    is_for_program: bool

    def __str__(self):
        return self.what

    def write(self, path):
        """Puts the log into a file."""
        target = sqlite3.connect(path)
        self.db.backup(target)
        target.close()


class Base:
    """The log before it is edited.

    `printed` is the JSON of a checkpoint of it, `keys` the office's public keys, `foreign` the JSON of
    another office's checkpoint."""

    def __init__(self, source, printed=None, keys=(), foreign=None):
        self.point, self.foreign = [
            log.CHECKPOINT.from_json(text.encode()) if text else None for text in (printed, foreign)]
        self.keys = list(keys)
        self.db = memory()
        source.execute("COMMIT")
        source.backup(self.db)
        count = lambda what: self.db.execute(f"SELECT {what}").fetchone()[0]
        self.events = count("max(position) FROM event")
        self.commands = count("max(number) FROM command")
        self.head = count("hash FROM event ORDER BY position DESC LIMIT 1")
        names = [name.decode() for name, in self.db.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger'")]
        for name in names:
            self.db.execute(f"DROP TRIGGER {name}")
        self.db.execute("DROP INDEX command_key")
        # Every column whose value matters: all but the numbers that only stand for names.
        self.hashed = [(table, column) for table, columns in COLUMNS.items() for column in columns
                       if (table, column) not in (("stream", "id"), ("event_type", "id"))]


def memory():
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.text_factory = bytes
    return db


def rows(db):
    """All that the log says, in plain words."""
    events = db.execute(
        "SELECT e.position, e.id, s.name, e.version, t.name, t.version, e.effective, e.recorded_at,"
        " e.command, e.data, e.hash FROM event e LEFT JOIN stream s ON s.id = e.stream"
        " LEFT JOIN event_type t ON t.id = e.type ORDER BY e.position").fetchall()
    return events, db.execute("SELECT * FROM command ORDER BY number").fetchall()


class Editor:
    """A copy of a log, and what is done to it."""

    def __init__(self, base, chance):
        self.base = base
        self.chance = chance
        self.db = memory()
        base.db.backup(self.db)
        self.db.execute("PRAGMA ignore_check_constraints = ON")
        self.what = ""
        self.is_loose = False
        self.point = base.point

    def say(self, what):
        self.what = what

    def run(self, sql, *values):
        self.db.execute(sql, values)

    def value(self, table, column, row):
        return self.db.execute(
            f"SELECT {column} FROM {table} WHERE {KEYS[table]} = ?", (row,)).fetchone()[0]

    def pick(self, table):
        """The key of some row."""
        rows = [row for row, in self.db.execute(f"SELECT {KEYS[table]} FROM {table}")]
        return self.chance.choice(rows)

    def set(self, table, column, row, value):
        kind = self.db.execute(
            f"SELECT typeof({column}) FROM {table} WHERE {KEYS[table]} = ?", (row,)).fetchone()[0]
        # Bytes become a text again, whether they are UTF-8 or not.
        place = "CAST(? AS TEXT)" if kind == b"text" and isinstance(value, bytes) else "?"
        if (table, column) in (("event", "version"), ("event", "stream")):
            self.run("DROP INDEX IF EXISTS event_stream")
        if table == "stream" or table == "event_type":
            self.loosen()
        self.run(f"UPDATE {table} SET {column} = {place} WHERE {KEYS[table]} = ?", value, row)

    def flipped(self, value):
        """Another value that differs in one bit."""
        if value is None:
            return "k"
        if isinstance(value, int):
            # A number that no other row has.
            return value ^ (1 << self.chance.randint(20, 40))
        if not value:
            return b"x"
        at = self.chance.randrange(len(value))
        return value[:at] + bytes([value[at] ^ (1 << self.chance.randrange(8))]) + value[at + 1 :]

    def first_use(self, table, column, row):
        """The first position that a change of this value spoils."""
        if table == "event":
            return row
        if table == "command":
            return self.value("command", "first_position", row)
        reference = "stream" if table == "stream" else "type"
        return self.db.execute(f"SELECT min(position) FROM event WHERE {reference} = ?",
                               (row,)).fetchone()[0]

    def loosen(self):
        """Makes the tables anew without types and rules, as only a hand with other tools would."""
        if self.is_loose:
            return
        self.is_loose = True
        self.run("DROP VIEW log")
        for table, columns in COLUMNS.items():
            key = KEYS[table]
            rest = ", ".join(column for column in columns if column != key)
            self.run(f"ALTER TABLE {table} RENAME TO strict_{table}")
            self.run(f"CREATE TABLE {table}({key} INTEGER PRIMARY KEY, {rest})")
            self.run(f"INSERT INTO {table}({key}, {rest}) SELECT {key}, {rest} FROM strict_{table}")
            self.run(f"DROP TABLE strict_{table}")

    def replace(self, pages):
        """Takes other bytes for the whole file."""
        self.is_loose = True
        self.db = memory()
        self.db.deserialize(pages)

    def holds_the_same(self):
        """Whether the log can still be read, and says what it said."""
        try:
            return rows(self.db) == rows(self.base.db)
        except sqlite3.Error:
            return False

    def copy_event(self, source, target):
        """Writes a copy of an event at another position, with the hash that fits there."""
        self.run("DROP INDEX IF EXISTS event_stream")
        rest = ", ".join(column for column in COLUMNS["event"] if column != "position")
        self.run(f"INSERT INTO event(position, {rest}) SELECT ?, {rest} FROM event WHERE position = ?",
                 target, source)
        self.run("UPDATE event SET hash = ? WHERE position = ?", self.event_hash(target), target)

    def sign(self, seed, key=None):
        """Takes for the checkpoint one of the log as it is now, signed with the key of this seed;
        `key` is the one that it claims to be signed with."""
        office, = self.db.execute("SELECT hash FROM event WHERE position = 1").fetchone()
        position, head = self.db.execute(
            "SELECT position, hash FROM event ORDER BY position DESC LIMIT 1").fetchone()
        self.change_point(
            office=office, position=position, head=head, key=key or signer.public_key(seed))
        self.change_point(signature=signer.sign(seed, self.point.message()))

    def change_point(self, **values):
        """Takes for the checkpoint one with other values."""
        before = dict(zip(log.CHECKPOINT.Checkpoint.FIELDS, self.point.values))
        self.point = log.CHECKPOINT.Checkpoint(list({**before, **values}.values()))

    def cut(self, kept):
        """Leaves only so many commands."""
        end = self.value("command", "last_position", kept)
        self.say(f"cut off after command {kept}")
        self.run("DELETE FROM event WHERE position > ?", end)
        self.run("DELETE FROM command WHERE number > ?", kept)
        return None, end + 1

    def append_command(self):
        """Another command at the end, like one that is there, well hashed; its last position."""
        number, end = self.db.execute("SELECT max(number), max(last_position) FROM command").fetchone()
        rest = ", ".join(column for column in COLUMNS["command"]
                         if column not in ("number", "key", "first_position", "last_position", "id"))
        self.run(f"INSERT INTO command(number, key, first_position, last_position, id, {rest})"
                 f" SELECT ?, NULL, ?, ?, randomblob(16), {rest} FROM command WHERE number = ?",
                 number + 1, end + 1, end + 1, number)
        self.copy_event(end, end + 1)
        self.run("UPDATE event SET command = ?, version = version + 1 WHERE position = ?",
                 number + 1, end + 1)
        self.hash_anew(number + 1)
        return end + 1

    def append_empty_command(self):
        """Another command at the end, which promises no event that is there."""
        number, end = self.db.execute("SELECT max(number), max(last_position) FROM command").fetchone()
        rest = ", ".join(column for column in COLUMNS["command"]
                         if column not in ("number", "first_position", "last_position"))
        self.run(f"INSERT INTO command(number, first_position, last_position, {rest})"
                 f" SELECT ?, ?, ?, {rest} FROM command WHERE number = ?",
                 number + 1, end + 1, end, number)

    def hash_anew(self, number, promising=None):
        """Gives every command from this one on, and every event, the hash that it should have.

        `promising` says for a position which command's hash goes into it; else the event says."""
        columns = ", ".join(COLUMNS["command"][:-1])
        found = self.db.execute(f"SELECT {columns} FROM command WHERE number >= ?", (number,)).fetchall()
        for row in found:
            made = log.VERIFIER.digest(b"twinning command 1", *row)
            self.run("UPDATE command SET hash = ? WHERE number = ?", made, row[0])
        first = self.base.db.execute(
            "SELECT first_position FROM command WHERE number = ?", (number,)).fetchone()
        start = first[0] if first else self.value("command", "first_position", number)
        positions = self.db.execute(
            "SELECT position FROM event WHERE position >= ? ORDER BY position", (start,)).fetchall()
        for position, in positions:
            promised = promising(position) if promising else None
            self.run("UPDATE event SET hash = ? WHERE position = ?",
                     self.event_hash(position, promised), position)

    def promising(self, position):
        """The command that the position belongs to, whatever the event says."""
        return self.base.db.execute(
            "SELECT number FROM command WHERE ? BETWEEN first_position AND last_position",
            (position,)).fetchone()[0]

    def event_hash(self, position, command=None):
        """The hash that the event should have, after the one that stands before it."""
        before = self.db.execute(
            "SELECT hash FROM event WHERE position < ? ORDER BY position DESC LIMIT 1",
            (position,)).fetchone()
        row = self.db.execute(
            "SELECT e.id, s.name, e.version, t.name, t.version, e.recorded_at, e.effective, e.data,"
            " e.command FROM event e JOIN stream s ON s.id = e.stream JOIN event_type t ON t.id = e.type"
            " WHERE e.position = ?", (position,)).fetchone()
        promised = self.db.execute("SELECT hash FROM command WHERE number = ?",
                                   (command or row[8],)).fetchone()
        return log.VERIFIER.digest(
            b"twinning event 1", before[0] if before else log.VERIFIER.GENESIS,
            promised[0] if promised else bytes(32), position, *row[:8])
