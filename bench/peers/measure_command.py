#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs a command and tells what it cost.

    measure_command.py NAME PAGES_FOLDER OUT_FOLDER COMMAND...

Writes the command's output to OUT_FOLDER/NAME.jsonl, its messages to NAME.log, and to
NAME.cost.json: seconds of CPU (user and system, start of the program included), seconds passed,
megabytes of pages read per CPU second, pages per CPU second, and its greatest memory.
"""
import json
import os
import pathlib
import subprocess
import sys
import time


def main():
    name, pages, out = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    sizes = [path.stat().st_size for path in pages.iterdir() if path.is_file()]
    begin = time.monotonic()
    with (out / f"{name}.jsonl").open("wb") as lines, (out / f"{name}.log").open("wb") as log:
        child = subprocess.Popen(sys.argv[4:], stdout=lines, stderr=log)
        _, status, used = os.wait4(child.pid, 0)
    passed = time.monotonic() - begin
    cpu = used.ru_utime + used.ru_stime
    cost = {"name": name, "exit": os.waitstatus_to_exitcode(status), "pages": len(sizes),
            "bytes": sum(sizes), "cpu_seconds": round(cpu, 3), "seconds": round(passed, 3),
            "mb_per_cpu_second": round(sum(sizes) / 1e6 / cpu, 2),
            "pages_per_cpu_second": round(len(sizes) / cpu, 1),
            "peak_rss_mb": round(used.ru_maxrss / 1024, 1)}
    (out / f"{name}.cost.json").write_text(json.dumps(cost, indent=1) + "\n", "utf-8")
    print(f"{name}: {cost['cpu_seconds']} CPU s, {cost['mb_per_cpu_second']} MB/CPU s, "
          f"{cost['pages_per_cpu_second']} pages/CPU s, {cost['peak_rss_mb']} MB at most")
    return 0 if cost["exit"] in (0, 3) else 1  # 3: read, and some pages held no article


if __name__ == "__main__":
    sys.exit(main())
