"""Runs every source of credentials against something that answers on this machine.

usage: credentials.py CONFORMANCE    CONFORMANCE is the built program of that name

STS and instance metadata are moto's; IAM Identity Center and container metadata, which moto does
not serve, are answered here, strictly: a request that lacks what it needs is refused.
"""
import hashlib
import http.server
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request

LATER = "2099-01-01T00:00:00Z"
SOON = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 60))
EARLIER = "2001-01-01T00:00:00Z"
START_TIMEOUT = 60
RUN_TIMEOUT = 120
ROLE = "arn:aws:iam::123456789012:role/a-role"


class Sources(http.server.BaseHTTPRequestHandler):
    """IAM Identity Center and container metadata."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(url.query))
        if url.path == "/container":
            if self.headers.get("authorization") != "Bearer of-the-file":
                return self.answer(401, {"message": "no token"})
            return self.answer(200, document("AKCONTAINER"))
        if url.path == "/federation/credentials":
            token = self.headers.get("x-amz-sso_bearer_token")
            if token not in ("valid", "refreshed") or query != {
                    "account_id": "123456789012", "role_name": "Reader"}:
                return self.answer(401, {"message": "no session"})
            return self.answer(200, {"roleCredentials": {
                "accessKeyId": f"AKSSO-{token}", "secretAccessKey": "s", "sessionToken": "t",
                "expiration": 4070908800000}})
        if url.path.startswith("/html/"):
            return self.answer(200, "<html>Please log in</html>")
        return self.answer(404, {})

    def do_PUT(self):
        self.do_GET()

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers.get("content-length", 0))))
        if self.path == "/token" and body == {
                "clientId": "client", "clientSecret": "client-secret",
                "refreshToken": "good", "grantType": "refresh_token"}:
            return self.answer(200, {"accessToken": "refreshed", "expiresIn": 3600,
                                     "refreshToken": "better"})
        return self.answer(400, {"error": "invalid_grant"})

    def answer(self, status, body):
        data = (body if isinstance(body, str) else json.dumps(body)).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments):
        pass


def document(key):
    return {"AccessKeyId": key, "SecretAccessKey": "s", "Token": "t", "Expiration": LATER,
            "AccountId": "123456789012"}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start_moto():
    port = free_port()
    process = subprocess.Popen(
        [str(pathlib.Path(sys.executable).parent / "moto_server"), "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + START_TIMEOUT
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/moto-api/", timeout=5):
                return process, f"http://127.0.0.1:{port}"
        except OSError:
            time.sleep(0.2)
    process.kill()
    raise SystemExit("moto_server did not start")


class Home:
    """A home directory with shared files and caches of tokens."""

    def __init__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="credentials-"))

    def write(self, name, text):
        path = self.path / ".aws" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(0o600)
        return str(path)

    def cache(self, session, **members):
        return self.write(f"sso/cache/{hashlib.sha1(session.encode()).hexdigest()}.json", json.dumps({
            "startUrl": "https://corp.example.com/start", "region": "eu-west-1",
            "clientId": "client", "clientSecret": "client-secret",
            "registrationExpiresAt": LATER, **members}))


CONFIG = """
[profile keys]
region = eu-west-1
[profile assumed]
role_arn = {role}
source_profile = base
region = eu-west-1
[profile named]
role_arn = {role}
credential_source = Ec2InstanceMetadata
region = eu-west-1
[profile web]
role_arn = {role}
web_identity_token_file = {token}
region = eu-west-1
[profile sso]
sso_session = valid
sso_account_id = 123456789012
sso_role_name = Reader
[profile sso-soon]
sso_session = soon
sso_account_id = 123456789012
sso_role_name = Reader
[profile sso-expired]
sso_session = expired
sso_account_id = 123456789012
sso_role_name = Reader
[profile process]
credential_process = {process} good
[profile process-garbage]
credential_process = {process} garbage
[profile process-fails]
credential_process = {process} fails
""" + "".join(f"""
[sso-session {name}]
sso_region = eu-west-1
sso_start_url = https://corp.example.com/start
""" for name in ("valid", "soon", "expired"))

PROCESS = """#!/bin/sh
case $1 in
  good) echo '{"Version": 1, "AccessKeyId": "AKPROCESS", "SecretAccessKey": "s"}' ;;
  garbage) echo hush-hush ;;
  fails) echo hush-hush; exit 1 ;;
esac
"""


def cases(home, moto, sources, silent):
    process = home.write("process.sh", PROCESS)
    pathlib.Path(process).chmod(0o700)
    token = home.write("token", "header.payload.signature")
    container_token = home.write("container-token", "Bearer of-the-file")
    home.write("config", CONFIG.format(role=ROLE, token=token, process=process))
    home.write("credentials", "[base]\naws_access_key_id = AKBASE\naws_secret_access_key = s\n"
                              "[keys]\naws_access_key_id = AKKEYS\naws_secret_access_key = s\n")
    home.cache("valid", accessToken="valid", expiresAt=LATER, refreshToken="good")
    home.cache("soon", accessToken="valid", expiresAt=SOON, refreshToken="good")
    home.cache("expired", accessToken="valid", expiresAt=EARLIER, refreshToken="bad")

    def environment(**variables):
        return {"HOME": str(home.path), "PATH": os.environ["PATH"],
                "AWS_ENDPOINT_URL_STS": moto, "AWS_ENDPOINT_URL_SSO": sources,
                "AWS_ENDPOINT_URL_SSO_OIDC": sources,
                "AWS_EC2_METADATA_SERVICE_ENDPOINT": moto, **variables}

    def profile(name):
        return environment(AWS_PROFILE=name)

    def metadata(url):
        return environment(AWS_EC2_METADATA_SERVICE_ENDPOINT=url)

    container = dict(AWS_CONTAINER_CREDENTIALS_FULL_URI=f"{sources}/container")
    return [
        ("variables", environment(AWS_ACCESS_KEY_ID="AKVARIABLE", AWS_SECRET_ACCESS_KEY="s"),
         {"key": "AKVARIABLE"}),
        ("a profile's keys", profile("keys"), {"key": "AKKEYS", "region": "eu-west-1"}),
        ("a role of moto's STS", profile("assumed"), {"key": "ASIA", "account": "123456789012"}),
        ("a role with keys of instance metadata", profile("named"),
         {"key": "ASIA", "account": "123456789012"}),
        ("a web identity", profile("web"), {"key": "ASIA", "account": "123456789012"}),
        ("instance metadata and its region", environment(),
         {"key": "test-key", "region": "us-east-1"}),
        ("SSO", profile("sso"), {"key": "AKSSO-valid", "account": "123456789012"}),
        ("SSO with a token about to end", profile("sso-soon"),
         {"key": "AKSSO-refreshed", "account": "123456789012"}),
        ("SSO with an expired token", profile("sso-expired"),
         {"refuses": ["expired", "invalid_grant", "aws sso login --profile sso-expired"],
          "hides": ["client-secret", "bad"]}),
        ("a process", profile("process"), {"key": "AKPROCESS"}),
        ("a process that prints garbage", profile("process-garbage"),
         {"refuses": ["credential process", "not a JSON object"], "hides": ["hush"]}),
        ("a process that fails", profile("process-fails"),
         {"refuses": ["status 1"], "hides": ["hush"]}),
        ("a container", environment(AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE=container_token,
                                    **container),
         {"key": "AKCONTAINER", "account": "123456789012"}),
        ("a container without its token", environment(**container),
         {"refuses": ["container metadata", "401", "no token"]}),
        ("instance metadata that answers HTML", metadata(f"{sources}/html"),
         {"refuses": ["instance metadata", "no session token"], "seconds": 2.5}),
        ("instance metadata that says nothing", metadata(silent),
         {"refuses": ["instance metadata", "(1) environment variables"], "seconds": 2.5}),
        ("instance metadata that is not there", metadata(f"http://127.0.0.1:{free_port()}"),
         {"refuses": ["instance metadata", "aws configure"], "seconds": 2.5}),
        ("a missing profile", profile("gone"), {"refuses": ["\"gone\"", "assumed"]}),
    ]


def main():
    home = Home()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Sources)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    moto, url = start_moto()
    try:
        with socket.socket() as silent:
            silent.bind(("127.0.0.1", 0))
            silent.listen()
            vectors = cases(home, url, f"http://127.0.0.1:{server.server_port}",
                            f"http://127.0.0.1:{silent.getsockname()[1]}")
            path = home.write("cases.json", json.dumps({"cases": [
                {"name": name, "variables": variables, **expected}
                for name, variables, expected in vectors]}))
            result = subprocess.run([sys.argv[1], "live-credentials", path], timeout=RUN_TIMEOUT)
        saved = home.path / ".aws/sso/cache" / f"{hashlib.sha1(b'soon').hexdigest()}.json"
        token = json.loads(saved.read_text())
        assert token["accessToken"] == "refreshed" and token["refreshToken"] == "better", token
        assert token["clientId"] == "client", "what else the cache held is gone"
        assert saved.stat().st_mode & 0o777 == 0o600, "others may read the cache"
        print("the refreshed token is saved, for its owner alone")
        return result.returncode
    finally:
        moto.terminate()
        moto.wait(START_TIMEOUT)
        server.shutdown()
        shutil.rmtree(home.path)


if __name__ == "__main__":
    sys.exit(main())
