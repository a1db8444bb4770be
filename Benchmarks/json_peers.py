"""Measures decoding beside Python's peers, turn by turn in one run.

usage: json_peers.py MEASURE    MEASURE is the built program `measure`

orjson makes untyped values; botocore's parser makes what a boto3 client returns. Needs what
requirements.txt names, from PyPI. Prints each peer's median and how many times ours it is.
"""
import statistics
import subprocess
import sys
import timeit

import botocore.loaders
import botocore.model
import botocore.parsers
import orjson

ROUNDS = 5
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


def page(count):
    return b'{"Operations":[' + b",".join([OPERATION] * count) + b"]}"


DOCUMENTS = {
    "an operation": ("GetOperation", b'{"Operation":' + OPERATION + b"}"),
    "a page of 50": ("ListOperations", page(50)),
    "five megabytes": ("ListOperations", page(7450)),
}


def botocore_parser(model, operation):
    shape = model.operation_model(operation).output_shape
    parser = botocore.parsers.create_parser("rest-json")

    def parse(document):
        return parser.parse({"body": document, "headers": {}, "status_code": 200}, shape)

    return parse


def nanoseconds(function, document):
    count = max(1, 2_000_000 // len(document))
    return min(timeit.repeat(lambda: function(document), number=count, repeat=3)) / count * 1e9


def our_medians():
    output = subprocess.run(
        [sys.argv[1], "--quick", "--json", "decoding"], capture_output=True, check=True).stdout
    for group, members in orjson.loads(output).items():
        what, size = group.removeprefix("decoding ").split(", ")
        assert int(size.split()[0]) == len(DOCUMENTS[what][1]), "the documents differ"
        yield what, members["decode: AWSJSON"]


def main():
    data = botocore.loaders.Loader().load_service_model("ssm-sap", "service-2")
    model = botocore.model.ServiceModel(data)
    ours = {what: [] for what in DOCUMENTS}
    theirs = {(what, peer): [] for what in DOCUMENTS for peer in ("orjson", "botocore")}
    for _ in range(ROUNDS):
        for what, value in our_medians():
            ours[what].append(value)
        for what, (operation, document) in DOCUMENTS.items():
            theirs[what, "orjson"].append(nanoseconds(orjson.loads, document))
            theirs[what, "botocore"].append(
                nanoseconds(botocore_parser(model, operation), document))
    for (what, peer), values in theirs.items():
        mine, their = statistics.median(ours[what]), statistics.median(values)
        print(f"decoding {what}: ours {mine / 1000:.2f} us, {peer} {their / 1000:.2f} us, "
              f"{their / mine:.2f} times ours")


if __name__ == "__main__":
    main()
