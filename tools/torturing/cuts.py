"""Cuts the power at random moments of a recorded session, and looks what is left.

Two sessions are recorded: an office is made and written to by commands, batches and a rebuild. In the
first somebody reads beside for a part of it; in the second all the time, and no checkpoint is taken, so
that everything stands in the write-ahead log. Then a moment is chosen, and what the disk may have at that moment
(disk.py) is put into a folder. Every command whose answer was under way by then is in the log, the log
ends where one of the commands ended, its chain holds, SQLite finds the file whole; for some of them the
program itself opens it, and records the next command.
"""
import collections
import itertools
import os
import shutil
import sqlite3

import disk
import log
import scripts
from campaign import run_all

# Two people whose names are sealed, where the program seals.
FORGOTTEN, KEPT = "guest-1", "guest-2"
# How many cuts are made in one walk along the session.
WALK = 100
# Every so many cuts the program itself opens what is left.
PROGRAM_EVERY = 100


class Session:
    """A recorded session: the calls, and for each the head that had been answered by then."""

    def __init__(self, root, calls, heads, words):
        self.root = root
        self.calls = calls
        # The heads in their order, that of the empty log first.
        self.heads = heads
        # After which answers the two are on record, and the first of them is forgotten.
        beginnings = [" ".join(line[:3]) for line in words]
        self.places = {line: beginnings.index(line) + 1 for line in (
            f"person add {KEPT}", f"person forget {FORGOTTEN}") if line in beginnings}
        self.answered = []
        answers = 0
        for call in calls:
            if call.letter == "a":
                answers += 1
            self.answered.append(answers)
        if answers != len(heads) - 1:
            raise RuntimeError(f"{len(heads) - 1} commands gave {answers} answers")


def record(context, settings, library, name, takes_checkpoints):
    """Records a session."""
    place = context.folder(f"{name}-session-{takes_checkpoints}")
    root = place / "disk"
    root.mkdir()
    office = root / "office"
    path = place / "calls"
    recording = {"TORTURE_ROOT": str(root), "TORTURE_LOG": str(path), **(settings or {})}
    if library:
        libraries = context.program.libraries
        recording["LD_PRELOAD"] = f"{libraries}/{library}.so {libraries}/recorder.so"
    if not takes_checkpoints:
        recording["TORTURE_NO_CHECKPOINT"] = "1"
    chance = context.chance(name, "session")
    heads = [log.VERIFIER.GENESIS]
    reader = None
    given = []
    for number, words in enumerate(lines(place, chance, context.program.knows(["person", "forget"]))):
        context.program.done(office, words, settings=recording, library="recorder")
        given.append(words)
        heads.append(log.read(office).head)
        if number == (8 if takes_checkpoints else 0):
            # Whoever reads holds the write-ahead log in its place, and it is used again.
            reader = sqlite3.connect(f"file:{office}/twinning.db?mode=ro", uri=True)
            reader.execute("SELECT count(*) FROM event").fetchone()
        if number == 20 and takes_checkpoints:
            reader.close()
    reader.close()
    return Session(root, disk.read_calls(path), heads, given)


def lines(place, chance, forgets):
    """The words of a session."""
    yield scripts.TWELVE["init"]
    for number in range(4):
        yield scripts.partner(f"town-{number}", chance)
    yield scripts.batch(place / "one.jsonl", [f"b{line}" for line in range(30)], chance)
    for number in range(4, 12):
        yield scripts.partner(f"town-{number}", chance)
    yield scripts.table(place / "two.csv", [f"t{line}" for line in range(15)], chance)
    yield ["rebuild"]
    for number in range(12, 22):
        yield scripts.partner(f"town-{number}", chance)
    for guest, name in ((FORGOTTEN, "Forgotten"), (KEPT, "Kept")):
        yield ["person", "add", guest, "--given-name", name, "--diet", "halal"]
    if forgets:
        yield ["person", "forget", FORGOTTEN, "--reason", "asked for it"]
    yield ["rebuild"]
    yield scripts.batch(place / "three.jsonl", [f"c{line}" for line in range(60)], chance)


def put(files, session, folder):
    """Writes files into a folder in place of the recorded one; the office in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path, content in files.items():
        target = folder / os.path.relpath(path, session.root)
        if content is None:
            target.mkdir(parents=True, exist_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder / "office"


def check(program, session, office, answered, with_program):
    """Raises Damage unless what is left is as it has to be."""
    if answered == 0 and not (office / "twinning.db").exists():
        found = 0
    else:
        found = check_log(session, office, answered)
    if with_program:
        check_with_program(program, office, found)
        check_people(program, session, office, answered)


def check_log(session, office, answered):
    try:
        contents = log.read(office, session.heads[answered])
    except log.Damage:
        if answered == 0:
            return 0  # The office was still being made.
        raise
    if contents.head not in session.heads:
        raise log.Damage(f"the log ends in the middle of a command, at {contents.events}")
    log.check_integrity(office)
    return contents.commands


def check_with_program(program, office, found):
    if found == 0:
        ran = program.run(office, scripts.TWELVE["init"])
        if ran.code != 0:
            raise log.Damage(f"an office that was being made cannot be made again: {ran}")
        return
    log.check_projections(program, office)
    ran = program.run(office, ["partner", "add", "after-the-cut", "--names", "After", "--country", "FR"])
    if ran.code != 0 or log.read(office).commands != found + 1:
        raise log.Damage(f"the program does not go on: {ran}")


def check_people(program, session, office, answered):
    """Who was forgotten stays so, and whoever is kept can be read."""
    for line, is_told in ((f"person add {KEPT}", True), (f"person forget {FORGOTTEN}", False)):
        if answered < session.places.get(line, len(session.heads)):
            continue
        ran = program.run(office, ["person", "show", line.split()[2]])
        name = "Kept" if is_told else "Forgotten"
        if ran.code != 0 or (name in ran.out) != is_told:
            raise log.Damage(f"after {line}: {ran}")


def run(context, settings=None, library=None, name="cuts", stop_at=20):
    """The campaign; `settings` and `library` break the program or the disk on purpose (twins.py)."""
    sessions = [record(context, settings, library, name, takes) for takes in (True, False)]
    walks = max(1, -(-context.runs // WALK))
    count = min(WALK, context.runs)

    def work(number):
        chance = context.chance(name, number)
        session = sessions[number % 2]
        moments = sorted(chance.randrange(len(session.calls)) for _ in range(count))
        counts = collections.Counter()
        disk_now = disk.Disk(session.root)
        calls = iter(enumerate(session.calls))
        folder = context.place / f"{name}-{number}"
        done = 0
        for cut, moment in enumerate(moments):
            for at, call in itertools.islice(calls, moment + 1 - done):
                disk_now.take(call)
            done = moment + 1
            counts["runs"] += 1
            answered = session.answered[moment]
            # Whatever was answered before a cut within the making of the office is nothing yet.
            with_program = cut % PROGRAM_EVERY == PROGRAM_EVERY // 2 or answered == 0 and cut % 5 == 0
            office = put(disk_now.after_cut(chance), session, folder)
            try:
                check(context.program, session, office, answered, with_program)
            except (log.Damage, sqlite3.Error) as damage:
                kept = context.keep(name, number, folder)
                return counts, f"cut {cut} after call {moment}: {damage} (the files: {kept})"
            counts["opened by the program"] += with_program
        shutil.rmtree(folder, ignore_errors=True)
        return counts, None

    report = run_all(context, name, work, walks, stop_at)
    calls = " and ".join(f"{len(session.calls):,}" for session in sessions)
    report.notes.append(f"the sessions have {len(sessions[0].heads) - 1} commands each, {calls} calls;"
                        f" {report.counts['runs'] / max(report.seconds, 0.001):.0f} cuts a second")
    return report
