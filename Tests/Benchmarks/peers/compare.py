"""Answers questions of `treaty compare --batch --direction backward` with a peer."""

import contextlib
import io
import json
import signal
import sys

# Of the processor's time; the target that Treaty has as well.
SECONDS_EACH = 2


class TookTooLong(Exception):
    pass


def ring(*_):
    raise TookTooLong


def with_jsonschema_rs():
    import jsonschema_rs
    from jsonschema_rs.canonical import Containment

    def decide(small, large):
        canonical = [jsonschema_rs.canonicalize(schema) for schema in (small, large)]
        answer = canonical[1].covers(canonical[0])
        return {Containment.YES: "proved", Containment.NO: "refuted"}.get(answer, "undecided")

    return decide


def with_jsonsubschema():
    from jsonsubschema import isSubschema

    return lambda small, large: "proved" if isSubschema(small, large) else "refuted"


def with_jsoncompat():
    from jsoncompat import check_compat

    def decide(small, large):
        # What old writers wrote, new readers read: the set of `small` inside that of `large`.
        fits = check_compat(json.dumps(small), json.dumps(large), "deserializer")
        return "proved" if fits else "refuted"

    return decide


def with_subschema():
    from subschema import is_subschema

    return lambda small, large: "proved" if is_subschema(small, large) else "refuted"


def answer(decide, small, large):
    signal.setitimer(signal.ITIMER_PROF, SECONDS_EACH)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            return {"verdict": decide(small, large)}
    except TookTooLong:
        return {"verdict": "undecided", "reason": f"more than {SECONDS_EACH} s"}
    except Exception as error:
        return {"verdict": "undecided", "reason": f"{type(error).__name__}: {error}"}
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def main():
    decide = {
        "jsonschema-rs": with_jsonschema_rs, "jsonsubschema": with_jsonsubschema,
        "jsoncompat": with_jsoncompat, "subschema": with_subschema,
    }[sys.argv[1]]()
    signal.signal(signal.SIGPROF, ring)
    for line in sys.stdin:
        question = json.loads(line)
        old, new = question["old"], question["new"]
        if sys.argv[1] == "jsoncompat":
            # It knows 2020-12 alone, and gets the schemas without their dialect; few use what has
            # changed its meaning since.
            old, new = undeclared(old), undeclared(new)
        print(json.dumps({"id": question["id"], "backward": answer(decide, old, new)}), flush=True)


def undeclared(schema):
    return schema if isinstance(schema, bool) else {
        name: value for name, value in schema.items() if name != "$schema"}


main()
