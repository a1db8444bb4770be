"""What Python's packages take for the same work: botocore, awscrt and orjson.

Needs what requirements.txt names, from PyPI.
"""
import datetime
import importlib.metadata
import timeit

import awscrt.auth
import awscrt.http
import botocore.auth
import botocore.awsrequest
import botocore.credentials
import botocore.eventstream
import botocore.loaders
import botocore.model
import botocore.parsers
import orjson

TURNS = 3
SECONDS_OF_A_TURN = 0.03

# The request of the signer's benchmarks.
BODY = b'{"OperationId":"5b0e1f3a-7c24-4d19-9a68-2f4f0d6c1b01"}'
HOST = "ssm-sap.eu-central-1.amazonaws.com"
KEY, SECRET = "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
TOKEN = "IQoJb3JpZ2luX2VjEPT/" * 40
HEADERS = {"Content-Type": "application/json", "Host": HOST}
URL = f"https://{HOST}/get-operation"
DATE = datetime.datetime(2023, 11, 14, tzinfo=datetime.timezone.utc)

# The documents of the codec's benchmarks.
OPERATION = (
    b'{"Id":"5b0e1f3a-7c24-4d19-9a68-2f4f0d6c1b01","Type":"REGISTER_APPLICATION",'
    b'"Status":"SUCCESS","StatusMessage":"The application was registered and all of its '
    b'components were found on the instances that belong to it; nothing is left to do. You can '
    b'start, stop and check it now, as you like best.","Properties":{"ApplicationId":'
    b'"HDB-PRD-eu-central-1","ComponentId":"HDB-HDB00-ip-10-0-12-34","RequestedBy":'
    b'"arn:aws:iam::123456789012:role/Basis"},"ResourceType":"APPLICATION","ResourceId":'
    b'"HDB-PRD-eu-central-1","ResourceArn":"arn:aws:ssm-sap:eu-central-1:123456789012:HANA/'
    b'HDB-PRD-eu-central-1","StartTime":1732393004.123,"EndTime":1732393099.5,'
    b'"LastUpdatedTime":1732393099.75}')
INPUT = {
    "ApplicationId": "HDB-PRD-eu-central-1", "ApplicationType": "HANA",
    "Instances": ["i-0a1b2c3d4e5f60718"], "SapInstanceNumber": "00", "Sid": "HDB",
    "Tags": {"Owner": "Basis", "Stage": "Production", "CostCentre": "4711-20261124"},
    "Credentials": [
        {"DatabaseName": name, "CredentialType": "ADMIN", "SecretId": f"sap/hana/prd/{name}-Secret"}
        for name in ("SYSTEMDB", "PRD")
    ],
}
EVENT = (
    b'{"Transcript":{"Results":[{"StartTime":0.5,"EndTime":2.25,"IsPartial":false,'
    b'"Alternatives":[{"Transcript":"The application was started on all of its hosts."}]}]}}')


def page(count):
    return b'{"Operations":[' + b",".join([OPERATION] * count) + b"]}"


def botocore_signer(token=None):
    credentials = botocore.credentials.Credentials(KEY, SECRET, token)
    signer = botocore.auth.SigV4Auth(credentials, "ssm-sap", "eu-central-1")

    def sign():
        request = botocore.awsrequest.AWSRequest("POST", URL, headers=dict(HEADERS), data=BODY)
        signer.add_auth(request)
        return request.headers["Authorization"]

    return sign


def botocore_presigner():
    credentials = botocore.credentials.Credentials(KEY, SECRET)
    signer = botocore.auth.SigV4QueryAuth(credentials, "ssm-sap", "eu-central-1", expires=3600)

    def presign():
        request = botocore.awsrequest.AWSRequest("POST", URL, headers=dict(HEADERS), data=BODY)
        signer.add_auth(request)
        return request.url

    return presign


def awscrt_signer(kind, token=None, **options):
    provider = awscrt.auth.AwsCredentialsProvider.new_static(KEY, SECRET, token)
    config = awscrt.auth.AwsSigningConfig(
        algorithm=awscrt.auth.AwsSigningAlgorithm.V4, signature_type=kind,
        credentials_provider=provider, region="eu-central-1", service="ssm-sap", date=DATE,
        **options)

    def sign():
        headers = awscrt.http.HttpHeaders(list(HEADERS.items()))
        request = awscrt.http.HttpRequest("POST", "/get-operation", headers)
        return awscrt.auth.aws_sign_request(request, config).result(10)

    return sign


def botocore_model():
    data = botocore.loaders.Loader().load_service_model("ssm-sap", "service-2")
    return botocore.model.ServiceModel(data)


def botocore_parser(model, operation, document):
    shape = model.operation_model(operation).output_shape
    parser = botocore.parsers.create_parser("rest-json")
    response = {"body": document, "headers": {}, "status_code": 200}
    return lambda: parser.parse(response, shape)


def botocore_frame_decoder(frame):
    def decode():
        buffer = botocore.eventstream.EventStreamBuffer()
        buffer.add_data(frame)
        return next(buffer)

    return decode


def event_frame():
    """The frame of the event streams' benchmarks, put together here to be sure of its bytes."""
    import binascii
    import struct

    headers = b"".join(
        bytes([len(name)]) + name + b"\7" + struct.pack(">H", len(value)) + value
        for name, value in [
            (b":message-type", b"event"), (b":event-type", b"TranscriptEvent"),
            (b":content-type", b"application/json")])
    prelude = struct.pack(">II", 16 + len(headers) + len(EVENT), len(headers))
    message = prelude + struct.pack(">I", binascii.crc32(prelude)) + headers + EVENT
    return message + struct.pack(">I", binascii.crc32(message))


def workloads():
    """Returns what each peer does: by (work, peer) a function without arguments."""
    model = botocore_model()
    in_header = awscrt.auth.AwsSignatureType.HTTP_REQUEST_HEADERS
    in_query = awscrt.auth.AwsSignatureType.HTTP_REQUEST_QUERY_PARAMS
    found = {
        ("sign", "awscrt"): awscrt_signer(in_header),
        ("sign", "botocore"): botocore_signer(),
        ("sign with a session token", "awscrt"): awscrt_signer(in_header, TOKEN),
        ("sign with a session token", "botocore"): botocore_signer(TOKEN),
        ("presign", "awscrt"): awscrt_signer(in_query, expiration_in_seconds=3600),
        ("presign", "botocore"): botocore_presigner(),
        ("encode an input", "orjson"): lambda: orjson.dumps(INPUT),
        ("decode an event", "botocore"): botocore_frame_decoder(event_frame()),
    }
    for work, document in documents().items():
        if not work.startswith("decode"):
            continue
        operation = "GetOperation" if work == "decode an operation" else "ListOperations"
        found[work, "orjson"] = lambda document=document: orjson.loads(document)
        # A parse of five megabytes takes botocore seconds.
        if len(document) < 1_000_000:
            found[work, "botocore"] = botocore_parser(model, operation, document)
    return found


def documents():
    """Returns the documents by work, the same as in our benchmarks."""
    return {
        "decode an operation": b'{"Operation":' + OPERATION + b"}",
        "decode a page of 50": page(50), "decode five megabytes": page(7450),
        "encode an input": orjson.dumps(INPUT),
    }


def nanoseconds(function, quick=False):
    """Returns the time of one call, for each of a few turns."""
    timer = timeit.Timer(function)
    once = max(timer.timeit(1), 1e-7)
    count = 1 if quick else max(1, int(SECONDS_OF_A_TURN / once))
    return [seconds / count * 1e9 for seconds in timer.repeat(TURNS, count)]


def version(package):
    return importlib.metadata.version(package)
