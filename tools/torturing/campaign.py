"""What all campaigns share: a seed for each run, bounds, several processes at once, a report."""
import collections
import dataclasses
import multiprocessing
import os
import pathlib
import random
import shutil
import time


@dataclasses.dataclass
class Context:
    """How a campaign is to be run."""

    program: object
    place: pathlib.Path
    kept: pathlib.Path
    seed: int
    runs: int
    seconds: float
    jobs: int
    only: str = None
    is_short: bool = False

    def chance(self, campaign, run):
        """The run's own source of chance: the same for the same seed, whatever ran before."""
        return random.Random(f"{self.seed}/{campaign}/{run}")

    def folder(self, name):
        """An empty folder for one run's files."""
        folder = self.place / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def keep(self, campaign, run, folder):
        """Puts the files of a failed run where they stay."""
        target = self.kept / f"{campaign}-{self.seed}-{run}"
        shutil.rmtree(target, ignore_errors=True)
        if pathlib.Path(folder).exists():
            shutil.copytree(folder, target, symlinks=True)
        return target


@dataclasses.dataclass
class Report:
    """What a campaign came to."""

    name: str
    counts: collections.Counter = dataclasses.field(default_factory=collections.Counter)
    failures: list = dataclasses.field(default_factory=list)
    seconds: float = 0
    first_failure_after: int = None
    notes: list = dataclasses.field(default_factory=list)

    def take(self, run, counts, failure):
        self.counts.update(counts)
        if failure:
            if self.first_failure_after is None:
                self.first_failure_after = self.counts["runs"]
            self.failures.append((run, failure))


# The work of the processes that are forked: set before, so that nothing has to be sent to them.
_work = None


def _one(run):
    try:
        counts, failure = _work(run)
    except Exception as error:  # A checker that breaks down is a failure of that run.
        counts, failure = collections.Counter(runs=1), f"{type(error).__name__}: {error}"
    return run, counts, failure


def run_all(context, name, work, runs=None, stop_at=20):
    """Does `work(run)` for each run, several at once, until all are done or the time is up.

    Runs are numbers, or what `runs` lists: a run's name is enough to repeat it. The work answers with its counts (among them "runs") and a sentence about what is wrong, or None.
    Stops after so many failures: more of them tell no more."""
    global _work
    report = Report(name)
    begin = time.monotonic()
    if isinstance(runs, list):
        numbers = runs
    elif context.only is not None:
        numbers = [int(context.only)]
    else:
        numbers = range(runs or context.runs)
    _work = work
    if context.jobs == 1 or len(numbers) == 1:
        results = map(_one, numbers)
        pool = None
    else:
        pool = multiprocessing.get_context("fork").Pool(context.jobs)
        results = pool.imap_unordered(_one, numbers, chunksize=1)
    for run, counts, failure in results:
        report.take(run, counts, failure)
        if len(report.failures) >= stop_at or time.monotonic() - begin > context.seconds:
            break
    if pool:
        pool.terminate()
        pool.join()
    report.seconds = time.monotonic() - begin
    return report


def processors():
    return len(os.sched_getaffinity(0))
