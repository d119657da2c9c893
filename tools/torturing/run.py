#!/usr/bin/env python3
"""Tortures the program: kills, faults, power cuts, edits, crowds. tools/torture calls it.

See README.md for what each campaign does."""
import argparse
import dataclasses
import importlib
import pathlib
import shutil
import sys
import tempfile
import time

from campaign import Context, processors
from program import Program

# Campaign: its runs in full and in short, and its seconds in short.
CAMPAIGNS = {
    "kills": (10_000, 150, 20),
    "faults": (1_000_000, 400, 20),
    "cuts": (20_000, 400, 20),
    "edits": (10_000, 600, 20),
    "reminders": (3_000, 60, 20),
    "crowd": (1, 1, 20),
    "twins": (1, 1, 60),
    "fuzz": (1, 1, 60),
    "sanitizers": (1, 1, 60),
}
# Those that tools/test has time for; fuzzing's corpus is read by an ordinary test.
SHORT = ["kills", "faults", "cuts", "edits", "reminders", "crowd", "twins"]


def arguments():
    parser = argparse.ArgumentParser(prog="tools/torture", description=__doc__.splitlines()[0])
    parser.add_argument("campaigns", nargs="*", metavar="CAMPAIGN",
                        help=f"{', '.join(CAMPAIGNS)}; all of them when left out")
    parser.add_argument("--seed", type=int, help="the same seed, the same runs; a new one when left out")
    parser.add_argument("--runs", type=int, help="so many kills, faults, cuts or edits")
    parser.add_argument("--seconds", type=float, help="stop after so many seconds in each campaign")
    parser.add_argument("--run", help="only this run: what a failure says to replay it")
    parser.add_argument("--jobs", type=int, default=processors(), help="so many at once")
    parser.add_argument("--short", action="store_true", help="the form that tools/test runs")
    parser.add_argument("--twinning", help="the program; the newest that was built when left out")
    parser.add_argument("--build", required=True, help=argparse.SUPPRESS)
    given = parser.parse_args()
    unknown = [name for name in given.campaigns if name not in CAMPAIGNS]
    if unknown:
        parser.error(f"there is no campaign {unknown[0]}; there are {', '.join(CAMPAIGNS)}")
    return given


def context_of(name, given, program, place, kept):
    full, short, seconds = CAMPAIGNS[name]
    return Context(
        program=program, place=place, kept=kept, seed=given.seed, only=given.run,
        runs=given.runs or (short if given.short else full),
        seconds=given.seconds or (seconds if given.short else 86_400),
        jobs=given.jobs, is_short=given.short)


def tell(report, given):
    counts = ", ".join(f"{count:,} {what}" for what, count in sorted(report.counts.items())
                       if what != "runs")
    print(f"{report.name}: {report.counts['runs']:,} runs in {report.seconds:.0f} s"
          f"{': ' + counts if counts else ''}")
    for note in report.notes:
        print(f"  {note}")
    for run, failure in report.failures:
        limits = f" --runs {given.runs}" if given.runs else ""
        print(f"  run {run}: {failure}")
        print(f"    again: tools/torture {report.name} --seed {given.seed} --run {run}{limits}"
              f"{' --short' if given.short else ''}")
    print(f"{report.name}: {'FAILED' if report.failures else 'passed'}", flush=True)


def main():
    given = arguments()
    if given.seed is None:
        given.seed = int(time.time())
    build = pathlib.Path(given.build)
    program = Program(given.twinning, build)
    kept = build / "failures"
    memory = pathlib.Path("/dev/shm")
    place = pathlib.Path(tempfile.mkdtemp(prefix="twinning-torture-", dir=memory if memory.is_dir() else None))
    names = given.campaigns or (SHORT if given.short else list(CAMPAIGNS))
    print(f"torture: seed {given.seed}, {given.twinning}", flush=True)
    failed = []
    begin = time.monotonic()
    try:
        for name in names:
            context = context_of(name, given, program, place, kept)
            report = importlib.import_module(name).run(context)
            tell(report, given)
            if report.failures or not report.counts["runs"]:
                failed.append(name)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    print(f"torture: {len(names)} campaigns in {time.monotonic() - begin:.0f} s, {len(failed)} failed"
          f"{': ' + ', '.join(failed) if failed else ''}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
