#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""python3-readability (readability-lxml) for run_peers.sh: read_readability_lxml.py PAGES_FOLDER

Prints a JSON line for each page {source_path, text, title, authors, published}. It tells neither
authors nor dates: those stay empty. A page that it cannot read is reported on stderr and gives no
line. The text has a line break at every block.
"""
import json
import logging
import pathlib
import re
import sys

import lxml.html
from readability import Document

BLOCKS = set("""address article aside blockquote br caption dd div dl dt figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr
    ul""".split())


def text_of(summary):
    parts = []
    # Events and no recursion, since pages may be nested without limit.
    for event, node in lxml.etree.iterwalk(summary, events=("start", "end", "comment", "pi")):
        if event == "start":
            parts.append("\n" if node.tag in BLOCKS else "")
            parts.append(re.sub(r"\s+", " ", node.text or ""))
            continue
        if event == "end" and node.tag in BLOCKS:
            parts.append("\n")
        parts.append(re.sub(r"\s+", " ", node.tail or ""))
    return re.sub(r" *\n[ \n]*", "\n\n", "".join(parts)).strip()


def read(path):
    document = Document(path.read_bytes())
    summary = document.summary(html_partial=True)
    return {"source_path": str(path), "text": text_of(lxml.html.document_fromstring(summary)),
            "title": document.short_title() or None, "authors": [], "published": None}


def main():
    logging.disable(logging.CRITICAL)
    for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
        try:
            print(json.dumps(read(path), ensure_ascii=False))
        except Exception as error:  # what it throws on bad pages is no part of its interface
            print(f"{path}: {error!r}", file=sys.stderr)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    main()
