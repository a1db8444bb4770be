"""Runs ssm-sap in a real terminal, tmux, and looks at what it shows while it waits.

usage: terminal.py FOLDER    FOLDER holds the built ssm-sap and ssm-sap-local

The time of the service passes only when this script says so; so nothing depends on speed.
"""
import contextlib
import itertools
import json
import os
import pathlib
import re
import shlex
import signal
import subprocess
import sys
import time
import urllib.request

import boto3

import check
import flows

APPLICATION = "HANA-PRD"
COMPONENTS = ["PRD-HDB00", "PRD-HDB00-prdhana1", "PRD-HDB00-prdhana2"]
WAIT = 20
UTF_8 = {"LANG": "C.UTF-8"}


class Terminal:
    """A terminal that runs one command; its size and its keys are ours."""

    numbers = itertools.count(1)

    def __init__(self, command, variables, columns=100, rows=30):
        # A server for each, because one that is ending accepts nothing.
        self.socket = f"ssm-sap-{os.getpid()}-{next(self.numbers)}"
        environment = {**check.environment(variables), "TERM": "tmux-256color"}
        environment.update({name: value for name, value in variables.items() if name == "TERM"})
        assignments = [f"{name}={value}" for name, value in environment.items()]
        words = shlex.join(["env", "-i", *assignments, *map(str, command)])
        self.tmux("new-session", "-d", "-x", str(columns), "-y", str(rows),
                  f"{words}; echo \"status $?\"; exec cat")
        self.tmux("set-option", "-g", "history-limit", "5000")

    def tmux(self, *arguments):
        done = subprocess.run(
            ["tmux", "-L", self.socket, "-f", "/dev/null", *arguments], capture_output=True,
            text=True, env={**os.environ, "LANG": "C.UTF-8"}, timeout=WAIT)
        if done.returncode:
            raise SystemExit(f"tmux {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def screen(self):
        return [line for line in self.tmux("capture-pane", "-p").splitlines() if line.strip()]

    def everything(self):
        """What the terminal shows and has shown, wrapped lines joined."""
        text = self.tmux("capture-pane", "-p", "-J", "-S", "-")
        return [line.rstrip() for line in text.splitlines() if line.strip()]

    def colored(self):
        return self.tmux("capture-pane", "-p", "-e")

    def resize(self, columns, rows):
        self.tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def keys(self, *keys):
        self.tmux("send-keys", *keys)

    def flag(self, name):
        return self.tmux("display-message", "-p", f"#{{{name}}}").strip()

    def until(self, condition):
        """Returns the screen once it fulfils a condition, else as it is at last."""
        deadline = time.monotonic() + WAIT
        while time.monotonic() < deadline:
            screen = self.screen()
            if condition(screen):
                return screen
            time.sleep(0.05)
        return self.screen()

    def until_ended(self):
        screen = self.until(lambda lines: any(line.startswith("status ") for line in lines))
        return next((line for line in screen if line.startswith("status ")), screen)

    def close(self):
        self.tmux("kill-server")


@contextlib.contextmanager
def terminal(*arguments, **options):
    opened = Terminal(*arguments, **options)
    try:
        yield opened
    finally:
        opened.close()


class Service:
    """The local service, whose time stands still between two steps."""

    def __init__(self, variables):
        self.variables = variables
        self.client = boto3.client(
            "ssm-sap", endpoint_url=variables["AWS_ENDPOINT_URL_SSM_SAP"],
            region_name=variables["AWS_REGION"],
            aws_access_key_id=variables["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=variables["AWS_SECRET_ACCESS_KEY"])

    def control(self, path, body=None):
        request = urllib.request.Request(
            f"{self.variables['AWS_ENDPOINT_URL_SSM_SAP']}/_local/{path}", method="POST",
            data=json.dumps(body or {}).encode(), headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=WAIT) as response:
            return response.read()

    def step(self, seconds):
        self.control("step", {"Seconds": seconds})

    def stop(self):
        """Starts a stop of the application from the state at the beginning."""
        self.control("reset")
        return self.client.stop_application(ApplicationId=APPLICATION)["OperationId"]


def has(text):
    return lambda lines: any(text in line for line in lines)


def count(lines, text):
    return sum(text in line for line in lines)


def title_and_progress(lines):
    """How often the first and the last line of the picture are there."""
    return count(lines, "STOP_APPLICATION of"), count(lines, " INPROGRESS for")


def redrawn_in_place(checks, service, watch):
    operation = service.stop()
    with terminal([*watch, operation, "--poll-interval", "100ms"],
                  {**service.variables, **UTF_8}) as window:
        first = window.until(has("INPROGRESS for"))
        checks.equal("one title and one line of progress", title_and_progress(first), (1, 1))
        later = window.until(lambda lines: lines[-1:] != first[-1:] and has("INPROGRESS")(lines))
        checks.equal("the clock runs in place",
                     (title_and_progress(later), later[-1] != first[-1]), ((1, 1), True))
        service.step(50)
        lines = window.until(has("1 of 3 steps done"))
        checks.equal("a step that has ended is marked",
                     count(lines, "✓ Stop the component PRD-HDB00-prdhana2"), 1)
        parent = next(line.index("Stop the") for line in lines if "PRD-HDB00  " in line)
        child = next(line.index("Stop the") for line in lines if "prdhana1" in line)
        checks.equal("nodes stand below their system", child - parent, 2)

        checks.equal("there are colours on a terminal", "\x1b[3" in window.colored(), True)

        window.resize(40, 30)
        narrow = window.until(lambda lines: all(len(line) <= 40 for line in lines)
                              and has("…")(lines))
        checks.equal("a narrow terminal has no leftovers",
                     (title_and_progress(narrow), len(narrow)), ((1, 1), 5))
        window.resize(100, 30)
        wide = window.until(has("1 of 3 steps done"))
        checks.equal("a wide terminal shows all again", (title_and_progress(wide), len(wide)),
                     ((1, 1), 5))
        window.resize(100, 4)
        low = window.until(has("more lines"))
        checks.equal("a low terminal is not overrun", (len(low), count(low, "INPROGRESS for")),
                     (3, 1))
        window.resize(100, 30)
        window.until(has("STOP_APPLICATION of"))

        service.step(1000)
        checks.equal("a success has the status 0", window.until_ended(), "status 0")
        lines = window.everything()
        end = lines.index("status 0")
        last = next(line for line in lines if "took" in line)
        checks.true("the last line names what was reached", re.fullmatch(
            r"application HANA-PRD is STOPPED; STOP_APPLICATION took .*", last), last)
        checks.equal("the whole tree stays",
                     [count(window.screen()[:end], f"✓ Stop the component {name}  ")
                      for name in COMPONENTS], [1, 1, 1])
        checks.equal("no line of progress stays", count(window.screen(), "INPROGRESS for"), 0)
        checks.equal("the cursor and the line breaks are as before",
                     (window.flag("cursor_flag"), window.flag("wrap_flag")), ("1", "1"))


def colours(checks, service, watch):
    operation = service.stop()
    variables = {**service.variables, **UTF_8}
    with terminal([*watch, operation], {**variables, "NO_COLOR": "1"}) as window:
        window.until(has("INPROGRESS for"))
        checks.equal("NO_COLOR takes the colours away", "\x1b[" in window.colored(), False)
    for choice, more, expected in [("off", {}, False), ("on", {"NO_COLOR": "1"}, True), ("auto", {}, True)]:
        with terminal([*watch, operation, "--color", choice], {**variables, **more}) as window:
            window.until(has("INPROGRESS for"))
            checks.equal(f"--color {choice} decides about the colours of progress",
                         "\x1b[" in window.colored(), expected)
    with terminal([*watch, operation], {**variables, "TERM": "dumb"}) as window:
        lines = window.until(has("IN_PROGRESS  Stop the component PRD-HDB00-prdhana2"))
        checks.equal("TERM=dumb gets plain lines",
                     (count(lines, "INPROGRESS   STOP_APPLICATION"), "\x1b[" in window.colored()),
                     (1, False))
    with terminal([*watch, operation], {**service.variables, "LANG": "C"}) as window:
        lines = window.until(has("INPROGRESS for"))
        checks.equal("without UTF-8 everything is ASCII", all(map(str.isascii, lines)), True)


def interrupted(checks, service, watch):
    operation = service.stop()
    variables = {**service.variables, **UTF_8}
    with terminal([*watch, operation], variables) as window:
        window.until(has("INPROGRESS for"))
        begin = time.monotonic()
        window.keys("C-c")
        checks.equal("Control-C has the status 130", window.until_ended(), "status 130")
        checks.equal("it ends at once", time.monotonic() - begin < 2, True)
        lines = window.everything()
        checks.equal("it says that the operation goes on",
                     count(lines, "interrupted; STOP_APPLICATION of HANA-PRD goes on"), 1)
        checks.equal("the cursor and the line breaks are restored",
                     (window.flag("cursor_flag"), window.flag("wrap_flag")), ("1", "1"))
        command = next(line.strip() for line in lines if "follow it with: " in line)
        words = shlex.split(command.removeprefix("follow it with: "))
        checks.equal("it says how to follow it", words,
                     ["ssm-sap", "watch", operation, "--region", "eu-central-1"])
    again = check.run([watch[0], *words[1:], "--timeout", "500ms"], service.variables)
    checks.equal("that command follows it, up to its time limit",
                 (again.returncode, "STOP_APPLICATION of HANA-PRD goes on" in again.stderr),
                 (42, True))
    for number in (signal.SIGTERM, signal.SIGHUP):
        process = subprocess.Popen(
            [*watch, operation], env=check.environment(service.variables),
            stderr=subprocess.PIPE, text=True)
        seen = process.stderr.readline()
        process.send_signal(number)
        _, rest = process.communicate(timeout=WAIT)
        checks.equal(f"{number.name} is caught as well",
                     ("STOP_APPLICATION" in seen, process.returncode, "goes on" in rest),
                     (True, 130, True))


def piped(checks, service, watch):
    operation = service.stop()
    process = subprocess.Popen(
        [*watch, operation, "--poll-interval", "100ms"],
        env=check.environment({**service.variables, **UTF_8}), stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True)
    lines = [process.stderr.readline() for _ in range(3)]
    # Many polls without a change.
    time.sleep(0.6)
    service.step(1000)
    _, rest = process.communicate(timeout=WAIT)
    lines += rest.splitlines(keepends=True)
    checks.equal("a pipe gets a line for each change and not for each poll",
                 (process.returncode, [line.split()[1] for line in lines[:-1]]),
                 (0, ["INPROGRESS", "IN_PROGRESS", "IN_PROGRESS", "COMPLETED", "IN_PROGRESS",
                      "COMPLETED", "COMPLETED", "SUCCESS"]))
    checks.equal("without any control sequence", "\x1b" in "".join(lines), False)
    ended = check.run([*watch, operation], service.variables)
    checks.equal("an operation that has ended is shown as it was",
                 (ended.returncode, ended.stderr.splitlines()[-1]), (0, lines[-1].strip()))
    quiet = check.run([*watch, operation, "--quiet"], service.variables)
    checks.equal("--quiet shows nothing", (quiet.returncode, quiet.stderr), (0, ""))


def waiting(checks, service, folder):
    """--wait on the command that starts the operation; the time of the service passes meanwhile."""
    service.control("reset")
    service.control("clock", {"Pace": "instant"})
    program = folder / "ssm-sap"
    for verb, state in (("stop", "STOPPED"), ("start", "ACTIVATED")):
        ended = check.run(
            [program, f"{verb}-application", "--application-id", APPLICATION, "--wait"],
            service.variables)
        operation = json.loads(ended.stdout or "{}").get("Operation", {})
        checks.equal(f"{verb}-application --wait prints the operation at its end",
                     (ended.returncode, operation.get("Status")), (0, "SUCCESS"))
        checks.equal(f"{verb}-application --wait shows what happened and was reached",
                     (count(ended.stderr.splitlines(), "COMPLETED"),
                      f"application {APPLICATION} is {state}" in ended.stderr.splitlines()[-1]),
                     (3, True))
    gone = check.run([program, "deregister-application", "--application-id", APPLICATION, "--wait"],
                     service.variables)
    checks.equal("deregister-application --wait ends when the application is gone",
                 (gone.returncode, f"application {APPLICATION} is gone" in gone.stderr), (0, True))
    service.control("clock", {"Pace": "stepped"})


def failed(checks, service, watch):
    service.control("reset")
    reason = "the name server hangs \x1b[2J"
    service.control("faults", {
        "Kind": "componentFailure", "Component": COMPONENTS[2], "Times": 1, "Message": reason})
    operation = service.client.stop_application(ApplicationId=APPLICATION)["OperationId"]
    service.step(1000)
    for options in ([], ["--quiet"]):
        ended = check.run([*watch, operation, *options], service.variables)
        checks.equal(
            f"a failure says why {' '.join(options)}",
            (ended.returncode, "has ended in ERROR after 45 s: " in ended.stderr,
             f"failed: Stop the component {COMPONENTS[2]}: the name server hangs" in ended.stderr,
             "\x1b" in ended.stderr),
            (40, True, True, False))


def status(checks, service, folder):
    service.stop()
    service.step(1000)
    program = [folder / "ssm-sap", "status", APPLICATION]
    with terminal(program, {**service.variables, **UTF_8}) as window:
        checks.equal("status ends", window.until_ended(), "status 0")
        lines = window.screen()
        checks.equal(
            "status shows components, databases and operations",
            [count(lines, text) for text in [
                "HANA-PRD  HANA  STOPPED", *(f"· {name} " for name in COMPONENTS), "SYSTEMDB",
                "STOP_APPLICATION  SUCCESS"]], [1, 1, 1, 1, 1, 1])
        checks.equal("in colours", "\x1b[" in window.colored(), True)
    piped = check.run(program, service.variables)
    checks.equal("a pipe gets no colours", (piped.returncode, "\x1b" in piped.stdout), (0, False))


def main(folder):
    folder = pathlib.Path(folder).resolve()
    checks = check.Checks()
    watch = [folder / "ssm-sap", "watch"]
    with flows.local_service(folder / "ssm-sap-local", "--landscape", flows.LANDSCAPE,
                             "--clock", "stepped") as variables:
        service = Service(variables)
        redrawn_in_place(checks, service, watch)
        colours(checks, service, watch)
        interrupted(checks, service, watch)
        piped(checks, service, watch)
        waiting(checks, service, folder)
        failed(checks, service, watch)
        status(checks, service, folder)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return checks.failed or checks.passed < 30


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1])))
