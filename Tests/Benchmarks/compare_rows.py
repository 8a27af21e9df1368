"""Which tool decides how much of the same questions, how often wrongly, how fast and in how much memory."""

import json
import subprocess
import sys

from measure import Row

URIS = {
    "draft4": "http://json-schema.org/draft-04/schema#",
    "draft6": "http://json-schema.org/draft-06/schema#",
    "draft7": "http://json-schema.org/draft-07/schema#",
    "draft2019-09": "https://json-schema.org/draft/2019-09/schema",
    "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
}
DIALECTS = {
    "draft4": "draft-04", "draft6": "draft-06", "draft7": "draft-07",
    "draft2019-09": "2019-09", "draft2020-12": "2020-12",
}
PEERS = ("jsonschema-rs", "jsonsubschema", "jsoncompat", "subschema")
# Whether 1.0 is an integer in draft-04 is a matter of policy.
OF_POLICY = {"type-int-mult1-d4 (forward)", "x-int-4-6 (forward)"}


def compare(inputs, treaty):
    for title, build in (
        ("iglu-central, consecutive versions, both directions", versions),
        ("hand-written and hard pairs, both directions", pairs),
        ("published containment suite, every tenth question", suite),
    ):
        questions = build(inputs)
        if not questions:
            yield Row(f"compare: {title}", skipped="shared/data is not here")
            continue
        row = Row(f"compare: {title}, {len(questions)} questions", is_measured=True)
        row.lines = table(inputs, treaty, questions)
        yield row


def question(number, old, new, drafts, expected):
    """Every schema names its dialect, and none has a `format`, so that all tools read it alike."""
    sides = [
        schema if isinstance(schema, bool) else {"$schema": URIS[draft]} | formless(schema)
        for schema, draft in zip((old, new), drafts)]
    return {
        "id": number, "old": sides[0], "new": sides[1], "dialect": DIALECTS[drafts[0]],
        "newDialect": DIALECTS[drafts[1]], "expected": expected}


def formless(schema):
    """Some tools let `format` assert and some do not."""
    if isinstance(schema, list):
        return [formless(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        name: formless(value) for name, value in schema.items()
        if name != "format" or not isinstance(value, str)}


def versions(inputs):
    """Nobody labelled these: see `truths`."""
    listed = inputs.shared("histories/iglu-central.schemaver-pairs.json")
    if not listed or not inputs.iglu:
        return []
    found = []
    for pair in json.loads(listed.read_text()):
        folder = inputs.iglu / "schemas" / pair["dir"]
        texts = [(folder / pair[side]).read_text() for side in ("old", "new")]
        try:
            old, new = (json.loads(text, object_pairs_hook=distinct) for text in texts)
        except ValueError:
            continue
        for sides in ((old, new), (new, old)):
            found.append(question(len(found), *sides, ("draft4", "draft4"), None))
    return found


def distinct(members):
    """A schema without the members by which the registry describes itself."""
    if len(dict(members)) < len(members):
        raise ValueError("a member stands twice")
    return {name: value for name, value in members if name not in ("$schema", "self")}


def pairs(inputs):
    written = inputs.shared("containment/handwritten.json")
    hard = inputs.shared("containment/hard.json")
    if not written or not hard:
        return []
    found = []
    for pair in json.loads(written.read_text()):
        # Peers cannot be told that `format` asserts; about some answers people disagree.
        if pair.get("format") == "assertion" or "disputed" in pair:
            continue
        drafts = (pair["draft_old"], pair["draft_new"])
        found.append(question(
            len(found), pair["old"], pair["new"], drafts, pair["old_subset_new"]))
        if pair["id"] + " (forward)" not in OF_POLICY:
            found.append(question(
                len(found), pair["new"], pair["old"], drafts[::-1], pair["new_subset_old"]))
    drafts = ("draft2020-12", "draft2020-12")
    for pair in json.loads(hard.read_text()):
        for sides, direction in (("old", "new"), "backward"), (("new", "old"), "forward"):
            found.append(question(
                len(found), *(pair[side] for side in sides), drafts, pair[direction] == "ok"))
    return found


def suite(inputs):
    file = inputs.shared("containment/suite.jsonl")
    if not file:
        return []
    found = []
    for line in file.read_text().splitlines()[::10]:
        entry = json.loads(line)
        drafts = (entry["draft"], entry["draft"])
        found.append(question(len(found), entry["a"], entry["b"], drafts, entry["exp"]))
    return found


def table(inputs, treaty, questions):
    file = inputs.lines(f"compare-{len(questions)}.jsonl", questions)
    command = [treaty, "compare", "--batch", "--direction", "backward"]
    ours, megabytes = answers(inputs, file, command)
    truth, unconfirmed = truths(inputs, questions, ours)
    yield f"  {'':<24}{'decided':>16}{'wrong':>7}{'median':>11}{'p95':>11}{'peak':>9}"
    yield line("treaty compare --batch", ours, megabytes, truth, unconfirmed)
    for tool in PEERS if inputs.python else ():
        theirs, megabytes = answers(inputs, file, inputs.peer("compare.py", tool))
        yield line(tool, theirs, megabytes, truth)


def answers(inputs, questions, command):
    report = inputs.scratch / "report.jsonl"
    ask = inputs.repository / "Tests/Benchmarks/peers/ask.py"
    subprocess.run([sys.executable, "-I", "-S", ask, report, questions, *command], check=True)
    *lines, last = (json.loads(text) for text in report.read_text().splitlines())
    return lines, last["kilobytes"] / 1024


def truths(inputs, questions, ours):
    """What is right: no, where Python's jsonschema confirms a witness; else the label; else Treaty's yes."""
    python = inputs.repository / ".build/judges/bin/python"
    lines, truth = [], []
    for question, answered in zip(questions, ours):
        answer, expected = answered["answer"], question["expected"]
        if answer["verdict"] == "refuted":
            lines += [json.dumps({"slot": 0, "schema": question["old"]})]
            lines += [json.dumps({"slot": 1, "schema": question["new"]})]
            lines += [json.dumps({
                "id": question["id"], "a": 0, "b": 1, "dialectA": question["dialect"],
                "dialectB": question["newDialect"], "asserts": False, "isLost": True,
                "witness": answer["witness"]})]
            truth.append(False)
        else:
            truth.append(answer["verdict"] == "proved" if expected is None else expected)
    judged = subprocess.run(
        [python, "-B", inputs.repository / "Tests/Judges/witnesses.py"],
        input="\n".join(lines), check=True, capture_output=True, text=True)
    unconfirmed = {json.loads(text)["id"] for text in judged.stdout.splitlines()}
    for number in unconfirmed:
        truth[number] = questions[number]["expected"]
    return truth, unconfirmed


def line(tool, answered, megabytes, truth, unconfirmed=frozenset()):
    verdicts = [each["answer"]["verdict"] for each in answered]
    decided = sum(verdict != "undecided" for verdict in verdicts)
    wrong = sum(
        number in unconfirmed or verdict != "undecided" and (verdict == "proved") != truth[number]
        for number, verdict in enumerate(verdicts))
    times = sorted(each["seconds"] * 1000 for each in answered)
    late = times[min(len(times) - 1, len(times) * 95 // 100)]
    share = f"{decided} ({100 * decided / len(verdicts):.1f} %)"
    stopped = f"  stopped after {len(verdicts)} questions" if len(verdicts) < len(truth) else ""
    return (
        f"  {tool:<24}{share:>16}{wrong:>7}{times[len(times) // 2]:>8.2f} ms"
        f"{late:>8.2f} ms{megabytes:>6.0f} MB{stopped}")
