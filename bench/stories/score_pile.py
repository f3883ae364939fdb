#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Pours the pages of many folders into one pile and scores the stories that are found in it.

    score_pile.py WIRESTEM FOLDER [-v]

Each folder below FOLDER with a gold.json is taken: its "stories" are lists of page numbers, the
digits that the names of its pages begin with. Prints B-cubed precision, recall and F1 over all
pages (Bagga and Baldwin 1998), and the same with each folder read alone. -v: the stories that are
split or mixed.
"""
import collections
import json
import os
import re
import subprocess
import sys


def gold_of(folder):
    """{page path: story name} of a folder."""
    with open(os.path.join(folder, "gold.json"), encoding="utf-8") as file:
        stories = json.load(file)["stories"]
    by_number = {}
    for name in sorted(os.listdir(folder)):
        number = re.match(r"\d+", name)
        if number:
            by_number.setdefault(number.group(), []).append(os.path.join(folder, name))
    story_of = {}
    for index, numbers in enumerate(stories):
        for number in numbers:
            for path in by_number.get(number, []):
                story_of[path] = f"{os.path.basename(folder)}/{index}"
    return story_of


def find_stories(program, paths):
    """{page path: number of the story it was put into}."""
    result = subprocess.run([program, "dossier", "--json", *paths], capture_output=True, check=True)
    dossier = json.loads(result.stdout)
    path_of = {article["id"]: article["source_path"] for article in dossier["articles"]}
    return {path_of[article]: index for index, story in enumerate(dossier["stories"])
            for article in story["articles"]}


def b_cubed(gold, found):
    """Precision, recall, F1 over the pages that are in both."""
    pages = sorted(set(gold) & set(found))
    together = collections.Counter((gold[p], found[p]) for p in pages)
    in_gold = collections.Counter(gold[p] for p in pages)
    in_found = collections.Counter(found[p] for p in pages)
    precision = sum(together[gold[p], found[p]] / in_found[found[p]] for p in pages) / len(pages)
    recall = sum(together[gold[p], found[p]] / in_gold[gold[p]] for p in pages) / len(pages)
    return precision, recall, 2 * precision * recall / (precision + recall)


def say_faults(gold, found):
    stories = collections.defaultdict(set)
    mixtures = collections.defaultdict(set)
    for page in set(gold) & set(found):
        stories[gold[page]].add(found[page])
        mixtures[found[page]].add(gold[page])
    for story in sorted(stories):
        parts = stories[story]
        others = sorted(set().union(*(mixtures[part] for part in parts)) - {story})
        if len(parts) > 1 or others:
            print(f"  {story}: in {len(parts)} parts" + (f", with {', '.join(others)}" * bool(others)))
            for part in sorted(parts):
                pages = sorted(os.path.basename(p) for p in found
                               if found[p] == part and gold.get(p) == story)
                print(f"    {part}: {', '.join(pages)}")


def main(arguments):
    flags = [a for a in arguments if a.startswith("-")]
    paths = [a for a in arguments if not a.startswith("-")]
    if len(paths) != 2:
        sys.exit("usage: score_pile.py WIRESTEM FOLDER [-v]")
    program, root = paths
    folders = [os.path.join(root, name) for name in sorted(os.listdir(root))
               if os.path.exists(os.path.join(root, name, "gold.json"))]
    gold = {}
    alone = {}
    for folder in folders:
        here = gold_of(folder)
        gold.update(here)
        for path, story in find_stories(program, sorted(here)).items():
            alone[path] = f"{folder}/{story}"
    poured = find_stories(program, sorted(gold))
    for name, found in (("one pile", poured), ("each folder alone", alone)):
        scores = b_cubed(gold, found)
        print(f"{name}: {len(found)} of {len(gold)} pages, B3 precision {scores[0]:.4f}, "
              f"recall {scores[1]:.4f}, F1 {scores[2]:.4f}")
        if "-v" in flags:
            say_faults(gold, found)


if __name__ == "__main__":
    main(sys.argv[1:])
