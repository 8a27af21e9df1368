"""Lets a package that is written for Python 3.12 run on 3.11: rewrites syntax that is new, nothing else.

    python3 older_python.py PACKAGE

Expressions of f-strings that go over several lines are put on one; `type` statements, which nothing here
evaluates, become functions.
"""

import importlib.util
import pathlib
import re
import sys

ALIAS = re.compile(r"^type (\w+)(?:\[[^\]]*\])? = (\(\n.*?\n\)|[^\n]*(?:\[\n.*?\n\])?)", re.M | re.S)


def older(text):
    text = ALIAS.sub(r"\1 = lambda: \2", text)
    while True:
        try:
            compile(text, "module", "exec")
            return text
        except SyntaxError as error:
            lines = text.split("\n")
            if "string" not in error.msg or error.lineno >= len(lines):
                raise
            lines[error.lineno - 1] += lines.pop(error.lineno).strip()
            text = "\n".join(lines)


def main():
    folder = pathlib.Path(importlib.util.find_spec(sys.argv[1]).submodule_search_locations[0])
    for file in folder.rglob("*.py"):
        text = file.read_text()
        file.write_text(older(text))


if sys.version_info < (3, 12):
    main()
