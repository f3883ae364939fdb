#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs clang-tidy 14 over src/ and apps/, with the flags of the build folder it is given.

A file whose own text, headers and rules have not changed since it last passed is not read again:
build/<preset>/tidy/ keeps a digest for each file that passed. Delete that folder to start afresh.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

from project_files import ROOT

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*"([^"\n]+)"', re.M)


def sources_in(build):
    """The entries of compile_commands.json for src/ and apps/."""
    entries = json.loads((build / "compile_commands.json").read_text("utf-8"))
    ours = tuple(str(ROOT / folder) + "/" for folder in ("src", "apps"))
    return sorted({e["file"]: e for e in entries if e["file"].startswith(ours)}.items())


def all_headers_of(path, seen):
    """Adds to `seen` every project file that `path` includes, directly or not."""
    waiting = [path]
    while waiting:
        for name in INCLUDE.findall(waiting.pop().read_text("utf-8")):
            for base in (ROOT / "src", ROOT):
                header = base / name
                if header.is_file() and header not in seen:
                    seen.add(header)
                    waiting.append(header)


def digest_of(path, command, rules):
    files = {pathlib.Path(path)}
    all_headers_of(pathlib.Path(path), files)
    digest = hashlib.sha256(rules + command.encode())
    for file in sorted(files):
        digest.update(str(file).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def tidy(tool, build, path):
    # The compiler's own warnings are GCC's business: clang's -Wshadow and its kin differ from them.
    flags = ["--extra-arg=-Wno-unknown-warning-option", "--extra-arg=-Wno-error"]
    command = [tool, "-p", str(build), "--quiet", *flags, path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def main(build):
    build = pathlib.Path(build).resolve()
    tool = shutil.which("clang-tidy-14")
    if tool is None:
        print("clang-tidy-14 is not installed")
        return 1
    kept = build / "tidy"
    kept.mkdir(exist_ok=True)
    rules = (ROOT / ".clang-tidy").read_bytes()
    todo = []
    entries = sources_in(build)
    for path, entry in entries:
        mark = kept / (str(pathlib.Path(path).relative_to(ROOT)).replace("/", "_") + ".passed")
        digest = digest_of(path, entry.get("command", ""), rules)
        if not (mark.is_file() and mark.read_text() == digest):
            todo.append((path, mark, digest))

    status = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        results = pool.map(lambda job: tidy(tool, build, job[0]), todo)
        for (path, mark, digest), (code, out, errors) in zip(todo, results):
            if code == 0:
                mark.write_text(digest)
                continue
            status = 1
            print(out or errors)
    print(f"{len(entries)} files, {len(todo)} read anew, " + ("faults" if status else "no fault"))
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
