#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The documents that the project was made for, which stand beside it and not in it.

    WIRESTEM_BINARY=build/release/wirestem WIRESTEM_SOURCE_DIR=. shared_seeds_test.py

Runs ../shared/tools/score_dossier.py on them twice: without dates, and with a manifest of the
dates that their gold file assumes. Skipped with 77, saying why, where something is missing.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

FLOORS = {"evidence": 1.0, "total": 0.85}


def skip(why):
    print(f"skipped: {why}")
    sys.exit(77)


def run(command):
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False,
                          timeout=120)


def write_manifest(path, seeds, dates):
    lines = []
    for file in sorted(seeds.glob("*.txt")):
        day = next((d for key, d in dates.items() if file.name.startswith(key)), None)
        if day:
            lines.append(json.dumps({"path": str(file), "published": day}))
    path.write_text("\n".join(lines) + "\n", "utf-8")


def passes(binary, shared, out, more):
    pages = sorted((shared / "seeds").glob("*.txt"))
    done = run([binary, "dossier", *pages, "--json", *more])
    if done.returncode != 0:
        print(f"wirestem dossier {' '.join(map(str, more))}: exit {done.returncode}\n{done.stderr}")
        return False
    out.write_text(done.stdout, "utf-8")
    floors = [part for name, floor in FLOORS.items() for part in ("--min", f"{name}={floor}")]
    scored = run([sys.executable, "-B", shared / "tools" / "score_dossier.py",
                  shared / "seeds" / "gold.json", out, "--misses", *floors])
    print(scored.stdout + scored.stderr)
    return scored.returncode == 0


def main():
    root = pathlib.Path(os.environ.get("WIRESTEM_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
    shared = root.resolve().parent / "shared"
    for needed in (shared / "seeds" / "gold.json", shared / "tools" / "score_dossier.py"):
        if not needed.exists():
            skip(f"{needed} is not there; it is no part of the project")
    binary = os.environ.get("WIRESTEM_BINARY", "")
    if not os.access(binary, os.X_OK):
        skip(f"no program at WIRESTEM_BINARY={binary!r}")
    dates = json.loads((shared / "seeds" / "gold.json").read_text("utf-8"))["assume"]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        manifest = folder / "manifest.jsonl"
        write_manifest(manifest, shared / "seeds", dates)
        print("without dates")
        undated = passes(binary, shared, folder / "undated.json", [])
        print("with the dates that the gold file assumes")
        dated = passes(binary, shared, folder / "dated.json", ["--manifest", manifest])
    return 0 if undated and dated else 1


if __name__ == "__main__":
    sys.exit(main())
