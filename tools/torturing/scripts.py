"""The commands that are tortured: each on the sample office, each with a key of its own."""
import json
import pathlib

COUNTRIES = ["VN", "FR", "NI", "IT", "DE", "JP", "MX", "PL"]


def partner(name, chance):
    """A command that puts a partner on record, and its words."""
    return ["partner", "add", name, "--names", f"Town {name}", "--country", chance.choice(COUNTRIES),
            "--on", str(chance.randint(1950, 2020))]


def batch(path, keys, chance):
    """A file of partners for `perform`, one a line, one for each key."""
    lines = [json.dumps({"command": "partner add", "partnership": key, "names": [f"Town {key}"],
                         "country": chance.choice(COUNTRIES), "on": str(chance.randint(1950, 2020)),
                         "key": key}) for key in keys]
    pathlib.Path(path).write_text("\n".join(lines) + "\n")
    return ["perform", str(path)]


def table(path, keys, chance):
    """The same as a table for `import`."""
    lines = ["partnership,names,country,stage,on,key"]
    lines += [f"{key},Town {key},{chance.choice(COUNTRIES)},official,{chance.randint(1950, 2020)},{key}"
              for key in keys]
    pathlib.Path(path).write_text("\n".join(lines) + "\n")
    return ["import", "partners", str(path)]


# Twelve commands of different sizes: the words. FOLDER stands for the folder with the files below.
TWELVE = {
    "init": ["init", "--name", "Sister Cities", "--community", "Harbour", "--country", "US", "--zone",
             "America/New_York"],
    "partner add": ["partner", "add", "hue-2", "--names", "Huế", "--country", "VN", "--on", "1995"],
    "person add": ["person", "add", "guest-9", "--partnership", "hue", "--given-name", "Example",
                   "--family-name", "Guest", "--languages", "vi:native", "--diet", "halal"],
    "person detail": ["person", "detail", "teacher-hue", "--diet", "vegan", "--phone", "555 0100"],
    "delegation plan": ["delegation", "plan", "hue-2029", "--partnership", "hue", "--direction",
                        "inbound", "--title", "Autumn visit", "--arrives", "2029-10"],
    "delegation move": ["delegation", "move", "hue-visit", "--arrives", "2026-12-19", "--departs",
                        "2026-12-26", "--reason", "flights were booked"],
    "delegation join": ["delegation", "join", "avignon-spring", "chair", "--role", "chair"],
    "checklist tick": ["checklist", "tick", "hue-visit", "who-pays", "--evidence", "a letter"],
    "mou sign": ["mou", "sign", "hue-mou-9", "--partnership", "hue", "--on", "2026-05-04",
                 "--interests", "schools"],
    "import": ["import", "partners", "FOLDER/table.csv"],
    "perform": ["perform", "FOLDER/batch.jsonl"],
    "rebuild": ["rebuild"],
}
# Commands that a later program may have, and that are tortured as soon as it does.
LATER = {
    "person forget": ["person", "forget", "artist-hue", "--reason", "asked for it"],
    "backup": ["backup"],
    "audit checkpoint": ["audit", "checkpoint"],
}
# Those that are no commands of the log: they take no key and answer in no JSON.
SYSTEM = {"init", "import", "perform", "rebuild", "backup", "audit checkpoint"}
# Those that record nothing.
SILENT = {"rebuild", "backup", "audit checkpoint"}


def known_to(program):
    """The names of all scripted commands that this program has."""
    return [*TWELVE, *(name for name in LATER if program.knows(name.split()))]


def words_of(name, folder, key):
    """The words of a scripted command, with its key."""
    words = [word.replace("FOLDER", str(folder)) for word in {**TWELVE, **LATER}[name]]
    return words if name in SYSTEM else [*words, "--key", key, "--json"]


def write_files(folder, chance):
    """The files that some of the twelve read."""
    batch(pathlib.Path(folder) / "batch.jsonl", [f"b-{number}" for number in range(40)], chance)
    table(pathlib.Path(folder) / "table.csv", [f"t-{number}" for number in range(40)], chance)
