#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares what extractors made of the same pages.

    compare_extract.py RECORDS.jsonl NAME=LINES.jsonl [NAME=LINES.jsonl ...]
                       [--resamples 10000] [--seed 1] [--json FILE]

RECORDS holds a line for each page: {file, text?, with?, without?, title?, author?, date?}. LINES
holds what an extractor printed: {source_path, text, title, authors, published}, told apart by the
base name of source_path. A page without a line counts as read empty.

precision, recall, f1: overlap of the bags of 4-word shingles of both texts, precision and recall
averaged over the pages and f1 made of the two averages. snippets: F of the `with` snippets that
stand in the text and the `without` snippets that do not, over all pages. title, author, date: share
of pages where it equals the record's but for case, punctuation and white space (of dates: the day).

Each value comes with a percentile bootstrap interval (95 %) over pages; for each extractor after
the first, the difference "first minus it" comes with one too, both measured on the same resamples.
Only pages whose record has something to compare with count for a measure, and an extractor that
tells a field of no page at all (no dates, say) is left out of that field's comparison.
"""
import argparse
import collections
import json
import operator
import pathlib
import random
import re
import sys

SHINGLE_WORDS = 4
FIELDS = ("title", "author", "date")
MEASURES = ("precision", "recall", "f1", "snippets", *FIELDS)
# The sums over pages that the measures are made of.
COLUMNS = ("texts", "precision", "recall", "kept", "lost", "left_in",
           *(f"{field}_{part}" for field in FIELDS for part in ("asked", "right")))


def words_of(text):
    return re.findall(r"\w+", text or "")


def shingle_bag(text):
    words = words_of(text)
    if not words:
        return collections.Counter()
    last = max(len(words) - SHINGLE_WORDS, 0)
    return collections.Counter(tuple(words[i:i + SHINGLE_WORDS]) for i in range(last + 1))


def overlap(expected, found):
    """(precision, recall) of the text found."""
    right, ours = shingle_bag(expected), shingle_bag(found)
    shared = sum(min(count, ours[shingle]) for shingle, count in right.items())
    if not right and not ours:
        return 1.0, 1.0
    return (shared / ours.total() if ours else 0.0), (shared / right.total() if right else 0.0)


def folded(value):
    if isinstance(value, list):
        value = " ".join(value)
    return [word.lower() for word in words_of(value)]


def in_one_line(text):
    return " ".join((text or "").split())


def score_page(record, found):
    """The page's part of each column."""
    row = dict.fromkeys(COLUMNS, 0.0)
    if record.get("text"):
        row["texts"] = 1.0
        row["precision"], row["recall"] = overlap(record["text"], found.get("text"))
    body = in_one_line(found.get("text"))
    for snippet in record.get("with") or []:
        row["kept" if in_one_line(snippet) in body else "lost"] += 1
    row["left_in"] = float(sum(in_one_line(s) in body for s in record.get("without") or []))
    same = {"title": folded(record.get("title")) == folded(found.get("title")),
            "author": folded(record.get("author")) == folded(found.get("authors")),
            "date": str(record.get("date"))[:10] == (found.get("published") or "")[:10]}
    for field in FIELDS:
        if record.get(field):
            row[f"{field}_asked"] = 1.0
            row[f"{field}_right"] = float(same[field])
    return row


def ratio(part, whole):
    return part / whole if whole else None


def measures_of(sums):
    """The measures of some pages, from the sums of their columns; None where none was asked."""
    out = {"precision": ratio(sums["precision"], sums["texts"]),
           "recall": ratio(sums["recall"], sums["texts"]), "f1": None, "snippets": None}
    if out["precision"] is not None:
        both = out["precision"] + out["recall"]
        out["f1"] = 2 * out["precision"] * out["recall"] / both if both else 0.0
    out["snippets"] = ratio(2 * sums["kept"], 2 * sums["kept"] + sums["lost"] + sums["left_in"])
    for field in FIELDS:
        out[field] = ratio(sums[f"{field}_right"], sums[f"{field}_asked"])
    return out


def columns_of(rows):
    return {name: [row[name] for row in rows] for name in COLUMNS}


def measure(columns):
    return measures_of({name: sum(values) for name, values in columns.items()})


def resample(systems, resamples, seed):
    """For each resample of the pages, the measures of every system on those same pages."""
    draw = random.Random(seed)
    pages = range(len(next(iter(systems.values()))["texts"]))
    for _ in range(resamples):
        pick = operator.itemgetter(*draw.choices(pages, k=len(pages)), 0)  # 0: always a tuple
        yield {name: measures_of({column: sum(pick(values)) - values[0]
                                  for column, values in columns.items()})
               for name, columns in systems.items()}


def interval(values):
    """The middle 95 % of them."""
    ordered = sorted(v for v in values if v is not None)
    if not ordered:
        return None
    cut = int(len(ordered) * 0.025)
    return [ordered[cut], ordered[-1 - cut]]


def difference(a, b):
    return None if a is None or b is None else a - b


def compare(systems, resamples=10000, seed=1, silent=()):
    """{measure: {name: {value, interval, [difference, difference_interval]}}}

    `systems` maps names to columns; the others are compared with the first. `silent` holds the
    pairs (name, measure) that are left out.
    """
    values = {name: measure(columns) for name, columns in systems.items()}
    drawn = list(resample(systems, resamples, seed))
    first, *others = systems
    report = {}
    for kind in MEASURES:
        if values[first][kind] is None:
            continue
        report[kind] = {name: {"value": values[name][kind],
                               "interval": interval(d[name][kind] for d in drawn)}
                        for name in systems if (name, kind) not in silent}
        for name in (n for n in others if n in report[kind]):
            report[kind][name] |= {
                "difference": difference(values[first][kind], values[name][kind]),
                "difference_interval": interval(difference(d[first][kind], d[name][kind])
                                                for d in drawn)}
    return report


def load_lines(path):
    """What an extractor printed, by the base name of the page."""
    found = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if "text" in article:
                found[pathlib.PurePath(article["source_path"]).name.partition("#")[0]] = article
    return found


def fields_never_told(found):
    """The fields that an extractor gives of none of its pages."""
    keys = {"title": "title", "author": "authors", "date": "published"}
    return [field for field, key in keys.items() if not any(a.get(key) for a in found.values())]


def print_report(report, systems):
    width, first = max(map(len, systems)), next(iter(systems))
    for kind, by_name in report.items():
        for name, cell in by_name.items():
            low, high = cell["interval"]
            line = f"{kind:9}  {name:{width}}  {cell['value']:.3f} [{low:.3f}, {high:.3f}]"
            if "difference" in cell:
                low, high = cell["difference_interval"]
                line += f"   {first} {cell['difference']:+.3f} [{low:+.3f}, {high:+.3f}]"
            print(line)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records")
    parser.add_argument("systems", nargs="+", metavar="NAME=LINES.jsonl")
    parser.add_argument("--resamples", type=int, default=10000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()
    with open(options.records, encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    systems, read, silent = {}, {}, set()
    for name, _, path in (system.partition("=") for system in options.systems):
        found = load_lines(path)
        files = [pathlib.PurePath(record["file"]).name for record in records]
        read[name] = sum(file in found for file in files)
        silent |= {(name, field) for field in fields_never_told(found)}
        systems[name] = columns_of([score_page(record, found.get(file, {}))
                                    for record, file in zip(records, files)])
    report = compare(systems, options.resamples, options.seed, silent)
    print(f"{len(records)} pages; read " + ", ".join(f"{n} by {name}" for name, n in read.items())
          + "; 95 % intervals in brackets, paired ones for the difference")
    print_report(report, systems)
    if options.json:
        whole = {"pages": len(records), "read": read, "resamples": options.resamples,
                 "seed": options.seed, "measures": report}
        options.json.write_text(json.dumps(whole, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
