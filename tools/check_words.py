#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fails where a source lacks its licence line, leaves work unsaid-for, or hides behind a vague name."""
import re
import sys

from project_files import ROOT, project_files, report

LICENCE = "SPDX-License-Identifier: Apache-2.0"
# Spelled in two parts, so that this file does not accuse itself.
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
VAGUE = re.compile(r"(^|_)(utils?|helpers?|common|misc|manager)(_|$)")


def faults_of(name, text):
    """The faults of one source; `name` is its path from the root."""
    faults = []
    if LICENCE not in "\n".join(text.split("\n", 3)[:3]):
        faults.append(f"{name}:1: no line \"{LICENCE}\"")
    for number, line in enumerate(text.split("\n"), 1):
        if UNFINISHED.search(line):
            faults.append(f"{name}:{number}: unfinished work belongs in an issue, not in the code")
        if "\t" in line and name.endswith((".cpp", ".hpp")):
            faults.append(f"{name}:{number}: a tab; write \\t in a literal")
    for part in name.split("/"):
        if VAGUE.search(part.split(".")[0]):
            faults.append(f"{name}: {part!r} says nothing about what is inside")
    return faults


def main():
    files = project_files(".cpp", ".hpp", ".py")
    faults = []
    for path in files:
        faults += faults_of(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))
    return report(faults, f"{len(files)} sources, no fault")


if __name__ == "__main__":
    sys.exit(main())
