"""Sends and receives a gigabyte with a generated client in flat memory.

usage: streams.py FOLDER [MEBIBYTES]    FOLDER holds the built stream-check
"""
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import threading

MEBIBYTE = 1 << 20
# What the process may need for a large stream beyond what it needs for a small one.
GROWTH_LIMIT_KIB = 32 * 1024
PIECE = b"\7" * MEBIBYTE


def read_head(connection):
    head = b""
    while b"\r\n\r\n" not in head:
        piece = connection.recv(65536)
        if not piece:
            return None, b""
        head += piece
    head, _, rest = head.partition(b"\r\n\r\n")
    return head.decode("latin-1"), rest


def receive(connection, head, rest):
    length = next(
        int(line.split(":")[1]) for line in head.lower().split("\r\n")
        if line.startswith("content-length:"))
    left = length - len(rest)
    buffer = bytearray(MEBIBYTE)
    while left > 0:
        count = connection.recv_into(buffer, min(left, MEBIBYTE))
        if count == 0:
            return
        left -= count
    body = b'{"byteCount":%d}' % length
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body))


def send(connection, count):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % count)
    while count > 0:
        piece = PIECE[:min(count, MEBIBYTE)]
        connection.sendall(piece)
        count -= len(piece)


def serve(connection):
    with connection:
        while True:
            head, rest = read_head(connection)
            if head is None:
                return
            method, target, _ = head.split("\r\n")[0].split(" ")
            if method == "PUT":
                receive(connection, head, rest)
            else:
                send(connection, int(target.rsplit("/", 1)[1]))


def start_server():
    listener = socket.create_server(("127.0.0.1", 0))

    def accept():
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=serve, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return listener.getsockname()[1]


def run(program, port, mode, argument):
    """Returns the printed number of bytes, and the most resident memory in KiB."""
    process = subprocess.Popen(
        [program, str(port), mode, str(argument)], stdout=subprocess.PIPE, text=True)
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"stream-check {mode} {argument} failed with {process.returncode}")
    return int(printed), usage.ru_maxrss


def sparse_file(folder, count):
    path = pathlib.Path(folder) / str(count)
    with open(path, "wb") as file:
        file.truncate(count)
    return path


def main():
    program = pathlib.Path(sys.argv[1]) / "stream-check"
    large = int(sys.argv[2] if len(sys.argv) > 2 else 1024) * MEBIBYTE
    small = 4 * MEBIBYTE
    port = start_server()
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for mode in ["up", "down", "file"]:
            peaks = []
            for count in [small, large]:
                argument = sparse_file(folder, count) if mode == "file" else count
                arrived, peak = run(program, port, mode, argument)
                if arrived != count:
                    sys.exit(f"{mode}: {arrived} of {count} bytes arrived")
                peaks.append(peak)
            grown = peaks[1] - peaks[0]
            verdict = "ok" if grown <= GROWTH_LIMIT_KIB else "memory grows"
            failed = failed or verdict != "ok"
            print(
                f"{mode:4} {small >> 20} MiB: {peaks[0]} KiB, {large >> 20} MiB: {peaks[1]} KiB, "
                f"{verdict}")
    sys.exit(1 if failed else 0)


main()
