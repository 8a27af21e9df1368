"""What makes provers slow: each pair is one whole run of `treaty compare`, both ways, in both readings."""

import json

from measure import Contender, Row

MOST_MILLISECONDS, MOST_MEGABYTES = 1000, 256


def union(changed=None):
    """Thirty variants told apart by a tag, one of them perhaps widened."""
    def variant(number):
        kinds = ["string", "null"] if number == changed else "string"
        return {
            "properties": {"kind": {"const": f"k{number}"}, f"v{number}": {"type": kinds}},
            "required": ["kind", f"v{number}"]}
    return {"oneOf": [variant(number) for number in range(30)]}


def alternatives(count):
    parts = [{"anyOf": [{"required": [f"a{n}"]}, {"required": [f"b{n}"]}]} for n in range(count)]
    return {"type": "object", "allOf": parts}


def doubling(last):
    definitions = {
        f"d{n}": {
            "type": "object", "required": ["l", "r"],
            "properties": {side: {"$ref": f"#/$defs/d{n + 1}"} for side in "lr"}}
        for n in range(30)}
    return {"$ref": "#/$defs/d0", "$defs": {**definitions, "d30": {"type": last}}}


def recursion(leaf):
    """Trees of two kinds of nodes that hold each other, told apart by oneOf."""
    def node(tag, other):
        child = {"oneOf": [{"$ref": f"#/$defs/{other}"}, {"type": leaf}]}
        return {
            "type": "object", "required": ["tag"],
            "properties": {"tag": {"const": tag}, "left": child, "right": child}}
    return {"$ref": "#/$defs/a", "$defs": {"a": node("a", "b"), "b": node("b", "a")}}


def listed(count):
    return {"enum": [f"value{number}" for number in range(count)]}


def repeated(most):
    return {"type": "string", "pattern": f"^([a-z]{{1,{most}}})$"}


PAIRS = {
    "a union of thirty, one widened": (union(), union(17)),
    "twelve anyOf under allOf, one dropped": (alternatives(12), alternatives(11)),
    "thirty references that double": (doubling("integer"), doubling("number")),
    "recursion through oneOf": (recursion("integer"), recursion("number")),
    "an enum of 500, one added": (listed(499), listed(500)),
    "repeated up to 2,000 times, once more": (repeated(1999), repeated(2000)),
}


def stress(inputs, treaty):
    for title, pair in PAIRS.items():
        yield row(inputs, treaty, title, pair, MOST_MILLISECONDS)
    fhir = inputs.shared("codegen/large/fhir.schema.json")
    if not fhir:
        yield Row("stress: FHIR with one change", skipped="shared/data/codegen/large is not here")
        return
    old, new = (json.loads(fhir.read_text()) for _ in range(2))
    del new["definitions"]["Account"]["properties"]["name"]
    change = (old, new)
    yield row(inputs, treaty, "FHIR, 3 MB, with one change", change, 300, ["--verdicts-only"])
    yield row(inputs, treaty, "FHIR, the same, and which change it is", change, MOST_MILLISECONDS)


def row(inputs, treaty, title, pair, most, options=()):
    folder = inputs.scratch / title.replace(" ", "-").replace(",", "")
    folder.mkdir()
    for name, schema in zip(("old.json", "new.json"), pair):
        (folder / name).write_text(json.dumps(schema))

    def told(text):
        answer = json.loads(text)
        return ", ".join(sorted(verdicts(answer)))

    command = [treaty, "compare", "old.json", "new.json", "--format", "json", *options]
    # A pair of which one accepts more ends with 1, one that stays open with 3.
    ours = Contender(
        "treaty compare", command, judge=told, folder=str(folder), good_codes=(0, 1, 3))
    return Row("stress: " + title, [ours], most_milliseconds=most, most_megabytes=MOST_MEGABYTES)


def verdicts(answer):
    for direction in ("backward", "forward"):
        yield f"{direction} {answer[direction]['verdict']}"
