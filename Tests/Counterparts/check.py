"""Compares ssm-sap with botocore and the AWS CLI, all calling the same local service.

usage: check.py FOLDER    FOLDER holds the built ssm-sap and ssm-sap-local
"""
import datetime
import http.server
import json
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

import botocore.config
import botocore.exceptions
import botocore.session

# A shell without job control has what it starts in the background ignore these, and so would the
# programs that are checked.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGQUIT, signal.SIG_DFL)

CALL_TIMEOUT = 60
NO_CONFIGURATION = {
    "AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true", "NO_PROXY": "127.0.0.1",
}
WRONG_SECRET = "a-secret-that-nobody-has"
UNKNOWN_ID = "ffffffff-ffff-4fff-8fff-ffffffffffff"
ANY_ID = "01234567-89ab-cdef-0123-456789abcdef"


class Checks:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def equal(self, name, actual, expected):
        if actual == expected:
            self.passed += 1
            print(f"ok      {name}")
        else:
            self.failed += 1
            print(f"FAILED  {name}\n  expected: {expected!r}\n  actual:   {actual!r}")

    def true(self, name, value, shown):
        self.equal(name, (bool(value), shown), (True, shown))


class LocalService:
    """The running ssm-sap-local; its own words tell where it is and what it holds."""

    START_TIMEOUT = 30

    def __init__(self, program, *options):
        self.process = subprocess.Popen(
            [program, "--port", "0", *options], stdout=subprocess.PIPE, text=True)
        self.variables = {}
        self.operations = []
        # Ends the reading below where the program says nothing.
        watchdog = threading.Timer(self.START_TIMEOUT, self.process.kill)
        watchdog.start()
        for line in self.process.stdout:
            self.variables.update(re.findall(r"([A-Z_]+)=(\S+)", line))
            match = re.match(r"#\s+([0-9a-f-]{36})\s", line)
            if match:
                self.operations.append(match.group(1))
            if len(self.operations) == 3:
                watchdog.cancel()
                return
        raise SystemExit("ssm-sap-local did not say where it is")

    @property
    def url(self):
        return self.variables["AWS_ENDPOINT_URL_SSM_SAP"]

    def stop(self):
        self.process.terminate()
        self.process.wait(CALL_TIMEOUT)


class Answers(http.server.BaseHTTPRequestHandler):
    """Answers every request with the bytes that the server was given."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.wfile.write(self.server.answer)
        self.close_connection = True

    def log_message(self, *arguments):
        pass


def answering(answer):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.answer = answer
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}"


def environment(variables):
    """Nothing of this machine's own configuration of AWS or of proxies."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LD_LIBRARY_PATH")
            if name in os.environ}
    return {**kept, **NO_CONFIGURATION, **variables}


def run(command, variables):
    return subprocess.run(
        command, env=environment(variables), capture_output=True, text=True,
        timeout=CALL_TIMEOUT)


def botocore_client(service, **changes):
    variables = {**service.variables, **changes}
    session = botocore.session.Session()
    return session.create_client(
        "ssm-sap", region_name=variables["AWS_REGION"], endpoint_url=service.url,
        aws_access_key_id=variables["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=variables["AWS_SECRET_ACCESS_KEY"],
        config=botocore.config.Config(retries={"total_max_attempts": 1}))


def seconds(value):
    if isinstance(value, datetime.datetime):
        return value.timestamp()
    if isinstance(value, dict):
        return {key: seconds(item) for key, item in value.items()}
    return value


def compare_operations(checks, service, ssm_sap, aws):
    client = botocore_client(service)
    for operation in service.operations:
        arguments = ["get-operation", "--operation-id", operation]
        ours = run([ssm_sap, *arguments], service.variables)
        theirs = run([aws, "ssm-sap", *arguments, "--output", "json"], service.variables)
        checks.equal(f"{operation}: exit status of ssm-sap", (ours.returncode, ours.stderr), (0, ""))
        checks.equal(f"{operation}: exit status of aws", (theirs.returncode, theirs.stderr), (0, ""))
        checks.equal(f"{operation}: the same text as aws", ours.stdout, theirs.stdout)
        answer = client.get_operation(OperationId=operation)
        del answer["ResponseMetadata"]
        checks.equal(
            f"{operation}: the same values as botocore", json.loads(ours.stdout or "{}"),
            seconds(answer))


# Answers that no program of this package wrote.
FOREIGN_ANSWERS = {
    "nothing": "{}",
    "no operation": '{"Operation":null}',
    "an empty operation": '{"Operation":{}}',
    "times": '{"Operation":{"StartTime":1.687456789E9,"EndTime":1687456789.0,'
             '"LastUpdatedTime":1687456789.123}}',
    "early times": '{"Operation":{"StartTime":1.123,"EndTime":0,"LastUpdatedTime":-1.5}}',
    "properties": '{"Operation":{"Properties":{"b":"2","a":null,"":"x","\\u00e9":"\\ud83d\\ude00"}}}',
    "members of a later version": '{"New":[1,{"a":"}"}],"Operation":{"Later":{},"Status":"PAUSED",'
                                  '"Id":"x","Type":null}}',
    "text": '{"Operation":{"StatusMessage":"tab\\t\\u0001 quote\\" slash\\/ \\u2028 ä"}}',
}


def compare_foreign_answers(checks, service, ssm_sap, aws):
    """The same values as aws from the same bytes, or nothing where aws prints nothing."""
    arguments = ["get-operation", "--operation-id", ANY_ID]
    for name, body in FOREIGN_ANSWERS.items():
        server, url = answering(http_answer(body.encode()))
        variables = {**service.variables, "AWS_ENDPOINT_URL_SSM_SAP": url}
        ours = run([ssm_sap, *arguments], variables)
        theirs = run([aws, "ssm-sap", *arguments, "--output", "json"], variables)
        server.shutdown()
        checks.equal(f"foreign answer, {name}: exit status", (ours.returncode, theirs.returncode),
                     (0, 0))
        checks.equal(f"foreign answer, {name}: prints", bool(ours.stdout), bool(theirs.stdout))
        checks.equal(f"foreign answer, {name}: the same values", json.loads(ours.stdout or "{}"),
                     json.loads(theirs.stdout or "{}"))


def compare_errors(checks, service, ssm_sap):
    cases = [
        ("unknown id", {}, "ValidationException"),
        ("wrong secret", {"AWS_SECRET_ACCESS_KEY": WRONG_SECRET}, "InvalidSignatureException"),
        ("unknown key", {"AWS_ACCESS_KEY_ID": "AKIDUNKNOWN"}, "UnrecognizedClientException"),
    ]
    for name, changes, code in cases:
        try:
            botocore_client(service, **changes).get_operation(OperationId=UNKNOWN_ID)
            checks.equal(f"{name}: botocore's error", None, code)
        except botocore.exceptions.ClientError as error:
            checks.equal(f"{name}: botocore's error", error.response["Error"]["Code"], code)
        ours = run(
            [ssm_sap, "get-operation", "--operation-id", UNKNOWN_ID],
            {**service.variables, **changes})
        checks.true(f"{name}: ssm-sap names {code}", code in ours.stderr, ours.stderr)


def check_clock(checks, program, ssm_sap):
    """A service whose clock is an hour ahead or behind: botocore gives up, we follow its clock."""
    for offset in (3600, -3600):
        service = LocalService(program, f"--clock-offset={offset}")
        try:
            operation = service.operations[0]
            try:
                botocore_client(service).get_operation(OperationId=operation)
                code = None
            except botocore.exceptions.ClientError as error:
                code = error.response["Error"]["Code"]
            checks.equal(f"clock off by {offset} s: botocore", code, "InvalidSignatureException")
            ours = run([ssm_sap, "get-operation", "--operation-id", operation], service.variables)
            checks.equal(f"clock off by {offset} s: exit status", ours.returncode, 0)
            checks.true(f"clock off by {offset} s: the operation", operation in ours.stdout, ours)
        finally:
            service.stop()


def check_silence(checks, service, ssm_sap):
    """A server that accepts a connection and says nothing."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        start = time.monotonic()
        ours = run(
            [ssm_sap, "get-operation", "--operation-id", service.operations[0],
             "--endpoint-url", url, "--cli-read-timeout", "1"], service.variables)
        checks.equal("silent server: exit status", ours.returncode, 21)
        checks.true("silent server: names the endpoint", url[7:] in ours.stderr, ours.stderr)
        checks.true("silent server: ends in time", time.monotonic() - start < 10, "")


class Terminal:
    """A program in the foreground of a terminal of its own."""

    def __init__(self, command, variables):
        self.process, self.controller = pty.fork()
        if self.process == 0:
            os.execve(command[0], command, environment(variables))
        self.text = ""

    def wait_for(self, words):
        """Reads until the words are there, or nothing comes any more."""
        deadline = time.monotonic() + CALL_TIMEOUT
        while words not in self.text and time.monotonic() < deadline:
            if not select.select([self.controller], [], [], 1)[0]:
                continue
            try:
                data = os.read(self.controller, 65536)
            except OSError:
                break
            if not data:
                break
            self.text += data.decode()
        return words in self.text

    def type(self, text):
        os.write(self.controller, text.encode())

    def end(self):
        """The exit status, negative for a signal."""
        self.wait_for("nothing has these words")
        status = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
        os.close(self.controller)
        return status


def is_running(process):
    try:
        with open(f"/proc/{process}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


def ends(process):
    deadline = time.monotonic() + 10
    while is_running(process) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not is_running(process)


HELPER = """#!/bin/sh
echo $$ > "$0.id"
stty -echo < /dev/tty
printf 'secret? ' > /dev/tty
read -r secret < /dev/tty
stty echo < /dev/tty
printf '{"Version":1,"AccessKeyId":"%s","SecretAccessKey":"%s"}' "$KEY" "$secret"
"""

SLOW_HELPER = """#!/bin/sh
echo $$ > "$0.id"
sleep 300
"""


def check_credential_process(checks, service, ssm_sap, aws):
    """A process that asks at the terminal, and one that is interrupted: as a child of aws."""
    folder = pathlib.Path(tempfile.mkdtemp())
    helper = folder / "helper"
    (folder / "config").write_text(f"[default]\ncredential_process = {helper}\n")
    variables = {name: value for name, value in service.variables.items()
                 if name not in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")}
    variables |= {"AWS_CONFIG_FILE": str(folder / "config"),
                  "KEY": service.variables["AWS_ACCESS_KEY_ID"]}
    operation = service.operations[0]
    arguments = ["get-operation", "--operation-id", operation]
    secret = service.variables["AWS_SECRET_ACCESS_KEY"]

    def write(script):
        helper.write_text(script)
        helper.chmod(0o700)

    def identifier():
        deadline = time.monotonic() + CALL_TIMEOUT
        while time.monotonic() < deadline:
            try:
                return int((folder / "helper.id").read_text())
            except (FileNotFoundError, ValueError):
                time.sleep(0.02)
        raise SystemExit("the credential process did not start")

    try:
        for name, command in [("ssm-sap", [ssm_sap, *arguments]),
                              ("aws", [aws, "ssm-sap", *arguments, "--output", "json"])]:
            write(HELPER)
            terminal = Terminal(command, variables)
            checks.true(f"{name}: the process asks at the terminal",
                        terminal.wait_for("secret? "), terminal.text)
            terminal.type(secret + "\n")
            status = terminal.end()
            checks.equal(f"{name}: exit status", status, 0)
            checks.true(f"{name}: prints the operation", operation in terminal.text, terminal.text)
            checks.true(f"{name}: what is typed is not echoed", secret not in terminal.text, "")
            (folder / "helper.id").unlink()

            write(SLOW_HELPER)
            terminal = Terminal(command, variables)
            process = identifier()
            terminal.type("\x03")
            checks.true(f"{name}: Control-C ends it with a failure", terminal.end() != 0, "")
            checks.true(f"{name}: Control-C ends the process", ends(process), "")
            (folder / "helper.id").unlink()

            running = subprocess.Popen(["timeout", "2", *command], env=environment(variables),
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            process = identifier()
            checks.equal(f"{name}: exit status of timeout", running.wait(CALL_TIMEOUT), 124)
            checks.true(f"{name}: timeout ends the process", ends(process), "")
            (folder / "helper.id").unlink()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def http_answer(body, length=None):
    length = len(body) if length is None else length
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
    return head.encode() + body


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def check_bad_input(checks, service, ssm_sap):
    """Each failure: one line on standard error and advice, with these words, and a status of its own."""
    good = service.variables
    known = service.operations[0]

    def without(*names):
        return {name: value for name, value in good.items() if name not in names}

    def at(url):
        return {**good, "AWS_ENDPOINT_URL_SSM_SAP": url}

    servers = []

    def answered(answer):
        server, url = answering(answer)
        servers.append(server)
        return at(url)

    whole = b'{"Operation": {"Id": "x", "Status": "SUCCESS"}}'
    cases = [
        ("no region", known, without("AWS_REGION", "AWS_DEFAULT_REGION"), "AWS_REGION", 11),
        ("no credentials", known, without("AWS_ACCESS_KEY_ID"), "AWS_ACCESS_KEY_ID", 12),
        ("malformed id", "not-an-id", good, "OperationId must match ^", 10),
        ("unknown id", UNKNOWN_ID, good, UNKNOWN_ID, 30),
        ("endpoint that is no URL", known, at("nonsense"), "nonsense", 13),
        ("unreachable endpoint", known, at(f"http://127.0.0.1:{free_port()}"), "127.0.0.1", 20),
        ("wrong secret", known, {**good, "AWS_SECRET_ACCESS_KEY": WRONG_SECRET},
         "check the secret access key", 33),
        ("unknown key", known, {**good, "AWS_ACCESS_KEY_ID": "AKIDUNKNOWN"},
         "check the access key", 35),
        ("an answer that is not JSON", known, answered(http_answer(b"<html>no</html>")), "not JSON", 24),
        ("an answer that is not HTTP", known, answered(b"220 mail ready\r\n"), "127.0.0.1", 24),
        ("a truncated answer", known, answered(http_answer(whole[:20])), "the document ends", 22),
        ("an answer that breaks off", known, answered(http_answer(whole[:20], len(whole))),
         "127.0.0.1", 22),
    ]
    for name, operation, variables, words, status in cases:
        result = run([ssm_sap, "get-operation", "--operation-id", operation], variables)
        checks.equal(f"{name}: exit status", result.returncode, status)
        checks.equal(f"{name}: nothing on standard output", result.stdout, "")
        checks.equal(f"{name}: one line, and advice below",
                     [line[:2] for line in result.stderr.splitlines()],
                     ["ss"] + ["  "] * (result.stderr.count("\n") - 1))
        checks.true(f"{name}: says «{words}»", words in result.stderr, result.stderr)
        secret = variables.get("AWS_SECRET_ACCESS_KEY", "none")
        checks.true(f"{name}: keeps the secret", secret not in result.stderr, result.stderr)
    for server in servers:
        server.shutdown()


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    ssm_sap = str(folder / "ssm-sap")
    aws = str(pathlib.Path(sys.executable).parent / "aws")
    if not shutil.which(aws):
        raise SystemExit(f"there is no {aws}")
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(NO_CONFIGURATION)
    checks = Checks()
    service = LocalService(str(folder / "ssm-sap-local"))
    try:
        compare_operations(checks, service, ssm_sap, aws)
        compare_errors(checks, service, ssm_sap)
        compare_foreign_answers(checks, service, ssm_sap, aws)
        check_bad_input(checks, service, ssm_sap)
        check_silence(checks, service, ssm_sap)
        check_credential_process(checks, service, ssm_sap, aws)
        check_clock(checks, str(folder / "ssm-sap-local"), ssm_sap)
    finally:
        service.stop()
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
