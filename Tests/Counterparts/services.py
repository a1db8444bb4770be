"""Compares clients generated from AWS's models with boto3, on moto's server.

usage: services.py MODELS [CODEGEN]

Generates clients of twelve services, restricted to the operations that Services/*.swift calls, and
compiles them with that program against the modules of the debug build. The program creates, reads
back, pages and fails; boto3 then makes the same reading calls on the same server, and has to get the
same values. Between both and moto's server stands one that records requests, and that speaks, runs
functions and returns archives where moto does not. Requests with streams have to be boto3's, too.
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

import recorder

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
    ("lambda", "Lambda", "CreateFunction,GetFunction,GetFunctionConfiguration,Invoke,ListFunctions"),
    ("polly", "Polly", "SynthesizeSpeech"),
    ("glacier", "Glacier", "CreateVault,DescribeVault,UploadArchive,GetJobOutput"),
    ("mediastore-data", "MediaStoreData", "PutObject,GetObject"),
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
    "MOTO_ALLOW_NONEXISTENT_REGION": "true",
}


# A mebibyte of speech that is no text.
SPEECH = bytes(0x80 | place % 127 for place in range(1 << 20))
# The services whose requests are compared, by the names in their signatures; of Lambda's, those that
# call functions.
STREAMING = ["polly", "glacier", "mediastore", "lambda"]


def answers(method, path, body):
    """What moto lacks: speech, a function that returns its payload, and an archive."""
    if path == "/v1/speech":
        return 200, {"Content-Type": "audio/mpeg", "x-amzn-RequestCharacters": "12"}, SPEECH
    if path.endswith("/invocations"):
        return 200, {"X-Amz-Executed-Version": "$LATEST", "X-Amz-Log-Result": "bG9n"}, body
    if path.endswith("/output"):
        return 206, {
            "Content-Type": "application/octet-stream", "Content-Range": "bytes 0-9/1048576",
            "x-amz-sha256-tree-hash": recorder.tree_hash(SPEECH[:10])}, SPEECH[:10]
    return None


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


def sample(count):
    """Bytes that are no text, as the program makes them."""
    return bytes((place * 31 ^ place >> 9) & 0xFF | 0x80 for place in range(count))


def text_sample(count):
    """The same as text, since moto's MediaStore takes nothing else."""
    return bytes(byte & 0x1F | 0x40 for byte in sample(count))


def read(output):
    """An output with the bytes of its stream."""
    return {key: value.read() if hasattr(value, "read") else value
            for key, value in output.items()}


def active(client, function):
    client.get_waiter("function_active").wait(FunctionName=function)
    return [client.get_function_configuration(FunctionName=function)["FunctionName"]]


def vault(client):
    """Makes the calls of the program that lead to a vault."""
    client.create_vault(vaultName="vault")
    client.get_waiter("vault_exists").wait(vaultName="vault")
    return client


def calls(lines):
    """The reading calls of the program, made by boto3: an output, items or an error for each step."""
    aws = lambda name: boto3.client(name)
    pages = lambda name, operation, path, **arguments: list(
        aws(name).get_paginator(operation).paginate(**arguments).search(path))
    ids, arns = lines["kms.ids"]["items"], lines["stepfunctions.arns"]["items"]
    urls = sorted(aws("sqs").list_queues()["QueueUrls"])
    kms, glacier, mediastore = aws("kms"), aws("glacier"), aws("mediastore-data")
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
        "lambda.FunctionActive": lambda: active(aws("lambda"), "function-1"),
        "lambda.Invoke": lambda: {"FunctionError": "", **{
            key: value.decode() if key == "Payload" else value
            for key, value in read(aws("lambda").invoke(
                FunctionName="function-1", LogType="Tail",
                Payload='{"text": "%s"}' % ("é" * 100_000))).items()}},
        "lambda.GetFunction": lambda: aws("lambda").get_function(FunctionName="function-2"),
        "lambda.ListFunctions": lambda: pages(
            "lambda", "list_functions", "Functions[].FunctionName",
            PaginationConfig={"PageSize": 1}),
        "lambda.missing": lambda: aws("lambda").get_function(FunctionName="nothing"),
        "polly.SynthesizeSpeech": lambda: read(aws("polly").synthesize_speech(
            OutputFormat="mp3", Text="Good evening", VoiceId="Joanna", SampleRate="22050")),
        "glacier.VaultExists": lambda: [vault(glacier).describe_vault(vaultName="vault")["VaultARN"]],
        "glacier.UploadArchive.small": lambda: glacier.upload_archive(
            vaultName="vault", archiveDescription="small", body=sample(1_000)),
        "glacier.UploadArchive.large": lambda: glacier.upload_archive(
            vaultName="vault", archiveDescription="large", body=sample((4 << 20) + 5)),
        "glacier.UploadArchive.account": lambda: glacier.upload_archive(
            vaultName="vault", accountId="123456789012", body=sample(10)),
        "glacier.GetJobOutput": lambda: {
            key: "" if value is None else value for key, value in read(glacier.get_job_output(
                vaultName="vault", jobId="job", range="bytes=0-9")).items()},
        "mediastore-data.PutObject.memory": lambda: mediastore.put_object(
            Body=text_sample(100_000), Path="song", ContentType="audio/mpeg", StorageClass="TEMPORAL"),
        "mediastore-data.PutObject.stream": lambda: mediastore.put_object(
            Body=text_sample(10_000) * 30, Path="film"),
        "mediastore-data.GetObject.song": lambda: read(mediastore.get_object(Path="song")),
        "mediastore-data.GetObject.film": lambda: read(mediastore.get_object(Path="film")),
        "mediastore-data.missing": lambda: mediastore.get_object(Path="nothing"),
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


# What the two send differently on purpose: without TLS botocore leaves a body unsigned, and the client
# signs it; a body of bytes has Smithy's default type from the client, and none from botocore.
ON_PURPOSE = [("x-amz-content-sha256", "UNSIGNED-PAYLOAD"),
              ("content-type", "application/octet-stream")]


def compared(requests, service):
    """The requests with streams of a service, without what differs on purpose."""
    kept = []
    for request in requests.get(service, []):
        if service == "lambda" and not request["target"].endswith("/invocations"):
            continue
        for name, value in ON_PURPOSE:
            if request["headers"].get(name) == value:
                del request["headers"][name]
                request["signed"].remove(name)
        # boto3's waiter returns nothing, so that the vault is asked for once more.
        if not (kept and request["method"] == "GET" and request == kept[-1]):
            kept.append(request)
    return kept


def request_differences(expected, actual):
    """How the program's requests with streams differ from boto3's, which come in the same order."""
    for service in STREAMING:
        pairs = [compared(requests, service) for requests in (expected, actual)]
        if not pairs[0]:
            yield f"requests of {service}: boto3 made none"
        yield from differences(f"requests of {service}", *pairs)


def main():
    models = pathlib.Path(sys.argv[1])
    codegen = sys.argv[2] if len(sys.argv) > 2 else BUILD / "smithy-codegen"
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    os.environ.update(ENVIRONMENT)
    with tempfile.TemporaryDirectory() as folder:
        empty = pathlib.Path(folder) / "empty"
        empty.touch()
        os.environ["AWS_CONFIG_FILE"] = os.environ["AWS_SHARED_CREDENTIALS_FILE"] = str(empty)
        program = compile_program(models, codegen, pathlib.Path(folder))
        server = moto.server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        server.start()
        try:
            host, port = server.get_host_and_port()
            between = recorder.Recorder((host, port), answers)
            os.environ["AWS_ENDPOINT_URL"] = between.url
            # Lambda refuses a role that does not exist.
            boto3.client("iam").create_role(
                RoleName="runs", AssumeRolePolicyDocument=json.dumps({
                    "Version": "2012-10-17", "Statement": [{
                        "Effect": "Allow", "Action": "sts:AssumeRole",
                        "Principal": {"Service": ["lambda.amazonaws.com",
                                                  "states.amazonaws.com"]}}]}))
            between.take()
            output = run([program], timeout=120)
            requests = between.take()
            lines = {line["step"]: line for line in map(json.loads, output.strip().split("\n"))}
            expected = calls(lines)
            problems = [f"{step}: the program did not get there" for step in expected
                        if step not in lines]
            problems += [f"{step}: boto3 does not make this call" for step in lines
                         if step not in expected]
            for step, line in lines.items():
                if step in expected:
                    problems += check(step, line, expected[step])
            expected_requests = between.take()
            problems += request_differences(expected_requests, requests)
        finally:
            server.stop()
    compared = sum(len(expected_requests.get(service, [])) for service in STREAMING)
    print(f"{len(lines)} calls of {len(SERVICES)} generated clients compared with boto3's, and "
          f"{compared} requests of services with streams")
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
