# SPDX-License-Identifier: Apache-2.0
"""Compares a dossier (wirestem-dossier/1) with what a careful reader finds, category by category.

    score = Score(expected, dossier)
    score.rate("claims"), score.total(), score.misses

A page is named by how its file name begins ("03"), a place in it by a snippet. A snippet counts as
found where a span of the dossier covers half of it, or a stretch of at least 12 characters in it.
"""
import os
import re
from collections import defaultdict

STRAIGHT = str.maketrans({c: '"' for c in "“”„«»「」"} | {c: "'" for c in "‘’"} |
                         {c: "-" for c in "–—‑"} | {c: " " for c in "\n\u00a0"})


def plain(text):
    """Same length as `text`, so that offsets hold."""
    lowered = text.translate(STRAIGHT).lower()
    return lowered if len(lowered) == len(text) else text.translate(STRAIGHT)


def spans_in(value):
    """Every span anywhere in a JSON value."""
    todo = [value]
    while todo:
        item = todo.pop()
        if isinstance(item, dict):
            if {"article", "start", "end", "exact"} <= item.keys():
                yield item
            todo.extend(item.values())
        elif isinstance(item, list):
            todo.extend(item)


class Score:
    def __init__(self, expected, dossier):
        self.right, self.asked, self.misses = defaultdict(int), defaultdict(int), []
        self.expected, self.dossier = expected, dossier
        self.articles = {a["id"]: a for a in dossier["articles"]}
        self.story_of = {i: s["id"] for s in dossier["stories"] for i in s["articles"]}
        self.sources = {(s["id"], x["id"]): x for s in dossier["stories"] for x in s["sources"]}
        for check in (self.evidence, self.stories, self.pages, self.named, self.edges, self.quotes,
                      self.claims, self.conflicts, self.timeline):
            check()

    def rate(self, category):
        return self.right[category] / self.asked[category] if self.asked[category] else 1.0

    def total(self):
        return sum(self.right.values()) / sum(self.asked.values())

    def add(self, category, ok, what):
        self.asked[category] += 1
        self.right[category] += bool(ok)
        if not ok:
            self.misses.append(f"{category}: {what}")

    def page(self, key):
        found = [a for a in self.articles.values()
                 if os.path.basename(a["source_path"]).startswith(key)]
        return found[0] if len(found) == 1 else {"id": None, "text": "", "source_path": ""}

    def all_of(self, part):
        return [x for story in self.dossier["stories"] for x in story[part]]

    def place(self, key, snippet):
        page = self.page(key)
        start = plain(page["text"]).find(plain(snippet))
        return (page["id"], start, start + len(snippet)) if start >= 0 else (None, 0, 0)

    @staticmethod
    def hits(spans, place, share=0.5):
        article, start, end = place
        for span in spans:
            common = min(end, span["end"]) - max(start, span["start"])
            inside = start <= span["start"] and span["end"] <= end
            if article and span["article"] == article and (
                    common >= share * (end - start) or (inside and common >= 12)):
                return True
        return False

    def holds(self, spans, place):
        """As hits(), or a span that is longer than the place and has it inside."""
        return self.hits(spans, place, 0.3) or any(
            x["article"] == place[0] and x["start"] <= place[1] and place[2] <= x["end"]
            for x in spans)

    @staticmethod
    def bears(names, wanted):
        """Is one of `names` the wanted one, or does it hold it as whole words?"""
        pattern = r"(?<!\w)" + re.escape(wanted.lower()) + r"(?!\w)"
        return any(re.search(pattern, name.lower()) for name in names if name)

    def names_of(self, story, node):
        if (story, node) in self.sources:
            source = self.sources[story, node]
            return [source["name"], *source["aliases"]]
        article = self.articles.get(node, {})
        return [article.get("outlet"), article.get("title"), None if article else node]

    def evidence(self):
        spans = list(spans_in(self.dossier["stories"]))
        texts = {key: article["text"] for key, article in self.articles.items()}
        wrong = [s for s in spans
                 if texts.get(s["article"], "")[s["start"]:s["end"]] != s["exact"]]
        self.add("evidence", spans and not wrong, f"{len(wrong)} of {len(spans)}: {wrong[:1]}")

    def stories(self):
        groups = self.expected["stories"]
        group_of = {key: i for i, group in enumerate(groups) for key in group}
        for a in group_of:
            for b in group_of:
                if a < b:
                    same = self.story_of.get(self.page(a)["id"]) == self.story_of.get(
                        self.page(b)["id"])
                    want = group_of[a] == group_of[b]
                    self.add("stories", same == want, f"{a} and {b}: one story is {same}")

    def pages(self):
        for key, want in self.expected["articles"].items():
            page = self.page(key)
            for field in ("title", "authors", "languages", "published"):
                if field in want:
                    have = page.get(field)
                    have = (have or "")[:10] if field == "published" else have
                    self.add("articles", have == want[field], f"{key} {field}: {have!r}")
            for snippet in want.get("keep", []):
                self.add("articles", plain(snippet) in plain(page["text"]),
                         f"{key} lost {snippet!r}")
            for snippet in want.get("drop", []):
                self.add("articles", plain(snippet) not in plain(page["text"]),
                         f"{key} kept {snippet!r}")

    def named(self):
        for want in self.expected["sources"]:
            have = [s for s in self.sources.values() if s["kind"] == want["kind"]]
            match = any if want.get("any") else all
            ok = any(match(self.bears([s["name"], *s["aliases"]], n) for n in want["names"])
                     for s in have)
            self.add("sources", ok, f"{want['kind']} {want['names']}")
        actors = [{n.lower() for n in [a["name"], *a["aliases"]]} for a in self.all_of("actors")]
        for want in self.expected["actors"]:
            wanted = {n.lower() for n in want.get("same", want.get("different"))}
            one = any(wanted <= names for names in actors)
            self.add("actors", one == ("same" in want), want)

    def edges(self):
        for part, wanted in (("edges", True), ("not_edges", False)):
            for want in self.expected[part]:
                self.add("edges", self.has_edge(want) == wanted, f"{part}: {want}")

    def has_edge(self, want):
        start, target = self.page(want["from"])["id"], self.page(want["to"])["id"]
        for story in self.dossier["stories"]:
            for edge in story["edges"]:
                if edge["from"] != start or edge["relation"] not in want["relation"].split("|"):
                    continue
                node = edge["to"]
                in_pile = self.sources.get((story["id"], node), {}).get("in_pile")
                if target and target in (node, in_pile):
                    return True
                if not target and self.bears(self.names_of(story["id"], node), want["to"]):
                    return True
        return False

    def quotes(self):
        families = self.all_of("quotes")
        for want in self.expected["quotes"]:
            name = want["variants"][0][1][:40]
            places = [self.place(*v) for v in want["variants"]]
            holding = [f for f in families if any(self.hits(f["variants"], p) for p in places)]
            for place, variant in zip(places, want["variants"]):
                self.add("quotes", any(self.hits(f["variants"], place) for f in holding), variant)
            if len(places) > 1:
                self.add("quote families", any(all(self.hits(f["variants"], p) for p in places)
                                               for f in holding), name)
            told = [v for f in holding for v in [f, *f["variants"]]]
            speakers = {t.get("speaker") for t in told}
            self.add("speakers", any(s and w.lower() in s.lower() for s in speakers
                                     for w in want["speaker"]), f"{name}: {speakers}")
            if want.get("via"):
                via = {t.get("via") for t in told}
                self.add("speakers", self.bears(via, want["via"]), f"{name} via {via}")
        for variant in self.expected["not_quotes"]:
            self.add("quotes", not any(self.hits(f["variants"], self.place(*variant))
                                       for f in families), f"not a quotation: {variant}")

    def claims(self):
        claims = [(s["id"], c) for s in self.dossier["stories"] for c in s["claims"]]
        for want in self.expected["claims"]:
            places = [self.place(*o) for o in want["occurrences"]]
            story, best = max(claims, default=("", {"occurrences": [], "origins": []}),
                              key=lambda c: sum(self.hits(c[1]["occurrences"], p) for p in places))
            got = [self.hits(best["occurrences"], p) for p in places]
            for place, ok in zip(want["occurrences"], got):
                self.add("claims", ok, f"{want['name']}: {place}")
            roots = [self.names_of(story, o["source"]) for o in best["origins"]]
            ok = any(got) and best["independent_origins"] == want["independent_origins"] and all(
                any(self.bears(r, n) for r in roots) for n in want["origins"])
            self.add("origins", ok, f"{want['name']}: {roots}, not {want['origins']}")

    def conflicts(self):
        have = self.all_of("conflicts")
        for want in self.expected["conflicts"]:
            left, right = (self.place(*side) for side in want["sides"])
            others = {self.page(key)["id"] for key in want["any_of_right"]}
            self.add("conflicts", any(self.is_conflict(c, want["kind"], left, right, others)
                                      for c in have), want["sides"])
        most = self.expected["most_conflicts"]
        self.add("conflicts", len(have) <= most, f"{len(have)} conflicts, {most} are the most")

    def is_conflict(self, conflict, kinds, left, right, others):
        spans = [x for side in conflict["sides"] for x in side["evidence"]]
        rest = [x for x in spans if not self.hits([x], left, 0.3)]
        return conflict["kind"] in kinds.split("|") and len(rest) < len(spans) and (
            self.hits(spans, right, 0.3) or any(x["article"] in others for x in rest))

    def timeline(self):
        for want in self.expected["timeline"]:
            place = self.place(*want["at"])
            dates = {e["date"].split("T")[0] for e in self.all_of("timeline")
                     if self.holds(e["evidence"], place)}  # a time of day is no mistake
            self.add("timeline", bool({want["date"], want.get("undated")} & dates),
                     f"{want['at']}: {sorted(dates)}, not {want['date']}")
