"""Runs a command and writes its wall seconds and peak kilobytes to a file.

A process starts with the peak memory of the one it was forked from, so the big process that prepares
the input must not fork the programs it measures. This one holds little.
"""

import os
import sys
import time


def main():
    report, command = sys.argv[1], sys.argv[2:]
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    with open(report, "w", encoding="ascii") as file:
        file.write(f"{wall} {usage.ru_maxrss}")
    sys.exit(os.waitstatus_to_exitcode(status) % 256)


main()
