# SPDX-License-Identifier: Apache-2.0
"""Which files of this folder are ours: those that git knows or would take, else all but build/."""
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent


def project_files(*suffixes, root=ROOT):
    """The project's files with one of the suffixes, sorted, as absolute paths."""
    git = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(git, capture_output=True, check=True).stdout.decode()
        names = [name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):  # no git, or a tarball: walk the folder
        names = [str(p.relative_to(root)) for p in root.rglob("*") if p.is_file()]
        names = [n for n in names if not n.startswith(("build/", ".git/"))]
    paths = (root / name for name in sorted(set(names)) if name.endswith(suffixes))
    return [path for path in paths if path.is_file()]


def report(faults, good):
    """Prints the faults, or the good word; gives the exit status."""
    print("\n".join(faults) or good)
    return 1 if faults else 0
