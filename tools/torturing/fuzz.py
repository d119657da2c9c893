"""Fuzzes what reads foreign bytes (libFuzzer, with AddressSanitizer): JSON, dates, lines of the terminal,
files to be imported, calendars.

The targets and the corpus lie in Tests/Fuzzing, where an ordinary test reads the corpus each time; here
they are built once more with the fuzzer's instruments, module by module, because the package cannot be
built so. With TORTURE_MERGE=1 what reaches something new goes into the corpus; a finding is kept beside the failures
and ought to become a file of the corpus when it is mended.
"""
import collections
import concurrent.futures
import glob
import json
import os
import pathlib
import re
import shutil
import subprocess
import time

from campaign import Report

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TARGETS = ["json", "dates", "lines", "imports", "calendars"]
FULL_SECONDS, SHORT_SECONDS = 600, 5
# Foreign bytes longer than this bring nothing new.
LONGEST = 4096
FEATURES = ["ExistentialAny", "MemberImportVisibility", "InternalImportsByDefault",
            "NonisolatedNonsendingByDefault", "InferIsolatedConformances", "ImmutableWeakCaptures"]


def sources(module):
    """A module's Swift files, with those that the last build made from its catalogue."""
    own = sorted(str(path) for path in (ROOT / "Sources" / module).rglob("*.swift"))
    made = sorted(glob.glob(str(ROOT / f".build/plugins/outputs/*/{module}/destination/Catalogue/*.swift")))
    return own + made[-1:]


def modules():
    """The modules that the targets need, each after those that it needs, and the C libraries."""
    told = subprocess.run(["swift", "package", "dump-package"], cwd=ROOT, capture_output=True, text=True)
    targets = {target["name"]: target for target in json.loads(told.stdout)["targets"]}
    found = []

    def take(name):
        if name in found or name not in targets:
            return
        for needed in targets[name]["dependencies"]:
            take(next(iter(needed.values()))[0])
        found.append(name)

    take("Terminal")
    return ([name for name in found if targets[name]["type"] == "regular"],
            [(name, targets[name]["pkgConfig"]) for name in found if targets[name]["type"] == "system"])


def flags(build, libraries):
    made = ["-O", "-swift-version", "6", "-sanitize=fuzzer,address", "-parse-as-library", "-package-name",
            "twinning", "-enable-testing", "-I", str(build), "-g"]
    for feature in FEATURES:
        made += ["-enable-upcoming-feature", feature]
    for library, _ in libraries:
        made += ["-Xcc", f"-fmodule-map-file={ROOT}/Sources/{library}/module.modulemap"]
    return made


def run_or_raise(words, **more):
    done = subprocess.run(words, capture_output=True, text=True, **more)
    if done.returncode != 0:
        raise RuntimeError(f"{words[0]}: {done.stdout[-1500:]}{done.stderr[-1500:]}")


def build_fuzzer(build):
    """Builds the fuzzer unless it is newer than everything that it is made of.

    The compiler leaves a file or two where it is called, and so it is called in the build's folder."""
    build.mkdir(parents=True, exist_ok=True)
    fuzzer = build / "fuzzer"
    # Makes what the catalogue's plugin makes.
    run_or_raise(["swift", "build", "--target", "Terminal"], cwd=ROOT)
    objects = []
    newest = 0
    needed, libraries = modules()
    own = flags(build, libraries)
    for module in needed:
        made = build / f"{module}.o"
        newest = max(newest, *(os.path.getmtime(path) for path in sources(module)))
        # A module is built again when it or one that it may need has changed.
        if not made.exists() or made.stat().st_mtime < newest:
            run_or_raise(["swiftc", *own, "-wmo", "-module-name", module, "-emit-module",
                          "-emit-module-path", str(build / f"{module}.swiftmodule"), "-c", "-o",
                          str(made), *sources(module)], cwd=build)
        objects.append(str(made))
    targets = [path for path in (ROOT / "Tests/Fuzzing").glob("*.swift") if path.name != "CorpusTests.swift"]
    targets += (ROOT / "tools/torturing/fuzzing").glob("*.swift")
    newest = max(newest, *(path.stat().st_mtime for path in targets))
    if not fuzzer.exists() or fuzzer.stat().st_mtime < newest:
        run_or_raise(["swiftc", *own, "-wmo", "-module-name", "Fuzzing", "-o", str(fuzzer),
                      *sorted(map(str, targets)), *objects, *links(libraries)], cwd=build)
    return fuzzer


def links(libraries):
    names = [name for _, name in libraries]
    told = subprocess.run(["pkg-config", "--libs", *names], capture_output=True, text=True, check=True)
    return told.stdout.split()


def environment(target):
    return {**os.environ, "TORTURE_TARGET": target, "ASAN_OPTIONS": "detect_leaks=0"}


def fuzz(fuzzer, target, seconds, seed, place, kept):
    """Runs one target; how many inputs it took, and what it found."""
    found = place / f"fuzz-{target}"
    found.mkdir(parents=True, exist_ok=True)
    crashes = kept / f"fuzz-{target}-"
    kept.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [str(fuzzer), str(found), str(ROOT / "Tests/Fuzzing/Corpus" / target), f"-seed={seed % 2**31 or 1}",
         f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=10", "-print_final_stats=1",
         f"-artifact_prefix={crashes}"], capture_output=True, text=True, errors="replace",
        env=environment(target))
    runs = re.search(r"number_of_executed_units: (\d+)", done.stderr)
    features = re.findall(r"cov: (\d+) ft: (\d+)", done.stderr)
    trouble = None
    if done.returncode != 0:
        told = re.search(r"TROUBLE: .*|ERROR: .*|Fatal error: .*", done.stderr)
        written = re.search(r"Test unit written to (\S+)", done.stderr)
        trouble = (f"{target}: {told[0] if told else done.stderr[-300:]}"
                   f" (the input: {written[1] if written else 'none'})")
    return int(runs[1]) if runs else 0, features[-1] if features else ("0", "0"), trouble


def merge(fuzzer, target, found):
    """Takes what reaches something new into the corpus, as few and short files as do."""
    corpus = ROOT / "Tests/Fuzzing/Corpus" / target
    small = found / "small"
    small.mkdir()
    run_or_raise([str(fuzzer), "-merge=1", f"-max_len={LONGEST}", str(small), str(corpus), str(found)],
                 env=environment(target))
    chosen = sorted(small.iterdir(), key=lambda path: path.stat().st_size)[:45]
    for path in corpus.iterdir():
        if not path.name.startswith(("seed-", "found-")):
            path.unlink()
    for path in chosen:
        if path.stat().st_size <= 600:
            shutil.copy(path, corpus / path.name[:12])


def run(context):
    report = Report("fuzz")
    begin = time.monotonic()
    fuzzer = build_fuzzer(context.kept.parent / "fuzzing")
    report.notes.append(f"built in {time.monotonic() - begin:.0f} s")
    seconds = SHORT_SECONDS if context.is_short else min(FULL_SECONDS, int(context.seconds))
    def one(target):
        return fuzz(fuzzer, target, seconds, context.seed, context.place, context.kept)

    with concurrent.futures.ThreadPoolExecutor(context.jobs) as pool:
        results = list(pool.map(one, TARGETS))
    for number, (target, (runs, (edges, features), trouble)) in enumerate(zip(TARGETS, results)):
        report.counts.update(collections.Counter(runs=runs))
        report.notes.append(f"{target}: {runs:,} inputs in {seconds} s, {edges} edges, {features} features")
        if trouble:
            report.failures.append((number, trouble))
        elif os.environ.get("TORTURE_MERGE"):
            merge(fuzzer, target, context.place / f"fuzz-{target}")
    report.seconds = time.monotonic() - begin
    return report
