"""Runs all tests with AddressSanitizer and with ThreadSanitizer, each in a build of its own.

Leaks are not looked for: Swift's runtime keeps some things until the end."""
import collections
import os
import pathlib
import re
import subprocess
import time

from campaign import Report

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# A test under a sanitizer takes several times as long.
LIMIT = 3600
# Kind, and the tests that it cannot run, by their names: those that play a full disk by a limit on the
# size of files. ThreadSanitizer itself writes a file that the limit forbids, and then any program dies of
# SIGBUS.
KINDS = {"address": [], "thread": ["a disk that is full is told", "an export onto a full disk is told"]}


def run(context):
    report = Report("sanitizers")
    begin = time.monotonic()
    for number, (kind, unfit) in enumerate(KINDS.items()):
        skipped = [word for name in unfit for word in ("--skip", name)]
        own = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0"}
        done = subprocess.run(
            ["swift", "test", "--disable-xctest", f"--sanitize={kind}", "--scratch-path",
             f".build/torture/{kind}", *skipped], cwd=ROOT, env=own, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, errors="replace", timeout=LIMIT)
        output = done.stdout + done.stderr
        told = context.kept.parent / f"{kind}.txt"
        told.write_text(output)
        ended = re.findall(r"Test run with (\d+) tests.*", output)
        report.counts.update(collections.Counter(runs=int(ended[-1]) if ended else 0))
        findings = re.findall(r"(?:ERROR|WARNING): \w+Sanitizer: .*", output)
        report.notes.append(f"{kind}: {ended[-1] if ended else 'no'} tests, {len(findings)} findings, code"
                            f" {done.returncode} (all that was said: {told})")
        if findings or done.returncode != 0 or not ended:
            report.failures.append((number, f"{kind}: {(findings or output.splitlines()[-3:])[:3]}"))
    report.seconds = time.monotonic() - begin
    return report
