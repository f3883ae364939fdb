#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Installs a build into an empty folder, builds a stranger's program against it, and runs both.

    install_test.py BUILD-FOLDER
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

CONSUMER = pathlib.Path(__file__).resolve().parent / "consumer"


def run(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def main(build):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        prefix = folder / "prefix"
        run("cmake", "--install", build, "--prefix", prefix)
        private = [str(p) for p in (prefix / "include").rglob("detail")]
        if private:
            sys.exit(f"private headers were installed: {private}")
        shutil.copytree(CONSUMER, folder / "source")
        run("cmake", "-G", "Ninja", "-S", folder / "source", "-B", folder / "build",
            f"-DCMAKE_PREFIX_PATH={prefix}")
        run("cmake", "--build", folder / "build")
        said = run(folder / "build" / "consumer", folder / "source" / "pages")
        if not said.endswith("ferry.txt read\n"):
            sys.exit(f"the consumer said {said!r}")
        program = prefix / "bin" / "wirestem"
        if program.exists():
            run(program, "--version")
        elif (pathlib.Path(build) / "wirestem").exists():
            sys.exit("the program was built and not installed")
    print("installed, built against, and run")


if __name__ == "__main__":
    main(sys.argv[1])
