"""Counts the instructions of our own workloads by callgrind and compares them with
Thresholds/instructions.json.

usage: instructions.py MEASURE [--update]    MEASURE is the built program `measure`

callgrind counts nearly the same on every run, whatever else the machine does. A workload runs a few
times and many times; the difference is what it takes without the start of the process. valgrind knows
no SHA instructions, so hashing counts for more than it takes in time.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

THRESHOLDS = pathlib.Path(__file__).resolve().parent / "Thresholds" / "instructions.json"
# How much more is a regression. Compilers of one release differ by less.
TOLERANCE = 0.03
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


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("measure")
    parser.add_argument("--update", action="store_true", help="write the thresholds anew")
    options = parser.parse_args()
    counts = {}
    with tempfile.NamedTemporaryFile() as stripped:
        # valgrind cannot read the debug information.
        subprocess.run(["strip", "--strip-debug", "-o", stripped.name, options.measure], check=True)
        for workload, name in WORKLOADS.items():
            few, many = LONG.get(name, (FEW, MANY))
            difference = (instructions(stripped.name, workload, many)
                          - instructions(stripped.name, workload, few))
            counts[name] = round(difference / (many - few))
    if options.update:
        THRESHOLDS.write_text(json.dumps(counts, indent=2) + "\n")
    thresholds = json.loads(THRESHOLDS.read_text()) if THRESHOLDS.exists() else {}
    worse = False
    for name, count in counts.items():
        threshold = thresholds.get(name)
        if threshold is None:
            print(f"{name}: {count:,} instructions, no threshold")
            continue
        share = count / threshold - 1
        worse = worse or share > TOLERANCE
        print(f"{name}: {count:,} instructions, threshold {threshold:,} ({share:+.1%})"
              + (", WORSE" if share > TOLERANCE else ""))
    sys.exit(1 if worse else 0)


if __name__ == "__main__":
    main()
