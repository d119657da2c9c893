"""Edits logs, and looks whether both verifiers notice.

Each run takes a copy of a log, edits it in one of the ways of edit_kinds.py, and asks the verifier that
needs no twinning (tools/verify-log, as a module): about the log alone, with a head that was written down, and
and with a signed checkpoint. What it has to say is known: where the first bad position is; that only a head
or a checkpoint tells; that a checkpoint must not count; or that nothing is wrong, for an edit that
changes no meaning. A part of the runs asks the program as well, which has to say the same.
"""
import collections
import json
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
    return place(str(walk.fault)) if walk.fault else None


def place(*sentences):
    """The first position that one of the sentences begins with, or None."""
    found = [re.match(r"position (\d+)", sentence) for sentence in sentences]
    return next((int(position[1]) for position in found if position), None)


def comparison(verifier, edit, db, keys):
    """All that is wrong with a log that is compared with the edit's checkpoint: sentences."""
    try:
        walk = verifier.Verifier(db, None)
        walk.run()
        compared = verifier.Comparison(walk, db, keys, False)
        compared.compare(edit.point)
    except sqlite3.Error as error:
        return [str(error)]
    return [*([str(walk.fault)] if walk.fault else []), *compared.complaints]


def judge(edit, expected, found, who):
    """What is wrong with a verifier's answer, or None."""
    if found == expected or expected == edit_kinds.ANYWHERE and found is not None:
        return None
    if found is None:
        return f"{who} did not notice {edit}"
    return f"{who} found position {found} and not {expected} in {edit}"


def judge_comparison(edit, complaints, who):
    """What is wrong with a verifier's complaints of a log and a checkpoint, or None."""
    expected = edit.bad.with_checkpoint
    if isinstance(expected, int) or expected is None and not complaints:
        return judge(edit, expected, place(*complaints), who)
    if expected == edit_kinds.ANYWHERE and complaints:
        return None
    if expected is not None and any(expected in complaint for complaint in complaints):
        return None
    return f"{who} said {complaints or 'nothing'} of {edit}, with a checkpoint"


def ask_program(program, words, office):
    """What the program complains of, but for the guards that are always gone here: sentences."""
    ran = program.run(office, words)
    if ran.code < 0 or not ran.is_clear:
        raise log.Damage(f"verifying, the program said {ran}")
    complaints = [line.removeprefix("twinning: ") for line in ran.complaint.splitlines()]
    others = [complaint for complaint in complaints if not re.match("the log's (trigger|index) ", complaint)]
    if len(others) == len(complaints):
        raise log.Damage(f"the triggers are gone, and verifying, the program said {ran}")
    return others


def printed(point):
    """The JSON of a checkpoint."""
    values = dict(zip(log.CHECKPOINT.Checkpoint.FIELDS, point.values))
    values["made"] = log.CHECKPOINT.moment_text(values["made"])
    return json.dumps({"checkpoint": 1, **{
        name: value.hex() if isinstance(value, bytes) else value for name, value in values.items()}})


def base_of(context):
    """The sample office's log, its checkpoint, and that of another office."""
    pattern = Pattern.sample(context.program, context.place)
    other = context.place / "other"
    if not other.exists():
        context.program.done(other, ["demo", str(other)])
    printed = [context.program.done(office, ["audit", "checkpoint", "--json"]).out
               for office in (pattern.folder, other)]
    source = log.open_log(pattern.folder)
    keys = log.VERIFIER.office_keys(str(pattern.folder / "twinning.db"))
    base = edit_kinds.Base(source, printed[0], keys, printed[1])
    source.close()
    return base, pattern


def try_program(context, edit, pattern, folder):
    """What is wrong with the program's answers, or None."""
    edit.write(folder / "twinning.db")
    shutil.copy(pattern.folder / "twinning.keys", folder)
    words = ["audit", "verify"]
    trouble = judge(edit, edit.bad.alone, place(*ask_program(context.program, words, folder)),
                    "the program")
    point = folder / "checkpoint.json"
    point.write_text(printed(edit.point))
    complaints = ask_program(context.program, [*words, "--against", str(point)], folder)
    return trouble or judge_comparison(edit, complaints, "the program")


def run(context, verifier=None, wrap=None, name="edits", stop_at=20, kinds=None):
    """The campaign; `verifier` or `wrap` put a broken verifier in place of the good one (twins.py)."""
    base, pattern = base_of(context)
    tested = verifier or log.VERIFIER
    is_twin = bool(verifier or wrap)

    def work(number):
        chance = context.chance(name, number)
        edit = edit_kinds.make(base, chance, kinds)
        # The hands that edit see a text as bytes; the verifier tells texts and bytes apart.
        edit.db.text_factory = log.VERIFIER.TEXT
        counts = collections.Counter(runs=1)
        counts[edit.kind] += 1
        subject = wrap(edit.db) if wrap else edit.db
        trouble = (
            judge(edit, edit.bad.alone, verdict(tested, subject, None), "verify-log")
            or judge(edit, edit.bad.with_head, verdict(tested, subject, base.head), "verify-log")
            or judge_comparison(edit, comparison(tested, edit, subject, base.keys), "verify-log"))
        if not trouble and number % PROGRAM_EVERY == 0 and not is_twin and edit.is_for_program:
            counts["asked the program"] += 1
            folder = context.folder(f"{name}-{number}")
            trouble = try_program(context, edit, pattern, folder)
            if trouble:
                trouble = f"{trouble} (the files: {context.keep(name, number, folder)})"
            shutil.rmtree(folder)
        edit.db.close()
        return counts, trouble

    return run_all(context, name, work, None, stop_at)
