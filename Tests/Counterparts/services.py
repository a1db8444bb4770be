"""Compares clients generated from AWS's models with boto3, on moto's server.

usage: services.py MODELS [CODEGEN]

Generates clients of nine services, restricted to the operations that Services/*.swift calls, and
compiles them with that program against the modules of the debug build. The program creates, reads
back, pages and fails; boto3 then makes the same reading calls on the same server, and has to get the
same values.
"""
import base64
import datetime
import json
import logging
import os
import pathlib
import subprocess
import sys
import tempfile

import boto3
import botocore.exceptions
import moto.server

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = ROOT / ".build" / "debug"
PROGRAM = pathlib.Path(__file__).resolve().parent / "Services"

# The model, the module's name, and the operations.
SERVICES = [
    ("dynamodb", "DynamoDB", "CreateTable,DescribeTable,PutItem,GetItem,Scan"),
    ("kms", "KMS", "CreateKey,DescribeKey,Encrypt,Decrypt,ListKeys"),
    ("secrets-manager", "SecretsManager", "CreateSecret,GetSecretValue,ListSecrets"),
    ("ssm", "SSM", "PutParameter,GetParameter,GetParametersByPath"),
    ("sqs", "SQS", "CreateQueue,SendMessage,GetQueueAttributes,ListQueues"),
    ("kinesis", "Kinesis", "CreateStream,PutRecord,DescribeStreamSummary,ListStreams"),
    ("sfn", "SFN", "CreateStateMachine,DescribeStateMachine,ListStateMachines"),
    ("cloudwatch-logs", "Logs",
     "CreateLogGroup,PutRetentionPolicy,DescribeLogGroups,DescribeLogStreams"),
    ("lambda", "Lambda", "CreateFunction,GetFunction,ListFunctions"),
]

SETTINGS = [
    "-swift-version", "6", "-strict-memory-safety", "-warnings-as-errors", "-Onone",
    "-enable-upcoming-feature", "ExistentialAny",
    "-enable-upcoming-feature", "InternalImportsByDefault",
    "-enable-upcoming-feature", "MemberImportVisibility",
]

# The targets that a client is linked from.
TARGETS = [
    "AWSClient", "AWSCredentials", "AWSEventStream", "AWSJSON", "AWSRuntime", "AWSShapes", "AWSSigV4",
    "HTTPTransportAPI", "CurlTransport", "HTTPTypes", "Crypto", "CryptoBoringWrapper",
    "CCryptoBoringSSL", "CCryptoBoringSSLShims", "CXKCP", "CXKCPShims", "Subprocess",
    "_SubprocessCShims", "SystemPackage", "CSystem",
]

ENVIRONMENT = {
    "AWS_REGION": "eu-central-1", "AWS_DEFAULT_REGION": "eu-central-1",
    "AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "s3cret",
    "AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "MOTO_ALLOW_NONEXISTENT_REGION": "true",
}


def run(command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))[:300]}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def compile_program(models, codegen, folder):
    """Generates and compiles the clients and the program; returns the program."""
    clang = [ROOT / "Sources" / "CLibcurl"] + [
        file.parent for file in ROOT.glob(".build/checkouts/swift-*/Sources/*/include/module.modulemap")]
    includes = ["-I", BUILD / "Modules", "-I", folder,
                *(part for include in clang for part in ("-Xcc", f"-I{include}"))]
    objects = []
    for model, name, operations in SERVICES:
        code = folder / name
        run([codegen, models / f"{model}.json", "--output", code, "--operations", operations])
        module = f"Client{name}"
        objects.append(folder / f"{module}.o")
        run(["swiftc", *SETTINGS, "-wmo", "-parse-as-library", "-module-name", module, *includes,
             "-emit-module", "-emit-module-path", folder / f"{module}.swiftmodule",
             "-c", "-o", objects[-1], *sorted(code.rglob("*.swift"))])
    linked = [file for target in TARGETS for file in sorted((BUILD / f"{target}.build").rglob("*.o"))]
    program = folder / "services"
    run(["swiftc", *SETTINGS, "-module-name", "services", *includes, "-o", program,
         *sorted(PROGRAM.glob("*.swift")), *objects, *linked, "-lcurl", "-lstdc++"])
    return program


# MARK: What boto3 gets

def plain(value):
    """A value of boto3 as JSON has it."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items() if key != "ResponseMetadata"}
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, datetime.datetime):
        return value.timestamp()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value


def waited(client, waiter, table):
    """Waits, then returns the ARN of the table or the code of the error that is left."""
    client.get_waiter(waiter).wait(TableName=table)
    try:
        return [client.describe_table(TableName=table)["Table"]["TableArn"]]
    except botocore.exceptions.ClientError as error:
        return [error.response["Error"]["Code"]]


def calls(lines):
    """The reading calls of the program, made by boto3: an output, items or an error for each step."""
    aws = lambda name: boto3.client(name)
    pages = lambda name, operation, path, **arguments: list(
        aws(name).get_paginator(operation).paginate(**arguments).search(path))
    ids, arns = lines["kms.ids"]["items"], lines["stepfunctions.arns"]["items"]
    urls = sorted(aws("sqs").list_queues()["QueueUrls"])
    kms = aws("kms")
    sealed = kms.encrypt(KeyId=ids[1], Plaintext=b"a secret")["CiphertextBlob"]
    return {
        "dynamodb.TableExists": lambda: waited(aws("dynamodb"), "table_exists", "things"),
        "dynamodb.TableNotExists": lambda: waited(
            aws("dynamodb"), "table_not_exists", "nothing"),
        "dynamodb.GetItem": lambda: aws("dynamodb").get_item(
            TableName="things", Key={"id": {"S": "thing 3"}}),
        "dynamodb.Scan": lambda: pages(
            "dynamodb", "scan", "Items[].id.S", TableName="things", Limit=2),
        "dynamodb.missing": lambda: aws("dynamodb").get_item(
            TableName="nothing", Key={"id": {"S": "x"}}),
        "kms.ids": lambda: ids,
        "kms.DescribeKey": lambda: kms.describe_key(KeyId=ids[0]),
        "kms.Decrypt": lambda: kms.decrypt(CiphertextBlob=sealed),
        "kms.ListKeys": lambda: pages(
            "kms", "list_keys", "Keys[].KeyId", PaginationConfig={"PageSize": 1}),
        "kms.missing": lambda: kms.describe_key(KeyId="00000000-0000-0000-0000-000000000000"),
        "secretsmanager.GetSecretValue": lambda: aws("secretsmanager").get_secret_value(
            SecretId="secret/2"),
        "secretsmanager.ListSecrets": lambda: pages(
            "secretsmanager", "list_secrets", "SecretList[].Name",
            PaginationConfig={"PageSize": 1}),
        "secretsmanager.missing": lambda: aws("secretsmanager").get_secret_value(
            SecretId="nothing"),
        "ssm.GetParameter": lambda: aws("ssm").get_parameter(Name="/app/2"),
        "ssm.GetParametersByPath": lambda: pages(
            "ssm", "get_parameters_by_path", "Parameters[].Name", Path="/app", MaxResults=1),
        "ssm.missing": lambda: aws("ssm").get_parameter(Name="/nothing"),
        "sqs.GetQueueAttributes": lambda: aws("sqs").get_queue_attributes(
            QueueUrl=urls[1], AttributeNames=["All"]),
        "sqs.ListQueues": lambda: pages(
            "sqs", "list_queues", "QueueUrls[]", PaginationConfig={"PageSize": 1}),
        "sqs.missing": lambda: aws("sqs").get_queue_attributes(
            QueueUrl=urls[0] + "x", AttributeNames=["All"]),
        "kinesis.DescribeStreamSummary": lambda: aws("kinesis").describe_stream_summary(
            StreamName="stream-2"),
        "kinesis.ListStreams": lambda: pages(
            "kinesis", "list_streams", "StreamNames[]", Limit=1),
        "kinesis.missing": lambda: aws("kinesis").describe_stream_summary(StreamName="nothing"),
        "stepfunctions.arns": lambda: arns,
        "stepfunctions.DescribeStateMachine": lambda: aws("stepfunctions").describe_state_machine(
            stateMachineArn=arns[1]),
        "stepfunctions.ListStateMachines": lambda: pages(
            "stepfunctions", "list_state_machines", "stateMachines[].name",
            PaginationConfig={"PageSize": 1}),
        "stepfunctions.missing": lambda: aws("stepfunctions").describe_state_machine(
            stateMachineArn=arns[0] + "x"),
        "logs.DescribeLogGroups": lambda: aws("logs").describe_log_groups(
            logGroupNamePrefix="group-2"),
        "logs.groups": lambda: pages(
            "logs", "describe_log_groups", "logGroups[].logGroupName",
            PaginationConfig={"PageSize": 1}),
        "logs.missing": lambda: aws("logs").describe_log_streams(logGroupName="nothing"),
        "lambda.GetFunction": lambda: aws("lambda").get_function(FunctionName="function-2"),
        "lambda.ListFunctions": lambda: pages(
            "lambda", "list_functions", "Functions[].FunctionName",
            PaginationConfig={"PageSize": 1}),
        "lambda.missing": lambda: aws("lambda").get_function(FunctionName="nothing"),
    }


# MARK: Comparing

EMPTY = (None, False, 0, "", [], {})


def differences(path, expected, actual):
    """Where a value of the client differs from boto3's. What only the client has must be a default."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        for key in sorted({*expected, *actual}):
            if key in expected:
                yield from differences(f"{path}.{key}", expected[key], actual.get(key))
            elif actual[key] not in EMPTY:
                yield f"{path}.{key}: only the client has {actual[key]!r}"
    elif isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        for index, pair in enumerate(zip(expected, actual)):
            yield from differences(f"{path}[{index}]", *pair)
    elif isinstance(expected, float) and isinstance(actual, (int, float)):
        if abs(expected - actual) > 0.001:
            yield f"{path}: boto3 has {expected!r}, the client {actual!r}"
    elif expected != actual:
        yield f"{path}: boto3 has {expected!r}, the client {actual!r}"


def check(step, line, call):
    try:
        found = plain(call())
    except botocore.exceptions.ClientError as error:
        facts = error.response["Error"]
        expected = {"code": facts["Code"], "message": facts["Message"]}
        actual = dict(line.get("error", {}))
        # The model names the error; its code may be another where a protocol came before.
        modeled = actual.pop("modeled", "none")
        if modeled == "none":
            yield f"{step}: the error is none of the model's"
        yield from differences(step, expected, actual)
        return
    key = "items" if isinstance(found, list) else "output"
    if key == "items" and not found:
        yield f"{step}: there are no items"
    yield from differences(step, found, line.get(key))


def main():
    models = pathlib.Path(sys.argv[1])
    codegen = sys.argv[2] if len(sys.argv) > 2 else BUILD / "smithy-codegen"
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    os.environ.update(ENVIRONMENT)
    with tempfile.TemporaryDirectory() as folder:
        program = compile_program(models, codegen, pathlib.Path(folder))
        server = moto.server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        server.start()
        try:
            host, port = server.get_host_and_port()
            os.environ["AWS_ENDPOINT_URL"] = f"http://{host}:{port}"
            # Lambda refuses a role that does not exist.
            boto3.client("iam").create_role(
                RoleName="runs", AssumeRolePolicyDocument=json.dumps({
                    "Version": "2012-10-17", "Statement": [{
                        "Effect": "Allow", "Action": "sts:AssumeRole",
                        "Principal": {"Service": ["lambda.amazonaws.com",
                                                  "states.amazonaws.com"]}}]}))
            output = run([program], timeout=120)
            lines = {line["step"]: line for line in map(json.loads, output.strip().split("\n"))}
            expected = calls(lines)
            problems = [f"{step}: the program did not get there" for step in expected
                        if step not in lines]
            problems += [f"{step}: boto3 does not make this call" for step in lines
                         if step not in expected]
            for step, line in lines.items():
                if step in expected:
                    problems += check(step, line, expected[step])
        finally:
            server.stop()
    print(f"{len(lines)} calls of {len(SERVICES)} generated clients compared with boto3's")
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
