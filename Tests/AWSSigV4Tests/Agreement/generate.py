#!/usr/bin/env python3
"""Writes random requests with the signatures that botocore gives them.

usage: generate.py [--count 10000] [--seed 1] > cases.json

Needs botocore from PyPI and nothing else. The same seed gives the same file. The file is a suite
for the executable `conformance`:

    generate.py > cases.json && swift run -c release conformance sigv4-agreement cases.json

Requests stay within what botocore and the services agree on: queries are percent-encoded in the
one canonical way, since botocore signs a query as it stands.
"""

import argparse
import datetime
import json
import random
import sys
from urllib.parse import quote

import botocore
import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

WORD = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
TEXT = WORD + "-._~ !\"#$%&'()*+,/:;<=>?@[]^`{|}äß€日本🙂"
HEADER_TEXT = WORD + "-._~ !\"#$%&'()*+,/:;<=>?@[]^`{|}"


class Recorder:
    """Remembers the stages of the last signature; mixed into botocore's signers."""

    def string_to_sign(self, request, canonical_request):
        text = super().string_to_sign(request, canonical_request)
        self.stages = {"canonicalRequest": canonical_request, "stringToSign": text}
        return text

    def _inject_signature_to_request(self, request, signature):
        self.stages["signature"] = signature
        return super()._inject_signature_to_request(request, signature)


class Header(Recorder, botocore.auth.SigV4Auth):
    pass


class Query(Recorder, botocore.auth.SigV4QueryAuth):
    pass


class S3Header(Recorder, botocore.auth.S3SigV4Auth):
    pass


class S3Query(Recorder, botocore.auth.S3SigV4QueryAuth):
    pass


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def text(self, characters, low, high):
        return "".join(self.random.choices(characters, k=self.random.randint(low, high)))

    def path(self, is_s3):
        segments = []
        for _ in range(self.random.randint(0, 5)):
            odd = self.random.random()
            if odd < 0.1:
                segments.append(self.random.choice([".", "..", ""]))
            elif odd < 0.2 and not is_s3:
                # Characters that a client has left as they are.
                segments.append(self.text(WORD + "!$'()*+,;=:@é ", 1, 8))
            else:
                segments.append(quote(self.text(TEXT, 1, 12), safe="-._~"))
        slash = self.random.choice(["", "/"]) if segments else ""
        return "/" + "/".join(segments) + slash

    def query(self, allows_repetition):
        names = [quote(self.text(TEXT, 1, 6), safe="-._~") for _ in range(self.random.randint(0, 6))]
        if not allows_repetition:
            names = sorted(set(names))
        elif names and self.random.random() < 0.3:
            names.append(names[0])
        self.random.shuffle(names)
        return "&".join(f"{name}={quote(self.text(TEXT, 0, 12), safe='-._~')}" for name in names)

    def headers(self, host):
        headers = [("Host", host)] if self.random.random() < 0.5 else []
        for _ in range(self.random.randint(0, 6)):
            name = self.random.choice(["X-Amz-Meta-", "x-amz-", "X-", "If-", ""])
            name += self.text(WORD + "-", 1, 12)
            if name.lower() in ("date", "te", "host"):
                continue
            value = self.text(HEADER_TEXT, 0, 40)
            if self.random.random() < 0.2:
                value = f"  {value} \t  {value} "
            headers.append((name, value))
            if self.random.random() < 0.1:
                headers.append((name.upper(), self.text(HEADER_TEXT, 0, 10)))
        for name in ("User-Agent", "Expect", "X-Amzn-Trace-Id", "Connection", "TE"):
            if self.random.random() < 0.1:
                headers.append((name, self.text(WORD, 1, 20)))
        if self.random.random() < 0.5:
            headers.append(("Content-Type", "application/json; charset=utf-8"))
        return headers

    def case(self, number):
        is_s3 = self.random.random() < 0.3
        is_query = self.random.random() < 0.3
        host = self.random.choice(
            ["example.amazonaws.com", "bucket.s3.amazonaws.com", "127.0.0.1:8443", "[::1]:9000"])
        method = self.random.choice(["GET", "PUT", "POST", "DELETE", "HEAD", "PATCH"])
        target = self.path(is_s3)
        query = self.query(allows_repetition=not is_query)
        headers = self.headers(host)
        body = "" if is_query else self.text(TEXT, 0, 200)
        moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(
            seconds=self.random.randint(0, 8_000_000_000))
        keys = {
            "access_key_id": "AKIA" + self.text(WORD, 4, 20),
            "secret_access_key": self.text(WORD + "/+", 1, 90),
            "token": self.text(WORD + "/+=", 1, 900) if self.random.random() < 0.5 else None,
        }
        region = self.text("abcdefghijklmnopqrstuvwxyz-0123456789", 1, 20)
        service = "s3" if is_s3 else self.text("abcdefghijklmnopqrstuvwxyz-", 1, 20)
        expires = self.random.randint(1, 604_800)

        url = f"https://{host}{target}" + (f"?{query}" if query else "")
        request = AWSRequest(method=method, url=url, data=body.encode() or None)
        for name, value in headers:
            request.headers.add_header(name, value)
        credentials = Credentials(keys["access_key_id"], keys["secret_access_key"], keys["token"])
        kind = {
            (False, False): Header, (True, False): S3Header,
            (False, True): Query, (True, True): S3Query,
        }[is_s3, is_query]
        signer = kind(credentials, service, region, **({"expires": expires} if is_query else {}))
        botocore.auth.get_current_datetime = lambda *_, **__: moment
        signer.add_auth(request)

        if not any(name.lower() == "host" for name, _ in headers):
            headers.insert(0, ("Host", host))
        return {
            "name": f"request {number}",
            "service_kind": "s3" if is_s3 else "other",
            "context": {
                "credentials": keys, "timestamp": moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
                "region": region, "service": service,
                "expiration_in_seconds": expires if is_query else None,
            },
            "parsed": {
                "method": method, "target": target + (f"?{query}" if query else ""),
                "headers": headers, "body": body,
            },
            "expected": signer.stages,
        }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    generator = Generator(arguments.seed)
    cases = [generator.case(number) for number in range(arguments.count)]
    json.dump({"oracle": f"botocore {botocore.__version__}", "cases": cases}, sys.stdout)


if __name__ == "__main__":
    main()
