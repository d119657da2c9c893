"""The program under torture, and offices to torture it with."""
import dataclasses
import os
import pathlib
import shutil
import sqlite3
import subprocess
import time

# A fixed day, so that a sample office is always the same.
NOW = "2026-11-24T10:00:00Z"
# What a person is told (README.md, Exit codes).
DOCUMENTED = {0, 1, 64, 65, 66, 73, 74, 75, 78}
# What takes so many seconds hangs.
LIMIT = 60


@dataclasses.dataclass
class Ran:
    """How a run ended: its code (negative: the signal), what it said, how many seconds it took."""

    code: int
    out: str
    complaint: str
    seconds: float

    @property
    def is_clear(self):
        """Whether it ended with a documented code, and with a sentence if that is none of success."""
        if self.code not in DOCUMENTED:
            return False
        return self.code == 0 or self.complaint.startswith("twinning: ")

    def __str__(self):
        return f"code {self.code}, {self.out.strip()[:200]!r}, {self.complaint.strip()[:400]!r}"


class Program:
    """A built twinning."""

    def __init__(self, path, libraries):
        self.path = str(path)
        self.libraries = pathlib.Path(libraries)

    def environment(self, settings=None, library=None):
        made = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TWINNING_NOW": NOW, "USER": "torture",
                "NO_COLOR": "1", "TZ": "UTC"}
        if library:
            made["LD_PRELOAD"] = str(self.libraries / f"{library}.so")
        made.update(settings or {})
        return made

    def run(self, office, words, settings=None, library=None):
        """Runs a line on an office."""
        begin = time.monotonic()
        done = subprocess.run([self.path, "--office", str(office), *words], stdin=subprocess.DEVNULL,
                              capture_output=True, env=self.environment(settings, library),
                              timeout=LIMIT, close_fds=False)
        return Ran(done.returncode, done.stdout.decode(errors="replace"),
                   done.stderr.decode(errors="replace"), time.monotonic() - begin)

    def done(self, office, words, **more):
        """Runs a line that has to succeed."""
        ran = self.run(office, words, **more)
        if ran.code != 0:
            raise RuntimeError(f"{' '.join(words)}: {ran}")
        return ran

    def knows(self, words):
        """Whether this program has such a command: others are added from time to time."""
        return self.run("/nowhere", ["help", *words]).code == 0

    def verification(self):
        """The words that check the log."""
        return ["audit", "verify"] if self.knows(["audit", "verify"]) else ["verify"]


class Pattern:
    """A folder with an office that is made once and copied for each run."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    @classmethod
    def sample(cls, program, place):
        """The sample office."""
        pattern = cls(pathlib.Path(place) / "pattern")
        if not pattern.folder.exists():
            program.done(pattern.folder, ["demo", str(pattern.folder)])
        return pattern

    @classmethod
    def unfinished(cls, program, place):
        """The sample office as a program leaves it that does not come to its end: what was written
        last stands in the write-ahead log."""
        pattern = cls(pathlib.Path(place) / "unfinished")
        if not pattern.folder.exists():
            office = cls.sample(program, place).copy(pathlib.Path(place) / "unfinished-in-use")
            reader = sqlite3.connect(f"file:{office}/twinning.db?mode=ro", uri=True)
            reader.execute("SELECT count(*) FROM event").fetchone()
            program.done(office, ["partner", "add", "first", "--names", "First", "--country", "FR"])
            program.done(office, ["partner", "add", "second", "--names", "Second", "--country", "FR"])
            shutil.copytree(office, pattern.folder, ignore=shutil.ignore_patterns("*-shm"))
            reader.close()
        return pattern

    def copy(self, folder):
        """A copy in `folder`, which is emptied first."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder)
        return pathlib.Path(folder)
