#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs sim_text (Debian: similarity-tester) on a pile of the cascade generator.

    run_sim_text.py DOCUMENTS.jsonl FOUND.jsonl

Writes each text into a file of a temporary folder, and reads which files have runs in common.
Leaves with 77 where sim_text is not there. The run length is sim_text's own default.
"""
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile

RUN = re.compile(r"^(\S+\.txt): line.*\|(\S+\.txt): line")


def main(documents, found):
    program = shutil.which("sim_text")
    if program is None:
        print("sim_text: skipped, it is not there (apt install similarity-tester)")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        names = []
        with open(documents, encoding="utf-8") as lines:
            for line in lines:
                document = json.loads(line)
                names.append(document["id"] + ".txt")
                with open(os.path.join(folder, names[-1]), "w", encoding="utf-8") as file:
                    file.write(document["text"])
        output = os.path.join(folder, "runs")
        # -n: places only; -s: no file with itself; -i: the names come by standard input
        subprocess.run([program, "-n", "-s", "-i", "-w", "200", "-o", output], cwd=folder,
                       check=True, input="\n".join(names) + "\n", text=True)
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        pairs = set()
        with open(output, encoding="utf-8") as lines:
            for line in lines:
                match = RUN.match(line)
                if match and match[1] != match[2]:
                    pairs.add(tuple(sorted((match[1][:-4], match[2][:-4]))))
    seconds = usage.ru_utime + usage.ru_stime
    print(f"sim_text: {len(pairs)} pairs, {len(names) / seconds:.0f} docs/s, "
          f"most memory {usage.ru_maxrss * 1024 / 1e6:.0f} MB")
    with open(found, "w", encoding="utf-8") as out:
        for a, b in sorted(pairs):
            out.write(json.dumps({"a": a, "b": b}) + "\n")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: run_sim_text.py DOCUMENTS.jsonl FOUND.jsonl")
    sys.exit(main(*sys.argv[1:]))
