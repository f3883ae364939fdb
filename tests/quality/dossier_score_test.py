#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The measure itself: full marks for a right dossier, and each kind of wrong one is seen."""
import copy
import sys
import unittest

from dossier_score import Score

TEXT = "The mill burned on 3 May, the Post said."


def span(snippet):
    start = TEXT.index(snippet)
    return {"article": "a1", "start": start, "end": start + len(snippet), "exact": snippet}


DOSSIER = {
    "articles": [
        {"id": "a1", "source_path": "in/01_post.txt", "outlet": None, "title": None, "authors": [],
         "languages": ["en"], "published": "2025-05-04T10:00:00Z", "text": TEXT},
        {"id": "a2", "source_path": "in/02_other.txt", "outlet": None, "title": "Rain",
         "authors": [], "languages": ["en"], "published": None, "text": "It rained."}],
    "stories": [
        {"id": "s1", "articles": ["a1"],
         "sources": [{"id": "x1", "name": "The Post", "aliases": [], "kind": "outlet",
                      "in_pile": None}],
         "actors": [], "timeline": [{"date": "2025-05-03", "evidence": [span("on 3 May")]}],
         "edges": [{"from": "a1", "to": "x1", "relation": "cites"}],
         "quotes": [{"speaker": "The Post", "via": None, "variants": [span("The mill burned")]}],
         "claims": [{"occurrences": [span("The mill burned on 3 May")],
                     "origins": [{"source": "x1"}], "independent_origins": 1}],
         "conflicts": []},
        {"id": "s2", "articles": ["a2"], "sources": [], "actors": [], "timeline": [], "edges": [],
         "quotes": [], "claims": [], "conflicts": []}]}
EXPECTED = {
    "stories": [["01"], ["02"]],
    "articles": {"01": {"title": None, "published": "2025-05-04", "keep": ["mill"],
                        "drop": ["advertisement"]}},
    "sources": [{"names": ["Post"], "kind": "outlet"}], "actors": [],
    "edges": [{"from": "01", "to": "The Post", "relation": "cites|quotes"}],
    "not_edges": [{"from": "02", "to": "The Post", "relation": "cites"}],
    "quotes": [{"speaker": ["post"], "variants": [["01", "The mill burned"]]}], "not_quotes": [],
    "claims": [{"name": "fire", "origins": ["The Post"], "independent_origins": 1,
                "occurrences": [["01", "The mill burned on 3 May"]]}],
    "conflicts": [], "most_conflicts": 0,
    "timeline": [{"date": "2025-05-03", "at": ["01", "3 May"]}]}


def misses(change):
    dossier = copy.deepcopy(DOSSIER)
    change(dossier, dossier["stories"][0])
    return [miss.split(":")[0] for miss in Score(EXPECTED, dossier).misses]


class ScoreTest(unittest.TestCase):
    def test_a_right_dossier_has_no_miss(self):
        self.assertEqual(misses(lambda d, s: None), [])
        self.assertEqual(Score(EXPECTED, DOSSIER).total(), 1.0)

    def test_a_span_that_misquotes_its_article_is_seen(self):
        self.assertIn("evidence",
                      misses(lambda d, s: s["timeline"][0]["evidence"][0].update(start=0)))

    def test_a_dossier_without_spans_has_no_evidence(self):
        def strip(_, story):
            story.update(quotes=[], claims=[], timeline=[])
        self.assertEqual(misses(strip), ["evidence", "quotes", "speakers", "claims", "origins",
                                         "timeline"])

    def test_two_stories_in_one_are_seen(self):
        self.assertEqual(misses(lambda d, s: s["articles"].append("a2") or d["stories"].pop()),
                         ["stories"])

    def test_a_wrong_edge_is_seen(self):
        self.assertEqual(misses(lambda d, s: s["edges"][0].update({"from": "a2"})),
                         ["edges", "edges"])

    def test_a_wrong_speaker_and_a_wrong_kind_are_seen(self):
        self.assertEqual(misses(lambda d, s: s["quotes"][0].update(speaker="a miller")),
                         ["speakers"])
        self.assertEqual(misses(lambda d, s: s["sources"][0].update(kind="person")), ["sources"])

    def test_a_wrong_count_of_origins_is_seen(self):
        self.assertEqual(misses(lambda d, s: s["claims"][0].update(independent_origins=2)),
                         ["origins"])

    def test_a_wrong_date_and_a_needless_conflict_are_seen(self):
        self.assertEqual(misses(lambda d, s: s["timeline"][0].update(date="2025-03-05")),
                         ["timeline"])
        self.assertEqual(misses(lambda d, s: s["conflicts"].append({"kind": "date", "sides": []})),
                         ["conflicts"])


if __name__ == "__main__":
    sys.exit(unittest.main())
