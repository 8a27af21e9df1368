"""Reads one JSON file with Python's json, which keeps nothing but the values, and says how long that took."""

import json
import pathlib
import sys
import time


def main():
    start = time.perf_counter()
    json.loads(pathlib.Path(sys.argv[1]).read_bytes())
    print(json.dumps({"seconds": time.perf_counter() - start}), file=sys.stderr)


main()
