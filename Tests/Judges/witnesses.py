"""Confirms with Python's jsonschema what Treaty says about values: one schema accepts, one rejects.

    python3 Tests/Judges/witnesses.py [REMOTES] < questions.jsonl

A line {"slot", "schema"} shows a schema, which takes the place of what the slot held before. A question is
a line {"id", "a", "b", "dialectA", "dialectB", "asserts", "witness", "isLost"}, `a` and `b` being slots. A
witness that is not lost is a member of the first schema that must be one of the second. Every question that
is not confirmed is printed as a line {"id", "why"}. Patterns are read as ECMA-262 reads them, by `regress`.
"""

import json
import pathlib
import re
import sys

import jsonschema
import referencing
import regress
from jsonschema import _keywords, _legacy_keywords, _utils
from jsonschema.validators import validator_for
from referencing.jsonschema import specification_with

CLASSES = {
    "draft-04": jsonschema.Draft4Validator, "draft-06": jsonschema.Draft6Validator,
    "draft-07": jsonschema.Draft7Validator, "2019-09": jsonschema.Draft201909Validator,
    "2020-12": jsonschema.Draft202012Validator,
}
REMOTE = "http://localhost:1234/"


class ECMA:
    """Stands in for `re` in jsonschema."""

    error = re.error
    compiled = {}

    @classmethod
    def search(cls, pattern, text):
        if pattern not in cls.compiled:
            try:
                cls.compiled[pattern] = regress.Regex(pattern, "u")
            except regress.RegressError:
                cls.compiled[pattern] = regress.Regex(pattern)
        return cls.compiled[pattern].find(text)


for module in (_keywords, _legacy_keywords, _utils):
    if hasattr(module, "re"):
        module.re = ECMA


def registry(folder, default):
    def retrieve(uri):
        if folder is None or not uri.startswith(REMOTE):
            raise referencing.exceptions.NoSuchResource(ref=uri)
        contents = json.loads((folder / uri.removeprefix(REMOTE)).read_text())
        return referencing.Resource.from_contents(contents, default_specification=default)

    return jsonschema.validators.SPECIFICATIONS.combine(referencing.Registry(retrieve=retrieve))


def validator(schema, dialect, asserts, folder):
    named = CLASSES[dialect]
    chosen = validator_for(schema, default=named)
    known = specification_with(named.META_SCHEMA.get("$schema") or named.META_SCHEMA["id"])
    checker = chosen.FORMAT_CHECKER if asserts else None
    return chosen(schema, registry=registry(folder, known), format_checker=checker)


class Schemas:
    """The schemas that were shown, with a validator for each way in which one was asked about."""

    def __init__(self, folder):
        self.folder = folder
        self.shown = {}
        self.validators = {}

    def show(self, slot, schema):
        self.shown[slot] = schema
        self.validators[slot] = {}

    def accepts(self, slot, dialect, asserts, value):
        known = self.validators[slot]
        if (dialect, asserts) not in known:
            known[dialect, asserts] = validator(self.shown[slot], dialect, asserts, self.folder)
        return known[dialect, asserts].is_valid(value)


def why_not(question, schemas):
    value, asserts = question["witness"], question["asserts"]
    try:
        if not schemas.accepts(question["a"], question["dialectA"], asserts, value):
            return "the first schema rejects it"
        is_member = schemas.accepts(question["b"], question["dialectB"], asserts, value)
        if is_member == question["isLost"]:
            return f"the second schema {'accepts' if is_member else 'rejects'} it"
    except Exception as error:
        return f"{type(error).__name__}: {str(error)[:200]}"
    return None


def main():
    schemas = Schemas(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    for line in sys.stdin:
        question = json.loads(line)
        if "slot" in question:
            schemas.show(question["slot"], question["schema"])
            continue
        why = why_not(question, schemas)
        if why:
            print(json.dumps({"id": question["id"], "why": why}), flush=True)


if __name__ == "__main__":
    sys.setrecursionlimit(20_000)
    main()
