"""Checks how `ssm-sap` connects: MFA codes, the wire log, trusted certificates, and its `config`.

usage: connection.py FOLDER    FOLDER holds the built ssm-sap and ssm-sap-local

The MFA prompt runs in a terminal of its own, beside that of aws. STS is answered here, strictly.
"""
import http.server
import json
import os
import pathlib
import re
import shutil
import sys
import tempfile
import threading
import time
import urllib.parse

import check
import flows

KEY = "AKIDLOCALEXAMPLE"
SECRET = "local-secret-for-examples-only"
SESSION = {"AccessKeyId": "ASIAOFTHEROLE", "SecretAccessKey": "secret-of-the-role",
           "SessionToken": "token-of-the-role"}
DEVICE = "arn:aws:iam::123456789012:mfa/alice"
OTHER_DEVICE = "arn:aws:iam::123456789012:mfa/bob"
ROLE = "arn:aws:iam::123456789012:role/admin"
CODE = "271828"
UNKNOWN_ID = "ffffffff-ffff-4fff-8fff-ffffffffffff"
GET = ["get-operation", "--operation-id", UNKNOWN_ID]

CONFIG = f"""[profile base]
aws_access_key_id = {KEY}
aws_secret_access_key = {SECRET}
[profile admin]
role_arn = {ROLE}
source_profile = base
mfa_serial = {DEVICE}
region = eu-central-1
[profile backup]
role_arn = {ROLE}
source_profile = base
mfa_serial = {OTHER_DEVICE}
region = eu-central-1
"""


class STS(http.server.BaseHTTPRequestHandler):
    """Issues a session for the right code of one of two devices."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        form = dict(urllib.parse.parse_qsl(body))
        if form.get("SerialNumber") not in (DEVICE, OTHER_DEVICE) or form.get("TokenCode") != CODE:
            return self.answer(403, "<ErrorResponse><Error><Code>AccessDenied</Code><Message>"
                                    "wrong code</Message></Error></ErrorResponse>")
        members = "".join(f"<{name}>{value}</{name}>" for name, value in SESSION.items())
        return self.answer(200, f"""<AssumeRoleResponse
            xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>{members}
            <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials><AssumedRoleUser>
            <Arn>arn:aws:sts::123456789012:assumed-role/admin/x</Arn><AssumedRoleId>A:x</AssumedRoleId>
            </AssumedRoleUser></AssumeRoleResult></AssumeRoleResponse>""")

    def answer(self, status, text):
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/xml")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments):
        pass


class Home:
    """A folder with shared files."""

    def __init__(self, config, credentials=None):
        self.path = pathlib.Path(tempfile.mkdtemp())
        self.config = self.write("config", config)
        self.credentials = self.write("credentials", credentials) if credentials else os.devnull

    def write(self, name, text):
        path = self.path / name
        path.write_text(text)
        path.chmod(0o600)
        return str(path)

    def variables(self, **more):
        return {"AWS_CONFIG_FILE": self.config, "AWS_SHARED_CREDENTIALS_FILE": self.credentials,
                **more}

    def __enter__(self):
        return self

    def __exit__(self, *error):
        shutil.rmtree(self.path, ignore_errors=True)


def check_mfa(checks, ssm_sap, aws, service):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), STS)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with Home(CONFIG) as home:
        variables = home.variables(
            HOME=str(home.path), AWS_PROFILE="admin", AWS_ENDPOINT_URL_STS=f"http://127.0.0.1:{server.server_port}",
            AWS_ENDPOINT_URL_SSM_SAP=service["AWS_ENDPOINT_URL_SSM_SAP"])
        prompt = f"Enter MFA code for {DEVICE}: "
        # What follows the prompt shows that the session's signature was accepted.
        for name, command in [("ssm-sap", [ssm_sap, *GET]), ("aws", [aws, "ssm-sap", *GET])]:
            terminal = check.Terminal(command, variables)
            checks.true(f"MFA, {name}: asks", terminal.wait_for(prompt), terminal.text)
            terminal.type(f"{CODE}\n")
            status = terminal.end()
            checks.true(f"MFA, {name}: the service knows the session",
                        "ValidationException" in terminal.text, (status, terminal.text))
            checks.true(f"MFA, {name}: the code is not echoed", CODE not in terminal.text,
                        terminal.text)
        fleet = [ssm_sap, "fleet", "--profiles", "admin,backup", "list-applications"]
        terminal = check.Terminal(fleet, variables)
        asked = [terminal.wait_for("Enter MFA code for arn:")]
        # Time for a second prompt that does not wait for the first.
        time.sleep(1)
        first = terminal.text
        terminal.type(f"{CODE}\n")
        second = OTHER_DEVICE if DEVICE in first else DEVICE
        asked.append(terminal.wait_for(f"Enter MFA code for {second}: "))
        terminal.type(f"{CODE}\n")
        checks.equal("MFA, fleet: asks for two profiles, and works for both",
                     (asked, terminal.end(), "2 of 2 succeeded" in terminal.text),
                     ([True, True], 0, True))
        checks.equal("MFA, fleet: asks for the second code after the first was typed",
                     first.count("Enter MFA code for "), 1)
        for typed, words, status in [
                ("654321\n", "wrong code", 12), ("12345\n", "6 digits", 12), ("\n", "6 digits", 12)]:
            terminal = check.Terminal([ssm_sap, *GET], variables)
            terminal.wait_for(prompt)
            terminal.type(typed)
            checks.equal(f"MFA, {typed!r}: exit status", terminal.end(), status)
            checks.true(f"MFA, {typed!r}: says «{words}»", words in terminal.text, terminal.text)
        terminal = check.Terminal(
            ["/bin/sh", "-c", '"$0" "$@"; stty -a', ssm_sap, *GET], variables)
        terminal.wait_for(prompt)
        terminal.type("\x04")
        terminal.end()
        checks.true("MFA, end of input: no code was typed", "was typed" in terminal.text,
                    terminal.text)
        checks.true("MFA, end of input: the echo is on again",
                    re.search(r"(?<!-)\becho\b", terminal.text), terminal.text)
        terminal = check.Terminal(
            ["/bin/sh", "-c", 'trap : INT; "$0" "$@"; sleep 0.3; stty -a', ssm_sap, *GET], variables)
        terminal.wait_for(prompt)
        terminal.type("\x03")
        terminal.end()
        checks.true("MFA, Control-C: the echo is on again",
                    re.search(r"(?<!-)\becho\b", terminal.text), terminal.text)
        result = check.run(["setsid", "-w", ssm_sap, *GET], variables)
        checks.equal("MFA without a terminal: exit status", (result.returncode, result.stdout), (12, ""))
        checks.true("MFA without a terminal: says so", "there is no terminal" in result.stderr,
                    result.stderr)
        result = check.run(["setsid", "-w", ssm_sap, "config", "explain"], variables)
        checks.true("MFA: explain does not ask", result.returncode == 0 and DEVICE in result.stdout,
                    result.stdout + result.stderr)
    server.shutdown()


def check_debug(checks, ssm_sap, service):
    """The wire log has the messages, and no secret."""
    variables = {**service, "AWS_ACCESS_KEY_ID": SESSION["AccessKeyId"],
                 "AWS_SECRET_ACCESS_KEY": SESSION["SecretAccessKey"],
                 "AWS_SESSION_TOKEN": SESSION["SessionToken"]}
    result = check.run([ssm_sap, *GET, "--debug"], variables)
    checks.equal("debug: exit status", (result.returncode, result.stdout), (30, ""))
    for words in ["* region eu-central-1 from environment variable AWS_REGION",
                  "ROLE from environment variables", "attempt 1",
                  f"> POST {service['AWS_ENDPOINT_URL_SSM_SAP']}/get-operation",
                  "Signature=<redacted>", f'> {{"OperationId":"{UNKNOWN_ID}"}}', "< 400 after ",
                  "x-amzn-requestid: ", "ssm-sap: GetOperation: ValidationException"]:
        checks.true(f"debug: says «{words}»", words.lower() in result.stderr.lower(), result.stderr)
    for secret in (SESSION["SecretAccessKey"], SESSION["SessionToken"]):
        checks.true("debug: keeps the secrets", secret not in result.stderr, "")
    checks.true("debug: keeps the signature",
                not re.search(r"Signature=[0-9a-f]", result.stderr), "")

    body = json.dumps({"Operation": {"Id": "x", "SecretId": "hana-secret", "Status": "\x1b[31m"}})
    server, url = check.answering(check.http_answer(body.encode()))
    result = check.run([ssm_sap, *GET, "--debug", "--endpoint-url", url], variables)
    checks.true("debug: keeps sensitive members", "hana-secret" not in result.stderr
                and '"SecretId": "<redacted>"' in result.stderr, result.stderr)
    checks.true("debug: no control characters", "\x1b" not in result.stderr, result.stderr)
    server.shutdown()

    retried = {**variables, "AWS_MAX_ATTEMPTS": "2"}
    result = check.run([ssm_sap, *GET, "--debug", "--endpoint-url",
                        f"http://127.0.0.1:{check.free_port()}"], retried)
    checks.true("debug: shows the retry", "another attempt in" in result.stderr
                and "attempt 2" in result.stderr, result.stderr)


def check_options(checks, ssm_sap, service):
    result = check.run([ssm_sap, *GET, "--no-sign-request"],
                       {"AWS_ENDPOINT_URL_SSM_SAP": service["AWS_ENDPOINT_URL_SSM_SAP"],
                        "AWS_REGION": "eu-central-1"})
    checks.true("no signature: the service says so",
                "MissingAuthenticationToken" in result.stderr, result.stderr)
    checks.equal("no signature: exit status", result.returncode, 35)
    result = check.run([ssm_sap, *GET, "--ca-bundle", "/nonexistent.pem", "--endpoint-url",
                        service["AWS_ENDPOINT_URL_SSM_SAP"].replace("http:", "https:")], service)
    checks.equal("a missing file of certificates: exit status", result.returncode, 20)
    checks.true("a missing file of certificates: its path", "/nonexistent.pem" in result.stderr,
                result.stderr)
    result = check.run([ssm_sap, *GET, "--profile", "nobody"], service)
    checks.equal("an unknown profile: exit status", result.returncode, 16)
    checks.true("an unknown profile: its name", 'no profile "nobody"' in result.stderr, result.stderr)
    for arguments, words in [
            (["get-oparation"], "Did you mean 'get-operation'?"),
            (["--profile", "dev", "get-operation"], "options go after the subcommand"),
            (["config", "docter"], "Did you mean 'doctor'?"),
            (["get-operation", "--operation-idd", "x"], "Did you mean '--operation-id'?"),
            (["get-operation"], "--operation-id")]:
        result = check.run([ssm_sap, *arguments], service)
        checks.equal(f"{arguments}: exit status", (result.returncode, result.stdout), (64, ""))
        checks.true(f"{arguments}: says «{words}»", words in result.stderr, result.stderr)
    result = check.run([ssm_sap, "get-operation", "--help"], service)
    checks.true("no option switches certificate checks off",
                "verify" not in result.stdout and "insecure" not in result.stdout, result.stdout)
    result = check.run([ssm_sap, "--help"], service)
    checks.true("the help lists the exit statuses", "42  the operation has not ended" in
                result.stdout, result.stdout)


def check_explain(checks, ssm_sap):
    config = f"""[profile dev]
region = eu-west-1

retry_mode = adaptive
ca_bundle = /etc/corp.pem
"""
    credentials = f"""[dev]
aws_access_key_id = {KEY}
aws_secret_access_key = {SECRET}
"""
    with Home(config, credentials) as home:
        variables = home.variables(
            AWS_MAX_ATTEMPTS="7", HTTPS_PROXY="http://user:pass-word@proxy.example:3128")
        result = check.run([ssm_sap, "config", "explain", "--profile", "dev",
                            "--cli-read-timeout", "9"], variables)
        checks.equal("explain: exit status", (result.returncode, result.stderr), (0, ""))
        lines = {line.split("  ")[0]: line for line in result.stdout.splitlines()}
        for name, words in [
                ("profile", ["dev", "--profile"]),
                ("region", ["eu-west-1", f"profile dev ({home.config}:2)"]),
                ("endpoint", ["https://ssm-sap.eu-west-1.amazonaws.com", "endpoint rules"]),
                ("access key", ["************MPLE", f"({home.credentials}:2)"]),
                ("retry mode", ["adaptive", f"({home.config}:4)"]),
                ("maximum attempts", ["7", "environment variable AWS_MAX_ATTEMPTS"]),
                ("connect timeout", ["5 s", "default"]),
                ("read timeout", ["9 s", "--cli-read-timeout"]),
                ("trusted certificates", ["/etc/corp.pem", f"({home.config}:5)"]),
                ("https proxy", ["http://...@proxy.example:3128", "HTTPS_PROXY"])]:
            for word in words:
                checks.true(f"explain: {name} has «{word}»", word in lines.get(name, ""),
                            result.stdout)
        for secret in (SECRET, "pass-word", KEY):
            checks.true("explain: keeps the secrets", secret not in result.stdout, "")
        result = check.run([ssm_sap, "config", "explain", "--profile", "dev"],
                           {**variables, "AWS_MAX_ATTEMPTS": "many"})
        checks.true("explain: an invalid value in its place",
                    result.returncode == 0 and '"many"' in result.stdout, result.stdout)


def check_doctor(checks, ssm_sap, program, service):
    def doctor(variables, *options):
        result = check.run([ssm_sap, "config", "doctor", *options], variables)
        return result, {step: state for state, step in
                        re.findall(r"^(ok|warning|failed|skipped) +([a-z ]+):", result.stdout, re.M)}

    result, states = doctor(service)
    checks.equal("doctor: exit status", (result.returncode, result.stderr), (0, ""))
    checks.equal("doctor: every step is fine", set(states.values()), {"ok"})
    checks.equal("doctor: the steps", list(states), [
        "shared files", "permissions of the files", "values of the settings", "region",
        "credentials", "endpoint", "connection", "clock", "signed call"])

    def without(*names):
        return {name: value for name, value in service.items() if name not in names}

    cases = [
        ("a malformed file", {**service, "AWS_CONFIG_FILE": "/etc/hostname"}, "shared files", 16,
         "/etc/hostname:1"),
        ("a bad value", {**service, "AWS_RETRY_MODE": "never"}, "values of the settings", 16,
         "AWS_RETRY_MODE"),
        ("no region", without("AWS_REGION", "AWS_DEFAULT_REGION"), "region", 11, "--region"),
        ("no credentials", without("AWS_ACCESS_KEY_ID"), "credentials", 12, "AWS_ACCESS_KEY_ID"),
        ("expired credentials", {**service, "AWS_CREDENTIAL_EXPIRATION": "2020-01-01T00:00:00Z"},
         "credentials", 12, "expired"),
        ("a URL that is none", {**service, "AWS_ENDPOINT_URL_SSM_SAP": "nonsense"}, "endpoint", 13,
         "nonsense"),
        ("a host that is none", {**service, "AWS_ENDPOINT_URL_SSM_SAP": "http://nobody.invalid"},
         "connection", 20, "name resolution failed"),
        ("a closed port", {**service, "AWS_ENDPOINT_URL_SSM_SAP":
                           f"http://127.0.0.1:{check.free_port()}"}, "connection", 20,
         "the connection failed"),
        ("no TLS", {**service, "AWS_ENDPOINT_URL_SSM_SAP":
                    service["AWS_ENDPOINT_URL_SSM_SAP"].replace("http:", "https:")}, "connection", 20,
         "the TLS handshake failed"),
        ("a wrong secret", {**service, "AWS_SECRET_ACCESS_KEY": "another-secret"}, "signed call", 33,
         "check the secret access key"),
        ("an unknown key", {**service, "AWS_ACCESS_KEY_ID": "AKIDUNKNOWN"}, "signed call", 35,
         "check the access key"),
    ]
    for name, variables, step, status, words in cases:
        result, states = doctor({**variables, "AWS_MAX_ATTEMPTS": "1"})
        checks.equal(f"doctor, {name}: exit status", result.returncode, status)
        checks.equal(f"doctor, {name}: the step that fails", states.get(step), "failed")
        checks.true(f"doctor, {name}: says «{words}»", words in result.stdout, result.stdout)
        checks.equal(f"doctor, {name}: every step is named", len(states), 9)
        checks.true(f"doctor, {name}: keeps the secret",
                    "another-secret" not in result.stdout + result.stderr, "")

    with flows.local_service(program, "--clock-offset=3600") as shifted:
        result, states = doctor(shifted)
        checks.equal("doctor, a wrong clock: exit status", result.returncode, 34)
        checks.equal("doctor, a wrong clock: the step that fails", states.get("clock"), "failed")
        checks.true("doctor, a wrong clock: by how much", re.search(r"36\d\d|359\d", result.stdout),
                    result.stdout)
    with Home("", f"[default]\naws_access_key_id = {KEY}\naws_secret_access_key = {SECRET}\n") as home:
        os.chmod(home.credentials, 0o644)
        result, states = doctor({**service, **home.variables()})
        checks.equal("doctor, a file that others can read", states["permissions of the files"],
                     "warning")
        checks.true("doctor, a file that others can read: the command",
                    f"chmod 600 {home.credentials}" in result.stdout, result.stdout)
        checks.equal("doctor, a file that others can read: exit status", result.returncode, 0)


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    ssm_sap = str(folder / "ssm-sap")
    program = str(folder / "ssm-sap-local")
    aws = str(pathlib.Path(sys.executable).parent / "aws")
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    checks = check.Checks()
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump([{"AccessKeyId": KEY, "SecretAccessKey": SECRET}, SESSION], file)
        file.flush()
        os.chmod(file.name, 0o600)
        with flows.local_service(program, "--access-keys", file.name) as service:
            service.update({"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET})
            check_mfa(checks, ssm_sap, aws, service)
            check_debug(checks, ssm_sap, service)
            check_options(checks, ssm_sap, service)
            check_explain(checks, ssm_sap)
            check_doctor(checks, ssm_sap, program, service)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
