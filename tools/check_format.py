#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fails where clang-format would change a C++ source. With --fix it does change it."""
import shutil
import subprocess
import sys

from project_files import project_files

BATCH = 50


def main(arguments):
    # Other versions lay out some lines differently: only 14, Debian 12's, has the last word.
    tool = shutil.which("clang-format-14")
    if tool is None:
        print("clang-format-14 is not installed")
        return 1
    files = [str(path) for path in project_files(".cpp", ".hpp")]
    mode = ["-i"] if "--fix" in arguments else ["--dry-run", "-Werror", "--ferror-limit=3"]
    status = 0
    for start in range(0, len(files), BATCH):
        command = [tool, "--style=file", *mode, *files[start:start + BATCH]]
        status |= subprocess.run(command, check=False).returncode
    print(f"{len(files)} files" + ("" if status == 0 else "; ./run fmt mends them"))
    return 1 if status else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
