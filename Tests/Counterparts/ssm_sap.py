"""Writes test vectors of SSM for SAP with botocore as the oracle, for `conformance ssm-sap`.

usage: ssm_sap.py [--seed N] [--count N] FOLDER

For each of the 27 operations COUNT random valid inputs with the request that botocore makes of
them, signature included, and COUNT random wire outputs with the values that botocore reads from
them. For each error that an operation models, an answer in every spelling that is documented. For
each paginated operation, pages with the items that botocore's paginator yields.

Where our decoding differs on purpose, the expected values say so: a member that the model requires
and the answer leaves out is an empty string (client error correction of the Smithy specification),
where botocore has no member at all.
"""
import argparse
import datetime
import json
import pathlib
import random
import string

import botocore.auth
import botocore.awsrequest
import botocore.compat
import botocore.config
import botocore.exceptions
import botocore.session

KEYS = {"accessKeyId": "AKIDEXAMPLE", "secretAccessKey": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"}
REGIONS = ["us-east-1", "eu-central-1", "ap-southeast-2", "us-west-2", "me-south-1"]
TEXT = string.ascii_letters + string.digits + " -_.~!*'();:@&=+$,/?%#[]{}|\\^`<>\"\t\u00e9\u00fc\u6f22\u2028\U0001f600"
FUTURE = {"FutureMember": [{}, None], "Another": {"deep": ["x", 1.5e3, False]}, "Third": "x"}


class Values:
    """Random values of the model's shapes."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def text(self, least, most):
        length = self.random.randint(least, min(most, least + 40))
        return "".join(self.random.choice(TEXT) for _ in range(length))

    def of(self, alphabet, least, most):
        return "".join(self.random.choice(alphabet) for _ in range(self.random.randint(least, most)))

    def uuid(self):
        groups = ["".join(self.random.choice("0123456789abcdefABCDEF") for _ in range(length))
                  for length in (8, 4, 4, 4, 12)]
        return "-".join(groups).join(self.random.choice([("", ""), ("{", "}")]))

    def arn(self):
        resource = self.text(1, 20).replace("\u2028", "x").replace("\t", "x").replace("\n", "x")
        kind = self.random.choice(["HANA", "SAP_ABAP"])
        return f"arn:aws:ssm-sap:eu-central-1:123456789012:{kind}/{resource}"

    # Strings with a pattern, by the name of their shape: all others are free.
    def patterned(self, name):
        word = string.ascii_letters + string.digits + "_"
        makers = {
            "AppRegistryArn": lambda: "arn:aws:servicecatalog:" + self.of("abc09:/-", 1, 30),
            "ApplicationId": lambda: self.of(word + ".-", 1, 60),
            "Arn": self.arn, "SsmSapArn": self.arn,
            "ComponentId": lambda: self.of(word + "-", 1, 100),
            "DatabaseId": lambda: self.text(0, 20) + self.of(word, 1, 20),
            "InstanceId": lambda: "i-" + "".join(
                self.random.choice(word) for _ in range(self.random.choice([8, 17]))),
            "NextToken": lambda: self.of(word + "+/=% &", 16, 60),
            "OperationId": self.uuid, "RuleResultId": self.uuid, "SubCheckResultId": self.uuid,
            "OperationEventResourceType": lambda: "::".join(self.of(word, 1, 9) for _ in range(3)),
            "SAPInstanceNumber": lambda: self.of(string.digits, 2, 2),
            "SID": lambda: self.of(string.ascii_uppercase, 1, 1)
            + self.of(string.ascii_uppercase + string.digits, 2, 2),
            "TagKey": lambda: self.of("abcXYZ+-=._:/,", 1, 30),
        }
        return makers[name]() if name in makers else None

    def value(self, shape, is_output):
        kind = shape.type_name
        if kind == "structure":
            return self.structure(shape, is_output)
        if kind == "list":
            least, most = shape.metadata.get("min", 0), shape.metadata.get("max", 3)
            count = self.random.randint(least, max(least, min(most, 3)))
            return [self.value(shape.member, is_output) for _ in range(count)]
        if kind == "map":
            entries = {self.string(shape.key, is_output): self.value(shape.value, is_output)
                       for _ in range(self.random.randint(0, 3))}
            if is_output and shape.name == "OperationProperties":
                entries["null"] = None
            return entries
        if kind == "integer":
            metadata = shape.metadata
            return self.random.randint(metadata.get("min", -2**31), metadata.get("max", 2**31 - 1))
        if kind == "boolean":
            return self.random.random() < 0.5
        if kind == "timestamp":
            whole = self.random.randint(0, 2**32)
            return self.random.choice([whole, whole + 0.125, whole + 0.25, 0])
        return self.string(shape, is_output)

    def string(self, shape, is_output):
        if shape.enum:
            is_new = is_output and self.random.random() < 0.2
            return "NEW_" + self.of("ABC_", 1, 9) if is_new else self.random.choice(shape.enum)
        made = self.patterned(shape.name)
        if made is not None:
            return made
        return self.text(shape.metadata.get("min", 0), shape.metadata.get("max", 30))

    def structure(self, shape, is_output):
        value = {}
        for name, member in shape.members.items():
            is_required = name in shape.required_members
            chance = self.random.random()
            if is_required or chance < 0.6:
                value[name] = self.value(member, is_output)
            elif is_output and chance < 0.7:
                value[name] = None
            if is_output and is_required and self.random.random() < 0.1:
                value[name] = None
        if is_output and self.random.random() < 0.3:
            name = self.random.choice(list(FUTURE))
            value[name] = FUTURE[name]
        return value


class Oracle:
    """botocore, with a clock that stands still and a network that is not there."""

    def __init__(self):
        self.now = datetime.datetime(2026, 1, 1)
        self.sent = None
        self.answers = []
        botocore.auth.get_current_datetime = lambda remove_tzinfo=True: self.now
        self.clients = {}

    def client(self, region, token):
        if (region, token) not in self.clients:
            client = botocore.session.Session().create_client(
                "ssm-sap", region_name=region, aws_access_key_id=KEYS["accessKeyId"],
                aws_secret_access_key=KEYS["secretAccessKey"], aws_session_token=token,
                config=botocore.config.Config(retries={"total_max_attempts": 1}))
            client.meta.events.register("before-send", self.send)
            self.clients[region, token] = client
        return self.clients[region, token]

    def send(self, request, **_):
        self.sent = request
        status, headers, body = self.answers.pop(0)
        raw = type("Raw", (), {"stream": lambda self, *_: iter([body]), "read": lambda self: body})()
        return botocore.awsrequest.AWSResponse(
            request.url, status, botocore.compat.HTTPHeaders.from_dict(headers), raw)

    def call(self, operation, parameters, answer=(200, {}, b"{}"), region="eu-central-1", token=None):
        self.answers = [answer]
        client = self.client(region, token)
        method = botocore.xform_name(operation)
        return getattr(client, method)(**parameters)


def text(value):
    return value.decode() if isinstance(value, bytes) else value or ""


def request_case(oracle, values, operation, index):
    rng = values.random
    model = oracle.client("eu-central-1", None).meta.service_model.operation_model(operation)
    parameters = values.value(model.input_shape, False)
    region, token = rng.choice(REGIONS), rng.choice([None, "token/+=%20"])
    oracle.now = datetime.datetime(2026, 1, 1) + datetime.timedelta(seconds=rng.randint(0, 10**7))
    oracle.call(operation, parameters, region=region, token=token)
    sent = oracle.sent
    address = botocore.compat.urlsplit(sent.url)
    headers = {name: text(value) for name, value in sent.headers.items()}
    authorization = headers["Authorization"]
    signed = authorization.split("SignedHeaders=")[1].split(",")[0].split(";")
    kept = {name: value for name, value in headers.items()
            if name.lower() in signed or name == "Authorization"}
    others = {name.lower() for name in headers} - set(signed) - {"authorization", "content-length"}
    return {
        "id": f"{operation}-{index}", "operation": operation, "input": parameters,
        "region": region, "sessionToken": token, "time": oracle.now.strftime("%Y%m%dT%H%M%SZ"),
        "expected": {
            "method": sent.method, "host": address.netloc, "path": address.path,
            "query": address.query, "headers": kept, "alsoSent": sorted(others),
            "body": text(sent.body),
            "signedHeaders": signed, "signature": authorization.rsplit("Signature=", 1)[1]}}


def plain(value):
    """What botocore read, as JSON: timestamps as seconds."""
    if isinstance(value, datetime.datetime):
        return round(value.timestamp(), 3)
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value


def corrected(value, shape):
    """The value with what the model requires and the answer leaves out."""
    if shape.type_name == "structure":
        value = {key: corrected(item, shape.members[key]) for key, item in value.items()}
        for name in shape.required_members:
            value.setdefault(name, "")
        return value
    if shape.type_name == "list":
        return [corrected(item, shape.member) for item in value]
    return value


def response_case(oracle, values, operation, index):
    rng = values.random
    model = oracle.client("eu-central-1", None).meta.service_model.operation_model(operation)
    layout = rng.choice([{}, {"separators": (",", ":")}, {"indent": 2}])
    wire = json.dumps(values.value(model.output_shape, True), ensure_ascii=rng.random() < 0.5, **layout)
    if rng.random() < 0.05:
        wire = rng.choice(["", "{}"])
    request_id = "%08x" % rng.getrandbits(32)
    headers = {"content-type": "application/json", "x-amzn-RequestId": request_id}
    parameters = required_parameters(values, model)
    output = oracle.call(operation, parameters, (200, headers, wire.encode()))
    output.pop("ResponseMetadata")
    return {
        "id": f"{operation}-{index}", "operation": operation, "status": 200, "headers": headers,
        "body": wire, "expected": corrected(plain(output), model.output_shape),
        "requestId": request_id}


def required_parameters(values, model):
    shape = model.input_shape
    return {name: values.value(shape.members[name], False) for name in shape.required_members}


NAMESPACE, URI = "com.amazonaws.ssmsap#", ":http://internal.amazon.com/coral/"
FORMS = {
    "header": lambda name: ({"x-amzn-errortype": name}, {}),
    "header-uri": lambda name: ({"X-Amzn-ErrorType": name + URI}, {}),
    "header-namespace": lambda name: ({"x-amzn-errortype": NAMESPACE + name}, {}),
    "header-namespace-uri": lambda name: ({"X-AMZN-ERRORTYPE": NAMESPACE + name + URI}, {}),
    "type": lambda name: ({}, {"__type": name}),
    "type-namespace": lambda name: ({}, {"__type": NAMESPACE + name}),
    "type-namespace-uri": lambda name: ({}, {"__type": NAMESPACE + name + URI}),
    "code": lambda name: ({}, {"code": name}),
    "code-namespace": lambda name: ({}, {"code": NAMESPACE + name}),
}


def error_cases(oracle, values, operation):
    model = oracle.client("eu-central-1", None).meta.service_model.operation_model(operation)
    unmodeled = type("Unmodeled", (), {"name": "AccessDeniedException", "metadata": {}})
    for shape in [*model.error_shapes, unmodeled]:
        status = shape.metadata.get("error", {}).get("httpStatusCode", 403)
        for form, make in FORMS.items():
            for spelling in ("Message", "message"):
                yield error_case(
                    oracle, values, operation, model, shape.name, status, form, make, spelling)


def error_case(oracle, values, operation, model, name, status, form, make, spelling):
    headers, body = make(name)
    request_id = "%08x" % values.random.getrandbits(32)
    headers = {"content-type": "application/json", "x-amzn-RequestId": request_id, **headers}
    body = {**body, spelling: values.text(0, 30), "Extra": {"a": [1]}}
    wire = json.dumps(body)
    try:
        oracle.call(operation, required_parameters(values, model), (status, headers, wire.encode()))
        raise SystemExit(f"botocore takes {wire} for success")
    except botocore.exceptions.ClientError as error:
        found = error.response
    # botocore cuts a URI off the header only; by the specification it is no part of the name.
    code = found["Error"]["Code"].split(":")[0]
    return {
        "id": f"{operation}-{name}-{form}-{spelling}", "form": form, "operation": operation,
        "status": status, "headers": headers, "body": wire,
        "expected": {
            "type": name, "code": code, "message": found["Error"]["Message"],
            "status": found["ResponseMetadata"]["HTTPStatusCode"], "requestId": request_id}}


def pagination_case(oracle, values, operation, index):
    client = oracle.client("eu-central-1", None)
    model = client.meta.service_model.operation_model(operation)
    parameters = required_parameters(values, model)
    if values.random.random() < 0.5:
        parameters["MaxResults"] = values.random.randint(1, 50)
    paginator = client.get_paginator(botocore.xform_name(operation))
    key = paginator.result_keys[0].expression
    shape = model.output_shape.members[key]
    pages = []
    for page in range(values.random.randint(1, 4)):
        items = values.value(shape, True)
        pages.append({key: items, "NextToken": f"token-{page:02}-xxxxxxxxxxxxxxxx"})
    del pages[-1]["NextToken"]
    wires = [json.dumps(page) for page in pages]
    oracle.answers = [(200, {"content-type": "application/json"}, wire.encode()) for wire in wires]
    bodies, items = [], []
    for page in paginator.paginate(**parameters):
        bodies.append(text(oracle.sent.body))
        items += page.get(key, [])
    return {
        "id": f"{operation}-{index}", "operation": operation, "input": parameters, "pages": wires,
        "expected": {
            "requestBodies": bodies,
            "items": [corrected(plain(item), shape.member) for item in items]}}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("folder", type=pathlib.Path)
    arguments = parser.parse_args()
    oracle, values = Oracle(), Values(arguments.seed)
    service = oracle.client("eu-central-1", None).meta.service_model
    operations = list(service.operation_names)
    paginated = [name for name in operations
                 if oracle.client("eu-central-1", None).can_paginate(botocore.xform_name(name))]
    rounds = range(arguments.count)
    cases = {
        "requests": [request_case(oracle, values, name, n) for name in operations for n in rounds],
        "responses": [response_case(oracle, values, name, n) for name in operations for n in rounds],
        "errors": [case for name in operations for case in error_cases(oracle, values, name)],
        "pagination": [pagination_case(oracle, values, name, n) for name in paginated for n in range(5)],
    }
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for name, found in cases.items():
        content = {"credentials": KEYS, "cases": found}
        (arguments.folder / f"{name}.json").write_text(json.dumps(content))
    counts = ", ".join(f"{len(found)} {name}" for name, found in cases.items())
    print(f"{len(operations)} operations: {counts}")


if __name__ == "__main__":
    main()
