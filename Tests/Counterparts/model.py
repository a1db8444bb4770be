"""Compares the facts of the Smithy model in this package with botocore's model of the service.

usage: model.py [MODEL]    MODEL is a Smithy JSON AST; the package's own unless given

Both models are brought into one flat form, a fact a line: `shapes/Filter/members/Name` and its
value. What only one side has, or both have differently, is printed. Then single facts of ours are
changed one after the other, and each change has to be noticed.

Facts that botocore's form does not hold are left out: defaults and sparseness.
"""
import copy
import json
import pathlib
import sys

import botocore.loaders

SERVICE, VERSION = "ssm-sap", "2018-05-10"
MODEL = (pathlib.Path(__file__).resolve().parents[2]
         / "Sources/SsmSapModels/Model/ssm-sap.smithy.json")

# Smithy's built-in shapes, by what botocore calls the shape that stands for them.
PRELUDE = {"Boolean": "boolean", "Integer": "integer", "String": "string", "Timestamp": "timestamp"}
SIMPLE = {"enum": "string"}


def name(shape_id):
    return shape_id.rpartition("#")[2]


def traits(shape):
    return {name(key): value for key, value in shape.get("traits", {}).items()}


def pattern(text):
    """A pattern as botocore writes it: anchored at either end without saying so."""
    text = text[1:] if text.startswith("^") else ".*" + text
    return text[:-1] if text.endswith("$") else text + ".*"


def binding(found, member):
    """Where the member stands on HTTP, or nothing for the body."""
    if "httpLabel" in found:
        return ("uri", member)
    if "httpQuery" in found:
        return ("querystring", found["httpQuery"])
    unknown = {key for key in found if key.startswith("http")}
    if unknown:
        raise SystemExit(f"{member}: no rule here for {sorted(unknown)}")
    return None


class Facts(dict):
    def bounds(self, path, least, most):
        self[f"{path}/bounds"] = (least, most)

    def member(self, path, target, place=None, deprecated=False):
        self[path] = target
        self[f"{path}/place"] = place
        self[f"{path}/deprecated"] = deprecated


def facts_of_smithy(model):
    facts = Facts()
    shapes = {name(key): shape for key, shape in model["shapes"].items()}
    service = next(shape for shape in shapes.values() if shape["type"] == "service")
    names = traits(service)
    facts["service/id"] = names["service"]["sdkId"]
    facts["service/endpoint prefix"] = names["service"]["endpointPrefix"]
    facts["service/signing name"] = names["sigv4"]["name"]
    facts["service/protocol"] = "rest-json" if "restJson1" in names else None
    facts["service/version"] = service["version"]
    for operation in (name(entry["target"]) for entry in service["operations"]):
        operation_of_smithy(facts, operation, shapes[operation])
    for key, shape in shapes.items():
        if shape["type"] not in ("service", "operation"):
            shape_of_smithy(facts, f"shapes/{key}", shape)
    for target in [value for value in facts.values() if isinstance(value, str) and value in PRELUDE]:
        facts[f"shapes/{target}/type"] = PRELUDE[target]
        facts.bounds(f"shapes/{target}", None, None)
    return facts


def operation_of_smithy(facts, operation, shape):
    path, found = f"operations/{operation}", traits(shape)
    http = found["http"]
    facts[f"{path}/http"] = (http["method"], http["uri"], http.get("code", 200))
    facts[f"{path}/input"] = name(shape["input"]["target"])
    facts[f"{path}/output"] = name(shape["output"]["target"])
    facts[f"{path}/errors"] = sorted(name(error["target"]) for error in shape["errors"])
    facts[f"{path}/traits"] = sorted({"readonly", "idempotent"} & set(found))
    if "paginated" in found:
        rule = found["paginated"]
        facts[f"{path}/paginator"] = (
            rule["inputToken"], rule["outputToken"], rule["pageSize"], rule["items"])


def shape_of_smithy(facts, path, shape):
    found = traits(shape)
    facts[f"{path}/type"] = SIMPLE.get(shape["type"], shape["type"])
    facts[f"{path}/pattern"] = pattern(found["pattern"]) if "pattern" in found else None
    facts[f"{path}/sensitive"] = "sensitive" in found
    limits = found.get("length") or found.get("range") or {}
    facts.bounds(path, limits.get("min"), limits.get("max"))
    facts[f"{path}/error"] = (found["httpError"], found["error"]) if "error" in found else None
    if shape["type"] == "enum":
        facts[f"{path}/values"] = sorted(
            traits(member)["enumValue"] for member in shape["members"].values())
        return
    facts[f"{path}/required"] = sorted(
        key for key, member in shape.get("members", {}).items() if "required" in traits(member))
    for key, member in shape.get("members", {}).items():
        of_member = traits(member)
        facts.member(
            f"{path}/members/{key}", name(member["target"]), binding(of_member, key),
            "deprecated" in of_member)
    for part in ("member", "key", "value"):
        if part in shape:
            facts[f"{path}/{part}"] = name(shape[part]["target"])


def facts_of_botocore(model, paginators):
    facts = Facts()
    about = model["metadata"]
    facts["service/id"] = about["serviceId"]
    facts["service/endpoint prefix"] = about["endpointPrefix"]
    facts["service/signing name"] = about.get("signingName", about["endpointPrefix"])
    facts["service/protocol"] = about["protocol"]
    facts["service/version"] = about["apiVersion"]
    for operation, entry in model["operations"].items():
        path, http = f"operations/{operation}", entry["http"]
        facts[f"{path}/http"] = (http["method"], http["requestUri"], http["responseCode"])
        facts[f"{path}/input"] = entry["input"]["shape"]
        facts[f"{path}/output"] = entry["output"]["shape"]
        facts[f"{path}/errors"] = sorted(error["shape"] for error in entry["errors"])
        facts[f"{path}/traits"] = sorted(
            key for key in ("readonly", "idempotent") if entry.get(key))
    for operation, rule in paginators["pagination"].items():
        facts[f"operations/{operation}/paginator"] = (
            rule["input_token"], rule["output_token"], rule["limit_key"], rule["result_key"])
    for key, shape in model["shapes"].items():
        shape_of_botocore(facts, f"shapes/{key}", key, shape)
    return facts


def shape_of_botocore(facts, path, key, shape):
    facts[f"{path}/type"] = shape["type"]
    facts.bounds(path, shape.get("min"), shape.get("max"))
    if key in PRELUDE:
        return
    facts[f"{path}/pattern"] = shape.get("pattern")
    facts[f"{path}/sensitive"] = shape.get("sensitive", False)
    error = shape.get("error")
    facts[f"{path}/error"] = error and (
        error["httpStatusCode"], "client" if error.get("senderFault") else "server")
    if "enum" in shape:
        facts[f"{path}/values"] = sorted(shape["enum"])
        return
    facts[f"{path}/required"] = sorted(shape.get("required", []))
    for member, entry in shape.get("members", {}).items():
        place = (entry["location"], entry["locationName"]) if "location" in entry else None
        facts.member(
            f"{path}/members/{member}", entry["shape"], place, entry.get("deprecated", False))
    for part in ("member", "key", "value"):
        if part in shape:
            facts[f"{path}/{part}"] = shape[part]["shape"]


def differences(ours, theirs):
    for path in sorted(ours.keys() | theirs.keys()):
        here, there = ours.get(path, "absent"), theirs.get(path, "absent")
        if here != there:
            yield f"{path}\n  here:     {here!r}\n  botocore: {there!r}"


# One change of each kind of fact: the shape, the path in it, and the new value; None removes.
CHANGES = [
    ("GetOperation", ["traits", "smithy.api#http", "uri"], "/get-operations"),
    ("GetOperation", ["traits", "smithy.api#readonly"], None),
    ("GetOperation", ["errors"], []),
    ("ListOperations", ["traits", "smithy.api#paginated", "items"], "Operation"),
    ("ListOperations", ["traits", "smithy.api#paginated"], None),
    ("Operation", ["members", "EndTime"], None),
    ("Operation", ["members", "EndTime", "target"], "smithy.api#String"),
    ("GetOperationInput", ["members", "OperationId", "traits", "smithy.api#required"], None),
    ("OperationStatus", ["members", "ERROR"], None),
    ("UntagResourceRequest", ["members", "tagKeys", "traits", "smithy.api#httpQuery"], "keys"),
    ("Component", ["members", "Hosts", "traits", "smithy.api#deprecated"], None),
    ("MaxResults", ["traits", "smithy.api#range", "max"], 51),
    ("FilterName", ["traits", "smithy.api#length", "min"], 0),
    ("SID", ["traits", "smithy.api#pattern"], "[A-Z][A-Z0-9]{2}$"),
    ("SecretId", ["traits", "smithy.api#sensitive"], None),
    ("ConflictException", ["traits", "smithy.api#httpError"], 400),
    ("FilterList", ["member", "target"], "smithy.api#String"),
    ("SsmSap", ["version"], "2018-05-11"),
]


def changed(model, shape, path, value):
    model = copy.deepcopy(model)
    place = next(body for key, body in model["shapes"].items() if name(key) == shape)
    for step in path[:-1]:
        place = place[step]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return model


def main():
    path = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else MODEL
    model = json.loads(path.read_text())
    loader = botocore.loaders.Loader()
    theirs = facts_of_botocore(
        loader.load_service_model(SERVICE, "service-2", VERSION),
        loader.load_service_model(SERVICE, "paginators-1", VERSION))
    found = list(differences(facts_of_smithy(model), theirs))
    if found:
        print("\n".join(found))
        print(f"{len(found)} facts differ from botocore's")
        return 1
    unnoticed = [
        f"{shape} {'/'.join(steps)}" for shape, steps, value in CHANGES
        if not list(differences(facts_of_smithy(changed(model, shape, steps, value)), theirs))]
    if unnoticed:
        print("changes that the comparison does not notice:", *unnoticed, sep="\n  ")
        return 1
    print(f"{len(theirs)} facts are botocore's; {len(CHANGES)} changes of one fact were noticed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
