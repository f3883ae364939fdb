#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Text and metadata of real pages, which stand beside the project and not in it.

    WIRESTEM_BINARY=build/release/wirestem WIRESTEM_SOURCE_DIR=. extract_test.py

Reads each set of pages in ../shared/eval with `run --stop-after read` and measures with
../shared/tools/score_extract.py. The floors lie a little below what was reached last, to catch
what a change breaks and not the noise of a page. Skipped with 77, saying why, where something is
missing.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

FLOORS = {
    "pages-wcxb": {"f1": 0.94, "title": 0.81, "author": 0.82, "date": 0.88},
    "pages-trafilatura": {"snippets": 0.925, "title": 0.78, "author": 0.67, "date": 0.86},
    "pages-htmldate": {"date": 0.905},
}
SKIPPED_SOME_INPUTS = 3


def skip(why):
    print(f"skipped: {why}")
    sys.exit(77)


def read_pages(binary, pages, lines):
    """Writes what the program makes of the pages into the file `lines`."""
    with lines.open("wb") as out:
        done = subprocess.run([binary, "run", "--stop-after", "read", str(pages)], stdout=out,
                              stderr=subprocess.PIPE, check=False, timeout=150)
    if done.returncode in (0, SKIPPED_SOME_INPUTS):
        return True
    print(f"wirestem run on {pages.name}: exit {done.returncode}\n"
          + done.stderr.decode("utf-8", "replace"))
    return False


def passes(binary, shared, name, lines):
    print(name)
    folder = shared / "eval" / name
    if not read_pages(binary, folder / "html", lines):
        return False
    floors = [part for kind, floor in FLOORS[name].items() for part in ("--min", f"{kind}={floor}")]
    scored = subprocess.run([sys.executable, "-B", shared / "tools" / "score_extract.py",
                             folder / "records.jsonl", lines, *floors],
                            capture_output=True, text=True, check=False, timeout=120)
    print(scored.stdout + scored.stderr)
    return scored.returncode == 0


def main():
    root = pathlib.Path(os.environ.get("WIRESTEM_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
    shared = root.resolve().parent / "shared"
    for needed in (shared / "tools" / "score_extract.py",
                   *(shared / "eval" / name / "records.jsonl" for name in FLOORS)):
        if not needed.exists():
            skip(f"{needed} is not there; it is no part of the project")
    binary = os.environ.get("WIRESTEM_BINARY", "")
    if not os.access(binary, os.X_OK):
        skip(f"no program at WIRESTEM_BINARY={binary!r}")
    with tempfile.TemporaryDirectory() as folder:
        lines = pathlib.Path(folder) / "read.jsonl"
        results = [passes(binary, shared, name, lines) for name in FLOORS]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
