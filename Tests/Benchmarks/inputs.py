"""The real input of the benchmarks, made ready in a temporary folder."""

import functools
import json
import os
import pathlib
import subprocess
import sys

PEERS = ["jsonschema", "jsonschema-rs", "jsonsubschema", "jsoncompat", "datamodel-code-generator", "orjson"]
# Asks for Python 3.12; older ones are helped by `older_python.py`.
LATE_PEER = "subschema"


class Inputs:
    def __init__(self, repository, scratch, data):
        self.repository = repository
        self.scratch = scratch
        named = data or os.environ.get("TREATY_SHARED_DATA")
        self.data = pathlib.Path(named or repository.parent / "shared/data").resolve()

    def shared(self, relative):
        """A path of the shared data, or nothing when it is not here."""
        path = self.data / relative
        return path if path.exists() else None

    def lines(self, name, values):
        """A file of JSON lines."""
        path = self.scratch / name
        with open(path, "w", encoding="utf-8") as file:
            for value in values:
                file.write(json.dumps(value, ensure_ascii=False) + "\n")
        return str(path)

    @functools.cached_property
    def python(self):
        """The Python that has the peers, or nothing when they cannot be installed."""
        folder = self.repository / ".build/bench-venv"
        python = folder / "bin/python"
        wanted = "\n".join([*PEERS, LATE_PEER])
        mark = folder / "installed.txt"
        if mark.exists() and mark.read_text() == wanted:
            return str(python)
        print("installing the peers into .build/bench-venv ...", file=sys.stderr)
        try:
            subprocess.run([sys.executable, "-m", "venv", folder], check=True)
            install = [python, "-m", "pip", "install", "--quiet"]
            subprocess.run([*install, *PEERS], check=True)
            subprocess.run([*install, "--ignore-requires-python", LATE_PEER], check=True)
            subprocess.run(
                [python, "-B", pathlib.Path(__file__).parent / "peers/older_python.py", LATE_PEER],
                check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"no peers: {error}", file=sys.stderr)
            return None
        mark.write_text(wanted)
        return str(python)

    def peer(self, program, *arguments):
        """The command of a peer's driver."""
        drivers = pathlib.Path(__file__).parent / "peers"
        return [self.python, "-B", str(drivers / program), *map(str, arguments)]

    @functools.cached_property
    def iglu(self):
        """A clone of the iglu-central history, or nothing."""
        bundle = self.shared("histories/iglu-central.bundle")
        if not bundle:
            return None
        folder = self.scratch / "iglu-central"
        git(self.scratch, "clone", "--quiet", bundle, folder)
        return folder


def git(folder, *arguments):
    """Runs git and returns what it prints."""
    identity = ["-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    command = ["git", *identity, *map(str, arguments)]
    return subprocess.run(
        command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()
