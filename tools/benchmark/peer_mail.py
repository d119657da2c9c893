"""What Python's own email and smtplib reach with the mails that the program sends, for tools/bench.

usage: peer_mail.py PORT COUNT    prints units and seconds
"""
import smtplib
import sys
import time
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate

ITEM = "due 1 March 2027: renew the MOU with Huế (hue)\n  Why: R2; it runs every other year\n"


def message(number):
    """A digest of twenty reminders, as text and HTML."""
    mail = EmailMessage()
    mail["From"] = Address("Sister Cities", "office", "example.org")
    mail["To"] = Address("Nguyễn Thị Ánh", f"person-{number}", "example.org")
    mail["Subject"] = "Thị Ánh: 20 việc cần làm"
    mail["Date"] = formatdate(1_796_040_000)
    mail["Message-ID"] = f"<{number:040x}@example.org>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["List-Id"] = "<reminders.example.org>"
    mail["List-Unsubscribe"] = "<mailto:office@example.org>"
    mail["Content-Language"] = "vi"
    mail.set_content("Late\n" + ("- " + ITEM) * 20)
    mail.add_alternative("<h2>Late</h2>\n<ul>\n" + f"<li>{ITEM}</li>\n" * 20 + "</ul>", subtype="html")
    return mail


def main(port, count):
    start = time.perf_counter()
    with smtplib.SMTP("localhost", port) as server:
        for number in range(count):
            server.send_message(message(number))
    print(count, time.perf_counter() - start)


main(int(sys.argv[1]), int(sys.argv[2]))
