"""A running ssm-sap-local, its control API, and clients that call it."""
import http.client
import json
import os
import pathlib
import subprocess
import time
import urllib.parse

import botocore.config
import botocore.session

LANDSCAPE_FILE = pathlib.Path(__file__).resolve().with_name("landscape.json")
LANDSCAPE = json.loads(LANDSCAPE_FILE.read_text())
EMPTY = {**LANDSCAPE, "Applications": []}
REGION = "eu-central-1"


class LocalService:
    def __init__(self, program, port=0):
        self.program = program
        self.start(port)

    def start(self, port=0, attempts=50):
        """Starts the program; its greeting tells where it listens and with which key. A connection of
        another test may have the port for a moment."""
        self.process = subprocess.Popen(
            [self.program, "--port", str(port)], stdout=subprocess.PIPE, text=True)
        greeting = {}
        while "AWS_SECRET_ACCESS_KEY" not in greeting:
            line = self.process.stdout.readline()
            if not line:
                status = self.process.wait()
                if not port or not attempts:
                    raise RuntimeError(f"{self.program} ended with {status}")
                time.sleep(0.1)
                return self.start(port, attempts - 1)
            if line.startswith("export "):
                pairs = (word.split("=", 1) for word in line.split()[1:])
                greeting.update(pairs)
        self.url = greeting["AWS_ENDPOINT_URL_SSM_SAP"]
        self.port = urllib.parse.urlsplit(self.url).port
        self.key = greeting["AWS_ACCESS_KEY_ID"], greeting["AWS_SECRET_ACCESS_KEY"]

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    # The control API

    def control(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        headers = {} if body is None else {"Content-Type": "application/json"}
        connection.request(
            method, f"/_local/{path}", None if body is None else json.dumps(body), headers)
        response = connection.getresponse()
        text = response.read()
        connection.close()
        if response.status >= 300:
            raise RuntimeError(f"{method} {path}: {response.status} {text!r}")
        return json.loads(text) if text else None

    def state(self):
        return self.control("GET", "state")

    def begin(self, landscape=LANDSCAPE, **clock):
        """Makes the service what it is at its start, with a landscape and a clock."""
        self.control("POST", "reset", {})
        self.control("POST", "landscape", landscape)
        self.control("POST", "clock", {"Pace": "real", "OffsetSeconds": 0, **clock})

    # Clients

    def client(self, secret=None):
        session = botocore.session.Session()
        session.set_credentials(self.key[0], secret or self.key[1])
        return session.create_client(
            "ssm-sap", region_name=REGION, endpoint_url=self.url,
            config=botocore.config.Config(
                retries={"total_max_attempts": 1}, connect_timeout=5, read_timeout=10))


os.environ.update({
    "AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true", "NO_PROXY": "127.0.0.1,localhost",
})
