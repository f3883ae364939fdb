#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Packs a build for Debian, unpacks the package into an empty folder, and runs what was in it.

    package_test.py BUILD-FOLDER
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile


def run(*command, **more):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=False, **more)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def need(condition, words):
    if not condition:
        sys.exit(words)


def main(build):
    if not shutil.which("dpkg-deb") or not shutil.which("dpkg-shlibdeps"):
        print("no Debian tools here: nothing was packed")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        run("cpack", "--config", pathlib.Path(build) / "CPackConfig.cmake", "-B", folder, cwd=folder)
        packages = list(folder.glob("*.deb"))
        need(len(packages) == 1, f"packed: {packages}")
        root = folder / "root"
        run("dpkg-deb", "-x", packages[0], root)
        program = root / "usr/bin/wirestem"
        for path in ("usr/bin/wirestem", "usr/share/man/man1/wirestem.1", "usr/share/doc/wirestem/copyright",
                     "usr/share/bash-completion/completions/wirestem",
                     "usr/share/zsh/vendor-completions/_wirestem",
                     "usr/share/fish/vendor_completions.d/wirestem.fish"):
            need((root / path).stat().st_size > 0, f"{path} is empty")
        need(not list(root.rglob("*.a")) and not list(root.rglob("*.hpp")), "libraries were packed")
        depends = run("dpkg-deb", "-f", packages[0], "Depends")
        for library in ("libicu", "libsqlite3-0", "libcurl", "libarchive"):
            need(library in depends, f"{library} is not among: {depends}")
        need(run(program, "--version").startswith("wirestem "), "the program does not run")
        said = run(program, "dossier", "-", "--json", input="The old mill was sold on Monday, the mayor said.\n")
        need('"format": "wirestem-dossier/1"' in said, said)
    print("packed, unpacked, and run")


if __name__ == "__main__":
    main(sys.argv[1])
