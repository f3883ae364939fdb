#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""CSV exports, read back by Python's csv and by pandas."""
import csv
import io
import sys
import unittest

from exported_pile import exported, need

need("pandas")
import pandas  # noqa: E402

TABLES = ("nodes edges articles sources claims occurrences conflicts timeline").split()


def as_cell(text):
    """What a cell holds of a string: no control characters, and nothing that runs."""
    held = "".join("\ufffd" if (c < " " and c not in "\t\n\r") or c == "\x7f" else c for c in text)
    return "'" + held if held.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else held


class Tables(unittest.TestCase):
    def setUp(self):
        self.folder, self.dossier = exported()

    def rows(self, name):
        text = (self.folder / "csv" / f"{name}.csv").read_bytes().decode("utf-8")
        self.assertTrue(text.endswith("\r\n"))
        return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))

    def each(self, part):
        return [item for story in self.dossier["stories"] for item in story[part]]

    def test_each_row_has_each_column(self):
        for name in TABLES:
            for row in self.rows(name):
                self.assertNotIn(None, row, name)
                self.assertNotIn(None, row.values(), name)

    def test_no_cell_begins_a_formula(self):
        for name in TABLES:
            for row in self.rows(name):
                for cell in row.values():
                    self.assertFalse(cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell)

    def test_articles_come_back_as_they_were(self):
        rows = self.rows("articles")
        for key in ("id", "title", "outlet", "url"):
            self.assertEqual([row[key] for row in rows],
                             [as_cell(a[key]) for a in self.dossier["articles"]])

    def test_every_end_of_an_edge_is_a_node(self):
        ids = {row["Id"] for row in self.rows("nodes")}
        self.assertEqual(len(ids), len(self.rows("nodes")))
        edges = self.rows("edges")
        self.assertEqual(len(edges), len(self.each("edges")))
        for row in edges:
            self.assertIn(row["Source"], ids)
            self.assertIn(row["Target"], ids)
            self.assertIn(row["Type"], ("Directed", "Undirected"))
            self.assertTrue(0 <= float(row["Weight"]) <= 1)

    def test_claims_and_their_occurrences_come_back(self):
        claims = self.each("claims")
        self.assertEqual([row["text"] for row in self.rows("claims")],
                         [as_cell(claim["text"]) for claim in claims])
        self.assertEqual([int(row["independent_origins"]) for row in self.rows("claims")],
                         [claim["independent_origins"] for claim in claims])
        places = [(o["start"], o["end"], as_cell(o["exact"]))
                  for claim in claims for o in claim["occurrences"]]
        self.assertEqual([(int(r["start"]), int(r["end"]), r["exact"])
                          for r in self.rows("occurrences")], places)
        self.assertGreater(len(claims), 2)

    def test_the_timeline_comes_back(self):
        self.assertEqual([(row["date"], row["text"]) for row in self.rows("timeline")],
                         [(as_cell(e["date"]), as_cell(e["text"])) for e in self.each("timeline")])

    def test_pandas_reads_every_table(self):
        for name in TABLES:
            frame = pandas.read_csv(self.folder / "csv" / f"{name}.csv", keep_default_na=False)
            self.assertEqual(len(frame), len(self.rows(name)), name)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
