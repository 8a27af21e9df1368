"""Reads JSON lines with a peer, and says how long that took."""

import json
import sys
import time


def main():
    if sys.argv[1] == "orjson":
        import orjson

        loads = orjson.loads
    else:
        loads = json.loads
    start = time.perf_counter()
    for line in sys.stdin.buffer:
        loads(line)
    print(json.dumps({"seconds": time.perf_counter() - start}), file=sys.stderr)


main()
