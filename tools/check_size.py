#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fails where a source has more than 800 lines, and names those with more than 450."""
import sys

from project_files import ROOT, project_files, report

MOST, MANY = 800, 450


def faults_of(sizes):
    """(faults, warnings) for a {name: lines}."""
    faults = [f"{name}: {lines} lines; {MOST} is the most" for name, lines in sizes.items()
              if lines > MOST]
    warnings = [f"{name}: {lines} lines; consider a second file" for name, lines in sizes.items()
                if MANY < lines <= MOST]
    return faults, warnings


def main():
    files = project_files(".cpp", ".hpp", ".py", ".cmake", ".js", ".css", ".html")
    files = [f for f in files if not f.relative_to(ROOT).parts[0] in ("examples", "bench")]
    files = [f for f in files if f.relative_to(ROOT).parts[:2] != ("tests", "data")]
    sizes = {str(f.relative_to(ROOT)): f.read_bytes().count(b"\n") for f in files}
    faults, warnings = faults_of(sizes)
    for warning in warnings:
        print("warning:", warning)
    return report(faults, f"{len(sizes)} files, none over {MOST} lines")


if __name__ == "__main__":
    sys.exit(main())
