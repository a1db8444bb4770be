"""Receives and sends streams of events over HTTP/2 and TLS, against a server that is python-h2.

usage: events.py FOLDER [MEBIBYTES]    FOLDER holds the built stream-check

A reader that stops makes the server stop: its window is full, and the memory of the program stays
flat. Events of a request arrive one by one, each signed over the one before. The end of a response
without a length arrives in time, one response after the other.
"""
import hashlib
import hmac
import os
import pathlib
import socket
import ssl
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zlib

import h2.config
import h2.connection
import h2.events

PIECE = b"\1" * (16 * 1024)
GROWTH_LIMIT_KIB = 32 * 1024
# How long nothing is sent until the server counts as stopped.
QUIET_SECONDS = 1
# A response that takes longer hangs: on a quiet machine one takes 50 milliseconds.
HANGING_MILLISECONDS = 10_000


def message(kind, payload):
    """A message with an event (Amazon event stream encoding)."""
    headers = b""
    for name, value in [(":message-type", "event"), (":event-type", kind)]:
        headers += bytes([len(name)]) + name.encode() + b"\7" + struct.pack(">H", len(value))
        headers += value.encode()
    prelude = struct.pack(">II", 16 + len(headers) + len(payload), len(headers))
    start = prelude + struct.pack(">I", zlib.crc32(prelude)) + headers + payload
    return start + struct.pack(">I", zlib.crc32(start))


def messages(buffer):
    """Takes whole messages, checked, from a buffer: their header fields and payloads."""
    while len(buffer) >= 16:
        total, size = struct.unpack(">II", buffer[:8])
        if len(buffer) < total:
            return
        whole = bytes(buffer[:total])
        del buffer[:total]
        if zlib.crc32(whole[:-4]) != struct.unpack(">I", whole[-4:])[0]:
            raise ValueError("a message has another checksum")
        headers, place = {}, 12
        while place < 12 + size:
            end = place + 1 + whole[place]
            name, kind = whole[place + 1:end].decode(), whole[end]
            if kind == 8:
                headers[name], place = whole[end + 1:end + 9], end + 9
            else:
                length = struct.unpack(">H", whole[end + 1:end + 3])[0]
                headers[name], place = whole[end + 3:end + 3 + length], end + 3 + length
        yield headers, whole[12 + size:-4]


class Signatures:
    """The signatures that events have to have (Signature Version 4, event streams)."""

    def __init__(self, authorization):
        scope = authorization.partition("Credential=")[2].split(",")[0].split("/", 1)[1]
        self.scope, self.last = scope, authorization.rpartition("Signature=")[2]
        key = b"AWS4s3cret"
        for part in scope.split("/"):
            key = hmac.digest(key, part.encode(), "sha256")
        self.key = key

    def check(self, headers, payload):
        date, signature = headers[":date"], headers[":chunk-signature"].hex()
        moment = time.gmtime(struct.unpack(">q", date)[0] / 1000)
        sha = lambda data: hashlib.sha256(data).hexdigest()
        text = "\n".join([
            "AWS4-HMAC-SHA256-PAYLOAD", time.strftime("%Y%m%dT%H%M%SZ", moment), self.scope,
            self.last, sha(b"\5:date\x08" + date), sha(payload)])
        if hmac.new(self.key, text.encode(), "sha256").hexdigest() != signature:
            raise ValueError("an event has another signature")
        self.last = signature


class Server:
    def __init__(self, context, mebibytes):
        self.context, self.total = context, mebibytes << 20
        self.sent, self.signed, self.problem = 0, 0, None
        self.protocol = None
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            plain, _ = self.listener.accept()
            threading.Thread(target=self.serve, args=(plain,), daemon=True).start()

    def serve(self, plain):
        try:
            with self.context.wrap_socket(plain, server_side=True) as connection:
                self.protocol = connection.selected_alpn_protocol()
                Conversation(self, connection).run()
        except (OSError, ValueError) as error:
            self.problem = repr(error)


class Conversation:
    """One connection with one request at a time."""

    def __init__(self, server, connection):
        self.server, self.connection = server, connection
        self.state = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        self.received, self.waiting = bytearray(), bytearray()
        self.stream, self.left, self.ends, self.signatures = None, 0, False, None

    def run(self):
        self.state.initiate_connection()
        while True:
            self.write()
            data = self.connection.recv(65536)
            if not data:
                return
            for event in self.state.receive_data(data):
                self.handle(event)

    def handle(self, event):
        if isinstance(event, h2.events.RequestReceived):
            headers = {name.decode(): value.decode() for name, value in event.headers}
            self.stream = event.stream_id
            self.state.send_headers(self.stream, [(":status", "200")])
            if headers[":path"].startswith("/stations/"):
                self.left = self.server.total
            else:
                self.signatures = Signatures(headers["authorization"])
        elif isinstance(event, h2.events.DataReceived):
            self.state.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
            self.received += event.data
            for headers, payload in messages(self.received):
                self.signatures.check(headers, payload)
                self.server.signed += 1
                if payload:
                    reply = b'{"text": "ok", "count": %d}' % self.server.signed
                    self.waiting += message("heard", reply)
        elif isinstance(event, h2.events.StreamEnded) and self.signatures:
            self.ends = True

    def write(self):
        """Writes what the windows of connection and stream allow."""
        while self.stream is not None:
            if not self.waiting and self.left > 0:
                self.waiting += message("sound", PIECE)
                self.left -= len(PIECE)
                self.ends = self.left <= 0
            room = min(self.state.local_flow_control_window(self.stream),
                       self.state.max_outbound_frame_size)
            piece = bytes(self.waiting[:room])
            if not piece and self.waiting:
                break
            ends = self.ends and len(piece) == len(self.waiting)
            if not piece and not ends:
                break
            self.state.send_data(self.stream, piece, end_stream=ends)
            del self.waiting[:len(piece)]
            self.connection.sendall(self.state.data_to_send())
            self.server.sent += len(piece)
            if ends:
                self.stream = None
        self.connection.sendall(self.state.data_to_send())


def certificate(folder):
    path = pathlib.Path(folder) / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=test", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", path.with_suffix(".key"),
         "-out", path], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path, path.with_suffix(".key"))
    # Nothing else is offered.
    context.set_alpn_protocols(["h2"])
    return path, context


def stopped(server):
    """Waits until the server sends nothing more, and returns how much it has sent."""
    before = -1
    while server.sent != before or before == 0:
        before = server.sent
        time.sleep(QUIET_SECONDS)
    return before


def finished(process):
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return int(printed or -1), usage.ru_maxrss


def listen(program, context, file, mebibytes):
    """Returns what was sent when the reader had stopped, what arrived in all, and the memory."""
    server = Server(context, mebibytes)
    process = subprocess.Popen(
        # Line by line, although it is a pipe.
        ["stdbuf", "-oL", program, str(server.port), "listen", "1", file], stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, text=True)
    if process.stdout.readline() != "paused\n":
        sys.exit(f"the program did not get to its pause: {server.problem}")
    before = stopped(server)
    process.stdin.write("go on\n")
    process.stdin.flush()
    arrived, peak = finished(process)
    if server.protocol != "h2":
        sys.exit(f"the protocol is {server.protocol}")
    return before, arrived, peak


def main():
    program = pathlib.Path(sys.argv[1]) / "stream-check"
    large = int(sys.argv[2]) if len(sys.argv) > 2 else 256
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        file, context = certificate(folder)
        peaks = []
        for mebibytes in [4, large]:
            before, arrived, peak = listen(program, context, file, mebibytes)
            peaks.append(peak)
            print(f"{mebibytes} MiB of events over HTTP/2 and TLS: {before / (1 << 20):.1f} MiB sent "
                  f"to a reader that had stopped, {arrived >> 20} MiB arrived, {peak} KiB")
            if arrived != mebibytes << 20:
                problems.append(f"{arrived} of {mebibytes << 20} bytes arrived")
        if before > large << 19:
            problems.append("the server was not slowed down")
        if peaks[1] - peaks[0] > GROWTH_LIMIT_KIB:
            problems.append("memory grows")
        server = Server(context, 0)
        done = subprocess.run(
            [program, str(server.port), "talk", "1000", file], capture_output=True, text=True)
        # The last event is empty and signed, too.
        print(f"{server.signed} signed events sent over {server.protocol} and TLS, "
              f"{done.stdout.strip()} replies")
        if (server.signed, server.protocol, done.stdout) != (1001, "h2", "1000\n"):
            problems.append(f"the conversation failed: {server.problem} {done.stderr}")
        count = 200
        done = subprocess.run(
            [program, str(Server(context, 1).port), "read", str(count), file],
            capture_output=True, text=True)
        print(f"{count} responses of 1 MiB over HTTP/2 and TLS, the slowest in "
              f"{done.stdout.strip()} ms")
        if not 0 <= int(done.stdout or -1) < HANGING_MILLISECONDS:
            problems.append(f"a response hangs or fails: {done.stderr}")
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
