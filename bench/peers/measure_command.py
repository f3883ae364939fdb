#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs a command and tells what it cost.

    measure_command.py NAME PAGES_FOLDER OUT_FOLDER COMMAND...

Runs it three times, and counts the median of what it cost. Writes the command's output to
OUT_FOLDER/NAME.jsonl, its messages to NAME.log, and to NAME.cost.json: seconds of CPU (user and
system, start of the program included), seconds passed, megabytes of pages read per CPU second,
pages per CPU second, and its greatest memory.
"""
import json
import os
import pathlib
import subprocess
import sys
import time


ROUNDS = 3


def run(name, out, command):
    """CPU seconds, seconds passed, greatest memory in kB, and how it ended."""
    begin = time.monotonic()
    with (out / f"{name}.jsonl").open("wb") as lines, (out / f"{name}.log").open("wb") as log:
        child = subprocess.Popen(command, stdout=lines, stderr=log)
        _, status, used = os.wait4(child.pid, 0)
    return (used.ru_utime + used.ru_stime, time.monotonic() - begin, used.ru_maxrss,
            os.waitstatus_to_exitcode(status))


def main():
    name, pages, out = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    sizes = [path.stat().st_size for path in pages.iterdir() if path.is_file()]
    runs = sorted(run(name, out, sys.argv[4:]) for _ in range(ROUNDS))
    cpu, passed, memory, status = runs[ROUNDS // 2]
    cost = {"name": name, "exit": status, "pages": len(sizes),
            "bytes": sum(sizes), "cpu_seconds": round(cpu, 3), "seconds": round(passed, 3),
            "mb_per_cpu_second": round(sum(sizes) / 1e6 / cpu, 2),
            "pages_per_cpu_second": round(len(sizes) / cpu, 1),
            "peak_rss_mb": round(memory / 1024, 1)}
    (out / f"{name}.cost.json").write_text(json.dumps(cost, indent=1) + "\n", "utf-8")
    print(f"{name}: {cost['cpu_seconds']} CPU s, {cost['mb_per_cpu_second']} MB/CPU s, "
          f"{cost['pages_per_cpu_second']} pages/CPU s, {cost['peak_rss_mb']} MB at most")
    return 0 if cost["exit"] in (0, 3) else 1  # 3: read, and some pages held no article


if __name__ == "__main__":
    sys.exit(main())
