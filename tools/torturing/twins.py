"""Shows that the checks can fail: each campaign is given a twin that is broken on purpose, and has to
catch it.

Programs are broken by a library that is put before SQLite and the C library (preload/twin.c), disks by
one that leaves syncs out, verifiers by leaving out one column or one check, and the daemon by a script
that sends before the program marks: the program that is shipped has no switch for any of it. A twin that is not caught is a failure of its checker.
"""
import ast
import dataclasses
import re
import time

import crowd
import cuts
import edit_base
import edits
import faults
import kills
import log
import reminders
from campaign import Report
from program import Pattern

# Twins of the program and the disk: the campaign that has to catch it, the settings of preload/twin.c or
# recorder.c, the most runs it may take.
PROGRAMS = {
    "commands that begin without the write lock": (
        crowd, {"TORTURE_SQL": "BEGIN IMMEDIATE=>BEGIN", "TORTURE_UNLOCKED": "1"}, 0),
    "synchronous = OFF, and says FULL": (
        cuts, {"TORTURE_SQL": "PRAGMA synchronous = 2=>PRAGMA synchronous = 0\n"
                              "PRAGMA synchronous=>SELECT 2"}, 2000),
    "synchronous = NORMAL, and says FULL": (
        cuts, {"TORTURE_SQL": "PRAGMA synchronous = 2=>PRAGMA synchronous = 1\n"
                              "PRAGMA synchronous=>SELECT 2"}, 2000),
    "a disk that syncs nothing, and says it has": (cuts, {"TORTURE_LIE": "1"}, 2000),
    "batches without a transaction": (
        kills, {"TORTURE_SQL": "BEGIN IMMEDIATE=>SELECT 'begin'\nCOMMIT=>SELECT 'end'\n"
                               "ROLLBACK=>SELECT 'end'"}, 2000),
    "an answer for what is taken back": (kills, {"TORTURE_SQL": "COMMIT=>ROLLBACK"}, 1000),
    "a key that is forgotten": (
        kills, {"TORTURE_SQL": "~FROM command WHERE key = ?=>FROM command WHERE key = ? AND 0"}, 1000),
    "a program that is deaf to a failing disk": (faults, {"TORTURE_DEAF": "1"}, 2000),
}


@dataclasses.dataclass
class Line:
    """A twin, who had to catch it, and the report of the campaign."""

    twin: str
    checker: str
    report: Report

    @property
    def is_caught(self):
        return bool(self.report.failures)

    def __str__(self):
        runs = self.report.counts["runs"]
        found = f"caught in run {max(runs, 1):,}" if self.is_caught else f"NOT CAUGHT in {runs:,} runs"
        return f"{self.twin:<48} {self.checker:<9} {found}"

    @property
    def reason(self):
        return self.report.failures[0][1].split(" (the files")[0][:110]


def try_program(context, twin):
    """Gives a broken program or disk to the campaign that has to catch it."""
    campaign, settings, runs = PROGRAMS[twin]
    name = campaign.__name__
    if campaign is crowd:
        report = crowd.run(context, settings, "twin", seconds=2, rounds=1)
    else:
        own = dataclasses.replace(context, runs=runs, only=None)
        library = None if "TORTURE_LIE" in settings else "twin"
        report = campaign.run(own, settings, library, name="twin-of-" + name, stop_at=1)
    return Line(twin, name, report)


def try_daemon(context):
    """A daemon that sends first and marks later."""
    own = dataclasses.replace(context, runs=60 if context.is_short else 600, only=None)
    return Line("reminders that are sent first and marked later", "reminders", reminders.run_twin(own))


class Blind:
    """A log whose reader always sees one column as it was before the edit: a verifier that skips it."""

    def __init__(self, db, base, table, column):
        self.db = db
        self.base = base
        self.table = table
        self.column = column

    def execute(self, sql, *values):
        cursor = self.db.execute(sql, *values)
        found = re.match(r"SELECT (.*) FROM (\w+)", sql)
        if not found or found[2] != self.table:
            return cursor
        columns = [name.strip() for name in found[1].split(",")]
        if self.column not in columns:
            return cursor
        return self.Rows(cursor, columns.index(self.column), self.before())

    def before(self):
        key = edit_base.KEYS[self.table]
        self.base.text_factory = log.VERIFIER.TEXT
        try:
            return dict(self.base.execute(f"SELECT {key}, {self.column} FROM {self.table}").fetchall())
        finally:
            self.base.text_factory = bytes

    class Rows:
        def __init__(self, cursor, place, before):
            self.cursor = cursor
            self.place = place
            self.before = before
            self.count = 0

        def seen(self, row):
            self.count += 1
            # A key is what tells rows apart: whoever skips it sees them counted.
            key = self.count if self.place == 0 else row[0]
            values = list(row)
            values[self.place] = self.before.get(key, row[self.place])
            return tuple(values)

        def fetchone(self):
            row = self.cursor.fetchone()
            return None if row is None else self.seen(row)

        def __iter__(self):
            return (self.seen(row) for row in self.cursor)


def try_columns(context):
    """A verifier for each column that it does not look at."""
    base = edit_base.Base(log.open_log(context.place / "pattern"))
    own = dataclasses.replace(context, runs=5000, only=None)
    for table, column in some(context, base.hashed):
        report = edits.run(own, wrap=lambda db: Blind(db, base.db, table, column), name="edits",
                           stop_at=1, kinds=["flip"])
        yield Line(f"a verifier that skips {table}.{column}", "edits", report)


def some(context, twins):
    """All of them; five in the short form."""
    return context.chance("twins", len(twins)).sample(twins, 5) if context.is_short else twins


def checks_of(source):
    """The source of the verifier without one of its checks, for each of them."""
    count = sum(is_check(node) for node in ast.walk(ast.parse(source)))
    for number in range(count):
        tree = ast.parse(source)
        left = [node for node in ast.walk(tree) if is_check(node)][number]
        remove(tree, left)
        yield f"line {left.lineno}", ast.unparse(tree)


def is_check(node):
    return (isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.cause is None
            and getattr(node.exc.func, "id", "") == "Fault")


def remove(tree, unwanted):
    for node in ast.walk(tree):
        for name in ("body", "orelse"):
            held = getattr(node, name, None)
            if isinstance(held, list) and unwanted in held:
                held[held.index(unwanted)] = ast.copy_location(ast.Pass(), unwanted)


def try_checks(context):
    """A verifier without each of its checks."""
    own = dataclasses.replace(context, runs=5000, only=None)
    for name, source in some(context, list(checks_of(log.TOOL.read_text()))):
        report = edits.run(own, verifier=log.load_verifier(source), name="edits", stop_at=1)
        yield Line(f"a verifier without its check at {name}", "edits", report)


# Verifiers that are careless with a checkpoint: what stands in their source, and what in its place.
CARELESS = {
    "believes any key": ("is_known = point.key in (self.keys or [])", "is_known = True"),
    "believes any signature": ("not point.is_signed()", "False"),
    "does not look at the checkpoint's head": ("stored.fetchone() == (point.head,)", "True"),
    "does not look at the checkpoint's office": ("self.verifier.first not in (None, point.office)", "False"),
    "does not look at the checkpoint's position": ("point.position > last", "False"),
}


def try_checkpoints(context):
    """A verifier for each carelessness with checkpoints."""
    own = dataclasses.replace(context, runs=5000, only=None)
    source = log.TOOL.read_text()
    for name, (careful, careless) in CARELESS.items():
        if careful not in source:
            raise ValueError(f"tools/verify-log does not say {careful} any more: change CARELESS")
        report = edits.run(own, verifier=log.load_verifier(source.replace(careful, careless)),
                           name="edits", stop_at=1)
        yield Line(f"a verifier that {name}", "edits", report)


def check_the_whole_one(context):
    """Raises ValueError when the verifier that nothing was left out of fails too: then it tells nothing
    that its twins do."""
    own = dataclasses.replace(context, runs=SOUND_RUNS, only=None)
    report = edits.run(own, name="edits", stop_at=1)
    if report.failures:
        raise ValueError(f"the verifier fails without being broken: {report.failures[0][1]}")


# So many edits show that the verifier is not broken by itself.
SOUND_RUNS = 200


def run(context):
    begin = time.monotonic()
    report = Report("twins")
    # What a twin leaves is of no interest.
    context.kept = context.place / "kept"
    Pattern.sample(context.program, context.place)
    check_the_whole_one(context)
    lines = [try_program(context, twin) for twin in PROGRAMS]
    lines.append(try_daemon(context))
    lines += [*try_columns(context), *try_checks(context), *try_checkpoints(context)]
    for number, line in enumerate(lines):
        report.counts["runs"] += 1
        report.counts["caught"] += line.is_caught
        report.notes.append(f"{line}: {line.reason}" if line.is_caught else str(line))
        if not line.is_caught:
            report.failures.append((number, str(line)))
    report.seconds = time.monotonic() - begin
    return report
