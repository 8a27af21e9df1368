"""The jobs that are measured: each function yields rows for one of them."""

import json
import pathlib
import shutil

from inputs import git
from measure import Contender, Row
import compare_rows
import stress_rows
import swift_rows

DRAFTS = {
    "draft4": "draft-04", "draft6": "draft-06", "draft7": "draft-07",
    "draft2019-09": "2019-09", "draft2020-12": "2020-12",
}


def validate(inputs, treaty):
    title = "validate: required tests of the official suite"
    suite = inputs.shared("json-schema-test-suite")
    if not suite:
        yield Row(title, skipped="shared/data/json-schema-test-suite is not here")
        return
    questions, expected = [], []
    for draft, dialect in DRAFTS.items():
        for file in sorted((suite / "tests" / draft).glob("*.json")):
            for group in json.loads(file.read_text()):
                for test in group["tests"]:
                    questions.append({
                        "id": len(expected), "schema": group["schema"],
                        "instance": test["data"], "dialect": dialect})
                    expected.append(test["valid"])
    lines = inputs.lines("validate.jsonl", questions)

    def right(text):
        answers = [json.loads(line) for line in text.splitlines()]
        count = sum(answer.get("valid") == expected[answer["id"]] for answer in answers)
        return f"{count} of {len(expected)} right"

    remotes = suite / "remotes"
    batch = [treaty, "validate", "--batch", "--map", f"http://localhost:1234/={remotes}"]
    row = Row(title, [Contender("treaty validate --batch", batch, lines, judge=right)])
    if inputs.python:
        for tool in ("jsonschema", "jsonschema-rs"):
            command = inputs.peer("validate.py", tool, remotes)
            row.contenders.append(Contender(tool, command, lines, judge=right))
    yield row


def patterns(inputs, treaty):
    evils = json.loads((inputs.repository / "Tests/Fixtures/Patterns/evil.json").read_text())
    questions = []
    for number, evil in enumerate(evils):
        start, unit, end = evil.get("start", ""), evil["unit"], evil["end"]
        count = (5_000 - len(start) - len(end)) // len(unit)
        questions.append({
            "id": number, "schema": {"pattern": evil["pattern"]}, "dialect": "2020-12",
            "instance": start + unit * count + end})
    lines = inputs.lines("patterns.jsonl", questions)

    def judged(text):
        answers = [json.loads(line)["valid"] for line in text.splitlines()]
        return f"{sum(answer is not None for answer in answers)} of {len(evils)} judged"

    batch = [treaty, "validate", "--batch"]
    row = Row(
        f"patterns: {len(evils)} evil ones on 5,000 characters each",
        [Contender("treaty validate --batch", batch, lines, judge=judged)], most_milliseconds=1000)
    if inputs.python:
        # Python's own engine needs longer than anyone waits.
        command = inputs.peer("validate.py", "jsonschema-rs", inputs.scratch)
        row.contenders.append(Contender("jsonschema-rs", command, lines, judge=judged))
    yield row


def read(inputs, treaty):
    title = "read: ten lines of JSON, 3 MB each, against the schema `true`"
    fhir = inputs.shared("codegen/large/fhir.schema.json")
    if not fhir:
        yield Row(title, skipped="shared/data/codegen/large is not here")
        return
    value = json.loads(fhir.read_text())
    questions = [{"id": number, "schema": True, "instance": value} for number in range(10)]
    lines = inputs.lines("read.jsonl", questions)
    batch = [treaty, "validate", "--batch"]
    row = Row(title, [Contender("treaty validate --batch", batch, lines)])
    if inputs.python:
        for tool in ("orjson", "json"):
            row.contenders.append(Contender(tool, inputs.peer("read.py", tool), lines))
    yield row


def generate(inputs, treaty):
    yield generated(
        inputs, treaty, "the contract pack", inputs.repository / "contracts",
        json.loads((inputs.repository / "treaty.json").read_text()))
    workflow = inputs.shared("codegen/large/github-workflow.schema.json")
    title = "github-workflow"
    if workflow:
        folder = inputs.scratch / "workflow"
        folder.mkdir()
        shutil.copy(workflow, folder)
        configuration = {"modules": [], "schemas": ["contracts/*.schema.json"]}
        yield generated(inputs, treaty, title, folder, configuration)
    else:
        yield Row(f"generate: {title}", skipped="shared/data/codegen/large is not here")


def generated(inputs, treaty, title, contracts, configuration):
    """Treaty and datamodel-code-generator on copies of the same schemas."""
    folder = inputs.scratch / f"generate-{contracts.name}"
    shutil.copytree(contracts, folder / "contracts")
    shutil.copytree(inputs.repository / "docs", folder / "docs")
    (folder / "treaty.json").write_text(json.dumps(configuration))
    schemas = sorted((folder / "contracts").rglob("*.schema.json"))
    command = [treaty, "generate", "--output", str(folder / "out")]
    lines = counting(folder / "out", "*.swift")
    row = Row(
        f"generate: {title}",
        [Contender("treaty generate", command, folder=str(folder), judge=lines)])
    if inputs.python:
        command = inputs.peer("generate.py", folder / "models", *schemas)
        lines = counting(folder / "models", "*.py")
        row.contenders.append(Contender("datamodel-code-generator", command, judge=lines))
    return row


def counting(folder, pattern):
    def count(_):
        texts = [file.read_text() for file in pathlib.Path(folder).rglob(pattern)]
        return f"{sum(text.count(chr(10)) for text in texts)} lines in {len(texts)} files"

    return count


def diff(inputs, treaty):
    title = "diff: two commits of iglu-central, 100 commits apart"
    folder = inputs.iglu
    if not folder:
        yield Row(title, skipped="shared/data/histories is not here")
        return
    configuration = {
        "modules": [], "schemas": ["schemas/*/*/jsonschema/*"], "dialect": "draft-04"}
    states = []
    for revision in (git(folder, "rev-parse", "HEAD~100"), git(folder, "rev-parse", "HEAD")):
        git(folder, "checkout", "--quiet", revision)
        (folder / "treaty.json").write_text(json.dumps(configuration))
        git(folder, "add", "treaty.json")
        git(folder, "commit", "--quiet", "-m", "bench: configure treaty")
        states.append(git(folder, "rev-parse", "HEAD"))
    command = [treaty, "diff", "--against", states[0], "--head", states[1], "--format", "json"]

    def findings(text):
        report = json.loads(text)
        return f"{len(report['findings'])} findings" if "findings" in report else "reported"

    # Changes reach the fail level in this stretch of history: 1 and 3 are answers.
    ours = Contender(
        "treaty diff", command, folder=str(folder), judge=findings, good_codes=(0, 1, 3))
    names = Contender(
        "git diff (names only)", ["git", "diff", "--name-status", *states], folder=str(folder))
    yield Row(title, [ours, names], most_milliseconds=300, most_megabytes=80)


ALL = [
    compare_rows.compare, stress_rows.stress, validate, patterns, read, generate, diff, *swift_rows.ALL]
