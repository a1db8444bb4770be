"""Reads the reports of `ssm-sap checks` as the programs do that they are for, and runs a fleet.

usage: reports.py FOLDER    FOLDER holds the built ssm-sap and ssm-sap-local
"""
import html.parser
import json
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree

import check
import flows

LANDSCAPE = flows.LANDSCAPE
APPLICATION = "HANA-PRD"
REGIONS = ["eu-central-1", "eu-west-1", "us-east-1"]
FORMATS = ["table", "json", "markdown", "junit", "html"]
PASSED, CHECK_FAILED, PARTLY_FAILED = 0, 41, 43
# Of HTML's elements without an end, those that the report uses.
VOID = {"meta", "br"}


class Command:
    def __init__(self, program, variables):
        self.program = str(program)
        self.environment = check.environment(variables)

    def start(self, *arguments, **options):
        return subprocess.Popen(
            [self.program, *arguments], env=self.environment, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, **options)

    def __call__(self, *arguments):
        process = self.start(*arguments)
        output, diagnostics = process.communicate(timeout=check.CALL_TIMEOUT)
        return process.returncode, output, diagnostics


# MARK: Formats

def rules(report):
    return [rule for found in report["ConfigurationChecks"] for part in found["SubChecks"]
            for rule in part["Rules"]]


def counts(statuses):
    return {status: statuses.count(status) for status in sorted(set(statuses))}


def read_junit(checks, text, expected, strict):
    """JUnit as Jenkins, GitLab and junitparser read it."""
    root = xml.etree.ElementTree.fromstring(text)
    checks.equal("junit: the root", (root.tag, root.get("name")), ("testsuites", APPLICATION))
    allowed = {
        "testsuites": ({"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
        "testsuite": ({"name", "tests", "failures", "errors", "skipped", "time", "timestamp"},
                      {"properties", "testcase"}),
        "properties": (set(), {"property"}), "property": ({"name", "value"}, set()),
        "testcase": ({"name", "classname", "time"}, {"skipped", "error", "failure", "system-out"}),
        "skipped": ({"message", "type"}, set()), "failure": ({"message", "type"}, set()),
        "error": ({"message", "type"}, set()), "system-out": (set(), set()),
    }
    odd = [element.tag for element in root.iter()
           if element.tag not in allowed or set(element.keys()) - allowed[element.tag][0]
           or {child.tag for child in element} - allowed[element.tag][1]]
    checks.equal("junit: nothing that the schema does not have", odd, [])
    for element in [root, *root.iter("testsuite")]:
        cases = list(element.iter("testcase"))
        found = {"tests": len(cases), "failures": len(list(element.iter("failure"))),
                 "errors": len(list(element.iter("error")))}
        if element.tag == "testsuite":
            found["skipped"] = len(list(element.iter("skipped")))
        told = {name: int(element.get(name)) for name in found}
        checks.equal(f"junit: {element.get('name')} counts what it has", told, found)
    names = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    checks.equal("junit: every name is there once", len(set(names)), len(names))
    failing = {"FAILED", "WARNING", "UNKNOWN"} if strict else {"FAILED"}
    checks.equal("junit: a test for each rule", len(names), len(expected))
    checks.equal("junit: failures are what counts", len(list(root.iter("failure"))),
                 len([status for status in expected if status in failing]))


class Page(html.parser.HTMLParser):
    """A page's elements, which have to be closed in their order."""

    def __init__(self):
        super().__init__()
        self.open, self.problems, self.ids, self.links, self.badges = [], [], [], [], []
        self.tags, self.text = set(), []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.add(tag)
        if tag not in VOID:
            self.open.append(tag)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if "href" in attributes:
            self.links.append(attributes["href"])
        if any(name.startswith("on") or name in ("src", "style") for name in attributes):
            self.problems.append((tag, attributes))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}>")

    def handle_data(self, data):
        self.text.append(data)


def read_html(checks, text, report):
    page = Page()
    page.feed(text)
    page.close()
    checks.equal("html: balanced, and without scripts and foreign parts",
                 (page.problems, page.open, page.tags & {"script", "link", "img", "iframe"}),
                 ([], [], set()))
    checks.equal("html: an id is there once", len(set(page.ids)), len(page.ids))
    broken = [link for link in page.links
              if not (link.startswith("https://") or link[0] == "#" and link[1:] in page.ids)]
    checks.equal("html: every link leads somewhere", broken, [])
    shown = "".join(page.text)
    missing = [rule["Message"] for rule in rules(report) if rule["Message"] not in shown]
    checks.equal("html: it has every finding", missing, [])


def read_markdown(checks, text, report):
    rows = [line for line in text.splitlines() if line.startswith("|")]
    columns = {len(re.sub(r"\\.", "", row).split("|")) - 2 for row in rows}
    checks.equal("markdown: three columns in every row", columns, {3})
    statuses = [row.split("|")[1].strip() for row in rows]
    expected = [rule["Status"] for rule in rules(report)]
    checks.equal("markdown: a row for each rule",
                 [status for status in statuses if status in set(expected)], expected)


def read_table(checks, text, report):
    checks.equal("table: at most 80 columns without a terminal, but for URLs",
                 [line for line in text.splitlines()
                  if len(line) > 80 and not line.lstrip().startswith("https://")], [])
    shown = re.findall(r"^  ([A-Z]+)  ", text, re.MULTILINE)
    checks.equal("table: a line for each rule", shown,
                 [rule["Status"] for rule in rules(report)])


def report_formats(checks, command, folder):
    """Every format of one run: with warnings and failures."""
    status, output, diagnostics = command("checks", APPLICATION, "--format", "json")
    report = json.loads(output)
    statuses = [rule["Status"] for rule in rules(report)]
    checks.equal("checks: findings make the command fail", status, CHECK_FAILED)
    checks.true("checks: there are failures, warnings and passed rules",
                {"FAILED", "WARNING", "PASSED"} <= set(statuses), counts(statuses))
    checks.equal("json: the counts are those of the rules",
                 {name.upper(): count for name, count in report["RuleStatusCounts"].items()
                  if count}, counts(statuses))
    checks.true("checks: the failure is told on standard error",
                "1 failed, 1 warning" in diagnostics, diagnostics)
    texts = {}
    for name in FORMATS:
        file = folder / f"report.{name}"
        status, output, _ = command(
            "checks", APPLICATION, "--last", "--format", name, "--output-file", str(file))
        checks.equal(f"{name}: the report is in the file only", (status, output),
                     (CHECK_FAILED, ""))
        texts[name] = file.read_text()
    again = json.loads(texts["json"])
    again.pop("ReportTime"), report.pop("ReportTime")
    checks.equal("checks: --last reports the run before", again, report)
    read_junit(checks, texts["junit"], statuses, strict=False)
    strict = command("checks", APPLICATION, "--last", "--format", "junit", "--fail-on", "warning")
    read_junit(checks, strict[1], statuses, strict=True)
    read_html(checks, texts["html"], report)
    read_markdown(checks, texts["markdown"], report)
    read_table(checks, texts["table"], report)


def check_statuses(checks, command, control):
    """The exit statuses of checks, one by one."""
    def status(*arguments):
        return command("checks", APPLICATION, "--quiet", *arguments)[0]

    checks.equal("status: passed rules", status("--check", "SAP_CHECK_01"), PASSED)
    checks.equal("status: passed rules, strictly",
                 status("--check", "SAP_CHECK_01", "--fail-on", "warning"), PASSED)
    checks.equal("status: failed rules",
                 status("--check", "SAP_CHECK_01", "--check", "SAP_CHECK_03"), CHECK_FAILED)
    checks.equal("status: an unknown check", status("--check", "SAP_CHECK_99"), 30)
    checks.equal("status: an unknown format", status("--format", "pdf"), 64)
    checks.equal("status: a file that cannot be written",
                 status("--last", "--output-file", "/nonexistent/report"), 17)
    control("faults", {"Kind": "internalError", "Operation": "ListSubCheckRuleResults"})
    code, output, _ = command(
        "checks", APPLICATION, "--last", "--check", "SAP_CHECK_01", "--format", "json")
    report = json.loads(output)
    problems = [part.get("Problem", "") for found in report["ConfigurationChecks"]
                for part in found["SubChecks"]]
    checks.equal("status: results that cannot be read are an error, not a pass",
                 (code, report["Verdict"], all("500" in problem for problem in problems)),
                 (37, "ERROR", True))
    control("faults", None)


# MARK: The fleet

def write_profiles(folder, variables):
    (folder / "config").write_text("".join(
        f"[profile {name}]\nregion = eu-central-1\nmax_attempts = 1\n"
        for name in ("one", "two", "wrong")))
    key, secret = variables["AWS_ACCESS_KEY_ID"], variables["AWS_SECRET_ACCESS_KEY"]
    (folder / "credentials").write_text("".join(
        f"[{name}]\naws_access_key_id = {key}\naws_secret_access_key = {value}\n"
        for name, value in (("one", secret), ("two", secret), ("wrong", check.WRONG_SECRET))))
    return {
        "AWS_ENDPOINT_URL_SSM_SAP": variables["AWS_ENDPOINT_URL_SSM_SAP"],
        "AWS_CONFIG_FILE": str(folder / "config"),
        "AWS_SHARED_CREDENTIALS_FILE": str(folder / "credentials"),
    }


def fleet(checks, command):
    lists = ["--profiles", "one,two,wrong", "--regions", ",".join(REGIONS)]
    status, output, diagnostics = command("fleet", *lists, "list-applications")
    lines = [json.loads(line) for line in output.splitlines()]
    checks.equal("fleet: a line for every pair",
                 sorted((line["Profile"], line["Region"]) for line in lines),
                 [(profile, region) for profile in ("one", "two", "wrong") for region in REGIONS])
    checks.equal("fleet: a profile that fails hides no other",
                 {(line["Profile"], line["Outcome"], line.get("ExitStatus")) for line in lines},
                 {("one", "SUCCESS", None), ("two", "SUCCESS", None), ("wrong", "FAILURE", 33)})
    checks.equal("fleet: the exit status of a partial failure", status, PARTLY_FAILED)
    checks.true("fleet: a line each and a summary on standard error",
                len(re.findall(r"^(ok|failed) ", diagnostics, re.MULTILINE)) == 9
                and "6 of 9 succeeded, 3 failed\n" in diagnostics, diagnostics)
    found = {line["Region"]: line["Result"] for line in lines if line["Profile"] == "one"}
    checks.equal("fleet: each region has its own answer",
                 [len(found[region]["Applications"]) for region in REGIONS], [2, 0, 0])

    status, output, _ = command(
        "fleet", "list-applications", "--query", "Applications[].Id", "--profiles", "two,one",
        "--regions=eu-central-1", "--output", "json")
    checks.equal("fleet: one document in the order of the targets, with --query",
                 (status, [(line["Profile"], sorted(line["Result"])) for line in json.loads(output)]),
                 (PASSED, [("two", ["ABAP-ECD", "HANA-PRD"]), ("one", ["ABAP-ECD", "HANA-PRD"])]))
    checks.equal("fleet: the status that all have in common",
                 command("fleet", "--profiles", "wrong", *lists[2:], "list-applications")[0], 33)
    checks.equal("fleet: a wrong command line is refused once, before any call",
                 [command("fleet", *lists, *words)[:2] for words in (
                     ["no-such-command"], ["get-application", "--no-such-option"],
                     ["list-applications", "--region", "eu-west-1"],
                     ["tag-resource"], [])], [(64, "")] * 5)


def starting_fleet(checks, command):
    """An operation that starts something, waited for."""
    status, output, diagnostics = command(
        "fleet", "--profiles", "one,wrong", "--regions", "eu-central-1", "stop-application",
        "--application-id", "ABAP-ECD", "--wait", "--poll-interval", "0.2")
    results = {line["Profile"]: line for line in map(json.loads, output.splitlines())}
    checks.equal("fleet: an operation is started and waited for",
                 (status, results["one"]["Result"]["Operation"]["Status"],
                  results["wrong"]["ExitStatus"]), (PARTLY_FAILED, "SUCCESS", 33))
    checks.true("fleet: no progress between the lines",
                len(diagnostics.splitlines()) == 4, diagnostics)


def interrupted_fleet(checks, command, control):
    control("faults", {"Kind": "delay", "Operation": "ListDatabases", "Seconds": 30})
    process = command.start(
        "fleet", "--profiles", "one,two", "--regions", ",".join(REGIONS), "--parallel", "2",
        "--output", "json", "list-databases")
    time.sleep(0.5)
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    output, diagnostics = process.communicate(timeout=check.CALL_TIMEOUT)
    outcomes = [line["Outcome"] for line in json.loads(output)]
    checks.equal("fleet: Control-C ends all at once, and says what was reached",
                 (process.returncode, outcomes, time.monotonic() - began < 5),
                 (130, ["INTERRUPTED"] * 2 + ["NOT_STARTED"] * 4, True))
    checks.true("fleet: the summary of an interrupted one",
                "0 of 6 succeeded, 2 interrupted, 4 not started" in diagnostics, diagnostics)
    control("faults", None)


def control_of(variables):
    """Returns what changes the service; without a value, it deletes."""
    url = variables["AWS_ENDPOINT_URL_SSM_SAP"] + "/_local/"

    def control(path, value):
        body = None if value is None else json.dumps(value)
        command = ["curl", "--silent", "--show-error", "--fail", "--noproxy", "*"]
        command += ["-X", "DELETE"] if body is None else [
            "-X", "POST", "-H", "content-type: application/json", "--data", body]
        subprocess.run([*command, url + path], check=True, capture_output=True)

    return control


def main(folder):
    folder = pathlib.Path(folder)
    checks = check.Checks()
    with tempfile.TemporaryDirectory() as directory, flows.local_service(
            folder / "ssm-sap-local", "--landscape", LANDSCAPE, "--time-factor",
            "1000") as variables:
        directory, control = pathlib.Path(directory), control_of(variables)
        command = Command(folder / "ssm-sap", variables)
        report_formats(checks, command, directory)
        check_statuses(checks, command, control)
        command = Command(folder / "ssm-sap", write_profiles(directory, variables))
        fleet(checks, command)
        starting_fleet(checks, command)
        interrupted_fleet(checks, command, control)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return checks.failed or checks.passed < 45


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1])))
