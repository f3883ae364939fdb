#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores pairs that a program found in a pile of the cascade generator.

    score_cascade.py LABELS.jsonl NAME=FOUND.jsonl...

Recall: derived pages that were found together with the page they were made from, by kind.
Precision: pairs found whose two pages have words of one new page. Passages: recall and precision
of the characters of derived pages, over the pairs of page and parent; only where FOUND tells places.
"""
import json
import sys

KINDS = ["boilerplate", "cut", "shuffled", "reworded", "embedded"]


def read_lines(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def union(spans):
    """Sorted spans without overlaps."""
    merged = []
    for begin, end in sorted(spans):
        if merged and begin <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([begin, end])
    return merged


def size(spans):
    return sum(end - begin for begin, end in spans)


def overlap(a, b):
    """How many characters two lists of sorted spans share."""
    shared = i = j = 0
    while i < len(a) and j < len(b):
        shared += max(0, min(a[i][1], b[j][1]) - max(a[i][0], b[j][0]))
        if a[i][1] < b[j][1]:
            i += 1
        else:
            j += 1
    return shared


def score(labels, found):
    by_id = {label["id"]: label for label in labels}
    pairs = {}
    right = 0
    for pair in found:
        a, b = by_id[pair["a"]], by_id[pair["b"]]
        right += bool(set(a["origins"]) & set(b["origins"]))
        pairs[pair["a"], pair["b"]] = pair.get("passages")
    result = {"pairs": len(found), "precision": right / len(found) if found else 1.0}
    for kind in KINDS:
        asked = [label for label in labels if label["kind"] == kind]
        met = sum((x["parent"], x["id"]) in pairs or (x["id"], x["parent"]) in pairs for x in asked)
        result[kind] = met / len(asked) if asked else 1.0
    result.update(score_passages(labels, pairs))
    return result


def score_passages(labels, pairs):
    if all(passages is None for passages in pairs.values()):
        return {}
    asked = told = shared = 0
    for label in labels:
        if not label["passages"]:
            continue
        gold = union([p["to"] for p in label["passages"]])
        here = union([p[2:] for p in pairs.get((label["parent"], label["id"]), None) or []])
        asked += size(gold)
        told += size(here)
        shared += overlap(gold, here)
    return {"passage_recall": shared / max(1, asked), "passage_precision": shared / max(1, told)}


def main(arguments):
    if len(arguments) < 2:
        sys.exit("usage: score_cascade.py LABELS.jsonl NAME=FOUND.jsonl...")
    labels = read_lines(arguments[0])
    columns = KINDS + ["precision", "passage_recall", "passage_precision", "pairs"]
    print("| |", " | ".join(columns), "|")
    print("|---|" + "---|" * len(columns))
    for argument in arguments[1:]:
        name, _, path = argument.partition("=")
        result = score(labels, read_lines(path))
        cells = [f"{result[c]:.4f}" if isinstance(result.get(c), float) else str(result.get(c, "–"))
                 for c in columns]
        print(f"| {name} |", " | ".join(cells), "|")


if __name__ == "__main__":
    main(sys.argv[1:])
