"""Answers `treaty compare --batch` questions with a peer, and says how long that took."""

import contextlib
import io
import json
import signal
import sys
import time

SECONDS_EACH = 5


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


DRAFT_04 = {"$schema": "http://json-schema.org/draft-04/schema#"}


def with_jsoncompat():
    from jsoncompat import check_compat

    def decide(small, large):
        # What old writers wrote, new readers read: the set of `small` inside that of `large`.
        fits = check_compat(json.dumps(small), json.dumps(large), "deserializer")
        return "proved" if fits else "refuted"

    return decide


def answer(decide, small, large):
    signal.alarm(SECONDS_EACH)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            return {"verdict": decide(small, large)}
    except TookTooLong:
        return {"verdict": "undecided", "reason": f"more than {SECONDS_EACH} s"}
    except Exception as error:
        return {"verdict": "undecided", "reason": f"{type(error).__name__}: {error}"}
    finally:
        signal.alarm(0)


def main():
    decide = {
        "jsonschema-rs": with_jsonschema_rs, "jsonsubschema": with_jsonsubschema,
        "jsoncompat": with_jsoncompat,
    }[sys.argv[1]]()
    signal.signal(signal.SIGALRM, ring)
    start = time.perf_counter()
    for line in sys.stdin:
        question = json.loads(line)
        # jsoncompat knows 2020-12 alone, so it gets the schemas without their dialect; they use little
        # that has changed its meaning since.
        draft = {} if sys.argv[1] == "jsoncompat" else DRAFT_04
        old, new = draft | question["old"], draft | question["new"]
        print(json.dumps({
            "id": question["id"], "backward": answer(decide, old, new),
            "forward": answer(decide, new, old)}), flush=True)
    print(json.dumps({"seconds": time.perf_counter() - start}), file=sys.stderr)


main()
