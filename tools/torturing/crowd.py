"""Lets eight programs write to and read from one office at once, and looks whether each gets its due.

Five write one command after another, three ask. Nobody may be told anything but an answer; every answer
stands in the log under its number, and no command stands there that nobody asked for or twice. Then
twenty at once put the same partner on record: one does, nineteen are refused with a sentence. At last the
office is held, as a long import would hold it: whoever comes waits for $TWINNING_WAIT seconds and is told
so (75).
"""
import collections
import fcntl
import json
import multiprocessing
import time

import log
import scripts
from campaign import Report
from program import Pattern

WRITERS, READERS, RACERS = 5, 3, 20
QUESTIONS = [["due"], ["schedule"], ["partner", "list"], ["history", "hue"], ["audit", "verify"], ["search", "town"]]
# Longer than anybody waits for seven others with a command of some milliseconds each.
PATIENCE = 30


def write(program, office, number, until, chance, settings, results):
    """One after the other, until the time is up; what was answered, and what went wrong."""
    answers, troubles = {}, []
    count = 0
    while time.monotonic() < until:
        count += 1
        key = f"w{number}-{count}"
        ran = program.run(office, [*scripts.partner(key, chance), "--key", key, "--json"], settings)
        if ran.code == 0:
            answers[key] = json.loads(ran.out)["command"]
        else:
            troubles.append(f"writer {number}: {ran} after {ran.seconds:.1f} s")
    results.put(("answers", answers, troubles))


def ask(program, office, number, until, chance, settings, results):
    count, troubles = 0, []
    while time.monotonic() < until:
        count += 1
        ran = program.run(office, chance.choice(QUESTIONS), settings)
        if ran.code != 0:
            troubles.append(f"reader {number}: {ran}")
    results.put(("questions", count, troubles))


def race(program, office, number, gate, settings, results):
    gate.wait()
    results.put(program.run(office, ["partner", "add", "same-name", "--names", f"Town {number}",
                                     "--country", "FR", "--key", f"race-{number}"], settings))


def gather(processes, results):
    for process in processes:
        process.start()
    found = [results.get(timeout=600) for _ in processes]
    for process in processes:
        process.join()
    return found


def crowd(context, program, office, seconds, settings, report):
    """Eight at once for so many seconds."""
    results = multiprocessing.Queue()
    until = time.monotonic() + seconds
    before = log.read(office)
    processes = [multiprocessing.Process(target=target, args=(
        program, office, number, until, context.chance("crowd", number), settings, results))
        for number, target in enumerate([write] * WRITERS + [ask] * READERS)]
    answers, questions = {}, 0
    for kind, found, troubles in gather(processes, results):
        for trouble in troubles[:3]:
            report.failures.append((0, trouble))
        if kind == "answers":
            answers.update(found)
        else:
            questions += found
    report.counts["commands"] += len(answers)
    report.counts["questions"] += questions
    contents = log.read(office, before.head)
    wrong = [key for key, number in answers.items() if contents.keys.get(key) != number]
    if wrong:
        report.failures.append((0, f"{len(wrong)} answered commands are lost or have another number"))
    more = contents.commands - before.commands - len(answers)
    if more:
        report.failures.append((0, f"{more} commands more are there than were answered"))
    log.check_projections(program, office)


def races(program, office, count, settings, report):
    """Twenty at once want the same name."""
    for number in range(count):
        results = multiprocessing.Queue()
        gate = multiprocessing.Barrier(RACERS)
        place = office.parent / f"race-{number}"
        Pattern(office).copy(place)
        processes = [multiprocessing.Process(target=race, args=(
            program, place, one, gate, settings, results)) for one in range(RACERS)]
        found = gather(processes, results)
        codes = collections.Counter(ran.code for ran in found)
        report.counts["races"] += 1
        unclear = [str(ran) for ran in found if ran.code == 1 and "same-name" not in ran.complaint]
        if codes != {0: 1, 1: RACERS - 1} or unclear:
            others = unclear or [str(ran) for ran in found if ran.code not in (0, 1)]
            report.failures.append((number, f"of {RACERS} at once the codes were {dict(codes)}: {others[:1]}"))


def busy(program, office, report):
    """Somebody holds the office."""
    with open(office / "twinning.lock") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        for wait in (0, 1):
            ran = program.run(office, ["partner", "add", "late", "--names", "Late", "--country", "FR"],
                              {"TWINNING_WAIT": str(wait)})
            report.counts["busy refusals"] += 1
            if ran.code != 75 or "another program" not in ran.complaint or not wait <= ran.seconds < wait + 2:
                report.failures.append((0, f"held for {wait} s, said {ran} after {ran.seconds:.1f} s"))
        ran = program.run(office, ["partner", "list"], {"TWINNING_WAIT": "0"})
        if ran.code != 0:
            report.failures.append((0, f"a question has to wait for no writer, and was told {ran}"))


def run(context, settings=None, library=None, seconds=None, rounds=None):
    """The campaign; `settings` and `library` break the program on purpose (twins.py)."""
    program = context.program
    office = Pattern.sample(program, context.place).copy(context.folder("crowd") / "office")
    report = Report("crowd")
    begin = time.monotonic()
    own = {"TWINNING_WAIT": str(PATIENCE), **(settings or {})}
    if library:
        own["LD_PRELOAD"] = f"{program.libraries}/{library}.so"
    try:
        crowd(context, program, office, seconds or (4 if context.is_short else 120), own, report)
        races(program, office, rounds or (3 if context.is_short else 100), own, report)
        if not library:
            busy(program, office, report)
    except log.Damage as damage:
        report.failures.append((0, str(damage)))
    if report.failures:
        report.notes.append(f"the files: {context.keep('crowd', 0, office)}")
    report.counts["runs"] = report.counts["commands"] + report.counts["questions"]
    report.seconds = time.monotonic() - begin
    return report
