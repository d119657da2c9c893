"""Lets the disk fail at each point of each scripted command, and looks what is said and what is left.

Each command begins on an office whose log is closed, and on one whose last writer did not come to its
end. It is run once while its calls on the office's files are counted; then once for each call and each
way in which that call can fail, the fault lasting for that call or from then on. Each time the program
has to end well, or with a documented code and a sentence that fits; what was in the log before is
there, and what was answered; the chain holds. Then the fault is over, the same line is given again, and
it has to succeed (by its key, when the first one was recorded).
"""
import collections
import re
import shutil

import log
import scripts
from campaign import run_all
from program import Pattern

# How each kind of call can fail (preload/faults.c), once and for good.
WAYS = {
    "w": ["EIO", "ENOSPC", "short", "torn", "killed"],
    "t": ["EIO", "ENOSPC"],
    "s": ["EIO", "ENOSPC", "killed"],
    "u": ["EIO"],
    "m": ["EIO", "ENOSPC", "EACCES"],
    "n": ["EIO", "ENOSPC"],
    "c": ["EIO", "ENOSPC", "EACCES"],
    "r": ["EIO", "short"],
    "o": ["EIO", "EACCES"],
}
# A lasting half read or half write is a disk that no program can use, and a kill happens once.
ONLY_ONCE = {"short", "killed"}
# What the office may say when its disk fails: no "refused" (1), which speaks of what was asked.
FITTING = {0, 65, 66, 73, 74, 78}


class State:
    """An office to begin on, and what its log holds."""

    def __init__(self, pattern):
        self.pattern = pattern
        self.base = log.read(pattern.folder)


EMPTY = log.Contents(0, 0, log.VERIFIER.GENESIS, {})


def points(program, name, pattern, folder):
    """The letters of the calls that a command makes on the office's files, in their order."""
    office = prepare(name, pattern, folder)
    trace = folder / "calls"
    ran = program.run(office, scripts.words_of(name, folder, "first"), library="faults",
                      settings={"TORTURE_ROOT": str(office), "TORTURE_COUNT": str(trace)})
    if ran.code != 0:
        raise RuntimeError(f"{name} does not succeed without a fault: {ran}")
    return trace.read_text()


def prepare(name, pattern, folder):
    office = folder / "office"
    if name == "init":
        shutil.rmtree(office, ignore_errors=True)
    else:
        pattern.copy(office)
    return office


def plan(program, states, folder):
    """Every run, by name: the office it begins on, the command, the number of the call, how it fails,
    whether for good."""
    runs = []
    for name in scripts.known_to(program):
        for state in states:
            if name == "init" and state != "closed":
                continue
            for number, letter in enumerate(points(program, name, states[state].pattern, folder), 1):
                for kind in WAYS[letter]:
                    fault = f"{state}/{name.replace(' ', '-')}/{number}/{kind}"
                    runs.append(f"{fault}/once")
                    if kind not in ONLY_ONCE:
                        runs.append(f"{fault}/lasting")
    return runs


class Run:
    """One fault and what becomes of the office."""

    def __init__(self, context, states, folder, run):
        state, name, number, kind, lasts = run.split("/")
        names = {known.replace(" ", "-"): known for known in [*scripts.TWELVE, *scripts.LATER]}
        self.program = context.program
        self.folder = folder
        self.name, self.number, self.kind, self.is_lasting = names[name], number, kind, lasts == "lasting"
        self.base = EMPTY if self.name == "init" else states[state].base
        self.office = prepare(self.name, states[state].pattern, folder)
        self.words = scripts.words_of(self.name, folder, "first")
        self.counts = collections.Counter(runs=1)

    def strike(self):
        settings = {"TORTURE_ROOT": str(self.office), "TORTURE_AT": self.number,
                    "TORTURE_KIND": self.kind, **self.own}
        if self.is_lasting:
            settings["TORTURE_STICKY"] = "1"
        ran = self.program.run(self.office, self.words, settings, "faults")
        if self.kind == "killed" and ran.code == -9:
            self.counts["killed"] += 1
        elif ran.code < 0 or not ran.is_clear or ran.code not in FITTING:
            raise log.Damage(f"said {ran}")
        elif self.kind == "ENOSPC" and ran.code == 74 and not re.search("room|space|full", ran.complaint):
            raise log.Damage(f"a full disk, said {ran}")
        else:
            self.counts["succeeded" if ran.code == 0 else f"ended with {ran.code}"] += 1
        return ran

    def check(self, ran):
        """Whether everything is there that has to be; whether the command is."""
        recorded = 0 if self.name in scripts.SILENT else 40 if self.name in ("perform", "import") else 1
        if not (self.office / "twinning.db").exists():
            if ran.code == 0 or self.name != "init":
                raise log.Damage("there is no log")
            return False
        try:
            contents = log.read(self.office, self.base.head)
        except log.Damage:
            if self.name == "init" and ran.code != 0:
                return False  # A beginning that broke off; the next one has to succeed.
            raise
        more = contents.commands - self.base.commands
        if more not in (0, recorded):
            raise log.Damage(f"{more} of {recorded} commands are there")
        if ran.code == 0 and more != recorded:
            raise log.Damage("it was answered and is not there")
        return more > 0

    def recover(self, was_recorded):
        """The fault is over: the same line again."""
        # A backup has its name from the second, which stands still here.
        shutil.rmtree(self.office / "backups", ignore_errors=True)
        ran = self.program.run(self.office, self.words)
        if self.name == "init" and was_recorded:
            if ran.code != 73:
                raise log.Damage(f"the office was made, and init said afterwards {ran}")
        elif ran.code != 0:
            raise log.Damage(f"when the fault was over, it said {ran}")
        elif was_recorded and "repeated\":true" not in ran.out and "done before" not in ran.out:
            if self.name not in scripts.SILENT:
                raise log.Damage(f"it was recorded, and its key did not bring the first answer: {ran}")
        if not self.check(ran) and self.name not in scripts.SILENT:
            raise log.Damage("afterwards it was answered and is not there")


def run(context, settings=None, library=None, name="faults", stop_at=20):
    """The campaign; `settings` and `library` break the program on purpose (twins.py)."""
    states = {"closed": State(Pattern.sample(context.program, context.place)),
              "unfinished": State(Pattern.unfinished(context.program, context.place))}
    folder = context.folder("faults")
    scripts.write_files(folder, context.chance("faults", "files"))
    everything = plan(context.program, states, folder)
    chosen = [context.only] if context.only else everything
    if context.runs < len(chosen):
        chosen = context.chance("faults", "choice").sample(everything, context.runs)

    own = dict(settings or {})
    if library:
        libraries = context.program.libraries
        own["LD_PRELOAD"] = f"{libraries}/{library}.so {libraries}/faults.so"

    def work(run):
        place = context.folder(f"{name}-" + run.replace("/", "-"))
        for file in ("batch.jsonl", "table.csv"):
            shutil.copy(folder / file, place)
        one = Run(context, states, place, run)
        one.own = own
        failure = None
        try:
            ran = one.strike()
            one.recover(one.check(ran))
            if context.chance("faults", run).random() < 0.1:
                log.check_projections(context.program, one.office)
                log.check_integrity(one.office)
        except log.Damage as damage:
            failure = f"{damage} (the files: {context.keep(name, place.name, place)})"
        shutil.rmtree(place)
        return one.counts, failure

    report = run_all(context, name, work, chosen, stop_at)
    report.notes.append(f"{len(everything):,} faults can happen in"
                        f" {len(scripts.known_to(context.program))} commands")
    return report
