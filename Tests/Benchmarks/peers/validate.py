"""Answers `treaty validate --batch` questions with a peer, and says how long that took."""

import json
import pathlib
import sys
import time

BASE = "http://localhost:1234/"


def remotes(folder):
    root = pathlib.Path(folder)
    for path in sorted(root.rglob("*.json")):
        yield BASE + path.relative_to(root).as_posix(), json.loads(path.read_text())


def with_jsonschema(folder):
    import jsonschema
    import referencing
    import referencing.jsonschema as dialects

    classes = {
        "draft-04": (jsonschema.Draft4Validator, dialects.DRAFT4),
        "draft-06": (jsonschema.Draft6Validator, dialects.DRAFT6),
        "draft-07": (jsonschema.Draft7Validator, dialects.DRAFT7),
        "2019-09": (jsonschema.Draft201909Validator, dialects.DRAFT201909),
        "2020-12": (jsonschema.Draft202012Validator, dialects.DRAFT202012),
    }
    contents = list(remotes(folder))
    registries = {}
    for dialect, (_, specification) in classes.items():
        resources = [
            (uri, referencing.Resource.from_contents(value, default_specification=specification))
            for uri, value in contents]
        registries[dialect] = referencing.Registry().with_resources(resources)

    def compiled(schema, dialect):
        validator = classes[dialect][0](schema, registry=registries[dialect])
        return validator.is_valid

    return compiled


def with_jsonschema_rs(folder):
    import jsonschema_rs

    classes = {
        "draft-04": (jsonschema_rs.Draft4Validator, jsonschema_rs.Draft4),
        "draft-06": (jsonschema_rs.Draft6Validator, jsonschema_rs.Draft6),
        "draft-07": (jsonschema_rs.Draft7Validator, jsonschema_rs.Draft7),
        "2019-09": (jsonschema_rs.Draft201909Validator, jsonschema_rs.Draft201909),
        "2020-12": (jsonschema_rs.Draft202012Validator, jsonschema_rs.Draft202012),
    }
    known = dict(remotes(folder))

    def retrieve(uri):
        return known[uri.split("#")[0]]

    def compiled(schema, dialect):
        return classes[dialect][0](schema, retriever=retrieve).is_valid

    return compiled


def main():
    makers = {"jsonschema": with_jsonschema, "jsonschema-rs": with_jsonschema_rs}
    compiled = makers[sys.argv[1]](sys.argv[2])
    start = time.perf_counter()
    last, is_valid = None, None
    for line in sys.stdin:
        question = json.loads(line)
        key = (question["dialect"], question["schema"])
        try:
            if repr(key) != last:
                is_valid, last = compiled(question["schema"], question["dialect"]), repr(key)
            valid = is_valid(question["instance"])
        except Exception:
            valid, last = None, None
        print(json.dumps({"id": question["id"], "valid": valid}), flush=True)
    print(json.dumps({"seconds": time.perf_counter() - start}), file=sys.stderr)


main()
