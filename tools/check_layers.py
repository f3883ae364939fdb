#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fails where a folder includes what its line in CMakeLists.txt does not declare.

    check_layers.py build/dev/layers.txt .

The build writes layers.txt from its ws_module() and ws_face() lines: "folder: folder folder ...".
A fault is: an include of a folder that is not declared; a reach into another folder's detail/; an
include that is not a path from src/ (or from the root, in apps/); a file that no line speaks for;
a declared folder that no line defines; a circle in the declared lines; a stage declared by a stage.
"""
import pathlib
import re
import sys

from project_files import report

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*"([^"\n]+)"', re.M)
FLOORS = {"base": 0, "model": 1, "text": 1, "lexicon": 2, "read/markup": 2, "pipeline": 4}  # stages 3, faces 5


def floor_of(folder):
    return 5 if folder.startswith("apps/") else FLOORS.get(folder, 3)


def read_layers(text):
    rows = (line.split(":", 1) for line in text.splitlines() if line.strip())
    return {folder.strip(): others.split() for folder, others in rows}


def circle_in(layers):
    """One circle of declared folders as a list, or None."""
    done = set()

    def walk(folder, path):
        if folder in path:
            return path[path.index(folder):] + [folder]
        if folder in done:
            return None
        for other in layers.get(folder, ()):
            if circle := walk(other, path + [folder]):
                return circle
        done.add(folder)
        return None

    return next((circle for folder in layers if (circle := walk(folder, []))), None)


def declaration_faults(layers):
    faults = []
    if circle := circle_in(layers):
        faults.append("the declared folders run in a circle: " + " -> ".join(circle))
    for folder, others in layers.items():
        for other in others:
            if other not in layers:
                faults.append(f"{folder} declares {other}, which no ws_module() line defines")
            elif floor_of(folder) == floor_of(other) == 3:
                faults.append(f"{folder} declares {other}: a stage never includes another stage")
            elif floor_of(other) > floor_of(folder):
                faults.append(f"{folder} declares {other}, which stands on a floor above it")
    return faults


def folder_of(path, layers):
    """The declared folder in which `path` ("find/dates/detail/x.hpp") stands: the longest one."""
    parts = path.split("/")
    for length in range(len(parts) - 1, 0, -1):
        if (folder := "/".join(parts[:length])) in layers:
            return folder
    return None


def include_faults(file, here, text, layers):
    faults = []
    for included in INCLUDE.findall(text):
        there = folder_of(included, layers)
        if there == here:
            continue
        if there is None:
            faults.append(f'{file}: "{included}" is not a path from src/ into a declared folder')
        elif there not in layers[here]:
            faults.append(f"{file}: includes {included}, which {here} does not declare")
        elif included[len(there):].startswith("/detail/"):
            faults.append(f"{file}: includes {included}, which is private to {there}")
    return faults


def tree_faults(root, layers):
    faults = []
    files = [(path, path.relative_to(root / "src")) for path in (root / "src").rglob("*")]
    files += [(path, path.relative_to(root)) for path in (root / "apps").rglob("*")]
    for path, name in sorted(files):
        if path.suffix not in (".cpp", ".hpp", ".h", ".cc", ".inc"):
            continue
        here = folder_of(name.as_posix(), layers)
        if here is None:
            faults.append(f"{path.relative_to(root)}: stands in no folder that CMakeLists.txt names")
        else:
            faults += include_faults(path.relative_to(root), here, path.read_text("utf-8"), layers)
    return faults


def main(layers_file, root):
    layers = read_layers(pathlib.Path(layers_file).read_text("utf-8"))
    faults = declaration_faults(layers) + tree_faults(pathlib.Path(root), layers)
    return report(faults, f"{len(layers)} folders, no fault")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
