"""Checkpoints of a log of Twinning, as schemas/log/checkpoint-v1.md says."""
import base64
import datetime
import json
import os
import re
import struct
import sys

from ed25519 import is_signed


class NoLog(Exception):
    """The file is no log, or this program cannot read it."""


class Refused(Exception):
    """What was given cannot be taken."""


def plain(text):
    """The text on one line, so that nothing that was found in a file steers a terminal or adds a
    line."""
    return "".join(
        " " if character in "\n\t" else character if is_harmless(ord(character)) else "\ufffd"
        for character in str(text))


def is_harmless(code):
    is_control = code < 0x20 or 0x7F <= code < 0xA0
    return not is_control and code not in (0x2028, 0x2029, 0x202D, 0x202E) and code >> 11 != 0x1B


def field(value):
    """One field in the form in which it is hashed: its length and its bytes."""
    if value is None:
        return b"\xff\xff\xff\xff"
    if isinstance(value, int):
        return struct.pack(">Iq", 8, value)
    return struct.pack(">I", len(value)) + value


class NoCheckpoint(Refused):
    """A text is no checkpoint."""

    def __init__(self, reason, place=None):
        super().__init__("the checkpoint cannot be read: " + (f"{place}: " if place else "") + reason)
        self.reason = reason


class Checkpoint:
    FIELDS = {"office": 32, "position": 0, "head": 32, "made": 0, "key": 32, "signature": 64}

    def __init__(self, values):
        self.office, self.position, self.head, self.moment, self.key, self.signature = values
        if not 0 < self.position < 2**63 or not 0 <= self.moment <= LAST_MOMENT:
            raise NoCheckpoint("a value is out of its bounds")
        self.name = f"the checkpoint of {moment_text(self.moment)} at position {self.position}"
        self.values = values

    def message(self):
        fields = (b"twinning checkpoint 1", self.office, self.position, self.head, self.moment, self.key)
        return b"".join(map(field, fields))

    def is_signed(self):
        return is_signed(self.key, self.message(), self.signature)


LAST_MOMENT = 253_402_300_799
EPOCH = datetime.datetime(1970, 1, 1)


def moment_text(seconds):
    return (EPOCH + datetime.timedelta(seconds=seconds)).strftime("%4Y-%m-%dT%H:%M:%SZ")


def moment(text):
    """The seconds since 1970 that the text tells, or None."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", text, re.ASCII):
        return None
    try:
        at = datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return None
    return (at - EPOCH) // datetime.timedelta(seconds=1) if at >= EPOCH else None


def check_digits(label, line, content):
    rest = 0
    for byte in label.encode() + bytes([line]) + content:
        rest ^= byte
        for _ in range(8):
            rest = rest << 1 ^ (0x107 if rest & 0x80 else 0)
    return rest


class Words:
    """The characters of a checkpoint on paper, each with its line; blanks part words."""

    def __init__(self, data):
        self.words, self.offset, self.at = [], 0, 0
        for line, text in enumerate(data.split(b"\n"), 1):
            # Mail programs put > before the lines that they quote.
            words = text.replace(b">", b" ").split()
            self.words += [(word.decode(errors="replace").lower(), line) for word in words]
        self.end = self.words[-1][1] if self.words else 1

    def line(self):
        return f"line {self.words[self.at][1] if self.at < len(self.words) else self.end}"

    def pass_title(self):
        texts = [word for word, _ in self.words]
        titles = [
            index for index in range(len(texts) - 2)
            if texts[index : index + 2] == ["twinning", "checkpoint"]
            and re.fullmatch(r"[0-9]{1,9}", texts[index + 2])
        ]
        better = [index for index in titles if texts[index + 3 : index + 4] == ["office"]]
        if not titles:
            raise NoCheckpoint("no line in it says TWINNING CHECKPOINT 1")
        self.at = (better or titles)[0] + 2
        if texts[self.at] != "1":
            raise NoCheckpoint(f"it has form {texts[self.at]}, and only form 1 is known here", self.line())
        self.at += 1

    def peek(self):
        return self.words[self.at][0][self.offset] if self.at < len(self.words) else None

    def advance(self):
        self.offset += 1
        if self.offset == len(self.words[self.at][0]):
            self.at, self.offset = self.at + 1, 0

    def digit(self, label, line=None):
        character = self.peek()
        if character is None:
            raise NoCheckpoint(f'it ends inside "{label}"', f"line {self.end}")
        if character not in "0123456789abcdef":
            raise NoCheckpoint(f'"{label}" has something else than digits from 0 to f', line or self.line())
        self.advance()
        return int(character, 16)

    def expect(self, label):
        if self.at >= len(self.words):
            raise NoCheckpoint(f'it ends before "{label}"', f"line {self.end}")
        if self.offset or self.words[self.at][0] != label:
            raise NoCheckpoint(f'"{label}" should stand here', self.line())
        self.at += 1

    def check(self, label, part, content, line):
        if self.peek() != "/":
            raise NoCheckpoint(f'the / behind "{label}" is missing', line)
        self.advance()
        if self.digit(label, line) << 4 | self.digit(label, line) != check_digits(label, part, content):
            raise NoCheckpoint(f'the check digits do not fit "{label}": something is mistyped', line)

    def text(self, label):
        line, text = self.line(), ""
        while self.peek() not in (None, "/"):
            if len(text.encode()) >= 20:
                raise NoCheckpoint(f'the / behind "{label}" is missing', line)
            text += self.peek().upper()
            self.advance()
        self.check(label, 0, text.encode(), line)
        return text, line

    def digits(self, label, count):
        data = b""
        for part in range(count // 16):
            line, content = self.line(), b""
            while self.peek() != "/" and len(content) < 16:
                content += bytes([self.digit(label) << 4 | self.digit(label)])
            if len(content) != 16 or self.peek() != "/":
                raise NoCheckpoint(f'"{label}" needs 32 digits and then / and two check digits', line)
            self.check(label, part, content, line)
            data += content
        return data


def from_text(data):
    words, values = Words(data), []
    words.pass_title()
    for label, count in Checkpoint.FIELDS.items():
        words.expect(label)
        if count:
            values.append(words.digits(label, count))
            continue
        text, line = words.text(label)
        if label == "made":
            values.append(moment(text))
            if values[-1] is None:
                raise NoCheckpoint(f'"{text}" is no moment like 2026-11-24T10:00:00Z', line)
        elif re.fullmatch(r"[1-9]\d{0,18}", text, re.ASCII) and int(text) < 2**63:
            values.append(int(text))
        else:
            raise NoCheckpoint(f'"{text}" is no position, a whole number from 1', line)
    return Checkpoint(values)


CODE, CODE_LENGTH = "TWINNING1:", 282


def from_code(data):
    text = b"".join(data.split()).upper().decode(errors="replace")
    if not text.startswith(CODE):
        raise NoCheckpoint(f"its form is not known here, only {CODE}…")
    letters = text[len(CODE) :]
    if len(letters.encode()) != CODE_LENGTH:
        raise NoCheckpoint(
            f"{len(letters.encode())} characters follow {CODE}, and it must be {CODE_LENGTH}")
    for index, letter in enumerate(letters, 1):
        if letter not in "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567":
            raise NoCheckpoint("it is none of A to Z and 2 to 7", f"character {index} behind {CODE}")
    data = base64.b32decode(letters + "======")
    if base64.b32encode(data).decode().rstrip("=") != letters:
        raise NoCheckpoint("it is not possible there", f"character {CODE_LENGTH} behind {CODE}")
    return Checkpoint(list(struct.unpack(">32sq32sq32s64s", data)))


def unique(pairs):
    if len(dict(pairs)) != len(pairs):
        raise ValueError
    return dict(pairs)


def from_json(data):
    try:
        value = json.loads(data.decode(), object_pairs_hook=unique)
        # Half of a surrogate pair, which is no text.
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise NoCheckpoint(f"it is not valid JSON: {error}", f"line {line}") from error
    for name in value:
        if name not in ("checkpoint", *Checkpoint.FIELDS, "code"):
            raise NoCheckpoint("no such member is known", f'"{name}"')
    if type(value.get("checkpoint")) is not int or value["checkpoint"] != 1:
        raise NoCheckpoint("it must be 1, the only form known here", '"checkpoint"')
    position, made = value.get("position"), value.get("made")
    if type(position) is not int or not 0 < position < 2**63:
        raise NoCheckpoint("it must be a whole number from 1", '"position"')
    if not isinstance(made, str) or moment(made) is None:
        raise NoCheckpoint("it must be a moment like 2026-11-24T10:00:00Z", '"made"')
    values = {"position": position, "made": moment(made)}
    for name, count in Checkpoint.FIELDS.items():
        text = value.get(name)
        if count and not (isinstance(text, str) and re.fullmatch(f"[0-9a-fA-F]{{{2 * count}}}", text)):
            raise NoCheckpoint(f"it must be {2 * count} digits from 0 to f", f'"{name}"')
        if count:
            values[name] = bytes.fromhex(text)
    checkpoint = Checkpoint([values[name] for name in Checkpoint.FIELDS])
    code = value.get("code")
    if "code" in value and (
        not isinstance(code, str) or from_code(code.encode()).values != checkpoint.values
    ):
        raise NoCheckpoint("it says something else than the other members", '"code"')
    return checkpoint


MARK = b"\xef\xbb\xbf"


def is_code(data):
    return re.match(rb"twinning[0-9]+:", data, re.IGNORECASE)


def read_checkpoint(words):
    if is_code(os.fsencode(words)):
        return from_code(os.fsencode(words))
    if words == "-":
        data = sys.stdin.buffer.read(65537)
    else:
        try:
            with open(words, "rb") as file:
                data = file.read(65537)
        except OSError as error:
            raise NoLog(f"{words} cannot be read: {error.strerror}") from error
    if len(data) > 65536:
        raise NoCheckpoint("it is longer than 65536 bytes")
    # What some editors put before a text.
    data = data[len(MARK) :] if data.startswith(MARK) else data
    start = data.lstrip()
    if start[:1] == b"{":
        return from_json(start)
    return from_code(start) if is_code(start) else from_text(data)


def read_key(text):
    if "/" in text:
        words = Words(os.fsencode(text))
        words.at = 1 if words.words[0][0] == "key" else 0
        try:
            return words.digits("key", 32)
        except NoCheckpoint as error:
            raise Refused(f"key: {error.reason}") from error
    digits = b"".join(os.fsencode(text).split())
    if not re.fullmatch(b"[0-9a-fA-F]{64}", digits):
        raise Refused("key: a public key is 64 digits from 0 to f")
    return bytes.fromhex(digits.decode())
