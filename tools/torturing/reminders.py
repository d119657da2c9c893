"""Kills runs of the reminders at random moments, and looks whether each notice went out, once.

A round is an office of its own whose clock goes ahead by leaps, from a quarter of an hour to a month. At
each moment `twinning remind` is begun and killed (SIGKILL) after a random part of the time that it
takes, alone or with a second one beside it; or its disk fails at a random call; between them things are recorded that settle what was due.
Mail goes to a stand-in for sendmail that notes the Message-ID of what it takes, and lives on when the
program is killed.

Afterwards a few runs are let through, and then, from the log's events alone: no key was claimed or
suppressed twice; each digest was marked before it was handed over and never again after nobody could
tell; what is said to be sent lies with the stand-in exactly once, what nobody can tell at most once, and
nothing else does; and the keys that were reached are those of the same round without a kill.
"""
import collections
import datetime
import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import statistics
import subprocess
import time

import log
from campaign import run_all
from faults import FITTING
from program import LIMIT, Program

# What a run may say when its disk fails: also that something else of the office cannot be read, or
# that the same line is worth trying again.
FITTING = FITTING | {66, 75}
# A run with a few digests makes about so many calls on the office's files.
CALLS = 250
# How many kills an office takes before it is put aside.
KILLS = 60
BEGIN = datetime.datetime(2026, 1, 5, 10, 0, tzinfo=datetime.timezone.utc)
SENDER = "office@example.org"
QUARTER = datetime.timedelta(minutes=15)
# How far the clock goes from one run to the next, in hours, and how often.
LEAPS = {0.25: 2, 6: 2, 24: 3, 24 * 7: 3, 24 * 30: 2}
# Who is told, where they live, at what hour.
PEOPLE = {"chair": ("America/New_York", 9), "president": ("Asia/Kathmandu", 7), "secretary": ("Pacific/Apia", 18),
          "liaison": ("Europe/Paris", 0)}
PARTNERS = {"north": 2019, "south": 2021, "west": 2024}
LETTER = "state-of-the-city-letter"
# Takes a mail as sendmail does: notes its Message-ID in one write, after it has read all of it.
STAND_IN = """#!/bin/sh
id=$(sed -n 's/^[Mm]essage-[Ii][Dd]: *//p')
printf '%s\\n' "$id" >>'{spool}'
"""
# A daemon that sends what is due and then has it marked, in place of the other way round.
SEND_THEN_MARK = """#!/bin/sh
if [ "$3" = remind ]; then
  '{program}' "$@" --dry-run --json | grep -o '"digest":"[^"]*"' >>"$2.spool"
fi
exec '{program}' "$@"
"""


def text(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def set_up(program, office):
    """An office with partners to whom much is owed, and people who are told by mail."""
    def do(*words):
        program.done(office, words, settings={"TWINNING_NOW": text(BEGIN), "TWINNING_ACTOR": "secretary"})

    do("init", "--name", "Torture", "--community", "Testville", "--country", "US", "--zone", "America/New_York")
    for name, year in PARTNERS.items():
        do("partner", "add", name, "--names", name.title(), "--country", "FR", "--stage", "official", "--on",
           str(year))
    for person, (zone, hour) in PEOPLE.items():
        do("person", "add", person, "--public-name", f"{person.title()} Sample", "--email",
           f"{person}@example.org")
        do("person", "appoint", person, person)
        do("remind", "to", person, "--channels", "mail", "--zone", zone, "--hour", str(hour))


def message_id(digest):
    """The Message-ID of a digest's mail: the same at every attempt."""
    name = hashlib.blake2b(f"{SENDER} {digest}".encode(), digest_size=20).hexdigest()
    return f"<{name}@{SENDER.split('@')[1]}>"


class Round:
    """One office, its clock, and the stand-in for sendmail."""

    def __init__(self, program, life, folder, pattern, chance, is_deaf=False):
        self.program = program
        self.life = life
        self.folder = folder
        self.pattern = pattern
        self.chance = chance
        self.is_deaf = is_deaf
        self.now = BEGIN
        self.counts = collections.Counter()
        self.number = 0
        # When runs were begun and what was recorded, in their order: the same again without a kill.
        self.steps = []
        self.office = self.equip(folder / "office")

    def equip(self, office):
        """An office, and beside it the stand-in and what it takes."""
        shutil.copytree(self.pattern, office)
        spool = office.with_suffix(".spool")
        spool.touch()
        stand_in = office.with_suffix(".sh")
        stand_in.write_text(STAND_IN.replace("{spool}", "/dev/null" if self.is_deaf else str(spool)))
        stand_in.chmod(0o755)
        self.program.done(office, ["post", "mail", "--from", SENDER, "--sendmail", str(stand_in)])
        return office

    def run(self, kills):
        while self.counts["kills"] < kills:
            self.number += 1
            self.now += datetime.timedelta(hours=self.chance.choices(list(LEAPS), list(LEAPS.values()))[0])
            if self.chance.random() < 0.1:
                self.record()
            self.steps.append((self.now, None))
            if self.chance.random() < 0.25:
                self.fail()
            else:
                self.attempt()
        # What was broken off is taken up, what failed is tried again.
        for _ in range(3):
            self.now += QUARTER
            self.steps.append((self.now, None))
            self.let_through(self.office, self.now)
        self.check()

    def record(self):
        """Records something that settles what was due, after a run that is let through."""
        partner = self.chance.choice(list(PARTNERS))
        words = self.chance.choice([
            ["mou", "sign", f"{partner}-mou-{self.number}", "--partnership", partner],
            ["annual", "send", partner, LETTER, "--year", str(self.now.year)],
        ]) + ["--key", f"step-{self.number}"]
        self.steps += [(self.now, None), (self.now, words)]
        self.let_through(self.office, self.now)
        self.answer(self.office, self.now, words)

    def answer(self, office, now, words):
        """Records something, whether it is refused or not: what was sent already is not sent again."""
        ran = self.program.run(office, words, settings={"TWINNING_NOW": text(now)})
        if ran.code not in (0, 1):
            raise log.Damage(f"{' '.join(words)}: {ran}")

    def start(self):
        return subprocess.Popen(
            [self.program.path, "--office", str(self.office), "remind", "--catch-up"], stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, close_fds=False,
            env=self.program.environment({"TWINNING_NOW": text(self.now)}))

    def attempt(self):
        """Begins a run and kills it; sometimes with a second one beside it."""
        process = self.start()
        beside = self.start() if self.chance.random() < 0.15 else None
        begin = time.monotonic()
        try:
            process.wait(timeout=self.chance.uniform(0.2, 1.1) * self.life)
            # It lived less long than was thought.
            self.life = (self.life + time.monotonic() - begin) / 2
        except subprocess.TimeoutExpired:
            process.kill()
        code, complaint = self.end(process)
        if code == -signal.SIGKILL:
            self.counts["kills"] += 1
        elif code not in (0, 75):
            raise log.Damage(f"remind ended with {code}: {complaint}")
        if beside:
            self.counts["beside another"] += 1
            code, complaint = self.end(beside)
            if code not in (0, 75):
                raise log.Damage(f"remind beside another ended with {code}: {complaint}")

    def fail(self):
        """A run whose disk fails at one of its calls on the office's files, for once or for good."""
        settings = {"TWINNING_NOW": text(self.now), "TORTURE_ROOT": str(self.office),
                    "TORTURE_AT": str(self.chance.randint(1, CALLS)),
                    "TORTURE_KIND": self.chance.choice(["EIO", "ENOSPC", "torn"])}
        if self.chance.random() < 0.5:
            settings["TORTURE_STICKY"] = "1"
        ran = self.program.run(self.office, ["remind", "--catch-up"], settings, "faults")
        self.counts["faults"] += 1
        self.counts["faults that were told"] += ran.code not in (0, 75)
        is_told = any(words in ran.complaint for words in ("twinning: ", "look at this: "))
        if ran.code not in FITTING or not (is_told or ran.code == 0):
            raise log.Damage(f"remind on a failing disk: {ran}")

    @staticmethod
    def end(process):
        # A stand-in that lives on may hold the pipe: what it holds is not waited for.
        code = process.wait(timeout=LIMIT)
        os.set_blocking(process.stderr.fileno(), False)
        complaint = process.stderr.read() or b""
        process.stderr.close()
        return code, complaint.decode(errors="replace")

    def let_through(self, office, now):
        ran = self.program.run(office, ["remind", "--catch-up"], settings={"TWINNING_NOW": text(now)})
        if ran.code not in (0, 75):
            raise log.Damage(f"remind that nobody killed: {ran}")

    def check(self):
        log.read(self.office)
        log.check_projections(self.program, self.office)
        ledger = Ledger(self.office)
        ledger.check(self.office.with_suffix(".spool").read_text().split(), self.counts, self.is_deaf)
        calm = Ledger(self.again_without_a_kill())
        if missing := calm.keys - ledger.keys:
            raise log.Damage(f"lost: {len(missing)} keys, such as {min(missing)}")
        if more := ledger.keys - calm.keys:
            raise log.Damage(f"reached only with kills: {len(more)} keys, such as {min(more)}")
        self.counts["keys"] += len(ledger.keys)

    def again_without_a_kill(self):
        office = self.equip(self.folder / "calm")
        for now, words in self.steps:
            if words:
                self.answer(office, now, words)
            else:
                self.let_through(office, now)
        return office


class Ledger:
    """What the log's events say of notices: nothing that the program has worked out from them."""

    # How a digest may have stood before what is said of it.
    BEFORE = {"DigestTransmitting": ("claimed", "failed"), "DigestSent": ("transmitting",),
              "DigestUnknown": ("transmitting",), "DigestFailed": ("claimed", "transmitting", "failed")}

    def __init__(self, office):
        self.keys = set()
        self.digests = {}
        db = sqlite3.connect(f"file:{office}/twinning.db?mode=ro", uri=True)
        try:
            for kind, data in db.execute("SELECT type, data FROM log WHERE stream LIKE 'reminder/%'"):
                self.take(kind, json.loads(data))
        finally:
            db.close()

    def take(self, kind, data):
        if kind in ("DigestClaimed", "NoticesSuppressed"):
            for notice in data["notices"]:
                key = f"{notice}/{data['recipient']}/{data['channel']}"
                if key in self.keys:
                    raise log.Damage(f"{key} was reached twice")
                self.keys.add(key)
        if kind == "DigestClaimed":
            self.digests.setdefault(data["digest"], "claimed")
        elif kind in self.BEFORE:
            before = self.digests.get(data["digest"])
            if before not in self.BEFORE[kind]:
                raise log.Damage(f"{data['digest']} was {before}, and then there is {kind}")
            self.digests[data["digest"]] = kind.removeprefix("Digest").lower()

    def compare(self, taken):
        for digest, state in self.digests.items():
            name = message_id(digest)
            if name in taken and state not in ("sent", "unknown"):
                raise log.Damage(f"{digest} was taken, and the log says {state}")
            if name not in taken and state == "sent":
                raise log.Damage(f"{digest} is said to be sent, and nobody has it")
            taken.discard(name)
        if taken:
            raise log.Damage(f"{len(taken)} mails were taken that the log knows nothing of, such as {min(taken)}")

    def check(self, taken, counts, is_deaf):
        """Compares with the mails that were taken."""
        if twice := [name for name, count in collections.Counter(taken).items() if count > 1]:
            raise log.Damage(f"{len(twice)} mails went out twice, such as {twice[0]}")
        states = collections.Counter(self.digests.values())
        if states["claimed"] or states["transmitting"]:
            raise log.Damage(f"after runs that nobody killed there are {dict(states)}")
        if not is_deaf:
            self.compare(set(taken))
        counts.update({f"{state} digests": count for state, count in states.items()})


def run(context):
    return torture(context, context.program)


def run_twin(context):
    """The campaign with a daemon that sends first and marks later; raises ValueError when it fails even
    if nobody kills it, for then it tells nothing that it fails."""
    script = context.place / "send-then-mark"
    script.write_text(SEND_THEN_MARK.replace("{program}", context.program.path))
    script.chmod(0o755)
    twin = Program(script, context.program.libraries)
    calm = Round(twin, 0, context.folder("calm-twin"), pattern_of(context), context.chance("calm-twin", 0), True)
    try:
        calm.run(0)
    except log.Damage as damage:
        raise ValueError(f"a daemon that sends first fails without a kill: {damage}") from damage
    return torture(context, twin, "twin-of-reminders", stop_at=1, is_deaf=True)


def torture(context, program, name="reminders", stop_at=20, is_deaf=False):
    """`is_deaf`: the stand-in notes nothing, since the program does."""
    pattern = pattern_of(context)
    life = life_of(program, pattern, context)
    rounds = max(1, -(-context.runs // KILLS))

    def work(number):
        folder = context.folder(f"{name}-{number}")
        one = Round(program, life, folder, pattern, context.chance(name, number), is_deaf)
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
    report.notes.append(f"a run without a kill takes {1000 * life:.0f} ms")
    return report


def pattern_of(context):
    pattern = context.place / "reminders-pattern"
    if not pattern.exists():
        set_up(context.program, pattern)
    return pattern


def life_of(program, pattern, context):
    """How many seconds a run takes that has something to send."""
    seconds = []
    for number in range(3):
        one = Round(program, 0, context.folder(f"life-{number}"), pattern, random.Random(number))
        begin = time.monotonic()
        one.let_through(one.office, BEGIN + datetime.timedelta(days=30))
        seconds.append(time.monotonic() - begin)
    return statistics.median(seconds)
