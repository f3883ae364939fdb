#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Builds the desk's page anew and compares: what is committed in web/dist must be what web/ gives.

Skipped (77) where Node is older than Vite needs (Debian 12's 18 is), or where npm cannot fetch it.
"""
import filecmp
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

WEB = pathlib.Path(os.environ["WIRESTEM_SOURCE_DIR"]) / "web"


def need(condition, what):
    if not condition:
        print(f"skipped: {what}")
        sys.exit(77)


def run(command, folder):
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True, timeout=150)


def faults_of_sources():
    """What must never stand in the page's sources, whatever the build says."""
    faults = []
    for path in (WEB / "src").rglob("*"):
        if path.suffix not in (".svelte", ".ts"):
            continue
        text = path.read_text("utf-8")
        for name in ("{@html", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", " style="):
            if name in text:
                faults.append(f"{path.relative_to(WEB)}: {name} makes markup or style of text")
        if re.search(r"fetch\(['\"`]https?:", text):
            faults.append(f"{path.relative_to(WEB)}: asks another host")
    return faults


def main():
    faults = faults_of_sources()
    if faults:
        print("\n".join(faults))
        return 1
    node, npm = shutil.which("node"), shutil.which("npm")
    need(node and npm, "no Node or npm here")
    version = tuple(map(int, run([node, "--version"], WEB).stdout[1:].split(".")[:2]))
    need(version >= (20, 19), f"Node {version[0]} cannot run Vite")
    with tempfile.TemporaryDirectory() as name:
        copy = pathlib.Path(name) / "web"
        shutil.copytree(WEB, copy, ignore=shutil.ignore_patterns("node_modules", "dist"))
        if (WEB / "node_modules").is_dir():
            (copy / "node_modules").symlink_to(WEB / "node_modules")
        else:
            done = run([npm, "ci", "--no-audit", "--no-fund"], copy)
            need(done.returncode == 0, "npm ci in web failed (no network?)")
        for command in (["run", "check"], ["run", "build"]):
            done = run([npm, *command], copy)
            if done.returncode != 0:
                print(done.stdout, done.stderr)
                return 1
        built = sorted(p.relative_to(copy / "dist") for p in (copy / "dist").rglob("*") if p.is_file())
        kept = sorted(p.relative_to(WEB / "dist") for p in (WEB / "dist").rglob("*") if p.is_file())
        other = [str(p) for p in built if not filecmp.cmp(copy / "dist" / p, WEB / "dist" / p, shallow=False)] \
            if built == kept else [f"{built} is not {kept}"]
    if other:
        print("web/dist is not what web/ gives; run `npm run build` in web/:", *other)
        return 1
    print(f"{len(built)} files, the same bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
