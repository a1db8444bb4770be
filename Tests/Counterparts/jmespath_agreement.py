"""Writes random JMESPath expressions with the results that Python's jmespath gives.

usage: jmespath_agreement.py [--seed N] [--count N]

Prints cases for `conformance jmespath`. Left out is where jmespath itself differs from the
specification: it takes lists without commas and slices without colons between their parts, does not project a slice of an
index (`a[0][:2].b`), merges arrays, and ends with an error of Python's own for an order between a number
and a string.
"""
import argparse
import json
import random
import re
import warnings

import jmespath
import jmespath.exceptions
import jmespath.functions

warnings.simplefilter("ignore")

LONGEST = 400
NAMES = ["a", "b", "Id", "Status", "Tags", "é", "with space", "items", "0"]
STRINGS = ["", "x", "abc", "SUCCESS", "ä\U0001f600z", "line\nbreak", "10", "-1.5", "2026-01-01",
           "quote\" \\ `tick' \u007f\u2028", "e\u0301", "\u00e9"]
NUMBERS = [0, 1, -1, 2, 3, 10, 1.0, 0.5, -2.5, 1e16, 1e-7, 123456789012345, 1.687456789e9, -0.0,
           3.0000000000000004]
ARITY = {
    "abs": ["n"], "avg": ["N"], "ceil": ["n"], "contains": ["C", "v"], "ends_with": ["s", "s"],
    "floor": ["n"], "join": ["s", "S"], "keys": ["o"], "length": ["L"], "map": ["&", "A"],
    "max": ["M"], "max_by": ["A", "&"], "merge": ["o", "o"], "min": ["M"], "min_by": ["A", "&"],
    "not_null": ["v", "v"], "reverse": ["C"], "sort": ["M"], "sort_by": ["A", "&"],
    "starts_with": ["s", "s"], "sum": ["N"], "to_array": ["v"], "to_number": ["v"],
    "to_string": ["v"], "type": ["v"], "values": ["o"],
}


class SpecifiedFunctions(jmespath.functions.Functions):
    """As jmespath's, but checks all arguments of merge() and not only the first."""

    @jmespath.functions.signature({"types": ["object"], "variadic": True})
    def _func_merge(self, *arguments):
        merged = {}
        for argument in arguments:
            self._type_check_single(argument, ["object"], "merge")
            merged.update(argument)
        return merged


OPTIONS = jmespath.Options(custom_functions=SpecifiedFunctions())


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, *choices):
        return self.random.choice(choices)()

    def document(self, depth=4):
        kind = self.random.random()
        if depth == 0 or kind < 0.3:
            return self.scalar()
        if kind < 0.6:
            return self.array(depth)
        return {self.random.choice(NAMES): self.document(depth - 1)
                for _ in range(self.random.randrange(5))}

    def scalar(self):
        return self.random.choice(
            [None, True, False, self.random.choice(NUMBERS), self.random.choice(STRINGS)])

    def array(self, depth):
        length = self.random.randrange(6)
        kind = self.random.randrange(4)
        if kind == 0:
            return [self.random.choice(NUMBERS) for _ in range(length)]
        if kind == 1:
            return [self.random.choice(STRINGS) for _ in range(length)]
        if kind == 2:
            names = self.random.sample(NAMES, 3)
            return [{name: self.document(depth - 2 if depth > 1 else 0) for name in names
                     if self.random.random() < 0.9} for _ in range(length)]
        return [self.document(depth - 1) for _ in range(length)]

    def name(self):
        name = self.random.choice(NAMES)
        if name.isascii() and name.isidentifier() and self.random.random() < 0.8:
            return name
        return json.dumps(name, ensure_ascii=self.random.random() < 0.5)

    def number(self):
        return str(self.random.randrange(-4, 5))

    def slice(self):
        def part(numbers):
            return str(self.random.choice(numbers)) if self.random.random() < 0.5 else ""
        step = self.random.choice(["", ":", f":{part([1, 2, 3, -1, -2])}"])
        return f"[{part(range(-6, 7))}:{part(range(-6, 7))}{step}]"

    def literal(self):
        if self.random.random() < 0.3:
            return "'" + self.random.choice(STRINGS).replace("'", "\\'") + "'"
        if self.random.random() < 0.2:
            return "`" + self.random.choice(["running", " spaced out", "1x", ""]) + "`"
        text = json.dumps(self.document(2), ensure_ascii=self.random.random() < 0.5)
        return "`" + text.replace("`", "\\`") + "`"

    def call(self, depth):
        function = self.random.choice(list(ARITY))
        parameters = list(ARITY[function])
        if self.random.random() < 0.02:
            parameters.append("v")
        arguments = [self.argument(kind, depth - 1) for kind in parameters]
        return f"{function}({', '.join(arguments)})"

    def argument(self, kind, depth):
        if kind == "&":
            return "&" + self.expression(depth)
        if self.random.random() < 0.4:
            values = {
                "n": lambda: self.random.choice(NUMBERS),
                "s": lambda: self.random.choice(STRINGS),
                "N": lambda: [self.random.choice(NUMBERS) for _ in range(3)],
                "S": lambda: [self.random.choice(STRINGS) for _ in range(3)],
                "M": lambda: [self.random.choice(STRINGS) for _ in range(4)],
                "A": lambda: [{"a": self.random.choice(NUMBERS)} for _ in range(4)],
                "o": lambda: {name: self.scalar() for name in self.random.sample(NAMES, 3)},
            }
            value = values.get(kind, lambda: self.document(2))()
            return "`" + json.dumps(value).replace("`", "\\`") + "`"
        return self.expression(depth)

    def expression(self, depth=4):
        if depth <= 0:
            return self.pick(self.name, self.name, self.literal, lambda: "@", lambda: "*",
                             lambda: f"[{self.number()}]", self.slice, lambda: "[]")

        def inner():
            return self.expression(depth - 1 - self.random.randrange(2))

        def comparison():
            return f"{inner()} {self.random.choice(['==', '!=', '<', '<=', '>', '>='])} {inner()}"

        return self.pick(
            self.name, self.name,
            lambda: f"{inner()}.{self.name()}", lambda: f"{inner()}.{self.name()}",
            lambda: f"{inner()}[*]", lambda: f"{inner()}[*].{inner()}",
            lambda: f"{inner()}.*", lambda: f"{inner()}[]", lambda: f"{inner()}[].{self.name()}",
            lambda: f"{inner()}[{self.number()}]", lambda: f"{inner()}{self.slice()}",
            lambda: f"{inner()}[?{comparison()}]",
            lambda: f"{inner()}[?{inner()}].{self.name()}",
            lambda: f"{inner()} | {inner()}", lambda: f"{inner()} || {inner()}",
            lambda: f"{inner()} && {inner()}", lambda: f"!{inner()}", lambda: f"({inner()})",
            comparison, lambda: self.call(depth), lambda: f"{inner()}.{self.call(depth)}",
            lambda: f"[{inner()}, {inner()}]", lambda: f"{inner()}.[{inner()}]",
            lambda: f"{{{self.name()}: {inner()}, {self.name()}: {inner()}}}",
            lambda: f"{inner()}.{{{self.name()}: {inner()}}}")

    def broken(self):
        text = self.expression(3)
        place = self.random.randrange(len(text) + 1)
        cut = self.random.choice(["", text[place:place + 1]])
        return text[:place] + self.random.choice(["", *".[]{}()*|&!=<>,:@`'\"#-0"]) + \
            text[place + len(cut):]


def is_refused(node, may_refer=False):
    """Whether a call is wrong in a way that we report before there is a document.

    jmespath reports it when it evaluates the call, which a condition or an empty list may prevent.
    """
    children = node["children"]
    if node["type"] == "expref":
        return not may_refer or is_refused(children[0])
    if node["type"] != "function_expression":
        return any(is_refused(child) for child in children if isinstance(child, dict))
    parameters = ARITY.get(node["value"])
    if parameters is None:
        return True
    if node["value"] in ("merge", "not_null"):
        parameters = parameters[:1] * max(1, len(children))
    if len(parameters) != len(children):
        return True
    return any((child["type"] == "expref") != (kind == "&") or is_refused(child, kind == "&")
               for kind, child in zip(parameters, children))


def has_slice_of_index(node):
    children = [child for child in node["children"] if isinstance(child, dict)]
    if node["type"] == "index_expression" and any(
            child["type"] == "slice" for child in children[2:]):
        return True
    return any(has_slice_of_index(child) for child in children)


def case(expression, document):
    """The case; None where jmespath is not to be followed."""
    if re.search(r"\\ud83d(?!\\ude00)|(?<!\\ud83d)\\ude00", expression):
        return None  # Half of a character, which only Python's strings can hold.
    result = {"expression": expression, "document": document}
    parsed = None
    try:
        parsed = jmespath.compile(expression)
        if is_refused(parsed.parsed):
            return {**result, "error": True}
        if has_slice_of_index(parsed.parsed) or re.search(r"\d\s*-\d", expression):
            return None
        result["result"] = json.loads(json.dumps(parsed.search(document, OPTIONS)))
        return result
    except jmespath.exceptions.JMESPathError:
        return None if parsed and has_slice_of_index(parsed.parsed) else {**result, "error": True}
    except (TypeError, ValueError, OverflowError, AttributeError, RecursionError):
        return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=4000)
    options = parser.parse_args()
    generator = Generator(options.seed)
    cases = []
    while len(cases) < options.count:
        document = generator.document()
        is_broken = generator.random.random() < 0.2
        expression = generator.broken() if is_broken else generator.expression()
        made = case(expression, document)
        if made is not None and len(expression) <= LONGEST:
            cases.append(made)
    print(json.dumps(cases))


main()
