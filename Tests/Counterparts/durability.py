"""Kills ssm-sap-local while it writes, and fills its disk: nothing acknowledged may be missing.

usage: durability.py FOLDER [--kills N] [--seed N]    FOLDER holds the built ssm-sap-local
"""
import argparse
import atexit
import os
import pathlib
import random
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

import botocore.config
import botocore.exceptions
import botocore.session

START_TIMEOUT = 30
ACCOUNT = "arn:aws:ssm-sap:eu-central-1:123456789012"
TAGGED = f"{ACCOUNT}:HANA/HANA-PRD"
SOURCE = f"{ACCOUNT}:HANA/source-"
# Fewer than a resource may have.
TAG_KEYS = 20
SOURCES = 5
WRITERS = 3
# Small enough to be reached soon, large enough for the state at the start.
DISK_SIZE = 512 * 1024
LOST = (botocore.exceptions.HTTPClientError, botocore.exceptions.ConnectionError)


class Service:
    """A running ssm-sap-local with a database."""

    def __init__(self, program, database, port, size_limit=None):
        def limit():
            if size_limit:
                resource.setrlimit(resource.RLIMIT_FSIZE, (size_limit, size_limit))

        # Python ignores SIGXFSZ; a process that does not is ended by a write beyond the limit.
        self.process = subprocess.Popen(
            [program, "--port", str(port), "--clock", "instant", "--data", str(database)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=limit,
            restore_signals=False)
        atexit.register(self.process.kill)
        watchdog = threading.Timer(START_TIMEOUT, self.process.kill)
        watchdog.start()
        line = self.process.stdout.readline()
        watchdog.cancel()
        if "SSM for SAP serves" not in line:
            raise SystemExit(f"ssm-sap-local did not start: {self.process.stderr.read()}")

    def kill(self):
        self.process.kill()
        self.process.communicate()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=START_TIMEOUT)
        return self.process.returncode


def make_client(port):
    session = botocore.session.Session()
    session.set_credentials("AKIDLOCALEXAMPLE", "local-secret-for-examples-only")
    return session.create_client(
        "ssm-sap", region_name="eu-central-1", endpoint_url=f"http://127.0.0.1:{port}",
        config=botocore.config.Config(
            retries={"total_max_attempts": 1}, connect_timeout=5, read_timeout=20,
            max_pool_connections=WRITERS))


class Tags:
    """Writes tags, one after the other."""

    def __init__(self, client):
        self.client = client
        self.number = 0
        self.acknowledged = {}
        # What was sent and never answered: it may be there or not.
        self.unanswered = None

    def write(self, padding=""):
        self.number += 1
        key, value = f"key-{self.number % TAG_KEYS}", f"{self.number}{padding}"
        self.unanswered = (key, value)
        self.client.tag_resource(resourceArn=TAGGED, tags={key: value})
        self.acknowledged[key] = value
        self.unanswered = None

    def problems(self):
        found = self.client.list_tags_for_resource(resourceArn=TAGGED)["tags"]
        for key, value in self.acknowledged.items():
            allowed = [value] + ([self.unanswered[1]] if self.unanswered
                                 and self.unanswered[0] == key else [])
            if found.get(key) not in allowed:
                yield f"the tag {key} is {found.get(key)} instead of {' or '.join(allowed)}"
        self.acknowledged.update({key: found[key] for key in self.acknowledged if key in found})
        self.unanswered = None


class Switches:
    """Puts and removes things, one after the other; each is there or not."""

    def __init__(self, client):
        self.client = client
        self.number = 0
        self.acknowledged = {}
        self.unanswered = None

    def write(self):
        self.number += 1
        name = self.name(self.number)
        is_wanted = not self.acknowledged.get(name, False)
        self.unanswered = name
        (self.put if is_wanted else self.remove)(name)
        self.acknowledged[name] = is_wanted
        self.unanswered = None

    def problems(self):
        found = self.found()
        for name, is_wanted in self.acknowledged.items():
            if (name in found) != is_wanted and name != self.unanswered:
                yield f"{name} is {'missing' if is_wanted else 'still there'}"
        if self.unanswered:
            self.acknowledged[self.unanswered] = self.unanswered in found
        self.unanswered = None


class Permissions(Switches):
    def __init__(self, client):
        super().__init__(client)
        databases = client.list_databases(ApplicationId="HANA-PRD")["Databases"]
        self.database = databases[0]["Arn"]

    def name(self, number):
        return f"{SOURCE}{number % SOURCES}"

    def call(self, operation, name):
        operation(ActionType="RESTORE", SourceResourceArn=name, ResourceArn=self.database)

    def put(self, name):
        self.call(self.client.put_resource_permission, name)

    def remove(self, name):
        self.call(self.client.delete_resource_permission, name)

    def found(self):
        policy = self.client.get_resource_permission(ResourceArn=self.database).get("Policy", "")
        return {name for name in map(self.name, range(SOURCES)) if f'"{name}"' in policy}


class Registrations(Switches):
    def name(self, number):
        # One system, under one name after the other.
        return f"HDB-{(number + 1) // 2 % 3}"

    def put(self, name):
        self.client.register_application(
            ApplicationId=name, ApplicationType="HANA", Sid="HDB", SapInstanceNumber="00",
            Instances=["i-0a1b2c3d4e5f60718"],
            Credentials=[{"DatabaseName": "SYSTEMDB", "CredentialType": "ADMIN",
                          "SecretId": "arn:aws:secretsmanager:eu-central-1:123456789012:secret:x"}])

    def remove(self, name):
        self.client.deregister_application(ApplicationId=name)

    def found(self):
        return {one["Id"] for one in self.client.list_applications()["Applications"]}


def write_until_lost(writer, errors):
    try:
        while True:
            writer.write()
    except LOST:
        pass
    except botocore.exceptions.ClientError as error:
        errors.append(f"{type(writer).__name__}: {error}")


def free_port():
    """A port below those that the system gives to connections, so that none takes it between two
    runs of the service."""
    for port in range(20200, 20300):
        with socket.socket() as server:
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                server.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise SystemExit("no port from 20200 to 20299 is free")


def check_kills(program, folder, kills, chance):
    port = free_port()
    database = folder / "kills.db"
    client = make_client(port)
    service = Service(program, database, port)
    writers = [Tags(client), Permissions(client), Registrations(client)]
    problems = []
    for number in range(kills):
        threads = [threading.Thread(target=write_until_lost, args=(writer, problems))
                   for writer in writers]
        for thread in threads:
            thread.start()
        time.sleep(chance.uniform(0, 0.15))
        service.kill()
        for thread in threads:
            thread.join()
        if chance.random() < 0.2:
            # Killed while it starts, too.
            early = subprocess.Popen(
                [program, "--port", str(port), "--data", str(database)],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0, 0.1))
            early.kill()
            early.wait()
        service = Service(program, database, port)
        for writer in writers:
            problems += [f"after kill {number + 1}: {problem}" for problem in writer.problems()]
    if service.stop() != 0:
        problems.append("the service did not end with status 0")
    counts = ", ".join(f"{writer.number} by {type(writer).__name__}" for writer in writers)
    print(f"{kills} kills during writes: {counts}")
    if min(writer.number for writer in writers) < kills:
        problems.append("there were hardly any writes to lose")
    return problems


def fill(tags):
    """Writes until the disk is full, and returns the error."""
    for _ in range(5_000):
        try:
            tags.write(padding="x" * 200)
        except botocore.exceptions.ClientError as error:
            # Refused: it must not be there.
            tags.unanswered = None
            return error
    raise SystemExit("the disk did not become full")


def check_error(error, words):
    shown = error.response
    if shown["ResponseMetadata"]["HTTPStatusCode"] != 500 or words not in shown["Error"]["Message"]:
        yield f"the error of a full disk is not clear: {error}"


def check_size_limit(program, folder):
    """The limit on the size of files has the effect of a full disk, and needs no special rights."""
    port = free_port()
    service = Service(program, folder / "limited.db", port, size_limit=DISK_SIZE)
    tags = Tags(make_client(port))
    problems = list(check_error(fill(tags), "cannot read or write"))
    problems += tags.problems()
    service.stop()
    service = Service(program, folder / "limited.db", port)
    problems += tags.problems()
    tags.write()
    problems += tags.problems()
    service.stop()
    print(f"a limit on the size of files: {tags.number} tags written")
    return problems


def check_full_disk(program, folder):
    disk = folder / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={2 * DISK_SIZE}", "tmpfs", str(disk)],
        capture_output=True, text=True, check=False)
    if mounted.returncode != 0:
        print(f"a full disk: left out, {mounted.stderr.strip()}")
        return []
    try:
        (disk / "filler").write_bytes(bytes(DISK_SIZE))
        port = free_port()
        service = Service(program, disk / "full.db", port)
        tags = Tags(make_client(port))
        problems = list(check_error(fill(tags), "the disk is full"))
        problems += tags.problems()
        # With space again it goes on without a restart.
        (disk / "filler").unlink()
        tags.write()
        problems += tags.problems()
        service.kill()
        service = Service(program, disk / "full.db", port)
        problems += tags.problems()
        service.stop()
        print(f"a full disk: {tags.number} tags written")
        return problems
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update({"AWS_CONFIG_FILE": os.devnull, "NO_PROXY": "127.0.0.1"})
    program = str(arguments.folder.resolve() / "ssm-sap-local")
    chance = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        problems = check_kills(program, folder, arguments.kills, chance)
        problems += check_size_limit(program, folder)
        problems += check_full_disk(program, folder)
    print("\n".join(problems) or "Nothing acknowledged is missing.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
