"""Reads a mail from standard input with Python's email package and writes what it holds as JSON."""
import email, email.policy, json, sys
from email.header import decode_header, make_header
from email.utils import getaddresses

raw = sys.stdin.buffer.read()
mail = email.message_from_bytes(raw, policy=email.policy.default)
older = email.message_from_bytes(raw)
parts = [part for part in mail.walk() if not part.is_multipart()]
defects = [str(defect) for part in mail.walk() for defect in part.defects]
for part in mail.walk():
    for name, value in part.items():
        defects += [f"{name}: {defect!r}" for defect in getattr(value, "defects", [])]


def address(header):
    # The newer policy puts a blank between the encoded words of a name (against RFC 2047, 6.2).
    return [{"name": str(make_header(decode_header(name))), "address": address}
            for name, address in getaddresses([older[header]])]


print(json.dumps({
    "defects": defects,
    "headers": [{"name": name, "value": str(value)} for name, value in mail.items()],
    "from": address("From"),
    "to": address("To"),
    "date": mail["Date"].datetime.isoformat(),
    "types": [part.get_content_type() for part in mail.walk()],
    "parts": [{
        "type": part.get_content_type(),
        "charset": part.get_content_charset(),
        "encoding": part["Content-Transfer-Encoding"],
        "method": part["Content-Type"].params.get("method"),
        "disposition": part.get_content_disposition(),
        "file": part.get_filename(),
        "content": part.get_payload(decode=True).decode("utf-8"),
    } for part in parts],
}))
