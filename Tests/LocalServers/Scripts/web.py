"""A web server for the tests, with what goes wrong with others.

usage: web.py FOLDER [--tls]

Writes its port, and to FOLDER/log.jsonl each request. What it does follows from the path. Signatures
are checked as https://www.standardwebhooks.com says. With --tls it makes a certificate for localhost,
FOLDER/certificate.pem.
"""
import base64, email.utils, hashlib, hmac, http.server, json, pathlib, ssl, subprocess, sys, threading, time

SECRET = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
folder = pathlib.Path(sys.argv[1])
log = open(folder / "log.jsonl", "a", encoding="utf-8")
lock = threading.Lock()


def is_signed(headers, body):
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    code = base64.b64encode(hmac.new(SECRET, signed, hashlib.sha256).digest()).decode()
    return any(hmac.compare_digest(one, "v1," + code)
               for one in headers.get("webhook-signature", "").split(" "))


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *words):
        pass

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def handle_any(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        with lock:
            print(json.dumps({
                "event": "request", "method": self.command, "path": self.path,
                "signed": is_signed(self.headers, body), "body": body.decode(),
                "headers": {name.lower(): value for name, value in self.headers.items()},
            }), file=log, flush=True)
        what, _, rest = self.path.partition("?")[0].strip("/").partition("/")
        match what:
            case "status":
                self.answer(int(rest), b"so be it\r\n\x1b[2J")
            case "redirect":
                self.answer(302, Location="http://169.254.169.254/latest/meta-data")
            case "inside":
                self.answer(307, Location="/ok")
            case "wait":
                self.answer(429, Retry_After=rest)
            case "wait-until":
                self.answer(503, Retry_After=email.utils.formatdate(time.time() + 100, usegmt=True))
            case "slow":
                time.sleep(600)
            case "lost":
                self.close_connection = True
            case "endless":
                self.send_response(200)
                self.end_headers()
                try:
                    while True:
                        self.wfile.write(b"x" * 65536)
                except OSError:
                    self.close_connection = True
            case "drip":
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b"thanks")
                self.wfile.flush()
                time.sleep(600)
            case _:
                self.answer(200, b"thanks")

    do_GET = do_POST = handle_any


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
if "--tls" in sys.argv:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
         "-keyout", folder / "key.pem", "-out", folder / "certificate.pem"],
        check=True, stderr=subprocess.DEVNULL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_address[1], flush=True)
server.serve_forever()
