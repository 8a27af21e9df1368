"""Asks a tool questions, one JSON line each, and says what it answered, how long each took and its memory.

    python3 ask.py REPORT QUESTIONS COMMAND…

Where the system counts it, the time is the tool's time on a processor, so that a busy machine makes no tool
look slower; elsewhere it is the time by the clock. A tool that is silent for too long, or ends, is started anew, and that question stays undecided.
"""

import contextlib
import json
import os
import pathlib
import select
import signal
import subprocess
import sys
import time

SECONDS = 15
# A tool that needs longer for all questions gets no more of them.
SECONDS_FOR_ALL = 300


class Tool:
    def __init__(self, command):
        self.command = command
        self.kilobytes = 0
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def stop(self):
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        _, _, usage = os.wait4(self.process.pid, 0)
        self.kilobytes = max(self.kilobytes, usage.ru_maxrss)

    def ask(self, line):
        """The answer and how long it took."""
        start, by_clock = self.seconds(), time.perf_counter()
        try:
            self.process.stdin.write(line)
            self.process.stdin.flush()
            ready, _, _ = select.select([self.process.stdout], [], [], SECONDS)
            answer = self.process.stdout.readline() if ready else b""
        except BrokenPipeError:
            answer = b""
        if answer:
            return json.loads(answer)["backward"], self.seconds() - start
        waited = time.perf_counter() - by_clock
        # Popen.kill would reap a process that has ended, and its figures with it.
        os.kill(self.process.pid, signal.SIGKILL)
        self.stop()
        self.start()
        self.warm()
        return {"verdict": "undecided", "reason": "no answer"}, waited

    def seconds(self):
        """How long the tool has worked so far."""
        try:
            threads = pathlib.Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
            return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9
        except OSError:
            return time.perf_counter()

    def warm(self):
        """One question that does not count: what is loaded late is loaded then."""
        self.ask(b'{"id": "", "old": {"type": "integer"}, "new": {"type": "number"}}\n')


def main():
    report, questions, command = sys.argv[1], sys.argv[2], sys.argv[3:]
    tool = Tool(command)
    tool.warm()
    with open(questions, "rb") as lines, open(report, "w", encoding="utf-8") as file:
        end = time.perf_counter() + SECONDS_FOR_ALL
        for line in lines:
            if time.perf_counter() > end:
                break
            answer, seconds = tool.ask(line)
            file.write(json.dumps({"seconds": seconds, "answer": answer}) + "\n")
        tool.stop()
        file.write(json.dumps({"kilobytes": tool.kilobytes}) + "\n")


main()
