#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The bundled example, whose truth is known: how much of it does the program find?

    WIRESTEM_BINARY=build/release/wirestem WIRESTEM_SOURCE_DIR=. example_dossier_test.py [--misses]

Passes with 0; skipped with 77 where the program is not built. The floors lie a little under what
was measured last: a change that falls below has made something worse.
"""
import json
import os
import pathlib
import subprocess
import sys

from dossier_score import Score

# The share of right answers, category by category.
FLOORS = {"evidence": 1.0, "stories": 0.95, "articles": 0.93, "sources": 0.9, "actors": 0.8,
          "edges": 0.65, "quotes": 0.95, "quote families": 0.75, "speakers": 0.9, "claims": 0.73,
          "origins": 0.25, "conflicts": 0.4, "timeline": 0.9}
TOTAL_FLOOR = 0.8


def dossier_of(binary, folder, paths, threads):
    command = [binary, "dossier", *map(str, paths), "--json", "--threads", str(threads),
               "--manifest", str(folder / "manifest.jsonl")]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\nexit {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def broken_promises(must, dossier):
    """What every reader would see at once if it were wrong."""
    broken = []
    if len(dossier["stories"]) != must["stories"]:
        broken.append(f"{len(dossier['stories'])} stories, not {must['stories']}")
    if dossier["skipped"]:
        broken.append(f"skipped: {dossier['skipped']}")
    if not dossier["stories"]:
        return broken
    story = max(dossier["stories"], key=lambda s: len(s["articles"]))
    if must["origin_outlet"] not in story["summary"]["statement"]:
        broken.append(f"the verdict does not name {must['origin_outlet']}: "
                      f"{story['summary']['statement']!r}")
    outlet = {a["id"]: a["outlet"] for a in dossier["articles"]}
    outlet |= {s["id"]: s["name"] for s in story["sources"]}
    loops = [{outlet.get(node) for node in c["circular"]} for c in story["claims"] if c["circular"]]
    if not any(set(must["loop"]) <= loop for loop in loops):
        broken.append(f"no loop of {must['loop']}; there are {loops}")
    return broken


def main(arguments):
    binary = os.environ.get("WIRESTEM_BINARY", "")
    if not os.access(binary, os.X_OK):
        print(f"skipped: no program at WIRESTEM_BINARY={binary!r}")
        return 77
    root = pathlib.Path(os.environ.get("WIRESTEM_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
    folder = root / "examples" / "harbour-bridge"
    pages = sorted((folder / "pages").iterdir())
    written = dossier_of(binary, folder, pages, 1)
    dossier = json.loads(written)
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    score = Score(expected, dossier)
    faults = broken_promises(expected["must"], dossier)
    if dossier_of(binary, folder, reversed(pages), 2) != written:
        faults.append("other bytes with two threads and the pages in another order")
    for category in score.asked:
        floor = FLOORS.get(category, 0)
        print(f"{category:15} {score.right[category]:4} / {score.asked[category]:<4} floor {floor}")
        if score.rate(category) < floor:
            faults.append(f"{category}: {score.rate(category):.3f} is under its floor {floor}")
    print(f"total           {score.total():.3f}, floor {TOTAL_FLOOR}")
    if score.total() < TOTAL_FLOOR:
        faults.append(f"total {score.total():.3f} is under its floor {TOTAL_FLOOR}")
    if faults or "--misses" in arguments:
        print("\n".join(f"  miss: {miss}" for miss in score.misses))
    print("\n".join(f"FAULT: {fault}" for fault in faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
