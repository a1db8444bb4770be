"""Compares the allocations of our own workloads, and their instructions where valgrind is installed,
with the files in Thresholds. Never looks at the time.

usage: thresholds.py MEASURE [--update]    MEASURE is the built program `measure`

callgrind counts nearly the same on every run, whatever else the machine does. A workload runs a few
times and many times; the difference is what it takes without the start of the process. valgrind knows
no SHA instructions, so hashing counts for more than it takes in time.
"""
import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

THRESHOLDS = pathlib.Path(__file__).resolve().parent / "Thresholds"
# How much more is a regression: of instructions, of which compilers of one release differ by less, and
# of allocations, of which a few belong to no single run.
SHARE, ALLOCATIONS = 0.03, 0.9
# What is not ours.
COMPARATORS = ("Foundation", "floor", "without unsafe")
FEW, MANY = 200, 1_200
# Long workloads run less often.
LONG = {"decode a page of 50": (2, 22)}

WORKLOADS = {
    "sign": "sign", "sign an HTTPRequest": "sign an HTTPRequest",
    "sign, key not cached": "sign, key not cached", "presign": "presign", "verify": "verify",
    "verify a presigned URL": "verify a presigned URL",
    "encode: AWSJSON": "encode an input", "decode: AWSJSON": "decode an operation",
    "decoding a page of 50, 33716 bytes: decode: AWSJSON": "decode a page of 50",
    "encode a message": "encode an event", "decode a message": "decode an event",
    "call: the whole pipeline": "a whole call",
    "call: signing, codec and transport alone": "the parts of a call",
}


def instructions(program, workload, times):
    outcome = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
         program, "--only", workload, "--times", str(times)],
        capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", outcome.stderr)
    if outcome.returncode or not found:
        sys.exit(f"valgrind cannot run '{workload}':\n{outcome.stderr}")
    return int(found[1])


def all_instructions(program):
    counts = {}
    with tempfile.NamedTemporaryFile() as stripped:
        # valgrind cannot read the debug information.
        subprocess.run(["strip", "--strip-debug", "-o", stripped.name, program], check=True)
        for workload, name in WORKLOADS.items():
            few, many = LONG.get(name, (FEW, MANY))
            difference = (instructions(stripped.name, workload, many)
                          - instructions(stripped.name, workload, few))
            counts[name] = round(difference / (many - few))
    return counts


def all_allocations(program):
    """The allocations of a run of each workload. The start of the process is in none of them."""
    outcome = subprocess.run(
        [program, "--turns", "3", "--milliseconds", "100", "--json"], capture_output=True, text=True,
        check=True)
    return {f"{group}: {name}": round(figures["allocations"], 1)
            for group, workloads in json.loads(outcome.stdout).items()
            for name, figures in workloads.items()
            if not any(word in name for word in COMPARATORS)}


def regressions(unit, counts, is_worse, is_update):
    """The workloads that are worse than their thresholds. Prints a line for each workload."""
    file = THRESHOLDS / f"{unit}.json"
    if is_update:
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(counts, indent=2, sort_keys=True) + "\n")
    thresholds = json.loads(file.read_text())
    worse = [f"{name} has no {unit} any more" for name in thresholds.keys() - counts.keys()]
    for name, count in sorted(counts.items()):
        threshold = thresholds.get(name)
        if threshold is None:
            worse.append(f"{name} has no threshold of {unit}")
            continue
        line = f"{name}: {count:,} {unit}, threshold {threshold:,}"
        print(line)
        if is_worse(count, threshold):
            worse.append(line)
    return worse


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("measure")
    parser.add_argument("--update", action="store_true", help="write the thresholds anew")
    options = parser.parse_args()
    worse = regressions(
        "allocations", all_allocations(options.measure),
        lambda count, threshold: count > threshold + ALLOCATIONS, options.update)
    if shutil.which("valgrind"):
        worse += regressions(
            "instructions", all_instructions(options.measure),
            lambda count, threshold: count > threshold * (1 + SHARE), options.update)
    else:
        print("valgrind is not installed: instructions are not counted.")
    print("\n".join(f"WORSE   {line}" for line in worse) or "No workload is worse than its thresholds.")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
