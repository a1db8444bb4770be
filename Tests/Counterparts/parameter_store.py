"""Runs a generated awsJson1_1 client against moto's Parameter Store, through signer and libcurl.

usage: parameter_store.py    in the package's folder, with its tests built
"""
import logging
import os
import re
import subprocess
import sys

import moto.server

TIMEOUT = 300

# What the client, which is made with no argument, finds in its environment.
SETTINGS = {
    "AWS_REGION": "eu-central-1", "AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "s3cret",
    "AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
}


def main():
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = moto.server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    try:
        run = subprocess.run(
            ["swift", "test", "--skip-build", "--filter", "ParameterStoreTests"],
            env={**os.environ, **SETTINGS, "AWS_ENDPOINT_URL_SSM": f"http://{host}:{port}"},
            capture_output=True, text=True, timeout=TIMEOUT)
    finally:
        server.stop()
    print(run.stdout)
    print(run.stderr, file=sys.stderr)
    # A filter that finds nothing, or tests that are skipped, would be no success.
    passed = re.findall(r"Test \"[^\"]*\" passed", run.stdout)
    if run.returncode == 0 and len(passed) == 4:
        return 0
    print(f"{len(passed)} of 4 tests passed")
    return 1


if __name__ == "__main__":
    sys.exit(main())
