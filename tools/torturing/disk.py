"""A disk that loses its power: what is left of an office's files at a moment of a recorded session.

Reads what preload/recorder.c wrote down. What was synced is there. What was not is there in part, by
chance: of each sector of 512 bytes any state that it had since the last sync of its file; the file's
length as written or shorter; of names that were made, removed or changed since the last sync of their
folder any number from the first on, or any of them.
"""
import dataclasses
import os
import struct

SECTOR = 512
HEAD = struct.Struct("<cxHIQ")


@dataclasses.dataclass
class Call:
    """One call: its letter (see preload/recorder.c), the path, the bytes, the offset or length."""

    letter: str
    path: str
    data: bytes
    offset: int


def read_calls(path):
    """The calls of a session in their order."""
    with open(path, "rb") as file:
        text = file.read()
    calls = []
    at = 0
    while at < len(text):
        letter, path_size, size, offset = HEAD.unpack_from(text, at)
        at += HEAD.size
        path = os.path.normpath(text[at : at + path_size].decode()) if path_size else ""
        at += path_size
        calls.append(Call(letter.decode(), path, text[at : at + size], offset))
        at += size
    return calls


class File:
    """A file's bytes: those that are safe, and what was done since."""

    def __init__(self):
        self.safe = bytearray()
        self.pending = []

    def sync(self):
        for call in self.pending:
            apply(self.safe, call.letter, call.offset, call.data)
        self.pending = []

    def after_cut(self, chance):
        """The bytes as the disk may have them."""
        if not self.pending:
            return self.safe
        found = bytearray(self.safe)
        eager = chance.choice([0, 0.2, 0.5, 0.8, 1])
        # How many of the calls on a sector have reached it: those before have as well.
        reached = {}
        for number, call in enumerate(self.pending):
            if call.letter == "t":
                if chance.random() < eager:
                    apply(found, "t", call.offset, b"")
                continue
            self.write_part(found, number, call, reached, eager, chance)
        if len(found) > len(self.safe) and chance.random() < 0.2:
            del found[chance.randint(len(self.safe), len(found)) :]
        return found

    def write_part(self, found, number, call, reached, eager, chance):
        end = call.offset + len(call.data)
        for sector in range(call.offset // SECTOR, -(-end // SECTOR)):
            if sector not in reached:
                last = len(self.pending)
                reached[sector] = last if chance.random() < eager else chance.choice(
                    [0, chance.randint(0, last)])
            if number < reached[sector]:
                begin = max(call.offset, sector * SECTOR)
                stop = min(end, (sector + 1) * SECTOR)
                piece = call.data[begin - call.offset : stop - call.offset]
                apply(found, "w", begin, piece)


def apply(content, letter, offset, data):
    """Writes into the bytes of a file, or sets their length."""
    if letter == "t":
        if offset < len(content):
            del content[offset:]
        else:
            content.extend(bytes(offset - len(content)))
        return
    if offset > len(content):
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


class Disk:
    """All files under a folder that is there from the beginning."""

    def __init__(self, root):
        self.folders = {os.path.normpath(root)}
        self.names = {}
        # What was done to names since their folder was synced.
        self.pending = []
        self.now = {}

    def take(self, call):
        """Does what a call did."""
        if call.letter in "wts" and call.path not in self.folders and call.path not in self.now:
            # Whoever read beside made it, unrecorded.
            self.take(Call("c", call.path, b"", 0))
        if call.letter in "wt":
            self.now[call.path].pending.append(call)
        elif call.letter == "s" and call.path in self.folders:
            self.settle(call.path)
        elif call.letter == "s":
            self.now[call.path].sync()
        elif call.letter == "m":
            self.folders.add(call.path)
            self.pending.append((call.letter, call.path, None))
        elif call.letter == "c":
            self.now[call.path] = File()
            self.pending.append((call.letter, call.path, self.now[call.path]))
        elif call.letter == "u":
            self.now.pop(call.path, None)
            self.pending.append((call.letter, call.path, None))
        elif call.letter == "n":
            target = os.path.normpath(call.data.decode())
            self.now[target] = self.now.pop(call.path)
            self.pending.append(("u", call.path, None))
            self.pending.append(("c", target, self.now[target]))

    def settle(self, folder):
        """Names in this folder are safe from now on."""
        later = []
        for change in self.pending:
            if os.path.dirname(change[1]) == folder:
                rename(self.names, change)
            else:
                later.append(change)
        self.pending = later

    def after_cut(self, chance):
        """Path and bytes of each file; None for a folder."""
        names = dict(self.names)
        if chance.random() < 0.5:
            kept = self.pending[: chance.randint(0, len(self.pending))]
        else:
            kept = [change for change in self.pending if chance.random() < 0.5]
        for change in kept:
            rename(names, change)
        found = {}
        for path, file in sorted(names.items()):
            folder = os.path.dirname(path)
            if folder in names or folder not in self.folders or folder == min(self.folders):
                found[path] = file.after_cut(chance) if file else None
        return found


def rename(names, change):
    letter, path, file = change
    if letter == "u":
        names.pop(path, None)
    else:
        names[path] = file
