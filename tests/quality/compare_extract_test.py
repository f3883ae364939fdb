#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""bench/peers/compare_extract.py: each measure on invented pages, and the bootstrap's intervals."""
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

PEERS = pathlib.Path(__file__).resolve().parents[2] / "bench" / "peers"
sys.path.insert(0, str(PEERS))

import compare_extract as measured  # noqa: E402  (its folder is known only now)

TEXT = "the mill by the weir burned down on Sunday night"  # ten words, seven shingles


def page(record, **found):
    return measured.score_page(record, found)


def values(*rows):
    return measured.measure(measured.columns_of(list(rows)))


class Overlap(unittest.TestCase):
    def test_same_text_is_whole_whatever_stands_between_its_words(self):
        self.assertEqual(measured.overlap(TEXT, TEXT.replace(" ", "\n,  ")), (1.0, 1.0))

    def test_half_the_text_is_precise_and_incomplete(self):
        precision, recall = measured.overlap(TEXT, "the mill by the weir")  # two shingles of seven
        self.assertEqual(precision, 1.0)
        self.assertAlmostEqual(recall, 2 / 7)

    def test_doubled_text_is_complete_and_imprecise(self):
        precision, recall = measured.overlap(TEXT, f"{TEXT} {TEXT}")  # seventeen shingles
        self.assertAlmostEqual(precision, 7 / 17)
        self.assertEqual(recall, 1.0)

    def test_glued_words_break_their_shingles(self):
        self.assertLess(measured.overlap(TEXT, TEXT.replace("weir burned", "weirburned"))[1], 0.5)

    def test_text_of_fewer_words_than_a_shingle_is_one_shingle(self):
        self.assertEqual(measured.overlap("Mill burned", "Mill, burned"), (1.0, 1.0))
        self.assertEqual(measured.overlap("Mill burned", "Mill burns"), (0.0, 0.0))

    def test_page_read_empty_has_neither_precision_nor_recall(self):
        self.assertEqual(measured.overlap(TEXT, None), (0.0, 0.0))


class Measures(unittest.TestCase):
    def test_f1_is_made_of_the_averages_and_is_no_average_of_f1(self):
        rows = [page({"text": TEXT}, text=TEXT), page({"text": TEXT}, text="")]
        self.assertEqual(values(*rows)["f1"], 0.5)
        rows = [page({"text": TEXT}, text="the mill by the weir"),
                page({"text": TEXT}, text=f"{TEXT} {TEXT}")]
        precision, recall = (1 + 7 / 17) / 2, (2 / 7 + 1) / 2
        self.assertAlmostEqual(values(*rows)["f1"], 2 * precision * recall / (precision + recall))

    def test_snippets_count_what_is_kept_lost_and_left_in(self):
        record = {"with": ["the mill", "by the\n weir", "a boat"], "without": ["Sign up", "Sunday"]}
        row = page(record, text=TEXT)
        self.assertEqual((row["kept"], row["lost"], row["left_in"]), (2, 1, 1))
        self.assertAlmostEqual(values(row)["snippets"], 4 / 6)

    def test_fields_are_equal_but_for_case_punctuation_and_blanks(self):
        record = {"title": "Mill burns – again!", "author": "Ann Veldt", "date": "2024-05-02"}
        row = page(record, title="MILL BURNS: AGAIN", authors=["Ann", "Veldt"],
                   published="2024-05-02T07:05:00+02:00")
        for field in measured.FIELDS:
            self.assertEqual(values(row)[field], 1.0, field)
        row = page(record, title="Mill burns", authors=["Ann Veldt", "Ole Friis"],
                   published="2024-05-03")
        for field in measured.FIELDS:
            self.assertEqual(values(row)[field], 0.0, field)

    def test_page_without_the_field_does_not_count_for_it(self):
        rows = [page({"title": "Mill burns"}, title="Mill burns"), page({"text": TEXT}, title="x")]
        self.assertEqual(values(*rows)["title"], 1.0)
        self.assertIsNone(values(*rows)["date"])


def titles(right):
    return measured.columns_of([page({"title": "mill"}, title="mill" if r else "weir")
                                for r in right])


class Bootstrap(unittest.TestCase):
    def test_interval_is_that_of_a_share_of_independent_pages(self):
        right = [True] * 160 + [False] * 40  # .8 of 200 pages: a standard error of .0283
        cell = measured.compare({"a": titles(right)}, 4000, 7)["title"]["a"]
        self.assertEqual(cell["value"], 0.8)
        self.assertAlmostEqual(cell["interval"][0], 0.8 - 1.96 * 0.0283, delta=0.01)
        self.assertAlmostEqual(cell["interval"][1], 0.8 + 1.96 * 0.0283, delta=0.01)

    def test_paired_interval_sees_what_two_single_ones_do_not(self):
        draw = random.Random(3)
        worse = [draw.random() < 0.5 for _ in range(200)]
        better = list(worse)
        for i in [i for i, right in enumerate(worse) if not right][:8]:
            better[i] = True
        report = measured.compare({"better": titles(better), "worse": titles(worse)}, 2000, 1)
        cell = report["title"]["worse"]
        self.assertAlmostEqual(cell["difference"], 0.04)
        self.assertGreater(cell["difference_interval"][0], 0.0)
        self.assertLess(report["title"]["better"]["interval"][0], cell["interval"][1])

    def test_same_system_twice_differs_by_nothing(self):
        columns = titles([True, False, True])
        cell = measured.compare({"a": columns, "b": columns}, 200, 1)["title"]["b"]
        self.assertEqual(cell["difference_interval"], [0.0, 0.0])

    def test_same_seed_gives_the_same_intervals(self):
        columns = titles([True, False] * 20)
        runs = [measured.compare({"a": columns}, 300, seed) for seed in (5, 5, 6)]
        self.assertEqual(runs[0], runs[1])
        self.assertNotEqual(runs[0], runs[2])

    def test_one_page_is_enough(self):
        cell = measured.compare({"a": titles([True])}, 50, 1)["title"]["a"]
        self.assertEqual(cell["interval"], [1.0, 1.0])


class Program(unittest.TestCase):
    def run_on(self, folder, records, **systems):
        def write(name, lines):
            path = pathlib.Path(folder) / name
            path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
            return path
        files = [f"{name}={write(name, lines)}" for name, lines in systems.items()]
        result = pathlib.Path(folder) / "result.json"
        subprocess.run([sys.executable, "-B", PEERS / "compare_extract.py",
                        write("records", records), *files, "--resamples", "20", "--json", result],
                       check=True, stdout=subprocess.DEVNULL, timeout=60)
        return json.loads(result.read_text("utf-8"))

    def test_lines_find_their_page_and_a_missing_one_counts_as_empty(self):
        records = [{"file": "html/1.html", "text": TEXT, "date": "2024-05-02"},
                   {"file": "html/2.html", "text": TEXT, "date": "2024-05-02"}]
        ours = [{"source_path": "/in/2.html#0", "text": TEXT, "published": "2024-05-02"}]
        peer = [{"source_path": "1.html", "text": TEXT, "published": None}]
        with tempfile.TemporaryDirectory() as folder:
            result = self.run_on(folder, records, ours=ours, peer=peer)
        self.assertEqual(result["read"], {"ours": 1, "peer": 1})
        self.assertEqual(result["measures"]["recall"]["ours"]["value"], 0.5)
        self.assertEqual(result["measures"]["date"]["ours"]["value"], 0.5)
        self.assertNotIn("peer", result["measures"]["date"])


if __name__ == "__main__":
    unittest.main()
