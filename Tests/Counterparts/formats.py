"""Compares what ssm-sap prints with what the AWS CLI prints, in every format.

usage: formats.py FOLDER [--seed N] [--count N]    FOLDER holds the built ssm-sap

Random documents reach ssm-sap as literals of --query, and the AWS CLI's own formatters print the same
ones. YAML, which this version of the AWS CLI does not print, is read back. Lists in pages come from a
server that answers as the service does.
"""
import argparse
import fcntl
import http.server
import io
import json
import os
import pathlib
import random
import re
import struct
import subprocess
import sys
import termios
import threading

import awscli.clidriver
import awscli.formatter
import colorama
import jmespath
import yaml

from check import ANY_ID, Checks, answering, environment, http_answer

TIMEOUT = 60
# The formatter of coloured tables would replace this process's standard output.
colorama.init = lambda **options: None
KEYS = {"AWS_REGION": "eu-central-1", "AWS_DEFAULT_REGION": "eu-central-1",
        "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret-of-nobody"}
FORMATS = ["json", "text", "table", "yaml"]

NAMES = ["Id", "Status", "a", "b", "Name", "long name of a member", "Ärger", "名前", "x:y", "Tags",
         "yes", "1", "- dash", "straße", "z"]
STRINGS = ["", "x", "SUCCESS", "a longer text of several words that makes wide rows", "日本語",
           "ｆｕｌｌ", "ambiguous ± § …", "emoji 😀", "e\u0301", "tab\there", "two\nlines", "\nleading",
           "trailing\n", "more\n\n", "cr\r\nlf", "quote \" and ' and \\", "`tick`", "true", "No",
           "null", "~", "1.5", "1e5", "0x1f", "0o17", "2026-01-01", "12:30:45", "=", "<<", "- item",
           "key: value", "a #comment", "#", "*alias", "&anchor", "!tag", "%", "@", " padded ",
           "\u0001\u001f\u007f", "\u0085\u2028\u2029", "\ufeff", "arn:aws:ssm-sap:eu-central-1:1:HANA/x",
           "5b0e1f3a-7c24-4d19-9a68-2f4f0d6c1b01", "0123456789", "10.0.0.1", ".inf", "...", "---",
           "a" * 90]
NUMBERS = [0, 1, -1, 42, 1.0, 0.5, -2.5, 1e16, 1e-7, 123456789012345678901234567890, 1687456789.123,
           1.687456789e9, 100000.0, 1e22, 5e-324]


class Documents:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def scalar(self):
        return self.random.choice([
            None, True, False, self.random.choice(NUMBERS), self.random.choice(STRINGS),
            self.random.choice(STRINGS), self.random.choice(STRINGS)])

    def object(self, depth):
        return {name: self.value(depth - 1)
                for name in self.random.sample(NAMES, self.random.randrange(6))}

    def array(self, depth):
        length = self.random.randrange(5)
        kind = self.random.random()
        if kind < 0.3:
            return [self.scalar() for _ in range(length)]
        if kind < 0.4:
            width = self.random.randrange(1, 4)
            return [[self.scalar() for _ in range(width)] for _ in range(length)]
        if kind < 0.9:
            # The objects of a list have mostly the same members, of the same types.
            names = self.random.sample(NAMES, self.random.randrange(1, 5))
            nested = {name for name in names if self.random.random() < 0.3}
            return [{name: self.container(depth - 1) if name in nested else self.scalar()
                     for name in names if self.random.random() < 0.9} for _ in range(length)]
        return [self.value(depth - 1) for _ in range(length)]

    def container(self, depth):
        return self.object(depth) if self.random.random() < 0.5 else self.array(depth)

    def value(self, depth):
        if depth <= 0 or self.random.random() < 0.5:
            return self.scalar()
        return self.container(depth)

    def document(self):
        return self.value(4) if self.random.random() < 0.1 else self.container(4)


def has_nested_cell(value):
    """Whether an object of a list has a container where another one has a scalar.

    The AWS CLI then prints the container as Python writes it, and ssm-sap as JSON.
    """
    if isinstance(value, dict):
        return any(has_nested_cell(item) for item in value.values())
    if not isinstance(value, list):
        return False
    kinds = {}
    for item in value:
        for name, member in item.items() if isinstance(item, dict) else ():
            kinds.setdefault(name, set()).add(isinstance(member, (dict, list)))
    return any(len(kind) > 1 for kind in kinds.values()) or any(map(has_nested_cell, value))


def literal(document):
    return "`" + json.dumps(document, ensure_ascii=False).replace("`", "\\`") + "`"


def formatted(document, form, color):
    """What the AWS CLI's formatter prints; None where it fails."""
    arguments = argparse.Namespace(query=jmespath.compile(literal(document)), color=color)
    stream = io.StringIO()
    try:
        awscli.formatter.get_formatter(form, arguments)("GetOperation", {}, stream)
    except (AttributeError, IndexError, TypeError, ValueError):
        return None
    return stream.getvalue()


def run(command, variables, **options):
    return subprocess.run(
        command, env=environment(variables), capture_output=True, timeout=TIMEOUT, **options)


def compare_documents(checks, ssm_sap, variables, seed, count):
    documents = Documents(seed)
    refused = 0
    for number in range(count):
        document = documents.document()
        form = FORMATS[number % len(FORMATS)]
        color = documents.random.choice(["on", "off"])
        if form in ("text", "table") and has_nested_cell(document):
            continue
        name = f"document {number} as {form}"
        ours = run([ssm_sap, "get-operation", "--operation-id", ANY_ID, "--output", form,
                    "--color", color, "--query", literal(document)], variables)
        text = ours.stdout.decode()
        if form == "yaml":
            checks.equal(name, (ours.returncode, yaml.safe_load(text)),
                         (0, None if document == {} else document))
            continue
        theirs = formatted(document, form, color)
        if theirs is None and form == "text":
            checks.equal(f"{name}, at which the AWS CLI ends", ours.returncode, 0)
        elif theirs is None:
            refused += 1
            checks.true(f"{name}: refused", ours.returncode != 0 and ours.stderr and not text,
                        f"{document} {ours}")
        else:
            checks.equal(name, (ours.returncode, ours.stderr.decode(), text), (0, "", theirs))
    checks.true("the formatters of the AWS CLI print most documents", refused < count / 4, refused)


def compare_wire(checks, ssm_sap, aws, url):
    """Whole commands: the formats of a result that comes from the service."""
    for form in ["json", "text", "table"]:
        for query in [None, "Operation", "Operation.Properties", "Operation.[Id,StartTime]",
                      "Operation.{I:Id,T:StartTime}", "Missing", "length(Operation)"]:
            arguments = ["get-operation", "--operation-id", ANY_ID, "--output", form]
            arguments += ["--query", query] if query else []
            variables = {**KEYS, "AWS_ENDPOINT_URL_SSM_SAP": url}
            ours = run([ssm_sap, *arguments], variables)
            checks.equal(f"{form}, query {query}", (ours.returncode, ours.stdout.decode()),
                         aws(arguments, url))


class PagesHandler(http.server.BaseHTTPRequestHandler):
    """ListApplications of the server's items, page by page."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["content-length"])) or b"{}")
        start = int(request.get("NextToken", "0"))
        end = start + request.get("MaxResults", PAGE)
        answer = {"Applications": self.server.items[start:end]}
        if end < len(self.server.items):
            answer["NextToken"] = f"{end:016}"  # Shorter tokens are no tokens of the service.
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


PAGE = 50


def serving(count):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), PagesHandler)
    server.items = [
        {"Id": f"app-{number}", "Type": "HANA", "Arn": f"arn:aws:ssm-sap:eu-central-1:1:HANA/{number}",
         "Tags": {"k": "日本", "v": str(number)}} for number in range(count)]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}"


def compare_pages(checks, ssm_sap, aws):
    """Lists in pages, with and without a query, whole and cut."""
    for count in [0, 1, 120]:
        server, url = serving(count)
        for form in ["json", "text", "table"]:
            for more in [[], ["--query", "Applications[].Id"], ["--query", "length(Applications)"],
                         ["--query", "Applications[?Tags.v=='7'].[Id,Tags.k]"],
                         ["--query", "NextToken"], ["--max-items", "60"], ["--no-paginate"],
                         ["--page-size", "7", "--max-items", "20", "--query", "Applications[*].Id"]]:
                arguments = ["list-applications", "--output", form, *more]
                ours = run([ssm_sap, *arguments], {**KEYS, "AWS_ENDPOINT_URL_SSM_SAP": url})
                checks.equal(f"{count} applications, {' '.join(arguments[1:])}",
                             (ours.returncode, ours.stdout.decode()), aws(arguments, url))
        yaml_text = run([ssm_sap, "list-applications", "--output", "yaml"],
                        {**KEYS, "AWS_ENDPOINT_URL_SSM_SAP": url}).stdout
        checks.equal(f"{count} applications in YAML", yaml.safe_load(yaml_text),
                     {"Applications": server.items})
        server.shutdown()


def memory(command, variables):
    """The exit status of a command, how much it printed, and the most memory it took, in KiB.

    The kernel's account of an ended process begins with the memory of this one, so the command is
    asked while it prints.
    """
    printed = most = 0
    with subprocess.Popen(command, env=environment(variables), stdout=subprocess.PIPE) as process:
        while data := os.read(process.stdout.fileno(), 65536):
            printed += len(data)
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
            found = re.search(r"^VmHWM:\s+(\d+)", status, re.MULTILINE)
            most = int(found.group(1)) if found else most
    return process.returncode, printed, most


# What memory may differ by from run to run, in KiB. Kept together, 9,000 items more take 9,000 KiB.
MEMORY_GROWTH = 3072


def check_memory(checks, ssm_sap):
    """Ten thousand items take no more memory than a thousand."""
    for form in ["json", "yaml", "text"]:
        results = []
        for count in [1000, 10_000]:
            server, url = serving(count)
            results.append(memory([ssm_sap, "list-applications", "--output", form],
                                  {**KEYS, "AWS_ENDPOINT_URL_SSM_SAP": url}))
            server.shutdown()
        (status, few, small), (_, many, large) = results
        checks.equal(f"10,000 items as {form}: status", (status, many > 9 * few), (0, True))
        checks.true(f"10,000 items as {form}: flat memory", large - small < MEMORY_GROWTH,
                    f"{small} KiB for 1,000 items, {large} KiB for 10,000")


class AWS:
    """The AWS CLI in this process."""

    def __init__(self):
        for name in list(os.environ):
            if name.startswith("AWS_") and name != "AWS_DATA_PATH":
                del os.environ[name]
        os.environ.update(environment(KEYS))

    def __call__(self, arguments, url):
        output = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        streams = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = output, io.StringIO()
        try:
            status = awscli.clidriver.create_clidriver().main(
                ["ssm-sap", *arguments, "--endpoint-url", url])
        finally:
            sys.stdout, sys.stderr = streams
        output.flush()
        return status, output.buffer.getvalue().decode()


# MARK: On a terminal

def printed_on_terminal(command, variables, columns):
    controller, terminal = os.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen(command, env=environment(variables), stdout=terminal) as process:
        os.close(terminal)
        text = b""
        while True:
            try:
                data = os.read(controller, 65536)
            except OSError:  # The other side is closed.
                break
            if not data:
                break
            text += data
    os.close(controller)
    return text.decode().replace("\r\n", "\n")


def check_terminal(checks, ssm_sap, variables):
    """The width of a table follows the terminal, and its colours what the terminal shows."""
    document = {"Id": "a" * 20, "Status": "b" * 20, "Tags": {"k": "v", "l": "w"}}
    command = [ssm_sap, "get-operation", "--operation-id", ANY_ID, "--output", "table",
               "--query", literal(document)]
    for columns in [30, 200]:
        for name, more, color in [("colours", {}, "on"), ("NO_COLOR", {"NO_COLOR": "1"}, "off")]:
            arguments = argparse.Namespace(query=jmespath.compile(literal(document)), color=color)
            formatter = awscli.formatter.get_formatter("table", arguments)
            formatter.table._terminal_width = columns
            stream = io.StringIO()
            formatter("GetOperation", {}, stream)
            checks.equal(
                f"a table on a terminal of {columns} columns, {name}",
                printed_on_terminal(command, {**variables, "TERM": "xterm", **more}, columns),
                stream.getvalue())
    dumb = printed_on_terminal(command, {**variables, "TERM": "dumb"}, 80)
    checks.equal("a table on a dumb terminal", dumb, formatted(document, "table", "off"))


# MARK: Where output ends

def check_ends(checks, ssm_sap, variables):
    """Closed pipes, full disks and closed streams."""
    command = [ssm_sap, "get-operation", "--operation-id", ANY_ID]
    if os.path.exists("/dev/full"):
        with open("/dev/full", "wb") as full:
            ended = subprocess.run(command, env=environment(variables), stdout=full,
                                   stderr=subprocess.PIPE, timeout=TIMEOUT)
        checks.equal("a full disk: status", ended.returncode, 17)
        checks.true("a full disk: message", b"No space left on device" in ended.stderr, ended.stderr)
    for name, restore in [("SIGPIPE by default", True), ("SIGPIPE ignored", False)]:
        reader, writer = os.pipe()
        os.close(reader)
        ended = subprocess.run(command, env=environment(variables), stdout=writer,
                               stderr=subprocess.PIPE, timeout=TIMEOUT, restore_signals=restore)
        os.close(writer)
        checks.true(f"a closed pipe, {name}: ends quietly",
                    ended.returncode in (-13, 141) and ended.stderr == b"", ended)
    for closed, status in [("1", 17), ("2", 0), ("0", 0)]:
        ended = run(["/bin/sh", "-c", f'exec "$0" "$@" {closed}>&-', *command], variables)
        checks.equal(f"descriptor {closed} closed: status", ended.returncode, status)
        checks.equal(f"descriptor {closed} closed: the result is printed or its loss is told",
                     bool(ended.stdout) or b"standard output" in ended.stderr, True)
    ended = run(["/bin/sh", "-c", 'exec "$0" "$@" 2>&-', *command, "--query", "length(Missing)"],
                variables)
    checks.equal("a failure with standard error closed: status", ended.returncode, 1)


def check_bad_queries(checks, ssm_sap):
    """Refused before there is a call: nothing listens at the endpoint."""
    variables = {**KEYS, "AWS_ENDPOINT_URL_SSM_SAP": "http://127.0.0.1:1"}
    for query, column in [("a[?b", 5), ("lenght(a)", 1), ("a..b", 3), ("sort_by(a, b)", 1)]:
        ended = run([ssm_sap, "get-operation", "--operation-id", ANY_ID, "--query", query], variables)
        checks.equal(f"query {query}: status", ended.returncode, 64)
        checks.true(f"query {query}: column", f"column {column}".encode() in ended.stderr, ended)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=600)
    options = parser.parse_args()
    ssm_sap = str(options.folder.resolve() / "ssm-sap")
    body = {"Operation": {"Id": ANY_ID, "Status": "SUCCESS", "StatusMessage": "日本 ± \"x\"",
                          "Properties": {"a": "long " * 20, "k": "v"}, "StartTime": 1687456789.123,
                          "EndTime": 1687456790}}
    server, url = answering(http_answer(json.dumps(body).encode()))
    checks = Checks()
    try:
        variables = {**KEYS, "AWS_ENDPOINT_URL_SSM_SAP": url}
        compare_documents(checks, ssm_sap, variables, options.seed, options.count)
        compare_wire(checks, ssm_sap, AWS(), url)
        compare_pages(checks, ssm_sap, AWS())
        check_memory(checks, ssm_sap)
        check_terminal(checks, ssm_sap, variables)
        check_ends(checks, ssm_sap, variables)
        check_bad_queries(checks, ssm_sap)
    finally:
        server.shutdown()
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


sys.exit(main())
