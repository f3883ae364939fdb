# SPDX-License-Identifier: Apache-2.0
"""A pile whose every field holds odd strings, and what the program exports of it.

The pages retell one another, so that there are claims, edges, quotations and dates; the odd strings
stand in ids, names, addresses, titles and texts. `exported()` runs the program once a process.
"""
import functools
import json
import os
import pathlib
import subprocess
import sys
import tempfile

BINARY = os.environ["WIRESTEM_BINARY"]
FORMATS = ("html json csv gexf graphml dot prov annotations ninjs schema-org stix ro-crate").split()
ODD = (
    "]]><![CDATA[",
    "\"quoted\" 'both' ways",
    "<script>alert(1)</script>",
    "&amp; &lt; &#x3c; &",
    "=HYPERLINK(\"http://x\")",
    "+1", "-1", "@SUM(A1)",
    "back\\slash \\N \\G \\\"",
    "two\nlines\r\nand\ttabs",
    "nul\x00esc\x1bbell\x07",
    "not a character: \ufffe \uffff",
    "😀 ne\u0301e 桥 мост جسر",
    "\u202etxet desrever",
    "{a} |b| ^c` %00 ../../etc",
    "trailing backslash \\",
)
TELLING = """{odd} The pump house of Ostermoor has been closed since Monday, the water board said.

"The pump {odd} cannot be mended before May," said engineer Wilma Graben on 4 March 2024.

Some 1,200 households get their water from the pump house. It was built in 1931."""


def records():
    for number, odd in enumerate(ODD, 1):
        yield {"id": f"{odd} {number}", "text": TELLING.format(odd=odd), "title": odd, "outlet": odd,
               "url": f"https://example.org/{odd}", "lang": "en", "authors": [f"Ann {odd}"],
               "published": f"2024-03-{number:02}"}


@functools.cache
def exported():
    """(folder of the exports, the dossier's JSON)."""
    folder = tempfile.TemporaryDirectory()
    exported.folder = folder  # lives as long as the process
    root = pathlib.Path(folder.name)
    pile = root / "pile.jsonl"
    pile.write_text("".join(json.dumps(record) + "\n" for record in records()), "utf-8")
    done = subprocess.run([BINARY, "dossier", pile, "--as", ",".join(FORMATS), "-o", root / "out",
                           "--json"], capture_output=True, check=False, cwd=root)
    if done.returncode != 0:
        sys.exit(done.stderr.decode())
    return root / "out", json.loads(done.stdout)


def need(*modules):
    """Ends the test as skipped where a reader is not installed here."""
    for module in modules:
        try:
            __import__(module)
        except ImportError:
            print(f"skipped: {sys.executable} has no {module}")
            sys.exit(77)


def as_xml_holds(text):
    """A string as XML 1.0 can hold it: what it cannot becomes U+FFFD."""
    return "".join("\ufffd" if (c < " " and c not in "\t\n\r") or c in "\x7f\ufffe\uffff" else c
                   for c in text)
