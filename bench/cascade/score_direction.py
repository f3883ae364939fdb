#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores who copied whom in a pile of the cascade generator.

    wirestem run --stop-after link DOCUMENTS.jsonl > LINKS.jsonl
    score_direction.py LABELS.jsonl LINKS.jsonl

Over the pairs of a derived page and the page it was made from that were found at all: the share
with a direction that is known or likely, and how many of these go from the older page. Then the
same by kind of derivation, and by what decided.
"""
import collections
import json
import re
import sys


def read_lines(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def phrase(reason):
    """A reason without its figures and names: "40 minutes later" is "later"."""
    reason = re.sub(r"\d+ (minute|hour|day)s? later", "later", reason)
    return re.sub(r"\b(credits|cites|translation from|both credit) .*", r"\1 …", reason)


class Tally:
    def __init__(self):
        self.pairs = self.decided = self.right = 0

    def add(self, decided, right):
        self.pairs += 1
        self.decided += decided
        self.right += decided and right

    def line(self, name):
        share = self.decided / max(1, self.pairs)
        accuracy = self.right / max(1, self.decided)
        return f"| {name} | {self.pairs} | {share:.4f} | {accuracy:.4f} |"


def main(arguments):
    if len(arguments) != 2:
        sys.exit("usage: score_direction.py LABELS.jsonl LINKS.jsonl")
    derived = {(x["parent"], x["id"]): x["kind"] for x in read_lines(arguments[0]) if "parent" in x}
    directions = {}
    for record in read_lines(arguments[1]):
        if record.get("kind") != "passage" or not record.get("direction"):
            continue
        told = record["direction"]
        directions[told["from"], told["to"]] = told
    tallies = collections.defaultdict(Tally)
    for (parent, child), kind in derived.items():
        told = directions.get((parent, child)) or directions.get((child, parent))
        if told is None:
            continue
        decided = told["certainty"] != "undecided"
        right = told["from"] == parent
        by = ", ".join(sorted({phrase(reason) for reason in told["reasons"]}))
        for name in ("all", kind, f"by: {by}"):
            tallies[name].add(decided, right)
    print("| | pairs | decided | right where decided |")
    print("|---|---|---|---|")
    for name in sorted(tallies, key=lambda n: (n != "all", n.startswith("by:"), n)):
        print(tallies[name].line(name))


if __name__ == "__main__":
    main(sys.argv[1:])
