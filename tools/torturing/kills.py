"""Kills programs at random moments, and looks whether every acknowledged command is there.

A round is an office of its own. Work is begun in it and killed (SIGKILL) after a random part of the
time that it takes: single commands with an idempotency key, batches (`perform`, `import`), `rebuild`,
and `backup` and `person forget` where the program has them. Acknowledged is what was answered, whether
the kill came after or not. Some of what was not acknowledged is asked again with the same key, and some
of what was. Afterwards every acknowledged command stands in the log under its number, no batch stands
there in part, the chain holds, and the tables are what the log folds to.
"""
import collections
import json
import random
import re
import select
import shutil
import signal
import statistics
import subprocess
import time

import log
import scripts
from campaign import run_all
from program import LIMIT, Pattern

# How many kills an office takes before it is put aside: its log grows with each.
KILLS = 100
CHECK_EVERY = 25
BATCH = 12
# How often each kind of work is begun.
SHARES = {"command": 50, "perform": 14, "import": 14, "rebuild": 12, "forget": 5, "backup": 5}


def add_guest(number):
    """The words that put a person on record whose name is sealed."""
    return ["person", "add", f"guest-{number}", "--given-name", f"Given-{number}", "--diet", "halal"]


class Work:
    """Something that is begun and killed."""

    def __init__(self, kind, number, folder, chance):
        self.kind = kind
        self.keys = []
        name = f"k{number}"
        if kind == "command":
            self.keys = [name]
            self.words = [*scripts.partner(name, chance), "--key", name, "--json"]
        elif kind in ("perform", "import"):
            self.keys = [f"{name}-{line}" for line in range(BATCH)]
            write = scripts.batch if kind == "perform" else scripts.table
            self.words = write(folder / f"{name}.txt", self.keys, chance)
        elif kind == "forget":
            self.keys = [name]
            self.words = ["person", "forget", f"guest-{number}", "--reason", "asked for it", "--key", name,
                          "--json"]
        elif kind == "backup":
            self.words = ["backup", str(folder / "copies" / name)]
        else:
            self.words = ["rebuild"]

    def answer(self, out):
        """The number of the command that was acknowledged; True for a batch; None for nothing."""
        if self.kind in ("perform", "import"):
            is_whole = re.search(rf"^{BATCH} commands performed, ", out)
            return True if is_whole or f"{BATCH} lines done before" in out else None
        if not self.keys:
            return None
        try:
            return json.loads(out)["command"]
        except ValueError:
            return None


class Round:
    """One office and what was acknowledged in it."""

    def __init__(self, context, lives, folder, chance):
        self.program = context.program
        self.lives = lives
        self.folder = folder
        self.office = folder / "office"
        self.chance = chance
        self.acknowledged = {}
        self.begun = []
        # The number of each guest who was to be forgotten, by the key of that command.
        self.guests = {}
        self.counts = collections.Counter()

    def run(self, kills):
        number = 0
        due = CHECK_EVERY
        while self.counts["kills"] < kills:
            number += 1
            kind = self.chance.choices(list(self.lives), [SHARES[kind] for kind in self.lives])[0]
            work = Work(kind, number, self.folder, self.chance)
            self.begun.append(work)
            self.prepare(work, number)
            self.attempt(work, kind)
            if work.keys and work.keys[0] not in self.acknowledged:
                self.ask_again(work)
            elif work.keys and self.chance.random() < 0.1:
                self.ask_for_first_answer(work)
            if self.counts["kills"] >= due:
                due += CHECK_EVERY
                self.check()
        self.check()
        log.check_integrity(self.office)

    def prepare(self, work, number):
        if work.kind == "forget":
            self.program.done(self.office, add_guest(number))
            self.guests[work.keys[0]] = number

    def attempt(self, work, kind):
        """Begins the work, kills it, and takes what it answered before."""
        # A program starts for half of its life; what matters happens in the other half.
        begin = self.chance.choice([0, 0.5])
        delay = self.chance.uniform(begin, 1.1) * self.lives[kind]
        beside = self.begin_beside() if self.chance.random() < 0.2 else None
        code, out = self.killed(work.words, delay)
        if beside:
            self.end_beside(*beside)
        if code == -signal.SIGKILL:
            self.counts["kills"] += 1
            self.counts[f"kills of {kind}"] += 1
        elif code != 0:
            raise log.Damage(f"{' '.join(work.words)} ended with {code} though nothing was wrong")
        number = work.answer(out)
        if number is not None:
            self.counts["acknowledged"] += 1
            if code != 0:
                self.counts["killed after the answer"] += 1
            self.take(work, number)
        elif code == 0 and work.keys:
            raise log.Damage(f"{' '.join(work.words)} ended well without its answer: {out!r}")

    def start(self, words):
        return subprocess.Popen(
            [self.program.path, "--office", str(self.office), *words], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=self.settings, close_fds=False)

    def begin_beside(self):
        """A second program, which writes to the same office and lives."""
        self.counts["beside another"] += 1
        work = Work("command", f"beside-{self.counts['beside another']}", self.folder, self.chance)
        return work, self.start(work.words)

    def end_beside(self, work, process):
        out, _ = process.communicate(timeout=LIMIT)
        number = work.answer(out.decode())
        if process.returncode != 0 or number is None:
            raise log.Damage(f"beside one that was killed, {' '.join(work.words)} ended with"
                             f" {process.returncode}: {out!r}")
        self.take(work, number)

    def killed(self, words, delay):
        """Runs a line and kills it after so many seconds; its code and what it had answered."""
        process = self.start(words)
        begin = time.monotonic()
        # An answer on its way is read, so that a full pipe holds nobody up.
        while (left := begin + delay - time.monotonic()) > 0:
            if select.select([process.stdout], [], [], left)[0]:
                break
        left = begin + delay - time.monotonic()
        if left > 0:
            time.sleep(left)
        process.kill()
        out, _ = process.communicate(timeout=LIMIT)
        return process.returncode, out.decode()

    def take(self, work, number):
        if number is True:
            for key in work.keys:
                self.acknowledged.setdefault(key, None)
        else:
            self.acknowledged[work.keys[0]] = number

    def ask_again(self, work):
        """Half of what was not acknowledged is asked again, until it is answered."""
        if self.chance.random() < 0.5:
            return
        ran = self.program.run(self.office, work.words, settings=self.own)
        number = work.answer(ran.out)
        if ran.code != 0 or number is None:
            raise log.Damage(f"asked again with its key, {' '.join(work.words)}: {ran}")
        self.counts["asked again"] += 1
        if '"repeated":true' in ran.out or "lines done before" in ran.out:
            self.counts["recorded, not acknowledged"] += 1
        self.take(work, number)

    def ask_for_first_answer(self, work):
        ran = self.program.run(self.office, work.words, settings=self.own)
        first = self.acknowledged[work.keys[0]]
        told = work.answer(ran.out)
        if first is None and f"{BATCH} lines done before" in ran.out:
            return
        if ran.code != 0 or told != first or '"repeated":true' not in ran.out:
            raise log.Damage(f"the key of command {first} did not bring its first answer: {ran}")
        self.counts["first answers"] += 1

    def check(self):
        contents = log.read(self.office)
        for key, number in self.acknowledged.items():
            found = contents.keys.get(key)
            if found is None:
                raise log.Damage(f"the acknowledged command with key {key} is lost")
            if number is not None and found != number:
                raise log.Damage(f"key {key} was answered as command {number} and is {found}")
        for work in self.begun:
            there = sum(key in contents.keys for key in work.keys)
            if there not in (0, len(work.keys)):
                raise log.Damage(f"of a batch of {len(work.keys)} lines {there} are there")
        self.begun = []
        log.check_projections(self.program, self.office)
        self.check_guests(contents)
        self.check_backups()
        self.counts["checks"] += 1

    def check_guests(self, contents):
        """Who was forgotten is, whole: their name is told by nothing. Whoever was not is told."""
        for key, number in self.guests.items():
            ran = self.program.run(self.office, ["person", "show", f"guest-{number}"])
            if ran.code != 0:
                raise log.Damage(f"asked for guest-{number}: {ran}")
            is_told = f"Given-{number}" in ran.out
            if is_told == (key in contents.keys):
                raise log.Damage(f"guest-{number} is {'told and' if is_told else 'not told and not'}"
                                 f" forgotten: {ran}")
            self.counts["guests asked for"] += 1
        self.guests = {}

    def check_backups(self):
        """A backup that has its name is whole, whatever was killed."""
        for path in (self.folder / "copies").glob("*/twinning-*.db"):
            log.read(path)
            path.unlink()
            self.counts["backups"] += 1


def lives_of(program, pattern, place, settings):
    """How many seconds each kind of work takes, and so which kinds there are."""
    kinds = ["command", "perform", "import", "rebuild"]
    kinds += [kind for kind, words in (("forget", ["person", "forget"]), ("backup", ["backup"]))
              if program.knows(words)]
    folder = place / "lives"
    folder.mkdir(exist_ok=True)
    office = pattern.copy(folder / "office")
    lives = {}
    for kind in kinds:
        seconds = []
        for number in range(5):
            work = Work(kind, f"{kind}-{number}", folder, random.Random(number))
            if kind == "forget":
                program.done(office, add_guest(f"{kind}-{number}"))
            seconds.append(program.run(office, work.words, settings).seconds)
        lives[kind] = statistics.median(seconds)
    return lives


def run(context, settings=None, library=None, name="kills", stop_at=20):
    """The campaign; `settings` and `library` break the program on purpose (twins.py)."""
    pattern = Pattern.sample(context.program, context.place)
    own = dict(settings or {})
    if library:
        own["LD_PRELOAD"] = f"{context.program.libraries}/{library}.so"
    lives = lives_of(context.program, pattern, context.place, own)
    rounds = max(1, -(-context.runs // KILLS))

    def work(number):
        folder = context.folder(f"{name}-{number}")
        pattern.copy(folder / "office")
        one = Round(context, lives, folder, context.chance(name, number))
        one.own = own
        one.settings = context.program.environment(own)
        failure = None
        try:
            one.run(min(KILLS, context.runs))
        except log.Damage as damage:
            failure = f"{damage} (the files: {context.keep(name, number, folder)})"
        one.counts["runs"] = one.counts["kills"]
        if not failure:
            shutil.rmtree(folder)
        return one.counts, failure

    report = run_all(context, name, work, rounds, stop_at)
    report.notes.append("a run without a kill takes " + ", ".join(
        f"{kind} {1000 * seconds:.0f} ms" for kind, seconds in lives.items()))
    return report
