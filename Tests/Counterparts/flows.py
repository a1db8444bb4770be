"""Runs what people do with SSM for SAP against the local service: with boto3, then with the AWS CLI.

usage: flows.py FOLDER    FOLDER holds the built ssm-sap-local

Neither client is changed or configured beyond an endpoint, a region and keys.
"""
import contextlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import time

import boto3
import botocore.exceptions

import check

ROOT = pathlib.Path(__file__).resolve().parents[2]
LANDSCAPE = ROOT / "Examples/Landscapes/multi-node.json"
WAIT = 30
SECRET = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:hana-Ab12Cd"


class Checks(check.Checks):
    def error(self, name, code, call, **parameters):
        try:
            answer = call(**parameters)
        except botocore.exceptions.ClientError as error:
            self.equal(name, error.response["Error"]["Code"], code)
            return error.response["Error"]["Message"]
        self.equal(name, answer, f"the error {code}")
        return ""


@contextlib.contextmanager
def local_service(program, *options):
    """The running service; what it prints for a shell is what a client needs."""
    process = subprocess.Popen(
        [program, "serve", "--port", "0", *options], stdout=subprocess.PIPE, text=True)
    watchdog = threading.Timer(WAIT, process.kill)
    watchdog.start()
    variables = {}
    for line in process.stdout:
        variables.update(re.findall(r"([A-Z_]+)=(\S+)", line))
        if "AWS_SECRET_ACCESS_KEY" in variables or "The access keys are" in line:
            break
    watchdog.cancel()
    threading.Thread(target=process.stdout.read, daemon=True).start()
    try:
        yield variables
    finally:
        process.terminate()
        assert process.wait(WAIT) == 0, "the service did not end cleanly"


def until_done(get, **parameters):
    """Polls as people's scripts do."""
    deadline = time.monotonic() + WAIT
    while time.monotonic() < deadline:
        operation = get(**parameters)
        if operation.get("Status") not in (None, "INPROGRESS"):
            return operation
        time.sleep(0.05)
    raise SystemExit(f"not done after {WAIT} s: {parameters}")


def deregister(client, application):
    """Deregisters an application and waits until it is gone."""
    client.deregister_application(ApplicationId=application)
    deadline = time.monotonic() + WAIT
    while time.monotonic() < deadline:
        found = client.list_applications()["Applications"]
        if application not in [summary["Id"] for summary in found]:
            return
        time.sleep(0.05)
    raise SystemExit(f"{application} is still there")


def register_hana(checks, client, instance, database):
    """Registers a HANA system, follows it until it is done, and looks at what was found."""
    answer = client.register_application(
        ApplicationId="HANA-NEW", ApplicationType="HANA", Instances=[instance],
        SapInstanceNumber="00", Tags={"Stage": "test"},
        Credentials=[{"DatabaseName": f"{database}/SYSTEMDB", "CredentialType": "ADMIN",
                      "SecretId": SECRET}])
    application = answer["Application"]
    checks.equal("a new application is in REGISTERING, without components",
                 (application["Status"], application.get("Components", [])), ("REGISTERING", []))
    checks.error("an id that is taken is a conflict", "ConflictException",
                 client.register_application, ApplicationId="HANA-NEW", ApplicationType="HANA",
                 Instances=[instance], SapInstanceNumber="00")
    operation = until_done(
        lambda **parameters: client.get_operation(**parameters)["Operation"],
        OperationId=answer["OperationId"])
    checks.equal("the registration succeeds", (operation["Type"], operation["Status"]),
                 ("REGISTER_APPLICATION", "SUCCESS"))
    answer = client.get_application(ApplicationId="HANA-NEW")
    application = answer["Application"]
    checks.equal("the application is activated, with its tags",
                 (application["Status"], application["DiscoveryStatus"], answer["Tags"]),
                 ("ACTIVATED", "SUCCESS", {"Stage": "test"}))
    components = {
        summary["ComponentId"]: client.get_component(
            ApplicationId="HANA-NEW", ComponentId=summary["ComponentId"])["Component"]
        for page in client.get_paginator("list_components").paginate(ApplicationId="HANA-NEW")
        for summary in page["Components"]}
    parents = [name for name, component in components.items()
               if component["ComponentType"] == "HANA"]
    checks.equal("the application names its parent components", application["Components"], parents)
    checks.equal("there is one HANA parent, whose children are the nodes",
                 [(len(parents), set(components[name]["ChildComponents"])) for name in parents],
                 [(1, set(components) - set(parents))])
    checks.equal("every component runs", {c["Status"] for c in components.values()}, {"RUNNING"})
    databases = client.list_databases(ApplicationId="HANA-NEW")["Databases"]
    checks.equal("its databases are the system's and a tenant's",
                 sorted(database["DatabaseType"] for database in databases), ["SYSTEM", "TENANT"])
    return next(d["Arn"] for d in databases if d["DatabaseType"] == "TENANT")


def register_abap(checks, client, instance, sid, tenant):
    """Registers an ABAP system on the tenant's database, after a try with a database that it does
    not use."""
    checks.error("a database that does not exist is not found", "ResourceNotFoundException",
                 client.register_application, ApplicationId="X", ApplicationType="SAP_ABAP",
                 Instances=[instance], Sid=sid, DatabaseArn=tenant + "X")
    wrong = tenant.rsplit("/", 1)[0] + "/SYSTEMDB"
    for identifier, database, expected in (
            ("ABAP-WRONG", wrong, ("ERROR", "REGISTRATION_FAILED")),
            ("ABAP-NEW", tenant, ("SUCCESS", "SUCCESS"))):
        answer = client.register_application(
            ApplicationId=identifier, ApplicationType="SAP_ABAP", Instances=[instance], Sid=sid,
            DatabaseArn=database)
        operation = until_done(
            lambda **parameters: client.get_operation(**parameters)["Operation"],
            OperationId=answer["OperationId"])
        application = client.get_application(ApplicationId=identifier)["Application"]
        checks.equal(f"the registration of {identifier} ends as it should",
                     (operation["Status"], application["DiscoveryStatus"]), expected)
        if expected[0] == "ERROR":
            checks.equal("a failed registration says why", bool(operation["StatusMessage"]), True)
            deregister(client, identifier)
    checks.error("credentials are refused for ABAP", "ValidationException",
                 client.register_application, ApplicationId="X", ApplicationType="SAP_ABAP",
                 Instances=[instance], Sid=sid, DatabaseArn=tenant,
                 Credentials=[{"DatabaseName": "A/B", "CredentialType": "ADMIN",
                               "SecretId": SECRET}])


def stop_and_start(checks, client, application):
    """Stops an ABAP application with its database and starts it again, in the order of their
    dependence."""
    def events(identifier):
        pages = client.get_paginator("list_operation_events").paginate(OperationId=identifier)
        return [event for page in pages for event in page["OperationEvents"]]

    def finished(identifier):
        operation = until_done(
            lambda **parameters: client.get_operation(**parameters)["Operation"],
            OperationId=identifier)
        found = events(identifier)
        checks.equal("events are listed newest first",
                     [event["Timestamp"] for event in found],
                     sorted((event["Timestamp"] for event in found), reverse=True))
        ended = [event["Resource"]["ResourceArn"].rsplit("/", 1)[-1]
                 for event in reversed(found) if event["Status"] == "COMPLETED"]
        return operation, ended

    def first(ended, part):
        return next(i for i, name in enumerate(ended) if part in name)

    checks.error("an application that runs cannot be started", "ConflictException",
                 client.start_application, ApplicationId=application)
    operation, ended = finished(client.stop_application(
        ApplicationId=application, StopConnectedEntity="DBMS")["OperationId"])
    checks.equal("the stop succeeds", operation["Status"], "SUCCESS")
    checks.equal("dialog instances stop before ASCS, and ASCS before the database",
                 first(ended, "-D") < first(ended, "-ASCS") < first(ended, "HDB"), True)
    checks.equal("the application is stopped",
                 client.get_application(ApplicationId=application)["Application"]["Status"],
                 "STOPPED")
    checks.error("a stopped application cannot be stopped", "ConflictException",
                 client.stop_application, ApplicationId=application)
    operation, ended = finished(client.start_application(ApplicationId=application)["OperationId"])
    checks.equal("the start succeeds", operation["Status"], "SUCCESS")
    checks.equal("the database starts before ASCS, and ASCS before dialog instances",
                 first(ended, "HDB") < first(ended, "-ASCS") < first(ended, "-D"), True)


def report_checks(checks, client, application):
    """Runs every configuration check and gathers its report."""
    started = client.start_configuration_checks(
        ApplicationId=application)["ConfigurationCheckOperations"]
    checks.equal("every check starts, without a status at first",
                 [(o["ConfigurationCheckId"], o.get("Status")) for o in started],
                 [("SAP_CHECK_01", None), ("SAP_CHECK_02", None), ("SAP_CHECK_03", None)])
    checks.error("a check that is in progress is not started again", "ValidationException",
                 client.start_configuration_checks, ApplicationId=application)
    for operation in started:
        done = until_done(
            lambda **parameters: client.get_configuration_check_operation(
                **parameters)["ConfigurationCheckOperation"], OperationId=operation["Id"])
        counts = {}
        for page in client.get_paginator("list_sub_check_results").paginate(
                OperationId=operation["Id"]):
            for result in page["SubCheckResults"]:
                for rules in client.get_paginator("list_sub_check_rule_results").paginate(
                        SubCheckResultId=result["Id"]):
                    for rule in rules["RuleResults"]:
                        counts[rule["Status"]] = counts.get(rule["Status"], 0) + 1
        expected = {
            name: count for name, count in (
                ("PASSED", done["RuleStatusCounts"].get("Passed", 0)),
                ("FAILED", done["RuleStatusCounts"].get("Failed", 0)),
                ("WARNING", done["RuleStatusCounts"].get("Warning", 0)),
                ("INFO", done["RuleStatusCounts"].get("Info", 0)),
                ("UNKNOWN", done["RuleStatusCounts"].get("Unknown", 0))) if count}
        checks.equal(f"{operation['ConfigurationCheckId']} counts the rules that it lists",
                     (done["Status"], bool(counts), counts), ("SUCCESS", True, expected))


def tags_and_permissions(checks, client, application):
    arn = client.get_application(ApplicationId=application)["Application"]["Arn"]
    database = client.list_databases(ApplicationId=application)["Databases"][0]["Arn"]
    client.tag_resource(resourceArn=arn, tags={"Cost/Center": "Größe & Co", "a=b": "c/d?", "Team": "sap"})
    client.untag_resource(resourceArn=arn, tagKeys=["Team", "a=b"])
    tags = client.list_tags_for_resource(resourceArn=arn)["tags"]
    checks.equal("tags are added and removed", tags.get("Cost/Center"), "Größe & Co")
    checks.equal("removed tags are gone", {"Team", "a=b"} & set(tags), set())
    checks.error("an unknown resource has no tags", "ResourceNotFoundException",
                 client.list_tags_for_resource, resourceArn=arn + "-unknown")
    source = "arn:aws:backup:eu-central-1:123456789012:backup-vault:vault"
    client.put_resource_permission(
        ActionType="RESTORE", SourceResourceArn=source, ResourceArn=database)
    policy = client.get_resource_permission(ActionType="RESTORE", ResourceArn=database)["Policy"]
    checks.equal("a permission is granted to its source", source in policy, True)
    client.delete_resource_permission(
        ActionType="RESTORE", SourceResourceArn=source, ResourceArn=database)
    answer = client.get_resource_permission(ActionType="RESTORE", ResourceArn=database)
    checks.equal("a permission is taken back", source in answer.get("Policy", ""), False)


def pages(checks, client, application):
    def identifiers(**parameters):
        found = client.get_paginator("list_operations").paginate(
            ApplicationId=application, **parameters)
        return [operation["Id"] for page in found for operation in page["Operations"]]

    whole = identifiers()
    checks.equal("pages of one give every operation once",
                 identifiers(PaginationConfig={"PageSize": 1}), whole)
    checks.equal("there is more than one page", len(whole) > 1, True)
    token = client.list_operations(ApplicationId=application, MaxResults=1)["NextToken"]
    changed = ("A" if token[-2] != "A" else "B").join((token[:-2], token[-1]))
    checks.error("a token that was tampered with is refused", "ValidationException",
                 client.list_operations, ApplicationId=application, MaxResults=1,
                 NextToken=changed)
    checks.error("a page is at most 50 long", "ValidationException",
                 client.list_operations, ApplicationId=application, MaxResults=51)


class CommandLine:
    """The AWS CLI, called as people call it."""

    def __init__(self, variables):
        self.environment = check.environment(variables)
        self.program = pathlib.Path(sys.executable).with_name("aws")

    def run(self, *arguments):
        return subprocess.run(
            [self.program, "ssm-sap", *arguments], env=self.environment, capture_output=True,
            text=True, timeout=check.CALL_TIMEOUT)

    def __call__(self, *arguments):
        done = self.run(*arguments)
        if done.returncode:
            raise SystemExit(f"aws ssm-sap {' '.join(arguments)}: {done.stderr}")
        return json.loads(done.stdout) if done.stdout.strip() else None


def command_line(checks, aws, instance, database):
    """The same flows with the AWS CLI, each as short as it can be."""
    started = aws(
        "register-application", "--application-id", "HANA-CLI", "--application-type", "HANA",
        "--instances", instance, "--sap-instance-number", "00", "--credentials",
        f"DatabaseName={database}/SYSTEMDB,CredentialType=ADMIN,SecretId={SECRET}")

    def done(operation):
        return until_done(
            lambda: aws("get-operation", "--operation-id", operation)["Operation"])["Status"]

    checks.equal("aws: a registration succeeds", done(started["OperationId"]), "SUCCESS")
    application = aws("get-application", "--application-id", "HANA-CLI")["Application"]
    checks.equal("aws: the application is activated", application["Status"], "ACTIVATED")
    stop = aws("stop-application", "--application-id", "HANA-CLI")["OperationId"]
    checks.equal("aws: a stop succeeds", done(stop), "SUCCESS")
    events = aws("list-operation-events", "--operation-id", stop, "--page-size", "1")
    checks.equal("aws: its events come page by page", len(events["OperationEvents"]) > 1, True)
    start = aws("start-application", "--application-id", "HANA-CLI")["OperationId"]
    checks.equal("aws: a start succeeds", done(start), "SUCCESS")
    again = aws.run("start-application", "--application-id", "HANA-CLI")
    checks.equal("aws: a second start is a conflict",
                 (again.returncode, "(ConflictException)" in again.stderr), (255, True))
    check = aws("start-configuration-checks", "--application-id", "HANA-CLI",
                "--configuration-check-ids", "SAP_CHECK_01")["ConfigurationCheckOperations"][0]
    done_check = until_done(lambda: aws(
        "get-configuration-check-operation", "--operation-id",
        check["Id"])["ConfigurationCheckOperation"])
    results = aws("list-sub-check-results", "--operation-id", check["Id"])["SubCheckResults"]
    rules = aws("list-sub-check-rule-results", "--sub-check-result-id", results[0]["Id"])
    checks.equal("aws: a check leads to rules",
                 (done_check["Status"], bool(rules["RuleResults"])), ("SUCCESS", True))
    aws("tag-resource", "--resource-arn", application["Arn"], "--tags", "Team=sap,Stage=test")
    aws("untag-resource", "--resource-arn", application["Arn"], "--tag-keys", "Team")
    tags = aws("list-tags-for-resource", "--resource-arn", application["Arn"])["tags"]
    checks.equal("aws: tags are added and removed", tags, {"Stage": "test"})
    aws("deregister-application", "--application-id", "HANA-CLI")


def main(folder):
    landscape = json.loads(LANDSCAPE.read_text())
    del landscape["Applications"]  # They are registered below.
    systems = {system["Type"]: system for system in landscape["Systems"]}
    hana, abap = systems["HANA"], systems["SAP_ABAP"]
    instance = hana["Hosts"][0]["InstanceId"]
    checks = Checks()
    program = pathlib.Path(folder) / "ssm-sap-local"
    with tempfile.TemporaryDirectory() as directory, contextlib.ExitStack() as stack:
        file = pathlib.Path(directory) / "landscape.json"
        file.write_text(json.dumps(landscape))
        variables = stack.enter_context(
            local_service(program, "--landscape", file, "--time-factor", "1000"))
        client = boto3.client(
            "ssm-sap", endpoint_url=variables["AWS_ENDPOINT_URL_SSM_SAP"],
            region_name=variables["AWS_REGION"],
            aws_access_key_id=variables["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=variables["AWS_SECRET_ACCESS_KEY"])
        tenant = register_hana(checks, client, instance, hana["Sid"])
        register_abap(checks, client, abap["Instances"][0]["InstanceId"], abap["Sid"], tenant)
        stop_and_start(checks, client, "ABAP-NEW")
        report_checks(checks, client, "HANA-NEW")
        tags_and_permissions(checks, client, "HANA-NEW")
        pages(checks, client, "ABAP-NEW")
        for identifier in ("ABAP-NEW", "HANA-NEW"):
            deregister(client, identifier)
        command_line(checks, CommandLine(variables), instance, hana["Sid"])
    print(f"{checks.passed} passed, {checks.failed} failed")
    return checks.failed or checks.passed < 40


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1])))
