"""Edits logs, and looks whether both verifiers notice.

Each run takes a copy of a log, edits it in one of the ways of edit_kinds.py, and asks the verifier that
needs no twinning (tools/verify-log, as a module). What it has to say is known: where the first bad
position is; that only a head that was written down tells; or that nothing is wrong, for an edit that
changes no meaning. A part of the runs asks the program as well, which has to name the same position.
"""
import collections
import re
import shutil
import sqlite3

import edit_kinds
import log
from campaign import run_all
from program import Pattern

# Every so many edits the program is asked as well.
PROGRAM_EVERY = 20


def verdict(verifier, db, head):
    """The first bad position, or None; -1 for a log that cannot be read at all."""
    try:
        walk = verifier.Verifier(db, head)
        walk.run()
    except sqlite3.Error:
        return -1
    return int(re.match(r"position (\d+)", str(walk.fault))[1]) if walk.fault else None


def judge(edit, found, head, who):
    """What is wrong with a verifier's answer, or None."""
    if edit.expected == edit_kinds.ANYWHERE:
        return None if found is not None else f"{who} did not notice {edit}"
    expected = edit.expected if head is None else edit.expected_with_head
    if found == expected:
        return None
    if found is None:
        return f"{who} did not notice {edit}"
    return f"{who} found position {found} and not {expected} in {edit}"


def ask_program(program, words, office):
    """The program's first bad position, or None."""
    ran = program.run(office, words)
    if ran.code < 0 or not ran.is_clear:
        raise log.Damage(f"verifying, the program said {ran}")
    if "missing" not in ran.complaint:
        raise log.Damage(f"the triggers are gone, and verifying, the program said {ran}")
    place = re.search(r"position (\d+)", ran.complaint)
    if place:
        return int(place[1])
    return None if ran.out.startswith("intact") else -1


def run(context, verifier=None, wrap=None, name="edits", stop_at=20, kinds=None):
    """The campaign; `verifier` or `wrap` put a broken verifier in place of the good one (twins.py)."""
    pattern = Pattern.sample(context.program, context.place)
    source = log.open_log(pattern.folder)
    base = edit_kinds.Base(source)
    source.close()
    words = context.program.verification()
    tested = verifier or log.VERIFIER
    is_twin = bool(verifier or wrap)

    def work(number):
        chance = context.chance(name, number)
        edit = edit_kinds.make(base, chance, kinds)
        counts = collections.Counter(runs=1)
        counts[edit.kind] += 1
        subject = wrap(edit.db) if wrap else edit.db
        for head in (None, base.head):
            trouble = judge(edit, verdict(tested, subject, head), head, "verify-log")
            if trouble:
                return counts, trouble
        if number % PROGRAM_EVERY == 0 and not is_twin and edit.is_for_program:
            counts["asked the program"] += 1
            folder = context.folder(f"{name}-{number}")
            edit.write(folder / "twinning.db")
            trouble = judge(edit, ask_program(context.program, words, folder), None, "the program")
            if trouble:
                return counts, f"{trouble} (the files: {context.keep(name, number, folder)})"
            shutil.rmtree(folder)
        edit.db.close()
        return counts, None

    report = run_all(context, name, work, None, stop_at)
    return report
