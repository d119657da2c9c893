"""Runs every piece of work beside its limit (C) and its peer (Python), in turn, and prints the ratios.

What shall be reached was laid down as a rate on a machine on which C appends 210,000 events a second
in bulk, scans 3,800,000 and verifies 2,000,000; on any other machine the same share of the limit is
asked for, so that a slow hour does not count as a slow program.

usage: run.py --program FILE --benchmark FILE --limit FILE --feed-limit FILE --peer PYTHON --data FOLDER [--rounds N]
"""
import argparse
import datetime
import os
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
# What C reached where the targets were laid down, a second.
BULK, SCAN, CHAIN = 210_000, 3_800_000, 2_000_000


class Bench:
    def __init__(self, given):
        self.given = given
        self.folder = given.data
        self.office = os.path.join(self.folder, "office")
        self.rows = []

    # Running things

    def rate(self, *words):
        """Units a second of a command that prints units and seconds."""
        out = subprocess.run(words, check=True, capture_output=True, text=True).stdout.split()
        return int(out[0]) / float(out[1])

    def fresh(self, name):
        path = os.path.join(self.folder, name)
        shutil.rmtree(path, ignore_errors=True)
        os.makedirs(path)
        return path

    def rounds(self, *works):
        """Each work in turn, several times; the median of each."""
        results = [[] for _ in works]
        for _ in range(self.given.rounds):
            for index, work in enumerate(works):
                results[index].append(work())
        return [statistics.median(result) for result in results]

    def cold(self, *words, count=31):
        """Median wall milliseconds and the peak memory in MiB of a whole process."""
        out = subprocess.run([self.given.limit, "measure", str(count), *words], check=True,
                             capture_output=True, text=True).stdout.split()
        return float(out[0]), float(out[1])

    # The works

    def durable(self):
        ours, limit, peer = self.rounds(
            lambda: self.rate(self.given.benchmark, "durable", self.office, "2000"),
            lambda: self.rate(self.given.limit, "append", self.fresh("limit") + "/x.db", "4000", "1"),
            lambda: self.rate(self.given.peer, HERE + "/peer.py", "command", self.fresh("peer") + "/x.db", "2000"))
        self.row("one durable command", ours, limit, peer, "/s", 0.5)

    def append(self):
        ours, limit, peer = self.rounds(
            lambda: self.rate(self.given.benchmark, "append", self.fresh("append"), "300000"),
            lambda: self.rate(self.given.limit, "append", self.fresh("limit") + "/x.db", "300000", "1000"),
            lambda: self.rate(self.given.peer, HERE + "/peer.py", "append", self.fresh("peer") + "/x.db", "100000"))
        self.row("bulk append, 1,000 a transaction", ours, limit, peer, "/s", 0.8)

    def decode(self):
        database = self.office + "/twinning.db"
        ours, limit, peer = self.rounds(
            lambda: self.rate(self.given.benchmark, "decode", self.office, "1"),
            lambda: self.rate(self.given.limit, "scan", database),
            lambda: self.rate(self.given.peer, HERE + "/peer.py", "decode", self.fresh("peer") + "/x.db", "50000"))
        self.row("read and decode into typed values", ours, limit, peer, "/s", 0.4, least=(1_500_000, SCAN), times_peer=8)

    def rebuild(self):
        ours, limit = self.rounds(
            lambda: self.rate(self.given.benchmark, "rebuild", self.office, "1"),
            lambda: self.rate(self.given.limit, "scan", self.office + "/twinning.db"))
        self.row("rebuild of all projections (limit: a bare scan)", ours, limit, None, "/s", least=(400_000, SCAN))

    def verify(self):
        ours, limit = self.rounds(
            lambda: self.rate(self.given.benchmark, "verify", self.office, "1"),
            lambda: self.rate(self.given.limit, "verify", self.office + "/twinning.db"))
        self.row("chain verified, a command an event", ours, limit, None, "/s", least=(1_000_000, CHAIN))

    def importing(self):
        """A file of 200,000 commands into an office that has its partners, as a whole process."""
        def once():
            office = self.fresh("import")
            self.make(office)
            for part in ("partners", "years"):
                start = time.perf_counter()
                subprocess.run([self.given.program, "--office", office, "perform",
                                os.path.join(self.folder, part + ".jsonl")],
                               check=True, stdout=subprocess.DEVNULL)
                seconds = time.perf_counter() - start
            return self.lines / seconds
        ours, limit = self.rounds(
            once,
            lambda: self.rate(self.given.limit, "append", self.fresh("limit") + "/x.db", "200000", "1000"))
        self.row("import with all projections (limit: bulk append)", ours, limit, None, "/s", least=(60_000, BULK))

    def cold_query(self):
        ours, memory = self.cold(self.given.program, "--office", self.office, "partner", "show", self.partner)
        limit, _ = self.cold(self.given.limit, "cold", self.office + "/twinning.db")
        peer_file = self.fresh("peer") + "/x.db"
        self.cold(self.given.peer, HERE + "/peer.py", "cold", peer_file, count=1)
        peer, _ = self.cold(self.given.peer, HERE + "/peer.py", "cold", peer_file, count=9)
        self.row("one cold terminal query", ours, limit, peer, " ms", most=8, lower=True)
        self.row("  its memory", memory, None, None, " MiB", most=25, lower=True)

    def as_of(self):
        def once():
            units = subprocess.run([self.given.benchmark, "as-of", self.office, "1"], check=True,
                                   capture_output=True, text=True).stdout.split()
            return float(units[1])
        [ours] = self.rounds(once)
        self.row("--as-of a day", ours, None, None, " s", most=1.5, lower=True)

    def mail(self):
        """Mails to one server, which is a program of Python's too and as fast for both."""
        server = subprocess.Popen([self.given.peer, HERE + "/mailserver.py"], stdout=subprocess.PIPE, text=True)
        try:
            port = server.stdout.readline().strip()
            ours, peer = self.rounds(
                lambda: self.rate(self.given.benchmark, "mail", port, "1000"),
                lambda: self.rate(self.given.peer, HERE + "/peer_mail.py", port, "1000"))
        finally:
            server.kill()
            server.wait()
        self.row("mails handed to a server here", ours, None, peer, "/s", bound=200)

    def due(self):
        """What is due for 10,000 partnerships, a year ahead; the peer is remind, with 10,000 reminders.

        remind tells once each of its lines, whose day is given; we tell thirteen duties of each
        partnership, whose days are worked out from what is on record.
        """
        office = self.lived()
        today = datetime.date.today()
        lines = os.path.join(self.fresh("reminders"), "ten-thousand.rem")
        with open(lines, "w") as out:
            for number in range(10_000):
                day = today + datetime.timedelta(days=1 + number % 365)
                out.write(f"REM {day:%d %b %Y} MSG meet and agree the next MOU with partner-{number}\n")
        def remind():
            start = time.perf_counter()
            # Whole months from the first of this one on.
            told = subprocess.run(["remind", "-s13", lines, f"{today:%Y-%m-01}"], check=True,
                                  capture_output=True, env={**os.environ, "LC_ALL": "C"}).stdout
            seconds = time.perf_counter() - start
            assert told.count(b"\n") == 10_000, "remind did not tell each reminder once"
            return seconds
        ours, peer = self.rounds(
            lambda: float(subprocess.run([self.given.benchmark, "due", office, "365"], check=True,
                                         capture_output=True, text=True).stdout.split()[1]),
            remind)
        self.row("what is due for 10,000 partnerships, a year ahead (peer: remind)", ours, None, peer, " s",
                 most=0.2, lower=True)

    def remind(self):
        """A run with nothing due, on a copy of the office in which all that was due is told."""
        office = self.fresh("remind")
        shutil.copytree(self.office, office, dirs_exist_ok=True)
        line = [self.given.program, "--office", office, "remind"]
        while subprocess.run([*line, "--catch-up"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode:
            pass
        ours, memory = self.cold(*line)
        self.row("a run with nothing due, 1,000,000 events", ours, None, None, " ms", most=20, lower=True)
        self.row("  its memory", memory, None, None, " MiB", most=25, lower=True)

    def feed(self):
        """A calendar of 10,000 entries written; the others read it first, which is not counted."""
        folder = self.fresh("feed")
        def milliseconds(*words):
            units = subprocess.run(words, check=True, capture_output=True, text=True).stdout.split()
            return float(units[1]) * 1000
        ours, limit, peer = self.rounds(
            lambda: milliseconds(self.given.benchmark, "feed", folder, "10000"),
            lambda: milliseconds(self.given.feed_limit, folder + "/feed.ics"),
            lambda: milliseconds(self.given.peer, HERE + "/feed_peer.py", folder + "/feed.ics"))
        self.row("a calendar of 10,000 entries", ours, limit, peer, " ms", most=100, lower=True)

    # Data

    def lived(self):
        """An office of ten years with nothing planned by other works, made once and kept."""
        office = os.path.join(self.folder, "lived")
        if os.path.exists(office + "/twinning.db"):
            return office
        making = self.fresh("making")
        self.make(making)
        self.live(making)
        os.rename(making, office)
        return office

    def live(self, office):
        """Performs the history of ten years, whose first line founds the programme once more."""
        rest = os.path.join(self.folder, "rest.jsonl")
        with open(os.path.join(self.folder, "history.jsonl")) as lines, open(rest, "w") as out:
            next(lines)
            out.writelines(lines)
        subprocess.run([self.given.program, "--office", office, "perform", rest], check=True,
                       stdout=subprocess.DEVNULL)
        os.remove(rest)

    def make(self, office):
        subprocess.run([self.given.program, "--office", office, "init", "--name", "Generated Programme",
                        "--community", "Harbour", "--country", "US", "--zone", "America/New_York"],
                       check=True, stdout=subprocess.DEVNULL)

    def prepare(self):
        """The office of a million events, made once and kept; and a piece of its commands."""
        history = os.path.join(self.folder, "history.jsonl")
        if not os.path.exists(history):
            with open(history + ".part", "w") as out:
                subprocess.run([sys.executable, os.path.join(HERE, "..", "generate-history")], check=True, stdout=out)
            os.rename(history + ".part", history)
        with open(history) as lines:
            next(lines)
            partners = [next(lines) for _ in range(30_000)]
            years = [next(lines) for _ in range(200_000)]
        self.lines = len(years)
        self.partner = partners[0].split('"partnership":"')[1].split('"')[0]
        for name, part in (("partners", partners), ("years", years)):
            with open(os.path.join(self.folder, name + ".jsonl"), "w") as out:
                out.writelines(part)
        if os.path.exists(self.office + "/twinning.db"):
            return
        making = self.fresh("making")
        self.make(making)
        print("making the office of a million events (once) …", file=sys.stderr)
        self.live(making)
        os.rename(making, self.office)

    # The table

    def row(self, work, ours, limit, peer, unit, ratio=None, least=None, most=None, times_peer=None, lower=False, bound=None):
        met = True
        wanted = []
        if ratio is not None:
            wanted.append(f"≥ {ratio} of the limit")
            met &= ours >= ratio * limit
        if least is not None:
            rate, reference = least
            wanted.append(f"≥ {rate / reference:.2f} of the limit ({rate:,}{unit} where it makes {reference:,})")
            met &= ours >= limit * rate / reference
        if times_peer is not None:
            wanted.append(f"≥ {times_peer} × the peer")
            met &= ours >= times_peer * peer
        if bound is not None:
            wanted.append(f"≥ {bound}{unit}")
            met &= ours >= bound
        if most is not None:
            wanted.append(f"≤ {most}{unit}")
            met &= ours <= most
        share = lambda other: f"{ours / other:.2f} ×" if other else "–"
        figure = lambda value: "–" if value is None else (
            f"{value:,.{1 if value >= 1 else 2}f}{unit}" if lower else f"{value:,.0f}{unit}")
        self.rows.append((work, figure(ours), figure(limit), share(limit), figure(peer), share(peer),
                          ", ".join(wanted), "yes" if met else "no"))
        print(".", end="", flush=True, file=sys.stderr)

    def table(self):
        head = ("work", "ours", "limit (C)", "of it", "peer (Python)", "of it", "shall be", "met")
        widths = [max(len(row[i]) for row in [head] + self.rows) for i in range(len(head))]
        print(file=sys.stderr)
        for row in [head] + self.rows:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def main():
    words = argparse.ArgumentParser()
    for name in ("program", "benchmark", "limit", "feed-limit", "peer", "data"):
        words.add_argument("--" + name, required=True)
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--only", default="")
    given = words.parse_args()
    given.data = os.path.abspath(given.data)
    os.makedirs(given.data, exist_ok=True)
    bench = Bench(given)
    works = {"durable": bench.durable, "append": bench.append, "decode": bench.decode,
             "rebuild": bench.rebuild, "verify": bench.verify, "import": bench.importing,
             "cold": bench.cold_query, "as-of": bench.as_of, "due": bench.due, "remind": bench.remind,
             "feed": bench.feed, "mail": bench.mail}
    chosen = [name for name in works if not given.only or name in given.only.split(",")]
    # Calendars and mails need no office.
    if not {"feed", "mail"}.issuperset(chosen):
        bench.prepare()
    for name in chosen:
        works[name]()
    bench.table()


main()
