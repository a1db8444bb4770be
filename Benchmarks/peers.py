"""Measures signing beside Python's peers, turn by turn in one run.

usage: peers.py MEASURE    MEASURE is the built program `measure`

Needs what requirements.txt names, from PyPI. Prints each peer's median and how many times ours
it is.
"""
import datetime
import statistics
import subprocess
import sys
import timeit

import awscrt.auth
import awscrt.http
import botocore.auth
import botocore.awsrequest
import botocore.credentials
import orjson

ROUNDS = 5
BODY = b'{"OperationId":"5b0e1f3a-7c24-4d19-9a68-2f4f0d6c1b01"}'
HOST = "ssm-sap.eu-central-1.amazonaws.com"
KEY, SECRET = "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
TOKEN = "IQoJb3JpZ2luX2VjEPT/" * 40
HEADERS = {"Content-Type": "application/json", "Host": HOST}


def botocore_signer(token):
    credentials = botocore.credentials.Credentials(KEY, SECRET, token)
    signer = botocore.auth.SigV4Auth(credentials, "ssm-sap", "eu-central-1")

    def sign():
        request = botocore.awsrequest.AWSRequest(
            "POST", f"https://{HOST}/get-operation", headers=dict(HEADERS), data=BODY)
        signer.add_auth(request)
        return request.headers["Authorization"]

    return sign


def awscrt_signer(token):
    provider = awscrt.auth.AwsCredentialsProvider.new_static(KEY, SECRET, token)
    config = awscrt.auth.AwsSigningConfig(
        algorithm=awscrt.auth.AwsSigningAlgorithm.V4,
        signature_type=awscrt.auth.AwsSignatureType.HTTP_REQUEST_HEADERS,
        credentials_provider=provider, region="eu-central-1", service="ssm-sap",
        date=datetime.datetime(2023, 11, 14, tzinfo=datetime.timezone.utc))

    def sign():
        headers = awscrt.http.HttpHeaders(list(HEADERS.items()))
        request = awscrt.http.HttpRequest("POST", "/get-operation", headers)
        return awscrt.auth.aws_sign_request(request, config).result(10)

    return sign


def nanoseconds(function):
    count = 2000
    return min(timeit.repeat(function, number=count, repeat=3)) / count * 1e9


def main():
    peers = {
        ("sign", "no session token", "botocore"): botocore_signer(None),
        ("sign", "no session token", "awscrt"): awscrt_signer(None),
        ("sign", "session token", "botocore"): botocore_signer(TOKEN),
        ("sign", "session token", "awscrt"): awscrt_signer(TOKEN),
    }
    ours, theirs = {}, {key: [] for key in peers}
    for _ in range(ROUNDS):
        output = subprocess.run(
            [sys.argv[1], "--quick", "--json"], capture_output=True, check=True).stdout
        for group, members in orjson.loads(output).items():
            for name, value in members.items():
                ours.setdefault((name, group.split(", ")[-1]), []).append(value)
        for key, function in peers.items():
            theirs[key].append(nanoseconds(function))
    for (name, label, peer), values in theirs.items():
        mine = statistics.median(ours[name, label])
        their = statistics.median(values)
        print(f"{name}, {label}: ours {mine / 1000:.2f} us, {peer} {their / 1000:.1f} us, "
              f"{their / mine:.1f} times ours")


if __name__ == "__main__":
    main()
