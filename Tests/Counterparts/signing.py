"""Compares `ssm-sap sign` and `ssm-sap verify` with botocore, curl and the local service.

usage: signing.py FOLDER    FOLDER holds the built ssm-sap and ssm-sap-local
"""
import http.client
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

import check
import flows

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/AWSSigV4Tests/Agreement"))
import generate  # noqa: E402

RANDOM_REQUESTS = 60
KEY = "AKIDLOCALEXAMPLE"
SECRET = "local-secret-for-examples-only"
TOKEN = "a-session/token+with=signs"
REGION = "eu-central-1"
DATE = "20260131T083000Z"


class SigningChecks(check.Checks):
    def secret_free(self, name, result, *secrets):
        for secret in secrets:
            self.true(f"{name}: keeps the secret", secret not in result.stdout + result.stderr, "")


def keys(key=KEY, secret=SECRET, token=None):
    variables = {"AWS_ACCESS_KEY_ID": key, "AWS_SECRET_ACCESS_KEY": secret, "AWS_REGION": REGION}
    return {**variables, **({"AWS_SESSION_TOKEN": token} if token else {})}


def compare_with_botocore(checks, ssm_sap):
    """Random requests get botocore's canonical request, string to sign and signature."""
    generator = generate.Generator(7)
    compared = 0
    while compared < RANDOM_REQUESTS:
        case = generator.case(compared)
        parsed, context = case["parsed"], case["context"]
        host = dict((name.lower(), value) for name, value in parsed["headers"])["host"]
        url = f"https://{host}{parsed['target']}"
        if not all(" " < character < "\x7f" for character in url):
            continue  # No curl command line can send these.
        compared += 1
        command = [ssm_sap, "sign", "-X", parsed["method"], url, f"--service={context['service']}",
                   f"--region={context['region']}",
                   "--date", re.sub("[-:]", "", context["timestamp"])]
        for name, value in parsed["headers"]:
            command += ["-H", f"{name}: {value}" if value.strip() else f"{name};"]
        if parsed["body"]:
            command += ["--data-raw", parsed["body"]]
            if not any(name.lower() == "content-type" for name, _ in parsed["headers"]):
                command += ["-H", "Content-Type:"]
        if context["expiration_in_seconds"]:
            command += ["--presign", "--expires", str(context["expiration_in_seconds"])]
        credentials = context["credentials"]
        result = check.run(command, keys(
            credentials["access_key_id"], credentials["secret_access_key"], credentials["token"]))
        found = re.search(r"^signature: ([0-9a-f]{64})$", result.stdout, re.MULTILINE)
        checks.equal(f"botocore, request {compared}: the signature", found and found.group(1),
                     case["expected"]["signature"])
        string = result.stdout.partition("string to sign:\n")[2].partition("\n\n")[0]
        checks.equal(f"botocore, request {compared}: the string to sign", string,
                     case["expected"]["stringToSign"])
        if len(credentials["secret_access_key"]) > 8:
            checks.secret_free(f"botocore, request {compared}", result,
                               credentials["secret_access_key"])


REQUESTS = {
    "a list": (["-X", "POST", "--json", "{}"], "/list-applications"),
    "text that a shell must quote": (
        ["--json", """{"Filters":[{"Name":"it's $HOME","Value":"a\\"b","Operator":"Equals"}]}"""],
        "/list-operations"),
    "a body of several lines": (["--json", '{\n\t"MaxResults": 5\n}'], "/list-applications"),
    "a body in ä": (["--json", '{"NextToken":"ä"}'], "/list-applications"),
    "tags of an ARN": (
        [], "/tags/arn%3Aaws%3Assm-sap%3Aeu-central-1%3A123456789012%3AHANA%2FHDB"),
    "tags to remove": (
        ["-X", "DELETE"],
        "/tags/arn%3Aaws%3Assm-sap%3Aeu-central-1%3A123456789012%3AHANA%2FHDB?tagKeys=a&tagKeys=b"),
}

REFUSED_SIGNATURE = ("InvalidSignature", "IncompleteSignature", "UnrecognizedClient",
                     "MissingAuthentication", "ExpiredToken")


def check_curl(checks, ssm_sap, service, variables):
    """The service accepts what curl sends for the printed command lines."""
    for name, (options, path) in REQUESTS.items():
        result = check.run([ssm_sap, "sign", *options, service["AWS_ENDPOINT_URL_SSM_SAP"] + path,
                            "--format", "curl"], variables)
        checks.equal(f"curl, {name}: exit status", (result.returncode, result.stderr), (0, ""))
        checks.secret_free(f"curl, {name}", result, SECRET)
        answer = check.run(
            ["sh", "-c", result.stdout.strip() + " --silent --show-error --include"], {})
        checks.true(f"curl, {name}: a response", answer.stdout.startswith("HTTP/1.1 "),
                    answer.stdout + answer.stderr)
        checks.true(f"curl, {name}: the signature is accepted",
                    not any(code in answer.stdout for code in REFUSED_SIGNATURE), answer.stdout)
    wrong = check.run([ssm_sap, "sign", "--json", "{}", "--format", "curl",
                       service["AWS_ENDPOINT_URL_SSM_SAP"] + "/list-applications"],
                      {**variables, "AWS_SECRET_ACCESS_KEY": "another"})
    answer = check.run(["sh", "-c", wrong.stdout.strip() + " --silent --include"], {})
    checks.true("curl, another secret: the signature is refused",
                "InvalidSignatureException" in answer.stdout, answer.stdout)


def check_presigned(checks, ssm_sap, service, variables):
    """The service accepts a presigned URL."""
    url = service["AWS_ENDPOINT_URL_SSM_SAP"]
    result = check.run([ssm_sap, "sign", "--presign", "--format", "url", "-X", "POST",
                        url + "/list-applications"], variables)
    checks.equal("presigned: exit status", (result.returncode, result.stderr), (0, ""))
    parts = urllib.parse.urlsplit(result.stdout.strip())
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    connection.request("POST", f"{parts.path}?{parts.query}")
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    checks.equal("presigned: status", (response.status, "Applications" in body), (200, True))


def signed(ssm_sap, variables, *options):
    """The options of a signed request, as in the printed command line."""
    result = check.run([ssm_sap, "sign", "--format", "curl", *options], variables)
    words = shlex.split(result.stdout)[1:]
    return [word for word in words if word not in ("--globoff", "--path-as-is")]


def check_verification(checks, ssm_sap):
    url = "https://ssm-sap.eu-central-1.amazonaws.com/list-applications"
    for name, variables in [("a key", keys()), ("a session", keys(token=TOKEN))]:
        words = signed(ssm_sap, variables, "--json", "{}", url)
        verify = [ssm_sap, "verify", *words]
        result = check.run(verify, variables)
        checks.equal(f"verify, {name}: a valid signature", (result.returncode, result.stderr), (0, ""))
        checks.true(f"verify, {name}: says so", result.stdout.startswith("valid\n"), result.stdout)

        def changed(word, other):
            return [other if item == word else item for item in verify]

        mistakes = [
            ("another body", changed("{}", "{ }"), "payload hash at byte 0: "),
            ("another method", changed("POST", "GET"), 'method at byte 0: "POST" and "GET"'),
            ("another type", changed("Content-Type: application/json",
                                     "Content-Type: text/plain"), "header content-type"),
            ("another query", changed(url, url + "?a=b"), "The sender did not sign the query"),
        ]
        for mistake, command, words_of_result in mistakes:
            result = check.run(command, variables)
            checks.equal(f"verify, {name}, {mistake}: exit status", result.returncode, 33)
            checks.true(f"verify, {name}, {mistake}: where they differ",
                        words_of_result in result.stdout, result.stdout)
            checks.secret_free(f"verify, {name}, {mistake}", result, SECRET, TOKEN)
        other = check.run(verify, {**variables, "AWS_SECRET_ACCESS_KEY": "another-secret-key"})
        checks.equal(f"verify, {name}, another secret: exit status", other.returncode, 33)
        checks.true(f"verify, {name}, another secret: blames it",
                    "the secret access key is another one" in other.stdout, other.stdout)
        checks.secret_free(f"verify, {name}, another secret", other, "another-secret-key", TOKEN)

        canonical = check.run([ssm_sap, "sign", "--json", "{}", url.replace("list", "stop")],
                              variables).stdout.partition("\n")[2].partition("\n\nstring")[0]
        result = subprocess.run(
            changed(url, url + "/x") + ["--canonical-request", "-"], input=canonical + "\n",
            env=check.environment(variables), capture_output=True, text=True,
            timeout=check.CALL_TIMEOUT)
        checks.true(f"verify, {name}: the first difference from the signer's",
                    'path at byte 1: "/stop-applications" and "/list-applications/x"'
                    in result.stdout, result.stdout + result.stderr)

    old = signed(ssm_sap, keys(), "--json", "{}", "--date", DATE, url)
    result = check.run([ssm_sap, "verify", *old], keys())
    checks.equal("verify, an old signature: exit status", result.returncode, 34)
    checks.true("verify, an old signature: it was valid", "was valid, but it expired" in result.stdout,
                result.stdout)
    result = check.run([ssm_sap, "verify", *old, "--date", DATE], keys())
    checks.equal("verify, at the time of signing: exit status", result.returncode, 0)
    result = check.run([ssm_sap, "verify", *old], keys("AKIDANOTHER"))
    checks.equal("verify, another access key: exit status", result.returncode, 12)
    result = check.run([ssm_sap, "verify", url], keys())
    checks.equal("verify, no signature: exit status", result.returncode, 33)

    sigv4a = signed(ssm_sap, keys(), "--sigv4a", "--region", "eu-*", "--json", "{}", url)
    result = check.run([ssm_sap, "verify", *sigv4a], keys())
    checks.equal("verify, SigV4a: exit status", (result.returncode, result.stderr), (0, ""))
    # S3's paths are taken literally, and its presigned URLs leave the body out.
    bucket = "https://bucket.s3.eu-central-1.amazonaws.com/a//b/../key"
    for way in ([], ["--presign"]):
        stored = signed(ssm_sap, keys(), *way, bucket)
        result = check.run([ssm_sap, "verify", *stored], keys())
        checks.equal(f"verify, S3 {way}: exit status", (result.returncode, result.stderr), (0, ""))
    presigned = signed(ssm_sap, keys(token=TOKEN), "--presign", url)
    result = check.run([ssm_sap, "verify", *presigned], keys(token=TOKEN))
    checks.equal("verify, presigned: exit status", (result.returncode, result.stderr), (0, ""))


def check_query(checks, ssm_sap):
    """--query selects from the JSON of a signature."""
    command = [ssm_sap, "sign", "--date", DATE, "https://example.com/"]
    whole = check.run([*command, "--output", "json"], keys())
    part = check.run([*command, "--query", "Signature"], keys())
    checks.equal("sign, a query", part.stdout, json.dumps(json.loads(whole.stdout)["Signature"]) + "\n")
    other = check.run([*command, "--presign", "--format", "url", "--query", "Signature"], keys())
    checks.equal("sign, a query of a URL: exit status", (other.returncode, other.stdout), (64, ""))


def check_bad_requests(checks, ssm_sap):
    url = "https://example.com/"
    cases = [
        ("no scheme", ["example.com"], "has no scheme"),
        ("a user in the URL", ["https://a:s3cret-word@example.com/"], "has a user"),
        ("a blank in the URL", ["https://example.com/a b"], "percent-encode"),
        ("a header without colon", ["-H", "nonsense", url], "Name: value"),
        ("a missing file", ["--data-binary", "@/nonexistent/file", url], "/nonexistent/file"),
        ("two kinds of body", ["-d", "a", "--json", "{}", url], "exclude each other"),
        ("a body with --head", ["-I", "-d", "a", url], "exclude each other"),
        ("a date that is none", ["--date", "2026-02-30T00:00:00Z", url], "2026-02-30"),
        ("a long expiry", ["--presign", "--expires", "604801", url], "604800"),
        ("an unknown option", ["--jason", "{}", url], "Did you mean '--json'?"),
    ]
    for name, options, words in cases:
        result = check.run([ssm_sap, "sign", *options], keys())
        checks.equal(f"sign, {name}: exit status", (result.returncode, result.stdout), (64, ""))
        checks.true(f"sign, {name}: says «{words}»", words in result.stderr, result.stderr)
        checks.secret_free(f"sign, {name}", result, "s3cret-word")


def check_shared_text(checks, ssm_sap):
    """The session token is in no text for people."""
    for options in [[], ["--presign"]]:
        result = check.run([ssm_sap, "sign", *options, "https://example.com/"], keys(token=TOKEN))
        for token in (TOKEN, urllib.parse.quote(TOKEN, safe="")):
            checks.secret_free(f"sign {options}", result, SECRET, token)


def check_files(checks, ssm_sap):
    """Bodies from files are read as curl reads them."""
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        path = folder / "body"
        path.write_bytes(b"a\r\nb\0c\n")
        command = [ssm_sap, "sign", "--date", DATE, "https://example.com/"]
        for option, body in [("--data", b"abc"), ("--data-binary", b"a\r\nb\0c\n")]:
            result = check.run([*command, option, f"@{path}", "--format", "curl"], keys())
            shown = check.run(
                ["sh", "-c", result.stdout.replace("curl ", "printf '%s\\n' ", 1)
                 if "|" not in result.stdout else result.stdout.partition(" | ")[0] + " | od -An -c"],
                {})
            expected = "abc" if option == "--data" else "a  \\r  \\n   b  \\0   c  \\n"
            checks.true(f"sign {option} of a file", expected in shown.stdout, shown.stdout)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    ssm_sap = str(folder / "ssm-sap")
    if not shutil.which("curl"):
        raise SystemExit("there is no curl")
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    checks = SigningChecks()
    compare_with_botocore(checks, ssm_sap)
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump([{"AccessKeyId": KEY, "SecretAccessKey": SECRET},
                   {"AccessKeyId": "ASIASESSION", "SecretAccessKey": SECRET,
                    "SessionToken": TOKEN}], file)
        file.flush()
        os.chmod(file.name, 0o600)
        with flows.local_service(str(folder / "ssm-sap-local"), "--access-keys",
                                 file.name) as service:
            check_curl(checks, ssm_sap, service, keys())
            check_curl(checks, ssm_sap, service, keys("ASIASESSION", token=TOKEN))
            check_presigned(checks, ssm_sap, service, keys())
    check_verification(checks, ssm_sap)
    check_query(checks, ssm_sap)
    check_bad_requests(checks, ssm_sap)
    check_shared_text(checks, ssm_sap)
    check_files(checks, ssm_sap)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
