"""Checks that every response of the local service is one that botocore's model of SSM for SAP allows.

usage: local_service.py [--seed N] [--count N] FOLDER    FOLDER holds the built ssm-sap-local

For each of the 27 operations COUNT random valid inputs, sent by botocore to a running service: half of
them name what exists there. Each response is compared with the declared output: every member is known,
has the declared type and satisfies the declared constraints, and required members are there. An error
has to be one that the operation declares. Then every constraint of the inputs is broken, one at a time,
with botocore's own validation off: each gets a ValidationException.
"""
import argparse
import copy
import json
import re
import subprocess
import sys
import threading

import botocore
import botocore.config
import botocore.exceptions
import botocore.session

import ssm_sap


class Service:
    """The running ssm-sap-local, on which operations take no time."""

    START_TIMEOUT = 30

    def __init__(self, program):
        self.process = subprocess.Popen(
            [program, "serve", "--port", "0", "--clock", "instant"], stdout=subprocess.PIPE, text=True)
        self.variables = {}
        # Ends the reading below where the program says nothing.
        watchdog = threading.Timer(self.START_TIMEOUT, self.process.kill)
        watchdog.start()
        for line in self.process.stdout:
            self.variables.update(re.findall(r"([A-Z_]+)=(\S+)", line))
            if "AWS_SECRET_ACCESS_KEY" in self.variables:
                watchdog.cancel()
                return
        raise SystemExit("ssm-sap-local did not say where it is")

    def stop(self):
        self.process.terminate()
        self.process.wait(self.START_TIMEOUT)


def make_client(service, validates):
    variables = service.variables
    return botocore.session.Session().create_client(
        "ssm-sap", region_name=variables["AWS_REGION"],
        endpoint_url=variables["AWS_ENDPOINT_URL_SSM_SAP"],
        aws_access_key_id=variables["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=variables["AWS_SECRET_ACCESS_KEY"],
        config=botocore.config.Config(
            retries={"total_max_attempts": 1}, parameter_validation=validates))


class Recorder:
    """The bodies as they came: botocore drops members that it does not know."""

    def __init__(self, client):
        self.client = client
        self.body = b""
        client.meta.events.register("response-received.ssm-sap", self.receive)

    def receive(self, response_dict, **_):
        if response_dict is not None:
            self.body = response_dict["body"]

    def model(self, operation):
        return self.client.meta.service_model.operation_model(operation)

    def call(self, operation, parameters):
        """The status, the error's code if there is one, and the response as botocore reads it."""
        try:
            parsed = getattr(self.client, botocore.xform_name(operation))(**parameters)
            code = None
        except botocore.exceptions.ClientError as error:
            parsed, code = error.response, error.response["Error"]["Code"]
        metadata = parsed["ResponseMetadata"]
        if not metadata.get("RequestId"):
            raise AssertionError("no request ID")
        return metadata["HTTPStatusCode"], code, parsed


# MARK: Outputs

def problems(value, shape, path, sparse=False):
    """What in a JSON value does not fit a shape."""
    if value is None:
        if not sparse:
            yield f"{path} is null"
        return
    kind = shape.type_name
    checks = {"structure": structure_problems, "list": list_problems, "map": map_problems}
    if kind in checks:
        yield from checks[kind](value, shape, path)
        return
    types = {"string": str, "boolean": bool, "integer": int, "timestamp": (int, float)}
    is_bool = isinstance(value, bool)
    if not isinstance(value, types[kind]) or is_bool != (kind == "boolean"):
        yield f"{path} is {value!r}, expected {kind}"
        return
    yield from constraint_problems(value, shape, path)


def structure_problems(value, shape, path):
    if not isinstance(value, dict):
        yield f"{path} is {value!r}, expected an object"
        return
    for name in value.keys() - shape.members.keys():
        yield f"{path}.{name} is not declared"
    for name in set(shape.required_members) - value.keys():
        yield f"{path}.{name} is missing"
    for name, member in shape.members.items():
        if name in value:
            yield from problems(value[name], member, f"{path}.{name}")


def list_problems(value, shape, path):
    if not isinstance(value, list):
        yield f"{path} is {value!r}, expected an array"
        return
    yield from constraint_problems(value, shape, path)
    for index, item in enumerate(value):
        yield from problems(item, shape.member, f"{path}[{index}]")


def map_problems(value, shape, path):
    if not isinstance(value, dict):
        yield f"{path} is {value!r}, expected an object"
        return
    for key, item in value.items():
        yield from problems(key, shape.key, f"{path} key")
        # botocore's model does not say which maps are sparse; Smithy's says that this one is.
        yield from problems(
            item, shape.value, f"{path}[{key!r}]", sparse=shape.name == "OperationProperties")


def constraint_problems(value, shape, path):
    metadata = shape.metadata
    if shape.type_name in ("string", "list"):
        size, what = len(value), "length"
    else:
        size, what = value, "value"
    if isinstance(size, (int, float)) and shape.type_name != "timestamp":
        if size < metadata.get("min", size) or size > metadata.get("max", size):
            yield f"{path} has the {what} {size}, expected {metadata}"
    if getattr(shape, "enum", None) and value not in shape.enum:
        yield f"{path} is {value!r}, expected one of {shape.enum}"
    pattern = metadata.get("pattern")
    if pattern and isinstance(value, str) and not re.search(pattern, value):
        yield f"{path} is {value!r}, expected {pattern}"


def check_response(checks, recorder, operation, parameters):
    model = recorder.model(operation)
    status, code, parsed = recorder.call(operation, parameters)
    declared = {shape.name: shape for shape in model.error_shapes}
    if code is None:
        shape, document = model.output_shape, json.loads(recorder.body)
    elif code in declared:
        shape, document = declared[code], json.loads(recorder.body)
        expected = shape.metadata["error"]["httpStatusCode"]
        if status != expected:
            checks.fail(f"{operation}: {code} with status {status}, expected {expected}", parameters)
        if not parsed["Error"]["Message"]:
            checks.fail(f"{operation}: {code} without a message", parameters)
    else:
        return checks.fail(f"{operation}: {code} is not declared", parameters)
    found = list(problems(document, shape, shape.name))
    if found:
        return checks.fail(f"{operation}: " + "; ".join(found), parameters)
    checks.passed[code or "success"] = checks.passed.get(code or "success", 0) + 1
    return parsed


class Checks:
    def __init__(self):
        self.passed = {}
        self.failed = []

    def fail(self, problem, parameters):
        self.failed.append(f"{problem}\n  input: {json.dumps(parameters, default=str)[:600]}")


# MARK: What exists in the service

def known(recorder):
    """What the service has, by the name of the shape."""
    found = {}

    def add(name, value):
        if value is not None:
            found.setdefault(name, []).append(value)

    call = recorder.call
    for application in call("ListApplications", {})[2].get("Applications", []):
        identity = application["Id"]
        add("ApplicationId", identity)
        for name in ("SsmSapArn", "Arn"):
            add(name, application["Arn"])
        for operation in call("ListOperations", {"ApplicationId": identity})[2].get("Operations", []):
            add("OperationId", operation["Id"])
        checks = call("StartConfigurationChecks", {"ApplicationId": identity})[2]
        for check_operation in checks.get("ConfigurationCheckOperations", []):
            add("OperationId", check_operation["Id"])
            results = call("ListSubCheckResults", {"OperationId": check_operation["Id"]})[2]
            for result in results.get("SubCheckResults", []):
                add("SubCheckResultId", result["Id"])
    for component in call("ListComponents", {})[2].get("Components", []):
        add("ComponentId", component["ComponentId"])
    for database in call("ListDatabases", {})[2].get("Databases", []):
        add("DatabaseId", database["DatabaseId"])
        for name in ("SsmSapArn", "Arn"):
            add(name, database["Arn"])
    return found


class KnownValues(ssm_sap.Values):
    """Random values, half of which exist in the service."""

    def __init__(self, seed):
        super().__init__(seed)
        self.known = {}

    def patterned(self, name):
        choices = self.known.get(name)
        if choices and self.random.random() < 0.8:
            return self.random.choice(choices)
        # A token that the service did not give is refused; most inputs should come further.
        return super().patterned(name)

    def structure(self, shape, is_output):
        value = super().structure(shape, is_output)
        if self.random.random() < 0.9:
            value.pop("NextToken", None)
        return value


# MARK: Inputs that the model does not allow

def broken(value, shape, path):
    """Every way to break one constraint of a value, with the path and the broken value."""
    kind = shape.type_name
    if kind == "structure":
        for name, member in shape.members.items():
            # A request without its label is one for another path, and never leaves botocore.
            is_label = member.serialization.get("location") == "uri"
            if name in shape.required_members and not is_label:
                yield f"{path}.{name} missing", {k: v for k, v in value.items() if k != name}
            for problem, changed in broken(value[name], member, f"{path}.{name}"):
                if not (is_label and changed == ""):
                    yield problem, {**value, name: changed}
    elif kind == "list":
        metadata = shape.metadata
        if "max" in metadata:
            yield f"{path} too long", value[:1] * (metadata["max"] + 1)
        if metadata.get("min", 0) > 0:
            yield f"{path} too short", value[:metadata["min"] - 1]
        for problem, changed in broken(value[0], shape.member, f"{path}[0]"):
            yield problem, [changed, *value[1:]]
    elif kind == "map":
        for problem, changed in broken("key", shape.key, f"{path} key"):
            yield problem, {changed: "value"}
        for problem, changed in broken("value", shape.value, f"{path} value"):
            yield problem, {"key": changed}
    elif kind == "integer":
        if "max" in shape.metadata:
            yield f"{path} too large", shape.metadata["max"] + 1
            yield f"{path} too small", shape.metadata["min"] - 1
    elif kind == "string":
        metadata = shape.metadata
        if shape.enum:
            yield f"{path} not in the enum", "NOT_" + value
        if "max" in metadata:
            yield f"{path} too long", "x" * (metadata["max"] + 1)
        if metadata.get("min", 0) > 0:
            yield f"{path} too short", "x" * (metadata["min"] - 1)
        if "pattern" in metadata:
            yield f"{path} without the pattern", "*\n\u00e9"


class CompleteValues(ssm_sap.Values):
    """Random values in which every member is there and no list is empty."""

    def structure(self, shape, is_output):
        return {name: self.value(member, is_output) for name, member in shape.members.items()}

    def value(self, shape, is_output):
        if shape.type_name == "list" and shape.metadata.get("max") != 1:
            return [self.value(shape.member, is_output)]
        return super().value(shape, is_output)


def check_broken(checks, recorder, operation, values):
    shape = recorder.model(operation).input_shape
    complete = values.value(shape, False)
    count = 0
    for problem, parameters in broken(complete, shape, operation):
        count += 1
        status, code, parsed = recorder.call(operation, copy.deepcopy(parameters))
        message = parsed.get("Error", {}).get("Message", "")
        if (status, code) != (400, "ValidationException") or "validation error" not in message:
            checks.fail(f"{problem}: {status} {code} {message}", parameters)
        secrets = re.findall(r"'SecretId': '([^']{8,})'", repr(parameters))
        if any(secret in message for secret in secrets):
            checks.fail(f"{problem}: the message holds a secret", parameters)
    return count


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("folder")
    arguments = parser.parse_args()
    checks = Checks()
    service = Service(f"{arguments.folder}/ssm-sap-local")
    try:
        recorder = Recorder(make_client(service, validates=True))
        operations = list(recorder.client.meta.service_model.operation_names)
        values = KnownValues(arguments.seed)
        for _ in range(arguments.count):
            values.known = known(recorder)
            for operation in operations:
                parameters = values.value(recorder.model(operation).input_shape, False)
                if not all(parameters.get(name) for name in ("tagKeys",) if name in parameters):
                    continue
                check_response(checks, recorder, operation, parameters)
        unchecked = Recorder(make_client(service, validates=False))
        complete = CompleteValues(arguments.seed)
        count = sum(check_broken(checks, unchecked, name, complete) for name in operations)
    finally:
        service.stop()
    for problem in checks.failed[:40]:
        print(problem)
    answers = ", ".join(f"{count} {name}" for name, count in sorted(checks.passed.items()))
    print(f"{len(operations)} operations: {answers}; {count} broken constraints; "
          f"{len(checks.failed)} problems")
    return 1 if checks.failed or "success" not in checks.passed else 0


if __name__ == "__main__":
    sys.exit(main())
