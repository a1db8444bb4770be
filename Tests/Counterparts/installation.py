"""Checks what Scripts/install has installed: the program, its manual page and its completions.

usage: installation.py PREFIX
"""
import pathlib
import re
import subprocess
import sys

import botocore.session

import check

LIMIT = 25_000_000  # bytes of the stripped program
TIMEOUT = 30


def run(*command, **options):
    return subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, timeout=TIMEOUT, **options)


def operations():
    """The commands that the AWS CLI has for the service."""
    service = botocore.session.Session().get_service_model("ssm-sap")
    return [botocore.xform_name(name, "-") for name in service.operation_names]


def check_program(checks, program):
    version = run(program, "--version")
    checks.true("the program runs", version.returncode == 0, "it ends with status 0")
    loaded = run("ldd", program).stdout
    checks.equal("the program loads no library of Swift", re.findall(r"lib\w*[sS]wift\w*", loaded), [])
    sections = run("readelf", "-S", "--wide", program).stdout
    checks.true("the program is stripped", ".symtab" not in sections, "it has no symbol table")
    size = program.stat().st_size
    print(f"{size / 1e6:.1f} MB")
    checks.true("the program's size", size < LIMIT, f"under {LIMIT / 1e6:.0f} MB")


def check_manual(checks, page):
    warnings = [
        line for line in run("mandoc", "-T", "lint", "-W", "error", page).stdout.splitlines()]
    checks.equal("mandoc finds no error in the manual page", warnings, [])
    text = run("mandoc", "-T", "ascii", page).stdout
    text = re.sub(r".\x08", "", text)
    for operation in operations():
        checks.true(f"the manual page has {operation}", re.search(
            rf"\b{operation}\b", text), "named")


BASH = """
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
COMP_LINE="$*"
COMP_POINT=${#COMP_LINE}
complete -p ssm-sap >/dev/null || exit 1
function=$(complete -p ssm-sap | sed -E 's/.*-F ([^ ]+).*/\\1/')
"$function" ssm-sap "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""

ZSH = """
autoload -Uz compinit
compinit -u -D # Without a dump: writing one replaces the file that is named, even a device.
(( ${+_comps[ssm-sap]} ))
"""


def bash_candidates(script, *words):
    outcome = run("bash", "-c", BASH, "bash", script, *words)
    return {word.strip() for word in outcome.stdout.splitlines() if word.strip()}


def fish_candidates(script, line):
    outcome = run("fish", "-N", "-c", f"source {script}; complete -C '{line}'")
    return {line.split("\t")[0] for line in outcome.stdout.splitlines()}


def check_completions(checks, prefix):
    bash = prefix / "share/bash-completion/completions/ssm-sap"
    fish = prefix / "share/fish/vendor_completions.d/ssm-sap.fish"
    zsh = prefix / "share/zsh/site-functions/_ssm-sap"
    checks.equal("bash completes a command", bash_candidates(bash, "ssm-sap", "get-op"),
                 {"get-operation"})
    checks.true("bash completes an option", "--operation-id" in bash_candidates(
        bash, "ssm-sap", "get-operation", "--op"), "--operation-id among them")
    checks.true("fish completes a command", "get-operation" in fish_candidates(
        fish, "ssm-sap get-op"), "get-operation among them")
    checks.true("fish completes an option", "--operation-id" in fish_candidates(
        fish, "ssm-sap get-operation --op"), "--operation-id among them")
    checks.equal("zsh accepts its completions", run("zsh", "-f", "-n", zsh).returncode, 0)
    checks.equal("zsh finds its completions", run(
        "zsh", "-f", "-c", f"fpath=({zsh.parent} $fpath)\n{ZSH}").returncode, 0)


def main():
    prefix = pathlib.Path(sys.argv[1])
    checks = check.Checks()
    check_program(checks, prefix / "bin/ssm-sap")
    check_manual(checks, prefix / "share/man/man1/ssm-sap.1")
    check_completions(checks, prefix)
    print(f"{checks.passed} passed, {checks.failed} failed")
    sys.exit(1 if checks.failed else 0)


if __name__ == "__main__":
    main()
