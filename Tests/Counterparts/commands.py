"""Runs the 27 operations with ssm-sap and with the AWS CLI, each against a service of its own in the
same state, and compares what they print and whether they refuse.

usage: commands.py [--seed N] FOLDER    FOLDER holds the built ssm-sap and ssm-sap-local
"""
import argparse
import base64
import concurrent.futures
import contextlib
import io
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

import awscli.clidriver
import botocore.session

import check
import flows

INPUTS = 20
# The formats that are compared byte by byte, and the part of the inputs that is printed in them too.
FORMATS = ["text", "table"]
SAMPLE = 0.1
# Handlers of the AWS CLI stay registered with a driver, so each driver runs a few commands only.
COMMANDS_OF_DRIVER = 40

UNKNOWN_ID = check.UNKNOWN_ID
ARN = "arn:aws:ssm-sap:eu-central-1:123456789012:HANA/HANA-PRD"
FILTER = {"Name": "status", "Value": "COMPLETED", "Operator": "Equals"}
SHORTHAND = "Name=status,Value=COMPLETED,Operator=Equals"
PAGES = [
    [], ["--max-items", "1"], ["--page-size", "1"], ["--max-items", "2", "--page-size", "1"],
    ["--no-paginate"], ["--max-results", "1"], ["--max-items", "0"],
    ["--max-items", "1", "--starting-token", "{NextToken}"],
    ["--cli-input-json", '{"MaxResults": 1}'],
]
BAD_PAGES = [
    ["--max-items", "x"], ["--page-size", "0"], ["--no-paginate", "--max-items", "1"],
    ["--max-results", "0"], ["--max-results", "abc"], ["--starting-token"], ["--max-results", "-1"],
]
FILTERS = [
    ["--filters", SHORTHAND], ["--filters", json.dumps([FILTER])], ["--filters", json.dumps(FILTER)],
    ["--filters", "file://{folder}/filters.json"],
    ["--filters", "Name='status',Value=\"COMPLETED\",Operator=Equals"],
    ["--cli-input-json", json.dumps({"Filters": [FILTER]})],
]
BAD_FILTERS = [
    ["--filters", "Name=status,Value==x"], ["--filters", "status"], ["--filters", '[{"Name": 1}]'],
    ["--filters", "Name=a,Value=b"], ["--filters", "Name=a,Name=b,Value=c,Operator=Equals"],
    ["--filters", "Name=a,Value=b,c,Operator=Equals"], ["--filters", "[{"],
    ["--filters", "Name='a"], ["--filters", "Name={a=b},Value=b,Operator=Equals"],
]

ANY_APPLICATION = ["--application-id", "HANA-PRD"]
CREDENTIAL = {"DatabaseName": "PRD/SYSTEMDB", "CredentialType": "ADMIN", "SecretId": "secret"}
CREDENTIAL_WORDS = "DatabaseName=PRD/SYSTEMDB,CredentialType=ADMIN,SecretId=secret"


def listing(required, filters=False):
    good = [required + pages for pages in PAGES]
    bad = [required + pages for pages in BAD_PAGES]
    if filters:
        good += [required + given for given in FILTERS]
        bad += [required + given for given in BAD_FILTERS]
    return good, bad


def one_of(*inputs):
    return list(inputs), []


def application(*more):
    return one_of(
        ANY_APPLICATION, ["--application-id=HANA-PRD"],
        ["--cli-input-json", '{"ApplicationId": "HANA-PRD"}'],
        ["--cli-input-json", "file://{folder}/application.json"],
        ["--application-id", "file://{folder}/id"],
        ["--cli-input-json", '{"ApplicationId": "X"}', *ANY_APPLICATION],
        ["--application-id", "NONE"], *more)


# The inputs of each operation: those that make sense, and those that both have to refuse. The order is
# that of the calls; the names in braces are values that earlier outputs had.
OPERATIONS = {
    "list-applications": listing([], filters=True),
    "get-application": application(["--application-arn", ARN], ["--application-arn", "x"], []),
    "list-components": listing(ANY_APPLICATION),
    "get-component": one_of(
        ANY_APPLICATION + ["--component-id", "{ComponentId}"], ANY_APPLICATION + ["--component-id", "X"],
        ANY_APPLICATION),
    "list-databases": listing(ANY_APPLICATION),
    "get-database": one_of(
        ["--database-arn", "{DatabaseArn}"], ["--database-arn", "x"],
        ANY_APPLICATION + ["--component-id", "{ComponentId}", "--database-id", "SYSTEMDB"]),
    "stop-application": one_of(
        ANY_APPLICATION + ["--no-include-ec2-instance-shutdown"],
        ANY_APPLICATION + ["--include-ec2-instance-shutdown"],
        ANY_APPLICATION + ["--stop-connected-entity", "DBMS"],
        ANY_APPLICATION + ["--stop-connected-entity", "OTHER"],
        ANY_APPLICATION + ["--include-ec2-instance-shutdown", "true"],
        ANY_APPLICATION + ["--cli-input-json", '{"IncludeEc2InstanceShutdown": "yes"}']),
    "start-application": application(),
    "start-application-refresh": application(),
    "list-operations": listing(ANY_APPLICATION, filters=True),
    "get-operation": one_of(
        ["--operation-id", "{OperationId}"], ["--operation-id", "{{{OperationId}}}"],
        ["--operation-id", UNKNOWN_ID], ["--operation-id", "x"],
        ["--cli-input-json", '{{"OperationId": "{OperationId}"}}']),
    "list-operation-events": listing(["--operation-id", "{OperationId}"], filters=True),
    "list-configuration-check-definitions": listing([]),
    "start-configuration-checks": one_of(
        ANY_APPLICATION + ["--configuration-check-ids", "SAP_CHECK_01", "SAP_CHECK_02"],
        ANY_APPLICATION + ["--configuration-check-ids", '["SAP_CHECK_01"]'],
        ANY_APPLICATION + ["--configuration-check-ids", "file://{folder}/checks.json"],
        ANY_APPLICATION + ["--configuration-check-ids", "SAP_CHECK_99"],
        ANY_APPLICATION + ["--configuration-check-ids", '["SAP_CHECK_01"'],
        ANY_APPLICATION),
    "list-configuration-check-operations": listing(
        ANY_APPLICATION + ["--list-mode", "ALL_OPERATIONS"], filters=True),
    "get-configuration-check-operation": one_of(
        ["--operation-id", "{CheckId}"], ["--operation-id", UNKNOWN_ID]),
    "list-sub-check-results": listing(["--operation-id", "{CheckId}"]),
    "list-sub-check-rule-results": listing(["--sub-check-result-id", "{SubCheckId}"]),
    "put-resource-permission": one_of(
        ["--action-type", "RESTORE", "--source-resource-arn", ARN, "--resource-arn", "{DatabaseArn}"],
        ["--action-type", "OTHER", "--source-resource-arn", ARN, "--resource-arn", "{DatabaseArn}"],
        ["--action-type", "RESTORE", "--resource-arn", "{DatabaseArn}"]),
    "get-resource-permission": one_of(
        ["--resource-arn", "{DatabaseArn}"], ["--resource-arn", "{DatabaseArn}", "--action-type", "RESTORE"],
        ["--resource-arn", "x"]),
    "delete-resource-permission": one_of(
        ["--resource-arn", "{DatabaseArn}", "--action-type", "RESTORE", "--source-resource-arn", ARN],
        ["--resource-arn", "{DatabaseArn}"]),
    "tag-resource": one_of(
        ["--resource-arn", ARN, "--tags", "a=b,c=d e"], ["--resource-arn", ARN, "--tags", '{"a": "x"}'],
        ["--resource-arn", ARN, "--tags", "key='quoted, with \"both\"'"],
        ["--resource-arn", ARN, "--tags", "a@=file://{folder}/id"],
        ["--resource-arn", ARN, "--tags", "a=x\\,y"], ["--resource-arn", ARN, "--tags", "a"],
        ["--resource-arn", ARN, "--tags", "a=b,"], ["--resource-arn", ARN, "--tags", "=b"],
        ["--resource-arn", ARN, "--tags", '{"a": 1}'], ["--resource-arn", ARN, "--tags", ""],
        ["--resource-arn", ARN, "--tags", "aws:a=b"], ["--resource-arn", ARN, "--tags", "a=b,a=c"],
        ["--resource-arn", ARN, "--tags", "a=[b,c]"]),
    "list-tags-for-resource": one_of(
        ["--resource-arn", ARN], ["--resource-arn", ARN + "X"], ["--resource-arn", ARN, "--max-items", "1"],
        ["--cli-input-json", json.dumps({"resourceArn": ARN})]),
    "untag-resource": one_of(
        ["--resource-arn", ARN, "--tag-keys", "a", "c"], ["--resource-arn", ARN, "--tag-keys", '["key"]'],
        ["--resource-arn", ARN, "--tag-keys", "[1]"], ["--resource-arn", ARN]),
    "update-application-settings": one_of(
        ANY_APPLICATION + ["--credentials-to-add-or-update", CREDENTIAL_WORDS],
        ANY_APPLICATION + ["--credentials-to-remove", json.dumps([CREDENTIAL])],
        ANY_APPLICATION + ["--backint", "BackintMode=AWSBackup,EnsureNoBackupInProcess=true"],
        ANY_APPLICATION + ["--backint", "BackintMode=AWSBackup,EnsureNoBackupInProcess=maybe"],
        ANY_APPLICATION + ["--backint", "BackintMode=AWSBackup"],
        ANY_APPLICATION + ["--backint", '{"BackintMode": "AWSBackup", "EnsureNoBackupInProcess": false}'],
        ANY_APPLICATION + ["--backint", "{"], ANY_APPLICATION + ["--backint", "[]"]),
    "deregister-application": application(["--application-id", "ABAP-ECD"]),
    "register-application": one_of(
        ["--application-id", "NEW", "--application-type", "HANA", "--instances", "{InstanceId}",
         "--sap-instance-number", "00", "--sid", "PRD", "--tags", "Stage=test",
         "--credentials", CREDENTIAL_WORDS],
        ["--application-id", "NEW", "--application-type", "HANA", "--instances", "i-1"],
        ["--application-id", "NEW", "--application-type", "OTHER", "--instances", "{InstanceId}"],
        ["--application-id", "NEW", "--application-type", "HANA"],
        ["--application-id", "NEW", "--application-type", "HANA", "--instances", "{InstanceId}",
         "--components-info", "ComponentType=WD,Sid=WD1,Ec2InstanceId={InstanceId}"],
        ["--application-id", "NEW", "--application-type", "HANA", "--instances", "{InstanceId}",
         "--components-info", "ComponentType=WD,Sid=WD1"]),
}

# What every operation refuses.
BAD = [
    ["--unknown-option", "1"], ["--cli-input-json", "{"], ["--cli-input-json", "[]"],
    ["--cli-input-json", '{"Unknown": 1}'], ["--cli-input-json", "file://{folder}/none"],
    ["--cli-input-json"], ["word"], ["--generate-cli-skeleton", "other"],
    ["--cli-input-json", '{"a": 1,}'], ["--cli-input-json", "text"], ["--cli-input-json", '"text"'],
    ["--output", "other"], ["--cli-input-json", '{"Unknown": null}'], ["--region"],
    ["--cli-read-timeout", "x"], ["--cli-input-json", "file://{folder}/latin1"],
    ["--cli-input-json", "null"], ["--cli-input-json", ""], ["--cli-input-json", '{"a" 1}'],
    ["--cli-input-json", "file://{folder}"], ["--color", "blue"], ["--output"],
]

# Outputs that later inputs need: the operation, its input, and where each value is in the output.
PREPARATIONS = {
    "get-component": [("list-components", ANY_APPLICATION, {"ComponentId": "Components.-1.ComponentId"})],
    "get-database": [
        ("list-databases", ANY_APPLICATION, {"DatabaseArn": "Databases.0.Arn"}),
        ("get-component", ANY_APPLICATION + ["--component-id", "{ComponentId}"], {
            "InstanceId": "Component.AssociatedHost.Ec2InstanceId"})],
    "get-operation": [("list-operations", ANY_APPLICATION, {"OperationId": "Operations.0.Id"})],
    "start-configuration-checks": [("start-application", ANY_APPLICATION, {})],
    "list-configuration-check-operations": [(
        "start-configuration-checks", ANY_APPLICATION, {"CheckId": "ConfigurationCheckOperations.0.Id"})],
    "list-sub-check-rule-results": [(
        "list-sub-check-results", ["--operation-id", "{CheckId}"], {"SubCheckId": "SubCheckResults.0.Id"})],
}


def inputs_of(operation, random_):
    """As many inputs as asked for: each that is written down for the operation, then bad ones."""
    good, bad = OPERATIONS[operation]
    rest = bad + [(good[0] if good else []) + more for more in BAD]
    random_.shuffle(rest)
    chosen = good[:INPUTS - 4]
    return chosen + rest[:INPUTS - len(chosen)]


class Side:
    """A program and the service that it calls; both sides get the same inputs."""

    def __init__(self, variables, folder):
        self.environment = check.environment(variables)
        self.known = {"folder": str(folder), "NextToken": "none-so-far-none"}

    def arguments(self, words):
        return [word.format(**self.known) if "{" in word and re.search(r"\{[A-Za-z]+\}", word) else word
                for word in words]

    def answer(self, operation, words):
        status, output = self.run([operation, *self.arguments(words)])
        with contextlib.suppress(ValueError, TypeError, KeyError):
            self.known["NextToken"] = json.loads(output)["NextToken"]
        return status == 0, output

    def prepare(self, operation):
        for name, words, places in PREPARATIONS.get(operation, []):
            _, output = self.run([name, *self.arguments(words)])
            for value, place in places.items():
                found = json.loads(output)
                for step in place.split("."):
                    found = found[int(step) if isinstance(found, list) else step]
                self.known[value] = found


class Ours(Side):
    def __init__(self, program, *rest):
        super().__init__(*rest)
        self.program = program

    def run(self, arguments):
        done = subprocess.run(
            [self.program, *arguments], env=self.environment, capture_output=True,
            stdin=subprocess.DEVNULL, timeout=check.CALL_TIMEOUT)
        return done.returncode, done.stdout.decode()


class Theirs(Side):
    def __init__(self, *rest):
        super().__init__(*rest)
        # Reading the models takes far longer than a call, and they are the same for every driver.
        self.loader = botocore.session.Session().get_component("data_loader")
        self.uses = COMMANDS_OF_DRIVER

    def run(self, arguments):
        if self.uses == COMMANDS_OF_DRIVER or "--generate-cli-skeleton" in arguments:
            self.driver = awscli.clidriver.create_clidriver()
            self.driver.session.register_component("data_loader", self.loader)
            self.uses = 0
        self.uses += 1
        if "--generate-cli-skeleton" in arguments:
            self.uses = COMMANDS_OF_DRIVER
        output = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(io.StringIO()):
            try:
                status = self.driver.main(["ssm-sap", *arguments])
            except SystemExit as end:
                status = end.code
        return status, output.buffer.getvalue().decode()


def comparable(text):
    """The text without what the time of the call determines: dates, and tokens that hold them."""
    def inner(match):
        with contextlib.suppress(ValueError):
            token = json.loads(base64.b64decode(match.group(0)))
            return json.dumps({**token, "NextToken": bool(token.get("NextToken"))})
        return match.group(0)

    text = re.sub(r"\beyJOZXh0[A-Za-z0-9+/=]+", inner, text)
    text = re.sub(r"\bAQAAAA[A-Za-z0-9+/=_-]+", "TOKEN", text)
    text, times = re.subn(r"\b1[789]\d{8}(\.\d+)?\b", "TIME", text)
    # Times have up to three decimals, and a table is as wide as they are. formats.py compares widths.
    return re.sub(r" {2,}|-{2,}", " ", text) if times and "|" in text else text


def answers_of(operation, words, sides):
    """The answers of both sides, which run at the same time."""
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        ours = pool.submit(sides[0].answer, operation, words)
        theirs = sides[1].answer(operation, words)
        return [ours.result(), theirs]


def compare(checks, operation, words, sides):
    """Compares the answers, and returns whether the operation was called and what was printed."""
    answers = answers_of(operation, words, sides)
    name = f"{operation} {' '.join(words)}"
    ours, theirs = [(done, comparable(output) if done else "") for done, output in answers]
    checks.equal(name, ours, theirs)
    if not answers[0][0]:
        checks.equal(f"{name}: nothing on standard output", answers[0][1], "")
    return answers[0]


def first_values(value):
    """A sample with one value for those of an enum, of which the AWS CLI draws any."""
    if isinstance(value, dict):
        return {name: first_values(item) for name, item in value.items()}
    if isinstance(value, list):
        return [first_values(item) for item in value]
    return "" if isinstance(value, str) else value


def compare_skeletons(checks, operation, sides, good):
    answers = answers_of(operation, ["--generate-cli-skeleton"], sides)
    checks.equal(
        f"{operation} --generate-cli-skeleton",
        *[(done, first_values(json.loads(output or "null"))) for done, output in answers])
    answers = answers_of(operation, [*good, "--generate-cli-skeleton", "output"], sides)
    # The AWS CLI refuses its own samples where an output has tags: their values are too short.
    expected = answers[1] if answers[1][0] else (True, answers[0][1])
    checks.equal(f"{operation} --generate-cli-skeleton output", answers[0], expected)


def write_files(folder):
    (folder / "application.json").write_text('{"ApplicationId": "HANA-PRD"}')
    (folder / "filters.json").write_text(json.dumps([FILTER]))
    (folder / "checks.json").write_text('["SAP_CHECK_01"]')
    (folder / "id").write_text("HANA-PRD")
    (folder / "latin1").write_bytes('{"ApplicationId": "Ä"}'.encode("latin-1"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("folder", type=pathlib.Path)
    options = parser.parse_args()
    random_ = random.Random(options.seed)
    checks = check.Checks()
    outputs = []
    with contextlib.ExitStack() as stack:
        folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory()))
        write_files(folder)
        services = [
            stack.enter_context(flows.local_service(
                options.folder / "ssm-sap-local", "--clock", "instant", "--seed", "7"))
            for _ in range(2)]
        sides = [Ours(options.folder / "ssm-sap", services[0], folder), Theirs(services[1], folder)]
        os.environ.clear()
        os.environ.update(sides[1].environment)
        for operation in OPERATIONS:
            for side in sides:
                side.prepare(operation)
            inputs = inputs_of(operation, random_)
            assert len(inputs) == INPUTS, (operation, len(inputs))
            successes = 0
            for words in inputs:
                done, output = compare(checks, operation, words, sides)
                successes += done
                outputs.append(output)
                if output and random_.random() < SAMPLE:
                    for format_ in FORMATS:
                        compare(checks, operation, [*words, "--output", format_], sides)
            checks.true(f"{operation} was carried out", successes, f"{successes} times")
            compare_skeletons(checks, operation, sides, inputs[0])
    jq = shutil.which("jq")
    if jq:
        done = subprocess.run([jq, "."], input="".join(outputs), capture_output=True, text=True)
        checks.equal("jq reads every output", (done.returncode, done.stderr), (0, ""))
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
