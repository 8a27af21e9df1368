"""Runs programs and says how long they took and how much memory they held at most."""

import dataclasses
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

SPAWN = pathlib.Path(__file__).parent / "spawn.py"


@dataclasses.dataclass
class Contender:
    """One program of a row: its command, what it reads, and how its answers are judged."""

    name: str
    command: list
    stdin: str = os.devnull
    folder: str = "."
    judge: object = None
    good_codes: tuple = (0,)
    seconds: float = 0
    spread: float = 0
    loaded_seconds: float = None
    megabytes: float = 0
    note: str = ""
    failure: str = ""


@dataclasses.dataclass
class Row:
    """One job, done by Treaty first and then by its peers."""

    title: str
    contenders: list = dataclasses.field(default_factory=list)
    skipped: str = ""
    most_milliseconds: float = None
    most_megabytes: float = None
    """How many times longer than Treaty the first peer must take."""
    least_ratio: float = None
    """How much longer than the first peer Treaty may take."""
    most_milliseconds_more: float = None
    """Whether the figures are there already."""
    is_measured: bool = False
    """What is printed instead of contenders."""
    lines: object = None

    def targets(self):
        """What was asked for, and whether it was reached."""
        ours = self.contenders[0]
        if self.most_milliseconds:
            yield f"at most {self.most_milliseconds:.0f} ms", ours.seconds * 1000 <= self.most_milliseconds
        if self.most_megabytes:
            yield f"at most {self.most_megabytes:.0f} MB", ours.megabytes <= self.most_megabytes
        if self.least_ratio:
            ratio = self.contenders[1].seconds / ours.seconds
            yield f"{self.contenders[1].name} takes {self.least_ratio:.2f} x as long", ratio >= self.least_ratio
        if self.most_milliseconds_more:
            more = (ours.seconds - self.contenders[1].seconds) * 1000
            limit = self.most_milliseconds_more
            yield f"at most {limit:.0f} ms more ({more:.0f})", more <= limit

    def missed_targets(self):
        if not self.contenders:
            return []
        ours = self.contenders[0]
        if ours.failure:
            return [f"{self.title}: {ours.name} failed"]
        return [f"{self.title}: {target}" for target, is_kept in self.targets() if not is_kept]


def measure(row, rounds):
    """Fills in the figures; the contenders take turns, so that all meet the same load."""
    if row.is_measured:
        return
    runs = {id(contender): [] for contender in row.contenders}
    for _ in range(rounds):
        for contender in row.contenders:
            if not contender.failure:
                runs[id(contender)].append(run(contender))
    for contender in row.contenders:
        if contender.failure:
            continue
        results = runs[id(contender)]
        walls = [wall for wall, _, _ in results]
        contender.seconds = statistics.median(walls)
        contender.spread = max(walls) - min(walls)
        contender.megabytes = max(size for _, size, _ in results)
        loaded = [seconds for _, _, seconds in results if seconds is not None]
        contender.loaded_seconds = statistics.median(loaded) if loaded else None


def run(contender):
    """One run: wall seconds, peak megabytes, and the seconds a peer counted after loading."""
    with (
        open(contender.stdin, "rb") as stdin, scratch() as out, scratch() as err,
        tempfile.NamedTemporaryFile("r", encoding="ascii") as figures,
    ):
        spawn = [sys.executable, "-I", "-S", str(SPAWN), figures.name]
        code = subprocess.call(
            spawn + contender.command, stdin=stdin, stdout=out, stderr=err, cwd=contender.folder)
        out.seek(0)
        err.seek(0)
        text, errors = out.read(), err.read()
        wall, kilobytes = map(float, (figures.read() or "0 0").split())
    if code not in contender.good_codes:
        lines = errors.strip().splitlines()
        contender.failure = f"exit code {code}: {lines[-1] if lines else 'no message'}"
    elif contender.judge:
        contender.note = contender.judge(text)
    return wall, kilobytes / 1024, loaded_seconds(errors)


def scratch():
    return tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")


def loaded_seconds(errors):
    for line in reversed(errors.splitlines()):
        if line.startswith('{"seconds"'):
            return json.loads(line)["seconds"]
    return None
