"""Measures Treaty beside its peers on real input, in one run, and prints a table.

    python3 Tests/Benchmarks/run.py BIN_FOLDER [--rounds N] [--only ROW] [--data FOLDER]

Every figure is the median of N whole runs of a program, Treaty's and the peers' in turn. The peers are
Python packages; the first run installs them into .build/bench-venv. Besides the whole run a peer says
how long it took once it was loaded, so that the start of Python need not be held against it. Nothing is
written into the repository except below .build. Where a target is missed, the run ends with 1.
"""

import argparse
import pathlib
import sys
import tempfile

sys.dont_write_bytecode = True  # the repository stays as it is

import rows
from inputs import Inputs
from measure import measure
from table import print_row, print_summary

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bin", nargs="?", help="the folder of the built treaty")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each program (default 5)")
    parser.add_argument("--only", choices=[row.__name__ for row in rows.ALL], action="append")
    parser.add_argument("--data", help="the shared data, instead of ../shared/data")
    return parser.parse_args()


def main():
    options = arguments()
    folder = pathlib.Path(options.bin or REPOSITORY / ".build/release").resolve()
    treaty = folder / "treaty"
    if not treaty.exists():
        sys.exit(f"{treaty} is not there; run: swift build -c release")
    chosen = [row for row in rows.ALL if not options.only or row.__name__ in options.only]
    missed = []
    with tempfile.TemporaryDirectory(prefix="treaty-bench-") as scratch:
        inputs = Inputs(REPOSITORY, pathlib.Path(scratch), options.data)
        for build in chosen:
            for row in build(inputs, str(treaty)):
                if row.skipped:
                    print(f"skipped: {row.title}: {row.skipped}\n", flush=True)
                    continue
                measure(row, options.rounds)
                print_row(row)
                missed += row.missed_targets()
    print_summary(missed)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
