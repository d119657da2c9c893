"""What the field's Python library, eventsourcing, reaches on the same machine, for tools/bench.

usage: peer.py command|append|decode FILE COUNT    prints units and seconds
       peer.py cold FILE                           opens FILE and performs one command
"""
import os
import sys
import time
import uuid

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from eventsourcing.persistence import DatetimeAsISO, JSONTranscoder, Mapper, UUIDAsHex
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore

NOTE = "abcdefghijklmnopqrstuvwxyz" * 3
PER_AGGREGATE = 10
PER_TRANSACTION = 1000


class Visit(Aggregate):
    @event("Planned")
    def __init__(self, title: str, note: str):
        self.title = title
        self.note = note
        self.arrives = None

    @event("Moved")
    def move(self, arrives: str, title: str, days: int, note: str):
        self.arrives = arrives


class Visits(Application[uuid.UUID]):
    def plan(self) -> uuid.UUID:
        visit = Visit("Yearly visit", NOTE)
        self.save(visit)
        return visit.id

    def move(self, visit_id: uuid.UUID, number: int) -> None:
        visit = self.repository.get(visit_id)
        visit.move(**fields(number))
        self.save(visit)


def fields(number):
    return dict(arrives="2027-05-04", title=f"Yearly visit, part {number}", days=number % 5, note=NOTE)


def mapper():
    transcoder = JSONTranscoder()
    for transcoding in (UUIDAsHex(), DatetimeAsISO()):
        transcoder.register(transcoding)
    return Mapper(transcoder)


def stored(count, mapping):
    events = []
    for number in range(count // PER_AGGREGATE):
        visit = Visit("Yearly visit", NOTE)
        for part in range(PER_AGGREGATE - 1):
            visit.move(**fields(number * PER_AGGREGATE + part))
        events += [mapping.to_stored_event(one) for one in visit.collect_events()]
    return events


def application(path):
    return Visits(env={"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": path})


def command(path, count):
    app = application(path)
    ids = [app.plan() for _ in range(max(1, count // PER_AGGREGATE))]
    start = time.perf_counter()
    for number in range(count):
        app.move(ids[number % len(ids)], number)
    return count, time.perf_counter() - start


def append(path, count):
    recorder = SQLiteApplicationRecorder(SQLiteDatastore(path))
    recorder.create_table()
    events = stored(count, mapper())
    start = time.perf_counter()
    for first in range(0, len(events), PER_TRANSACTION):
        recorder.insert_events(events[first:first + PER_TRANSACTION])
    return len(events), time.perf_counter() - start


def decode(path, count):
    append(path, count)
    recorder = SQLiteApplicationRecorder(SQLiteDatastore(path))
    mapping = mapper()
    start = time.perf_counter()
    done, position = 0, 1
    while page := recorder.select_notifications(position, PER_TRANSACTION):
        for notification in page:
            mapping.to_domain_event(notification)
        done += len(page)
        position = page[-1].id + 1
    return done, time.perf_counter() - start


def main(words):
    if words[0] == "cold":
        application(words[1]).plan()
        return
    work = {"command": command, "append": append, "decode": decode}[words[0]]
    if os.path.exists(words[1]):
        sys.exit(f"peer: {words[1]} is there already")
    count, seconds = work(words[1], int(words[2]))
    print(count, seconds)


main(sys.argv[1:])
