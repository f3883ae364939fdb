#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fails where a *.md file links to a file, or to a heading, that is not there.

Links to the web are not followed: a test must not depend on somebody's server.
"""
import re
import sys
import unicodedata
import urllib.parse

from project_files import ROOT, project_files, report

LINK = re.compile(r"!?\[(?:[^\]\[]|\[[^\]]*\])*\]\(\s*<?([^)>\s]+)>?(?:\s+\"[^\"]*\")?\s*\)")
REFERENCE = re.compile(r"^\[[^\]]+\]:\s+<?(\S+?)>?(?:\s|$)", re.M)
HTML = re.compile(r"<(?:img|a)\b[^>]*?\b(?:src|href)=\"([^\"]+)\"")
HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*\s*$", re.M)
FENCE = re.compile(r"^(```|~~~).*?^\1", re.M | re.S)
CODE = re.compile(r"`[^`\n]*`")


def anchors_of(text):
    """The anchors that GitHub makes of the headings: lower case, punctuation gone, blanks to -."""
    anchors, seen = set(re.findall(r"\b(?:id|name)=\"([^\"]+)\"", text)), {}
    for heading in HEADING.findall(FENCE.sub("", text)):
        heading = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "")
        kept = [c for c in heading.lower() if c in " -_" or unicodedata.category(c)[0] in "LMN"]
        anchor = "".join(kept).replace(" ", "-")
        count = seen.get(anchor, 0)
        seen[anchor] = count + 1
        anchors.add(f"{anchor}-{count}" if count else anchor)
    return anchors


def link_fault(path, target):
    """What is wrong with a link of the file `path`, or None."""
    if re.match(r"[a-z][a-z0-9+.-]*:", target, re.I) or target.startswith("//"):
        return None
    file_part, _, anchor = target.partition("#")
    there = path.parent / urllib.parse.unquote(file_part) if file_part else path
    if file_part.startswith("/"):
        return "starts at the root of the machine"
    if not there.exists():
        return "no such file"
    if anchor and there.suffix == ".md":
        if urllib.parse.unquote(anchor) not in anchors_of(there.read_text("utf-8")):
            return "no such heading"
    return None


def faults_of(path):
    text = path.read_text("utf-8")
    prose = CODE.sub("", FENCE.sub("", text))
    targets = LINK.findall(prose) + REFERENCE.findall(prose) + HTML.findall(prose)
    return [f"{path.name}: {target}: {fault}" for target in targets
            if (fault := link_fault(path, target))]


def main():
    files = [f for f in project_files(".md") if f.relative_to(ROOT).parts[0] != "examples"]
    faults = []
    for path in files:
        faults += [f"{path.relative_to(ROOT).parent}/{fault}" for fault in faults_of(path)]
    return report(faults, f"{len(files)} documents, no broken link")


if __name__ == "__main__":
    sys.exit(main())
