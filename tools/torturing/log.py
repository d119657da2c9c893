"""What stands in an office's log, read with the independent verifier."""
import dataclasses
import importlib.machinery
import importlib.util
import pathlib
import sqlite3
import sys

TOOL = pathlib.Path(__file__).resolve().parent.parent / "verify-log"


def load_verifier(text=None):
    """tools/verify-log as a module; or `text` in its place, for a twin that is broken on purpose."""
    loader = importlib.machinery.SourceFileLoader("verify_log", str(TOOL))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("verify_log", loader))
    source = TOOL.read_text() if text is None else text
    exec(compile(source, str(TOOL), "exec"), module.__dict__)
    return module


VERIFIER = load_verifier()
# Its modules, which lie in tools/verifier.
CHECKPOINT = sys.modules["checkpoint"]


class Damage(Exception):
    """The office is not as it has to be."""


@dataclasses.dataclass
class Contents:
    """What the log holds: how much, its last hash, and the number of the command of each key."""

    events: int
    commands: int
    head: bytes
    keys: dict


def begun(folder):
    """Whether there is a log at all. The verifier would keep a file open that it does not take."""
    path = folder if str(folder).endswith(".db") else f"{folder}/twinning.db"
    try:
        db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    except sqlite3.Error:
        return False
    try:
        return db.execute("PRAGMA application_id").fetchone()[0] == VERIFIER.APPLICATION_ID
    except sqlite3.Error as error:
        raise Damage(f"the log cannot be read: {error}") from error
    finally:
        db.close()


def open_log(place):
    """A log in one read transaction: an office's folder, or a file."""
    place = pathlib.Path(place)
    return VERIFIER.open_log(str(place / "twinning.db" if place.is_dir() else place))


def read(folder, contains=None):
    """The contents of a log (an office's folder, or a file) whose chain holds, and contains the given
    hash.

    Raises Damage when it does not."""
    if not begun(folder):
        raise Damage("there is no log")
    try:
        db = open_log(folder)
    except VERIFIER.NoLog as reason:
        raise Damage(f"there is no log: {reason}") from reason
    except sqlite3.Error as error:
        raise Damage(f"the log cannot be read: {error}") from error
    try:
        verifier = VERIFIER.Verifier(db, contains)
        verifier.run()
        if verifier.fault:
            raise Damage(f"the chain does not hold: {verifier.fault}")
        keys = {key.decode(): number for key, number in
                db.execute("SELECT key, number FROM command WHERE key IS NOT NULL")}
    except sqlite3.Error as error:
        raise Damage(f"the log cannot be read: {error}") from error
    finally:
        db.close()
    return Contents(verifier.position, verifier.number, verifier.head, keys)


def check_projections(program, folder):
    """Raises Damage unless the tables are what the log folds to."""
    ran = program.run(folder, ["rebuild", "--check"])
    if ran.code != 0:
        raise Damage(f"rebuild --check: {ran}")


def check_integrity(folder):
    """Raises Damage unless SQLite finds the file whole."""
    db = sqlite3.connect(f"file:{folder}/twinning.db?mode=ro", uri=True)
    try:
        found = [row[0] for row in db.execute("PRAGMA integrity_check")]
    except sqlite3.Error as error:
        raise Damage(f"integrity_check: {error}") from error
    finally:
        db.close()
    if found != ["ok"]:
        raise Damage(f"integrity_check: {found[:3]}")
