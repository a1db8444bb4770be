"""Measures everything beside its comparators and writes the tables and the plots.

usage: report.py MEASURE [--serde PROGRAM] [--quick] [--without SECTION]... [--output FOLDER]

MEASURE is the built program `measure`. Scripts/benchmark builds it and runs this. Each round runs
ours and every peer once, so that all of them meet the machine at the same speeds; a ratio is the
median of the ratios of the rounds.
"""
import argparse
import json
import os
import pathlib
import platform
import re
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field

import peers
import plots

HERE = pathlib.Path(__file__).resolve().parent
ROUNDS = 9
PROCESSES = "whole processes"
TRANSPORT = "the transport"
PIPELINE = "the pipeline"
LOCAL = "the local service"


@dataclass
class Row:
    """What one contender took for a piece of work."""
    work: str
    name: str
    unit: str
    medians: list = field(default_factory=list)
    minima: list = field(default_factory=list)
    # Times ours, round by round.
    ratios: list = field(default_factory=list)
    allocations: float = None
    note: str = ""

    @property
    def median(self):
        return statistics.median(self.medians)

    @property
    def least(self):
        return min(self.minima)

    @property
    def ratio(self):
        return statistics.median(self.ratios) if self.ratios else None

    @property
    def spread(self):
        return (min(self.ratios), max(self.ratios)) if self.ratios else None

    def take(self, samples, ours):
        self.medians.append(statistics.median(samples))
        self.minima.append(min(samples))
        self.ratios.append(self.medians[-1] / ours)


OURS = "this package"

# Each work: its name; the beginning of the group and the name of our workload; then comparators out
# of the same group by their names. Python's peers are added where peers.py has the same work.
IN_PROCESS = {
    "signing": [
        ("sign", "signing against its hashing alone, no", "sign", [
            ("its hashing alone", "floor: two SHA-256 and an HMAC"),
            ("its hashing alone, by safe code", "the same without unsafe code")]),
        ("sign with a session token", "signing against its hashing alone, session", "sign", [
            ("its hashing alone", "floor: two SHA-256 and an HMAC"),
            ("its hashing alone, by safe code", "the same without unsafe code")]),
        ("sign an HTTPRequest", "signing against its hashing alone, no", "sign an HTTPRequest", [
            ("sign its parts", "sign")]),
        ("sign, key not cached", "signing against its hashing alone, no", "sign, key not cached", [
            ("sign with a cached key", "sign"),
            ("the hashing of a signature", "floor: two SHA-256 and an HMAC")]),
        ("presign", "presigning and verifying against signing, no", "presign", [("sign", "sign")]),
    ],
    "verifying": [
        ("verify", "presigning and verifying against signing, no", "verify", [("sign", "sign")]),
        ("verify a presigned URL", "presigning and verifying against signing, no",
         "verify a presigned URL", [("sign", "sign")]),
        ("verify a presigned URL with a session token",
         "presigning and verifying against signing, session", "verify a presigned URL",
         [("sign", "sign")]),
    ],
    "decoding": [
        (f"decode {what}", f"decoding {what}", "decode: AWSJSON", [
            ("Foundation's JSONDecoder", "decode: Foundation's JSONDecoder")])
        for what in ("an operation", "a page of 50", "five megabytes")
    ],
    "encoding": [
        ("encode an input", "encoding an input", "encode: AWSJSON", [
            ("Foundation's JSONEncoder", "encode: Foundation's JSONEncoder")]),
    ],
    "event streams": [
        ("encode an event", "event streams", "encode a message", []),
        ("decode an event", "event streams", "decode a message", []),
    ],
    PIPELINE: [
        ("a whole call, without network", "one call of GetOperation", "call: the whole pipeline", [
            ("its signing, codec and transport alone",
             "call: signing, codec and transport alone")]),
    ],
}


# MARK: In one process

def ours(program, quick):
    """Runs our workloads once and returns their turns and allocations by group and name."""
    turns = ["--quick"] if quick else ["--turns", "5", "--milliseconds", "25"]
    output = subprocess.run([program, "--json", *turns], capture_output=True, check=True).stdout
    return json.loads(output)


def start_up(program, rows):
    """Evaluates the endpoint rules in a new process, where nothing of them is kept."""
    output = subprocess.run([program, "--start"], capture_output=True, text=True, check=True).stdout
    first, following = map(float, output.split())
    work = "endpoint rules, the first time in a process"
    find(rows, work, OURS).take([first], first)
    find(rows, work, "once for each client after that").take([following], first)


def serde(program, folder):
    """Runs the Rust program on the peers' documents and returns its turns by work."""
    documents = []
    for work, document in peers.documents().items():
        path = pathlib.Path(folder) / work
        path.write_bytes(document)
        documents.append(f"{work}={path}")
    output = subprocess.run([program, *documents], capture_output=True, text=True, check=True)
    lines = [line.split("=") for line in output.stdout.splitlines()]
    return {work: [float(turn) for turn in turns.split()] for work, turns in lines}


def in_process(options, sections):
    theirs = peers.workloads()
    rows = {section: [] for section in sections}
    for round in range(1 if options.quick else ROUNDS):
        print(f"round {round + 1}", file=sys.stderr)
        measured = ours(options.measure, options.quick)
        with tempfile.TemporaryDirectory() as folder:
            by_serde = serde(options.serde, folder) if options.serde else {}
        for section in sections:
            for work in IN_PROCESS[section]:
                take(rows[section], work, measured, by_serde, theirs, options.quick)
        if PIPELINE in rows:
            start_up(options.measure, rows[PIPELINE])
    check_sizes(measured)
    return rows


def take(rows, work, measured, by_serde, theirs, quick):
    title, group, name, comparators = work
    members = next(members for key, members in measured.items() if key.startswith(group))
    own = members[name]
    base = statistics.median(own["nanoseconds"])
    for contender, key in [(OURS, name), *comparators]:
        row = find(rows, title, contender)
        row.take(members[key]["nanoseconds"], base)
        row.allocations = members[key]["allocations"]
    if title in by_serde:
        find(rows, title, "serde_json").take(by_serde[title], base)
    for (what, peer), function in theirs.items():
        if what == title:
            find(rows, title, peer).take(peers.nanoseconds(function, quick), base)


def find(rows, work, name, unit="ns"):
    for row in rows:
        if (row.work, row.name) == (work, name):
            return row
    rows.append(Row(work, name, unit))
    return rows[-1]


def check_sizes(measured):
    """The peers' documents have to be those of our workloads."""
    groups = {work[0]: work[1] for works in IN_PROCESS.values() for work in works}
    for work, document in peers.documents().items():
        size = len(document)
        key = next(key for key in measured if key.startswith(groups[work]))
        found = int(re.search(r"(\d+) bytes", key).group(1))
        assert found == size, f"the documents of '{work}' differ: {found} and {size} bytes"


# MARK: Programs of their own

def output_of(script, quick, *arguments):
    command = [HERE.parent / "Scripts" / script, *(["--quick"] if quick else []), *arguments]
    print(script, file=sys.stderr)
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout


def transport(quick):
    text = output_of("benchmark-transport", quick)
    rows, work, memory = [], "", {}
    for line in text.splitlines():
        if found := re.match(r"## (.*?), medians", line):
            work = {"sequential": "one after the other"}.get(found[1], found[1])
        elif found := re.match(
                r"(.*): (\d+) requests a second, ([\d.]+) us of processor time each, at best ([\d.]+)",
                line):
            rows.append(Row(work, found[1], "us", [float(found[3])], [float(found[4])],
                            note=f"{int(found[2]):,} a second"))
        elif found := re.match(r"  ratio: ([\d.]+) of the requests a second, ([\d.]+) times", line):
            rows[-1].ratios = [float(found[2])]
            rows[-1].note += f", {found[1]} times libcurl's"
        elif found := re.match(r"(C|ours): ([\d.]+) MiB, (\d+) in flight", line):
            memory[found[1]] = (float(found[2]), int(found[3]))
    # The program compares with libcurl; the tables compare with ours.
    for row in rows:
        if row.name == "libcurl in C":
            row.ratios = [1.0]
    base = {row.work: row.ratio for row in rows if row.name == "CurlTransport"}
    for row in rows:
        row.ratios = [row.ratio / base[row.work]]
    return rows, memory


def local(quick):
    rows = []
    for line in output_of("benchmark-local", quick).splitlines():
        if found := re.match(
                r"(\w+), (.*): median ([\d.]+) ms, 99th percentile ([\d.]+) ms, (\d+) requests",
                line):
            rows.append((found[1], found[2], float(found[3]), float(found[4]), int(found[5])))
    return rows


def processes(quick):
    rows = []
    for line in output_of("benchmark-startup", quick).splitlines():
        if found := re.match(r"(.{32}) +([\d.]+) ms +([\d.]+) ms +([\d.]+) MiB +([\d.]+)", line):
            rows.append(Row("one whole process", found[1].strip(), "ms", [float(found[2])],
                            [float(found[3])], [float(found[5])], note=f"{found[4]} MiB"))
    return rows


# MARK: The report

def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def count(value):
    return "" if value is None else f"{value:,.0f}"


def spread(row):
    if not row.spread or row.spread[0] == row.spread[1]:
        return ""
    return f"{number(row.spread[0])} to {number(row.spread[1])}"


def time_table(rows):
    lines = ["| work | by | median | least | times ours | spread | allocations |",
             "|---|---|---:|---:|---:|---:|---:|"]
    last = None
    for row in rows:
        lines.append("| " + " | ".join([
            row.work if row.work != last else "", row.name, plots.duration(row.median, row.unit),
            plots.duration(row.least, row.unit), number(row.ratio), spread(row),
            count(row.allocations)]) + " |")
        last = row.work
    return lines


def transport_table(rows, memory):
    lines = ["| requests | by | processor time of each | least | times ours | per second |",
             "|---|---|---:|---:|---:|---|"]
    for row in rows:
        lines.append(
            f"| {row.work} | {row.name} | {plots.duration(row.median, 'us')} | "
            f"{plots.duration(row.least, 'us')} | {number(row.ratio)} | {row.note} |")
    if memory:
        figures = " and ".join(
            f"{size} MiB for {'libcurl in C' if side == 'C' else 'CurlTransport'}"
            for side, (size, _) in memory.items())
        lines += ["", f"Peak memory with {next(iter(memory.values()))[1]:,} requests in flight: "
                  f"{figures}."]
    return lines


def local_table(rows):
    lines = ["| requests | in flight | median | 99th percentile | per second |",
             "|---|---|---:|---:|---:|"]
    return lines + [
        f"| `{name}` | {load} | {middle:.2f} ms | {high:.2f} ms | {rate:,} |"
        for name, load, middle, high, rate in rows]


def process_table(rows):
    lines = ["| process | median | least | times ours | memory |", "|---|---:|---:|---:|---:|"]
    return lines + [
        f"| {row.name} | {plots.duration(row.median, 'ms')} | {plots.duration(row.least, 'ms')} | "
        f"{number(row.ratio)} | {row.note} |" for row in rows]


def machine():
    model = platform.machine()
    cpuinfo = pathlib.Path("/proc/cpuinfo")
    if cpuinfo.exists():
        found = re.search(r"model name\s*: (.*)", cpuinfo.read_text())
        model = found[1] if found else model
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    version = re.search(r"Swift version ([\d.]+)", swift)
    return (f"{model}, {os.cpu_count()} cores, {platform.system()}; Swift "
            f"{version[1] if version else '?'}; botocore {peers.version('botocore')}, awscrt "
            f"{peers.version('awscrt')}, orjson {peers.version('orjson')}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("measure", type=os.path.abspath, help="the built program `measure`")
    parser.add_argument("--serde", metavar="PROGRAM", help="the built program `serde-peer`")
    parser.add_argument("--quick", action="store_true", help="only show that the measuring works")
    parser.add_argument("--without", action="append", default=[], metavar="SECTION",
                        choices=[*IN_PROCESS, TRANSPORT, LOCAL, PROCESSES],
                        help="leave out a section; can be repeated")
    parser.add_argument("--output", type=pathlib.Path, default=HERE / "Results",
                        help="the folder for the report (default: Benchmarks/Results)")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    rows = in_process(options, [name for name in IN_PROCESS if name not in options.without])
    tables = {section: time_table(members) for section, members in rows.items()}
    if TRANSPORT not in options.without:
        rows[TRANSPORT], memory = transport(options.quick)
        tables[TRANSPORT] = transport_table(rows[TRANSPORT], memory)
    if LOCAL not in options.without:
        tables[LOCAL] = local_table(local(options.quick))
    if PROCESSES not in options.without:
        rows[PROCESSES] = processes(options.quick)
        tables[PROCESSES] = process_table(rows[PROCESSES])
    text = ["# Results", "",
            "Written by `Scripts/benchmark` from one run. Medians and least times; a ratio is the "
            "median of the ratios of all rounds, in which every contender had its turn, and the "
            "spread is their least and greatest.", "",
            f"{machine()}. Load of the machine before the run: {load:.1f}.", ""]
    for section, lines in tables.items():
        text += [f"## {section[0].upper()}{section[1:]}", "", *lines, ""]
    options.output.mkdir(parents=True, exist_ok=True)
    (options.output / "Results.md").write_text("\n".join(text))
    plots.write(rows, options.output)
    print("\n".join(text))
    print(f"Written to {options.output}", file=sys.stderr)


if __name__ == "__main__":
    main()
