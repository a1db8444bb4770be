"""Times whole processes that read one operation from the local service: ssm-sap, the AWS CLI, boto3
and a C program that only loads libcurl, in turns.

usage: startup.py SSM_SAP SSM_SAP_LOCAL [--quick]
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

TURNS = 25
HERE = pathlib.Path(__file__).resolve().parent

BOTO3 = """
import sys
import boto3
print(boto3.client("ssm-sap").get_operation(OperationId=sys.argv[1])["Operation"]["Id"])
"""

LOADS_LIBCURL = """
#include <curl/curl.h>
int main(void) { return curl_version() == 0; }
"""

# A process starts with the peak memory of the one that forks it. This one is smaller than any of those
# that it measures.
MEASURED = """
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(int count, char **arguments) {
  struct timespec start, end;
  struct rusage usage;
  int status;
  clock_gettime(CLOCK_MONOTONIC, &start);
  pid_t child = vfork();
  if (child == 0) { execvp(arguments[1], arguments + 1); _exit(127); }
  wait4(child, &status, 0, &usage);
  clock_gettime(CLOCK_MONOTONIC, &end);
  fprintf(stderr, "%.3f %ld %d\\n",
    (end.tv_sec - start.tv_sec) * 1e3 + (end.tv_nsec - start.tv_nsec) / 1e6, usage.ru_maxrss, status);
  return 0;
}
"""


def compiled(folder, name, text, *options):
    source = folder / f"{name}.c"
    source.write_text(text)
    subprocess.run(["gcc", "-O2", source, "-o", folder / name, *options], check=True)
    return str(folder / name)


def measured(meter, command):
    outcome = subprocess.run(
        [meter, *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    milliseconds, kibibytes, status = outcome.stderr.splitlines()[-1].split()
    if status != "0":
        sys.exit(f"{command[0]} failed: {outcome.stderr}")
    return float(milliseconds), int(kibibytes) / 1024


def service(program):
    process = subprocess.Popen(
        [program, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True)
    variables = {}
    for line in process.stdout:
        variables.update(re.findall(r"([A-Z_]+)=(\S+)", line))
        operation = re.match(r"#\s+([0-9a-f-]{36})", line)
        if operation:
            return process, variables, operation.group(1)
    sys.exit("ssm-sap-local names no operation")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ssm_sap", type=os.path.abspath)
    parser.add_argument("ssm_sap_local", type=os.path.abspath)
    parser.add_argument("--quick", action="store_true", help="only show that measuring works")
    options = parser.parse_args()
    process, variables, operation = service(options.ssm_sap_local)
    os.environ.update(variables, AWS_EC2_METADATA_DISABLED="true")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        meter = compiled(folder, "meter", MEASURED)
        bin = pathlib.Path(sys.executable).parent
        get = ["get-operation", "--operation-id", operation]
        commands = {
            "ssm-sap get-operation": [options.ssm_sap, *get],
            "ssm-sap --version": [options.ssm_sap, "--version"],
            "a C program that loads libcurl": [compiled(folder, "loads", LOADS_LIBCURL, "-lcurl")],
            "aws ssm-sap get-operation": [str(bin / "aws"), "ssm-sap", *get],
            "boto3": [sys.executable, "-c", BOTO3, operation],
        }
        figures = {name: [] for name in commands}
        for _ in range(2 if options.quick else TURNS):
            for name, command in commands.items():
                figures[name].append(measured(meter, command))
    process.terminate()
    process.wait()
    report(figures, options.ssm_sap)


def report(figures, program):
    ours = statistics.median(time for time, _ in figures["ssm-sap get-operation"])
    print(f"{'whole process':32} {'median':>9} {'least':>9} {'memory':>9} {'ratio':>7}")
    for name, runs in figures.items():
        times = [time for time, _ in runs]
        middle = statistics.median(times)
        memory = statistics.median(memory for _, memory in runs)
        print(f"{name:32} {middle:6.1f} ms {min(times):6.1f} ms {memory:5.1f} MiB {middle / ours:7.1f}")
    print(f"size of the program: {os.path.getsize(program) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
