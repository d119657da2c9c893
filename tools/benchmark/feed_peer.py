"""What the field's Python library, icalendar, needs to write a calendar, for tools/bench.

usage: feed_peer.py FILE    reads it (not timed) and writes it; prints entries and seconds
"""
import sys
import time

import icalendar

with open(sys.argv[1], "rb") as file:
    calendar = icalendar.Calendar.from_ical(file.read())
count = len(calendar.walk("VEVENT"))
start = time.perf_counter()
written = calendar.to_ical()
seconds = time.perf_counter() - start
assert len(written) > 100 * count
print(count, seconds)
