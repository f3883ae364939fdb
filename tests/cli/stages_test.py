#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The command `run`: the way left after each stage, and gone on from there."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

BINARY = os.environ["WIRESTEM_BINARY"]

TEXT = ("The café by the mill is shut. “We are tired 😴 of it,” said owner Tilda Brenn on Monday.\n\n"
        "She told the Harbour Gazette that nobody had been paid since 6 May 2024.")
RECORDS = [
    {"id": "one", "outlet": "Harbour Gazette", "published": "2024-05-20", "text": TEXT},
    {"id": "two", "outlet": "Norholm Post", "published": "2024-05-21", "text": TEXT},
    {"id": "three", "text": "Die Mühle ruht. Der Müller sagte am Dienstag, er wisse von nichts."},
]


class Stages(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.write("pile.jsonl", [json.dumps(record) for record in RECORDS])

    def write(self, name, lines):
        (self.folder / name).write_text("".join(line + "\n" for line in lines), "utf-8")

    def run_program(self, *arguments, status=0, given=None):
        done = subprocess.run([BINARY, "run", *arguments], cwd=self.folder, capture_output=True,
                              input=given, check=False, env={"PATH": os.environ["PATH"]})
        self.assertEqual(done.returncode, status, done.stderr.decode())
        return done.stdout.decode(), done.stderr.decode()

    def lines_of(self, *arguments, **more):
        return [json.loads(line) for line in self.run_program(*arguments, **more)[0].splitlines()]

    def test_read_keeps_text_and_ids_of_clean_records(self):
        articles = self.lines_of("--stop-after", "read", "pile.jsonl")
        self.assertEqual([a["id"] for a in articles], ["one", "two", "three"])
        self.assertEqual([a["text"] for a in articles], [r["text"] for r in RECORDS])
        self.assertEqual(list(articles[0]), ["id", "source_path", "url", "outlet", "title", "authors",
                                             "published", "published_from", "languages", "text",
                                             "sections"])

    def test_find_counts_code_points(self):
        article = self.lines_of("--stop-after", "find", "pile.jsonl")[0]
        found = article["findings"]
        self.assertEqual(list(found), ["quotes", "outlets", "dates", "names"])
        quote = found["quotes"][0]
        self.assertEqual([TEXT[s:e] for s, e in quote["content"]], ["“We are tired 😴 of it,”"])
        self.assertEqual(quote["speaker_name"], "Tilda Brenn")
        self.assertEqual(quote["direct"], "direct")
        self.assertIn("2024-05-06", [d["value"] for d in found["dates"]
                                     if TEXT[slice(*d["span"])] == "6 May 2024"])
        self.assertIn("Harbour Gazette", [TEXT[slice(*o["span"])] for o in found["outlets"]])

    def test_link_gives_passages_then_stories(self):
        lines = self.lines_of("--stop-after", "link", "pile.jsonl")
        kinds = [line["kind"] for line in lines]
        self.assertEqual(kinds, sorted(kinds))
        passage = lines[0]
        self.assertEqual([m["article"] for m in passage["members"]], ["one", "two"])
        self.assertIn(passage["match"], ("verbatim", "edited"))
        self.assertEqual(passage["direction"]["from"], "one")
        stories = [line for line in lines if line["kind"] == "story"]
        self.assertEqual(sorted(a for s in stories for a in s["articles"]), ["one", "three", "two"])

    def test_trace_gives_the_stories_of_the_dossier(self):
        stories = self.lines_of("pile.jsonl")
        whole = subprocess.run([BINARY, "dossier", "pile.jsonl", "--json"], cwd=self.folder,
                               capture_output=True, check=True)
        self.assertEqual(stories, json.loads(whole.stdout)["stories"])

    def test_going_on_from_any_stage_gives_what_the_straight_way_gives(self):
        for first in ("read", "find"):
            half = self.run_program("--stop-after", first, "pile.jsonl")[0]
            (self.folder / "half.jsonl").write_text(half, "utf-8")
            for last in ("find", "link", "trace"):
                straight = self.run_program("--stop-after", last, "pile.jsonl")[0]
                self.assertEqual(self.run_program("--stop-after", last, "--from", "half.jsonl")[0],
                                 straight)
                self.assertEqual(self.run_program("--stop-after", last, "--from", "-",
                                                  given=half.encode())[0], straight)

    def test_order_of_lines_and_threads_do_not_matter(self):
        many = [json.dumps({"id": f"r{i}", "text": f"Page {i} of the mill's book is lost, said Tilda."})
                for i in range(12)]
        self.write("many.jsonl", many)
        half = self.run_program("--stop-after", "read", "many.jsonl")[0].splitlines()
        self.write("back.jsonl", reversed(half))
        straight = self.run_program("--stop-after", "find", "many.jsonl", "--threads", "1")[0]
        self.assertEqual(self.run_program("--stop-after", "find", "--from", "back.jsonl",
                                          "--threads", "2")[0], straight)

    def test_broken_lines_are_skipped_by_number_with_the_reason(self):
        half = self.run_program("--stop-after", "read", "pile.jsonl")[0].splitlines()
        beyond = json.loads(half[1])
        beyond["sections"][0]["end"] = 10_000
        role = json.loads(half[1])
        role["sections"][0]["role"] = "poem"
        broken = ["{", "[]", json.dumps({"id": "x"}), json.dumps(beyond), json.dumps(role),
                  half[0], "", "\x00"]
        self.write("half.jsonl", [half[0], *broken, half[2]])
        out, err = self.run_program("--stop-after", "read", "--from", "half.jsonl", "--strict", status=3)
        self.assertEqual([json.loads(line)["id"] for line in out.splitlines()], ["one", "three"])
        for number, reason in ((2, "JSON"), (3, "JSON"), (4, "source_path"), (5, "outside"),
                               (6, "role"), (7, "came before"), (9, "JSON")):
            self.assertRegex(err, rf"half\.jsonl#{number}: .*{reason}")

    def test_nothing_to_go_on_from_is_status_2(self):
        self.write("empty.jsonl", [])
        self.write("broken.jsonl", ["{"])
        for name in ("empty.jsonl", "broken.jsonl", "nowhere.jsonl"):
            _, err = self.run_program("--from", name, status=2)
            self.assertIn(name, err)


if __name__ == "__main__":
    unittest.main()
