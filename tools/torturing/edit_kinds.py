"""The ways in which a log is edited, each with what a verifier has to say of it.

A way is a function of an editor (edit_base.py) that changes the copy and answers with the first bad
position: without a head that was written down, and with one; and with a signed checkpoint, where that is
something else than what `against` makes of them. To add a way, write such a function and put it into
KINDS.
"""
from edit_base import ANYWHERE, Bad, Base, Edit, Editor
from log import CHECKPOINT

__all__ = ["ANYWHERE", "KINDS", "Base", "make"]


def flip(editor):
    """A bit of a value is another one."""
    table, column = editor.chance.choice(editor.base.hashed)
    row = editor.pick(table)
    before = editor.value(table, column, row)
    after = editor.flipped(before)
    bad = editor.first_use(table, column, row)
    editor.say(f"a bit of {table}.{column} in row {row}")
    editor.set(table, column, row, after)
    return bad, bad


def another_type(editor):
    """A value has another type, and reads the same."""
    table, column = editor.chance.choice(
        [("event", "effective"), ("event", "data"), ("command", "name"), ("command", "actor"),
         ("event", "id"), ("command", "result")])
    row = editor.pick(table)
    value = editor.value(table, column, row)
    bad = editor.first_use(table, column, row)
    editor.say(f"{table}.{column} in row {row} is of another type")
    changed = editor.chance.choice([None, len(value)])
    # Bytes of a text as a blob are hashed alike: only the type tells.
    if column != "id" and editor.chance.random() < 0.3:
        changed = bytearray(value)
    editor.loosen()
    editor.set(table, column, row, changed)
    return bad, bad


def delete_event(editor):
    row = editor.pick("event")
    editor.say(f"event {row} is gone")
    editor.run("DELETE FROM event WHERE position = ?", row)
    return row, row


def delete_command(editor):
    row = editor.pick("command")
    first = editor.value("command", "first_position", row)
    editor.say(f"command {row} is gone, and not its events")
    editor.run("DELETE FROM command WHERE number = ?", row)
    return first, first


def delete_middle(editor):
    """Some commands are gone with their events, and what follows moved up."""
    first = editor.chance.randint(1, editor.base.commands - 2)
    last = editor.chance.randint(first, editor.base.commands - 1)
    start = editor.value("command", "first_position", first)
    end = editor.value("command", "last_position", last)
    editor.say(f"commands {first} to {last} are gone, and the rest moved up")
    editor.run("DELETE FROM event WHERE position BETWEEN ? AND ?", start, end)
    editor.run("DELETE FROM command WHERE number BETWEEN ? AND ?", first, last)
    for row in range(end + 1, editor.base.events + 1):
        editor.run("UPDATE event SET position = ?, command = command - ? WHERE position = ?",
                   row - (end - start + 1), last - first + 1, row)
    for row in range(last + 1, editor.base.commands + 1):
        editor.run("UPDATE command SET number = ?, first_position = first_position - ?,"
                   " last_position = last_position - ? WHERE number = ?",
                   row - (last - first + 1), end - start + 1, end - start + 1, row)
    return start, start


def delete_name(editor):
    """A stream or a type has no name any more."""
    table = editor.chance.choice(["stream", "event_type"])
    row = editor.pick(table)
    bad = editor.first_use(table, "name", row)
    editor.say(f"{table} {row} is gone")
    editor.run(f"DELETE FROM {table} WHERE id = ?", row)
    return bad, bad


def swap(editor):
    """Two events stand in each other's place."""
    first, second = sorted(editor.chance.sample(range(1, editor.base.events + 1), 2))
    editor.say(f"events {first} and {second} changed places")
    for old, new in ((first, -1), (second, first), (-1, second)):
        editor.run("UPDATE event SET position = ? WHERE position = ?", new, old)
    return first, first


def insert(editor):
    """An event is slipped in, well hashed, and what follows moves down."""
    row = editor.pick("event")
    editor.say(f"an event was slipped in at {row}")
    for later in range(editor.base.events, row - 1, -1):
        editor.run("UPDATE event SET position = position + 1 WHERE position = ?", later)
    copied = editor.chance.randint(row + 1, editor.base.events + 1)
    editor.copy_event(copied, row)
    # A copy of what stood there before is what stands there: it is the one after it that is wrong.
    bad = row + 1 if copied == row + 1 else row
    return bad, bad


def duplicate(editor):
    """An event stands at the end once more."""
    row = editor.pick("event")
    editor.say(f"event {row} stands at the end once more")
    editor.copy_event(row, editor.base.events + 1)
    return editor.base.events + 1, editor.base.events + 1


def cut_command(editor):
    """The last commands are gone: only a head tells."""
    return editor.cut(editor.chance.randint(1, editor.base.commands - 1))


def cut_event(editor):
    """The last events are gone, and the command that promised them is not."""
    row = editor.pick("event")
    editor.say(f"the events from {row} on are gone")
    editor.run("DELETE FROM event WHERE position >= ?", row)
    return row, row


def roll_back(editor):
    """An older copy took the place of the log, and something else was recorded since."""
    kept = editor.chance.randint(1, editor.base.commands - 1)
    editor.cut(kept)
    editor.say(f"an older copy of {kept} commands, and another one after them")
    end = editor.append_command()
    return None, end + 1


def rewrite(editor):
    """From some command on everything is written anew, with good hashes: only a head tells."""
    number = write_anew(editor)
    # The first hash names the office; from then on only the checkpoint's own position is compared.
    return None, editor.base.events + 1, 1 if number == 1 else editor.base.events


def write_anew(editor):
    """Changes some command, and hashes all from it on; its number."""
    number = editor.pick("command")
    column = editor.chance.choice(["actor", "arguments", "result"])
    editor.say(f"written anew from command {number} on, with another {column}")
    editor.set("command", column, number, editor.flipped(editor.value("command", column, number)))
    editor.hash_anew(number)
    return number


def rewrite_badly(editor):
    """Written anew with good hashes, and something does not fit that no hash covers."""
    number = editor.chance.randint(2, editor.base.commands)
    what = editor.chance.choice(list(MISFITS))
    editor.say(f"written anew from command {number} on, with a wrong {what}")
    editor.run("DROP INDEX event_stream")
    first = editor.value("command", "first_position", number)
    bad = MISFITS[what](editor, number, first) or first
    return bad, bad


def wrong_moment(editor, number, first):
    editor.run("UPDATE event SET recorded_at = recorded_at + 1 WHERE position = ?", first)
    editor.hash_anew(number)


def wrong_order(editor, number, first):
    before = editor.value("command", "recorded_at", number - 1)
    editor.run("UPDATE command SET recorded_at = ? WHERE number = ?", before - 1, number)
    editor.run("UPDATE event SET recorded_at = ? WHERE command = ?", before - 1, number)
    editor.hash_anew(number)


def wrong_version(editor, number, first):
    editor.run("UPDATE event SET version = version + 1 WHERE position = ?", first)
    editor.hash_anew(number)


def wrong_command(editor, number, first):
    editor.run("UPDATE event SET command = ? WHERE position = ?", number - 1, first)
    editor.hash_anew(number, editor.promising)


def wrong_beginning(editor, number, first):
    editor.run("UPDATE command SET first_position = first_position - 1 WHERE number = ?", number)
    editor.hash_anew(number)


def wrong_position(editor, number, first):
    """A position is left out: all that follow are one further, and the commands promise them."""
    for row in range(editor.base.events, first - 1, -1):
        editor.run("UPDATE event SET position = position + 1 WHERE position = ?", row)
    editor.run("UPDATE command SET first_position = first_position + 1 WHERE number > ?", number)
    editor.run("UPDATE command SET last_position = last_position + 1 WHERE number >= ?", number)
    editor.hash_anew(number)


def wrong_number(editor, number, first):
    """A number is left out, and the events name the numbers that should be."""
    for row in range(editor.base.commands, number - 1, -1):
        editor.run("UPDATE command SET number = number + 1 WHERE number = ?", row)
    editor.hash_anew(number, lambda position: editor.promising(position) + 1)


def wrong_end(editor, number, first):
    """A command promises nothing, and an event follows."""
    editor.run("UPDATE command SET last_position = first_position - 1 WHERE number = ?", number)
    editor.hash_anew(number)


def promise_beyond(editor, number, first):
    """The last command promises one event more than there is."""
    last = editor.base.commands
    editor.run("UPDATE command SET last_position = last_position + 1 WHERE number = ?", last)
    editor.hash_anew(last)
    return editor.base.events + 1


def further_command(editor, number, first):
    editor.append_empty_command()
    editor.hash_anew(editor.base.commands + 1)
    return editor.base.events + 1


# What is wrong in a log that was written anew; each answers with the bad position, unless it is the
# command's first.
MISFITS = {
    "moment": wrong_moment, "order": wrong_order, "version": wrong_version, "command": wrong_command,
    "beginning": wrong_beginning, "position": wrong_position, "number": wrong_number, "end": wrong_end,
    "promise": promise_beyond, "further command": further_command,
}


def renumber(editor):
    """Streams and types have other numbers, which stand for the same names: nothing is wrong."""
    table, column = editor.chance.choice([("stream", "stream"), ("event_type", "type")])
    editor.say(f"the rows of {table} have other numbers")
    shift = editor.chance.randint(1000, 2000)
    editor.run("DROP INDEX event_stream")
    editor.run(f"UPDATE {table} SET id = id + ?", shift)
    editor.run(f"UPDATE event SET {column} = {column} + ?", shift)
    return None, None


def tidy(editor):
    """Only tables that can be made anew are changed: nothing is wrong with the log."""
    editor.say("tables beside the log are gone")
    editor.run("DROP TABLE schedule_row")
    return None, None


def forget_nothing(editor):
    """The whole log is gone: only a head tells."""
    editor.say("everything is gone")
    for table in ("event", "command", "stream", "event_type"):
        editor.run(f"DELETE FROM {table}")
    return None, 1


def flip_file(editor):
    """A bit of the file is another one, wherever it stands."""
    page = bytearray(editor.db.serialize())
    at = editor.chance.randrange(len(page))
    page[at] ^= 1 << editor.chance.randrange(8)
    editor.say(f"a bit of byte {at} of the file")
    editor.replace(bytes(page))
    bad = None if editor.holds_the_same() else ANYWHERE
    return bad, bad


NO_SIGNATURE = "its signature does not fit"
STRANGER = "which is none of this office's keys"


def sign_anew(editor):
    """Written anew, and a checkpoint made of it that is signed with another key."""
    write_anew(editor)
    editor.sign(editor.chance.randbytes(32))
    editor.say(f"{editor.what}, and signed with another key")
    return None, editor.base.events + 1, STRANGER


def sign_as_office(editor):
    """The same, and it says that it is signed with the office's key."""
    write_anew(editor)
    editor.sign(editor.chance.randbytes(32), editor.base.point.key)
    editor.say(f"{editor.what}, and signed with another key under the name of the office's")
    return None, editor.base.events + 1, NO_SIGNATURE


def sign_again(editor):
    """Nothing is changed, and another key signed the checkpoint."""
    editor.sign(editor.chance.randbytes(32))
    editor.say("a checkpoint is signed with another key")
    return None, None, STRANGER


def change_checkpoint(editor):
    """A bit of a part of the checkpoint is another one, or a number a little greater."""
    name, before = editor.chance.choice(
        list(zip(CHECKPOINT.Checkpoint.FIELDS, editor.base.point.values)))
    bit = 1 << editor.chance.randrange(8)
    if isinstance(before, int):
        editor.change_point(**{name: before + bit})
    else:
        at = editor.chance.randrange(len(before))
        editor.change_point(**{name: before[:at] + bytes([before[at] ^ bit]) + before[at + 1 :]})
    editor.say(f"the checkpoint has another {name}")
    return None, None, NO_SIGNATURE


def foreign_checkpoint(editor):
    """The checkpoint is another office's."""
    editor.point = editor.base.foreign
    editor.say("the checkpoint of another office")
    return None, None, STRANGER


# Each way and how often it is taken.
KINDS = {
    flip: 40, flip_file: 12, another_type: 4, delete_event: 6, delete_command: 4, delete_middle: 4, delete_name: 3,
    swap: 6, insert: 6, duplicate: 5, cut_command: 6, cut_event: 5, roll_back: 5, rewrite: 6,
    rewrite_badly: 12, renumber: 2, tidy: 1, forget_nothing: 1,
    sign_anew: 6, sign_as_office: 4, sign_again: 2, change_checkpoint: 4, foreign_checkpoint: 2,
}


def against(base, alone, with_head):
    """The position that comparing with the checkpoint of the log's last position has to name: a cut
    log ends before it, and one that is longer has another hash there."""
    if alone is not None or with_head is None:
        return alone
    return min(with_head, base.events)


def make(base, chance, kinds=None):
    """A copy of the log with one edit."""
    ways = {way: share for way, share in KINDS.items() if not kinds or way.__name__ in kinds}
    way = chance.choices(list(ways), list(ways.values()))[0]
    editor = Editor(base, chance)
    alone, with_head, *with_checkpoint = way(editor)
    bad = Bad(alone, with_head, *(with_checkpoint or [against(base, alone, with_head)]))
    return Edit(way.__name__.replace("_", " "), editor.what, editor.db, bad, editor.point,
                not editor.is_loose)
