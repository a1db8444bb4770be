"""Draws random environments and writes what botocore makes of each, as vectors for conformance.

usage: configuration.py --seed NUMBER [--count NUMBER] > FILE

An environment is made of variables and of shared files. What the world around it would answer
(STS, IAM Identity Center, container and instance metadata, the service itself) is answered here
in the process, by rules that the suite `configuration-agreement` has too. A vector holds what
botocore sends to the service: the URL, the region and the key that the request is signed for.
"""
import argparse
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import sys
import tempfile
import urllib.parse

HOME = tempfile.mkdtemp(prefix="configuration-")
for name in [name for name in os.environ if name.startswith("AWS_") or name.endswith("_PROXY")]:
    del os.environ[name]
os.environ["HOME"] = HOME  # Before botocore is imported: it looks at it then.

import botocore.awsrequest  # noqa: E402
import botocore.config  # noqa: E402
import botocore.exceptions  # noqa: E402
import botocore.httpsession  # noqa: E402
import botocore.session  # noqa: E402

CONFIG = f"{HOME}/.aws/config"
CREDENTIALS = f"{HOME}/.aws/credentials"
START_URL = "https://corp.example.com/start"
LATER = "2099-01-01T00:00:00Z"
EARLIER = "2001-01-01T00:00:00Z"
REGIONS = ["eu-central-1", "us-east-1", "ap-southeast-2", "us-gov-west-1", "cn-north-1"]
PROFILES = ["default", "dev", "base", "ops"]


class World:
    """Answers requests as AWS would; `calls` keeps the hosts that credentials came from."""

    def __init__(self, has_instance_metadata):
        self.has_instance_metadata = has_instance_metadata
        self.calls = []
        self.sent = None

    def send(self, request):
        url = urllib.parse.urlsplit(request.url)
        if url.netloc == "169.254.169.254":
            return self.instance_metadata(request, url.path)
        body = request.body or b""
        if isinstance(body, str):
            body = body.encode()
        form = dict(urllib.parse.parse_qsl(body.decode("utf-8", "replace")))
        if form.get("Action", "").startswith("AssumeRole"):
            self.calls.append(f"{url.scheme}://{url.netloc}")
            return self.assume_role(request, form)
        if url.path.endswith("/federation/credentials"):
            self.calls.append(f"{url.scheme}://{url.netloc}")
            query = dict(urllib.parse.parse_qsl(url.query))
            token = self.header(request, "x-amz-sso_bearer_token")
            key = f"AKSSO{query['account_id']}{query['role_name']}{token}"
            return 200, json.dumps({"roleCredentials": {
                "accessKeyId": key, "secretAccessKey": "s", "sessionToken": "t",
                "expiration": 4070908800000}})
        if url.path == "/container":
            return 200, self.document("AKCONTAINER")
        self.sent = (f"{url.scheme}://{url.netloc}{url.path}", self.credential(request))
        return 200, "{}"

    def instance_metadata(self, request, path):
        if not self.has_instance_metadata:
            raise botocore.exceptions.ConnectTimeoutError(endpoint_url=request.url)
        folder = "/latest/meta-data/iam/security-credentials/"
        answers = {"/latest/api/token": "token", folder: "role",
                   folder + "role": self.document("AKINSTANCE")}
        return (200, answers[path]) if path in answers else (404, "")

    def assume_role(self, request, form):
        source = self.credential(request)[0] if "TokenCode" not in form else ""
        if form["Action"] == "AssumeRoleWithWebIdentity":
            source = form["WebIdentityToken"]
        role = form["RoleArn"].rsplit("/", 1)[-1]
        name = form["RoleSessionName"] if form["RoleSessionName"].startswith("named") else ""
        key = f"AK{role}{form.get('ExternalId', '')}{name}of{source}"
        action = form["Action"]
        return 200, (
            f"<{action}Response><{action}Result><Credentials><AccessKeyId>{key}</AccessKeyId>"
            f"<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
            f"<Expiration>{LATER}</Expiration></Credentials><AssumedRoleUser><Arn>a:b</Arn>"
            f"<AssumedRoleId>x</AssumedRoleId></AssumedRoleUser></{action}Result>"
            f"<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></{action}Response>")

    @staticmethod
    def document(key):
        return json.dumps({"Code": "Success", "AccessKeyId": key, "SecretAccessKey": "s",
                           "Token": "t", "Expiration": LATER})

    @staticmethod
    def header(request, name):
        value = request.headers.get(name)
        return value.decode() if isinstance(value, bytes) else value

    @classmethod
    def credential(cls, request):
        """The key and the region that the request is signed for."""
        match = re.search(r"Credential=([^/]*)/\d+/([^/]*)/", cls.header(request, "Authorization") or "")
        return match.groups() if match else ("", "")


class Answer:
    def __init__(self, url, status, text):
        self.answer = botocore.awsrequest.AWSResponse(url, status, {}, None)
        self.answer._content = text.encode()


def ask_botocore(variables, files, has_instance_metadata):
    """What botocore sends to the service, or why it sends nothing; and reasons to differ."""
    shutil.rmtree(f"{HOME}/.aws", ignore_errors=True)
    for path, text in files.items():
        pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
        pathlib.Path(path).write_text(text)
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(variables)
    # botocore reads AWS_DEFAULT_REGION alone; every newer SDK reads AWS_REGION first.
    if variables.get("AWS_REGION"):
        os.environ["AWS_DEFAULT_REGION"] = variables["AWS_REGION"]
    world = World(has_instance_metadata)

    def send(session, request):
        status, text = world.send(request)
        return Answer(request.url, status, text).answer

    botocore.httpsession.URLLib3Session.send = send
    try:
        client = botocore.session.Session().create_client(
            "ssm-sap", config=botocore.config.Config(retries={"total_max_attempts": 1}))
        client.get_operation(OperationId="01234567-89ab-cdef-0123-456789abcdef")
    except Exception as error:  # Whatever it is, botocore refuses.
        return {"refuses": f"{type(error).__name__}: {error}"}, reasons(error=str(error))
    url, (key, region) = world.sent
    found = {"url": url, "key": key, "region": region, "calls": world.calls}
    return found, reasons(url=url, config=client.meta.config)


def reasons(error="", url="", config=None):
    """Why another outcome than botocore's is right, by what botocore did."""
    if "use the SSO token provider" in error:
        return ["botocore looks for a bearer token first, and refuses a profile whose sso_session "
                "is not there even where variables hold a key"]
    if "example.com" in url and (config.use_fips_endpoint or config.use_dualstack_endpoint):
        return ["botocore drops FIPS and dual stack beside a configured endpoint URL; the rules of "
                "the service refuse the pair"]
    return []


class Draw:
    """One random environment."""

    def __init__(self, source):
        self.random = source
        self.reasons = []
        self.variables = {"HOME": HOME, "PATH": os.environ.get("PATH", "")}
        self.files = {}
        self.has_instance_metadata = self.chance(0.5)
        self.draw_files()
        self.draw_variables()

    def chance(self, share):
        return self.random.random() < share

    def draw_variables(self):
        add = self.variables
        if self.chance(0.45):
            there = [name for name in PROFILES if f"{name}]" in "".join(self.files.values())]
            add["AWS_PROFILE"] = self.random.choice(there * 8 + PROFILES)
        if self.chance(0.85):
            add["AWS_DEFAULT_REGION"] = self.random.choice(REGIONS)
        if self.chance(0.3):
            add["AWS_REGION"] = self.random.choice(REGIONS)
        if self.chance(0.2):
            add["AWS_ACCESS_KEY_ID"] = "AKVARIABLE"
            if self.chance(0.9):
                add["AWS_SECRET_ACCESS_KEY"] = "s"
            if self.chance(0.4):
                add["AWS_SESSION_TOKEN"] = "t"
        for name, share, value in [
                ("AWS_ENDPOINT_URL", 0.1, "http://all.example.com"),
                ("AWS_ENDPOINT_URL_SSM_SAP", 0.1, "http://own.example.com/base"),
                ("AWS_ENDPOINT_URL_STS", 0.05, "https://sts.example.com"),
                ("AWS_ENDPOINT_URL_S3", 0.1, "http://other.example.com"),
                ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", 0.07, "true"),
                ("AWS_USE_FIPS_ENDPOINT", 0.07, "true"),
                ("AWS_USE_DUALSTACK_ENDPOINT", 0.07, "true"),
                ("AWS_EC2_METADATA_DISABLED", 0.3, "true")]:
            if self.chance(share):
                add[name] = value if self.chance(0.8) or "URL" in name and "true" != value else "false"
        if self.chance(0.12):
            add["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = self.random.choice(
                ["http://127.0.0.1/container", "https://example.com/container",
                 "http://example.com/container"])
        if self.chance(0.08):
            add["AWS_WEB_IDENTITY_TOKEN_FILE"] = f"{HOME}/.aws/token"
            if self.chance(0.8):
                add["AWS_ROLE_ARN"] = "arn:aws:iam::123456789012:role/variable"

    def draw_files(self):
        self.files[f"{HOME}/.aws/token"] = "jwt-token"
        self.draw_tokens()
        if self.chance(0.9):
            self.files[CONFIG] = "".join(self.section(name, config=True) for name in PROFILES
                                         if self.chance(0.9)) + self.extras()
            self.spoil()
        if self.chance(0.5):
            self.files[CREDENTIALS] = "".join(
                self.section(name, config=False) for name in PROFILES if self.chance(0.5))

    def draw_tokens(self):
        for key in ("corp", START_URL):
            if self.chance(0.85):
                name = hashlib.sha1(key.encode()).hexdigest()
                self.files[f"{HOME}/.aws/sso/cache/{name}.json"] = json.dumps({
                    "accessToken": "tok", "expiresAt": LATER if self.chance(0.8) else EARLIER,
                    "startUrl": START_URL, "region": "eu-west-1"})

    def section(self, name, config):
        title = name if not config or name == "default" and self.chance(0.7) else f"profile {name}"
        lines = [f"[{title}]"]
        place = "CONFIG" if config else "FILE"
        if self.chance(0.5 if config else 0.8):
            lines += [f"aws_access_key_id = AK{place}{name}"]
            if self.chance(0.95):
                lines += ["aws_secret_access_key = s"]
        if config:
            lines += self.settings(name)
        self.random.shuffle(lines[1:])
        return "\n".join(lines) + "\n" + "\n" * self.random.randrange(2)

    def settings(self, name):
        lines = []
        if self.chance(0.6):
            lines.append(f"region = {self.random.choice(REGIONS)}")
        kind = self.random.choice(["role", "role", "named", "web", "sso", "legacy", "process", None,
                                   None, None])
        arn = f"role_arn = arn:aws:iam::123456789012:role/{name}role"
        if kind == "role":
            lines += [arn, f"source_profile = {self.random.choice(PROFILES * 3 + ['gone'])}"]
            lines += ["external_id = ext"] if self.chance(0.3) else []
            lines += ["role_session_name = named"] if self.chance(0.3) else []
        if kind == "named":
            lines += [arn] + (["credential_source = " + self.random.choice(
                ["Environment", "EcsContainer", "Ec2InstanceMetadata", "Nothing"])]
                if self.chance(0.9) else [])
        if kind == "web":
            lines += [f"web_identity_token_file = {HOME}/.aws/token"]
            lines += [arn] if self.chance(0.9) else []
        if kind == "sso":
            lines += ["sso_session = " + ("corp" if self.chance(0.9) else "gone")]
            lines += ["sso_account_id = 123456789012"] if self.chance(0.9) else []
            lines += ["sso_role_name = Reader"] if self.chance(0.9) else []
        if kind == "legacy":
            lines += [f"sso_start_url = {START_URL}", "sso_region = eu-west-1",
                      "sso_account_id = 123456789012"]
            lines += ["sso_role_name = Reader"] if self.chance(0.9) else []
        if kind == "process":
            document = json.dumps({"Version": 1, "AccessKeyId": f"AKPROCESS{name}",
                                   "SecretAccessKey": "s"})
            lines.append("credential_process = " + (
                f"echo '{document}'" if self.chance(0.8) else self.random.choice(["false", "echo x"])))
        for line, share in [("endpoint_url = http://profile.example.com", 0.1),
                            ("services = mine", 0.12), ("services = gone", 0.02),
                            ("ignore_configured_endpoint_urls = true", 0.05),
                            ("use_fips_endpoint = true", 0.05),
                            ("use_dualstack_endpoint = true", 0.05), ("# a comment", 0.2),
                            ("ec2_metadata_v1_disabled = true", 0.05), ("s3 =\n  a = b", 0.1)]:
            lines += [line] if self.chance(share) else []
        return lines

    def extras(self):
        text = ""
        if self.chance(0.9):
            text += ("[sso-session corp]\nsso_region = eu-west-1\n"
                     f"sso_start_url = {START_URL}\n")
        if self.chance(0.9):
            text += "[services mine]\n" + self.random.choice(
                ["ssm_sap =\n  endpoint_url = http://section.example.com\n",
                 "s3 =\n  endpoint_url = http://s3.example.com\n",
                 "sts =\n  endpoint_url = http://sts-section.example.com\n"])
        return text

    def spoil(self):
        """Lines that not everybody reads alike."""
        for line, share, reason in [
                ("[profile broken\n", 0.02, None),
                ("[profile spoilt]\nno equals sign\n", 0.02, None),
                ("[default]\nx = 1\n[default]\ny = 2\n", 0.03,
                 "botocore refuses a section that comes twice; the public vectors merge it"),
                ("[profile colon]\nregion : eu-west-1\n", 0.02,
                 "botocore takes a colon for an equals sign; the public vectors refuse it")]:
            if self.chance(share):
                self.files[CONFIG] += line
                self.reasons += [reason] if reason else []


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=200)
    arguments = parser.parse_args()
    cases = []
    try:
        for number in range(arguments.count):
            draw = Draw(random.Random(f"{arguments.seed}-{number}"))
            expected, reasons_of_botocore = ask_botocore(draw.variables, draw.files, draw.has_instance_metadata)
            cases.append({
                "name": f"{arguments.seed}-{number}", "variables": draw.variables,
                "files": draw.files, "hasInstanceMetadata": draw.has_instance_metadata,
                "botocore": expected, "differences": draw.reasons + reasons_of_botocore})
    finally:
        shutil.rmtree(HOME, ignore_errors=True)
    json.dump({"cases": cases}, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
