"""A mail server for the tests: aiosmtpd, and what goes wrong with others.

usage: smtp.py FOLDER [--tls starttls|implicit] [--login] [--only close|busy|silent]

Writes its port, and to FOLDER/log.jsonl each connection and each mail that it took. What it does
with a mail follows from the recipient's name, see `Handler`. With --tls it makes a certificate for
localhost, FOLDER/certificate.pem. With --only it is no mail server at all.
"""
import argparse, asyncio, base64, json, pathlib, ssl, subprocess

from aiosmtpd.smtp import SMTP, AuthResult

LONG = 600

arguments = argparse.ArgumentParser()
arguments.add_argument("folder", type=pathlib.Path)
arguments.add_argument("--tls", choices=["starttls", "implicit"])
arguments.add_argument("--login", action="store_true")
arguments.add_argument("--only", choices=["close", "busy", "silent"])
given = arguments.parse_args()
log = open(given.folder / "log.jsonl", "a", encoding="utf-8")


def note(**what):
    log.write(json.dumps(what) + "\n")
    log.flush()


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, options):
        if address.startswith("stranger@"):
            return "550 5.7.1 you are nobody here"
        if address.startswith("locked@"):
            return "530 5.7.0 say who you are first"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        envelope.rcpt_tos.append(address)
        match address.split("@")[0]:
            case "refused":
                envelope.rcpt_tos.clear()
                return "550 5.1.1 no such person here"
            case "refused-by-name":
                envelope.rcpt_tos.clear()
                return f"550 5.1.1 <{address}> is nobody here"
            case "no-relay" | "no-code" | "bad-sender" as who:
                envelope.rcpt_tos.clear()
                return {
                    "no-relay": "550 5.7.1 we relay nothing for you",
                    "no-code": "550 mailbox unavailable",
                    "bad-sender": "550 5.1.8 no such sender"}[who]
            case "later":
                envelope.rcpt_tos.clear()
                return "451 4.7.1 greylisted, come again"
            case "slow-before":
                await asyncio.sleep(LONG)
            case "gone-before":
                server.transport.abort()
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        who = envelope.rcpt_tos[0].split("@")[0]
        match who:
            case "content-refused":
                return "554-5.7.1 this looks\r\n554 5.7.1 like \x1b[31mspam"
            case "content-later":
                return "452 4.3.1 disk full"
        note(
            event="mail", sender=envelope.mail_from, recipients=envelope.rcpt_tos,
            tls=server.transport.get_extra_info("sslcontext") is not None,
            login=session.auth_data.login.decode() if session.auth_data else None,
            bytes=base64.b64encode(envelope.original_content).decode())
        match who:
            case "slow-after":
                await asyncio.sleep(LONG)
            case "gone-after":
                server.transport.abort()
            case "hang-up":
                asyncio.get_running_loop().call_later(0.05, server.transport.close)
        return "250 OK: kept"


class Server(SMTP):
    def connection_made(self, transport):
        note(event="connection")
        super().connection_made(transport)

    async def smtp_DATA(self, arg):
        match self.envelope.rcpt_tos[0].split("@")[0] if self.envelope.rcpt_tos else "":
            case "gone-at-data":
                self.transport.abort()
                return
            case "gone-within":
                await self.push("354 go on")
                self.transport.abort()
                return
            case "no-data":
                await self.push("554 5.5.1 no valid recipients")
                return
            case "tired":
                await self.push("421 4.3.2 closing")
                self.transport.close()
                return
        await super().smtp_DATA(arg)


def certificate():
    place = given.folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
         "-keyout", given.folder / "key.pem", "-out", place],
        check=True, stderr=subprocess.DEVNULL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(place, given.folder / "key.pem")
    return context


def check(server, session, envelope, mechanism, data):
    return AuthResult(success=data.password == b"open sesame", handled=False, auth_data=data)


async def answer_otherwise(reader, writer):
    note(event="connection")
    if given.only == "busy":
        writer.write(b"554 5.3.2 no service here\r\n")
        await writer.drain()
        await reader.read()
    if given.only == "silent":
        await asyncio.sleep(LONG)
    writer.close()


async def main():
    loop = asyncio.get_running_loop()
    if given.only:
        server = await asyncio.start_server(answer_otherwise, "127.0.0.1", 0)
    else:
        context = certificate() if given.tls else None
        starts = context if given.tls == "starttls" else None
        login = dict(authenticator=check, auth_required=True) if given.login else {}
        if given.login and given.tls != "starttls":
            login["auth_require_tls"] = False
        make = lambda: Server(
            Handler(), hostname="localhost", tls_context=starts,
            require_starttls=starts is not None, loop=loop, **login)
        implicit = context if given.tls == "implicit" else None
        server = await loop.create_server(make, "127.0.0.1", 0, ssl=implicit)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
