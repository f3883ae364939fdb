#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The command `dossier` of the real program, each test in a fresh folder."""
import hashlib
import json
import os
import pathlib
import re
import stat
import subprocess
import tempfile
import unittest

BINARY = os.environ["WIRESTEM_BINARY"]

FERRY = """Ferry to Norholm stops for a week

Harbour Gazette, 4 March 2024

The ferry between Lunden and Norholm will not run before Monday, the harbour office said.

"We found water in the engine room," said harbour master Tilda Brenn on Monday. "Nobody was in danger."

Some 400 commuters use the ferry each day. They can take the bus by way of the Eider bridge.
"""
COPY = FERRY.replace("Harbour Gazette, 4 March", "Norholm Post, 5 March")
OTHER = """Library opens on Sundays

Norholm Post, 6 March 2024

The town library of Norholm will open its reading room on Sundays from April.

"Many people have no other day," said librarian Jon Aske.
"""


class Dossier(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        for name, text in (("a.txt", FERRY), ("b.txt", COPY), ("c.txt", OTHER)):
            self.write(name, text)

    def write(self, name, text):
        path = self.folder / "pages" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def run_program(self, *arguments, status=0, given=None, **environment):
        done = subprocess.run([BINARY, *arguments], cwd=self.folder, capture_output=True, check=False,
                              input=given, env={"PATH": os.environ["PATH"], **environment})
        self.assertEqual(done.returncode, status, done.stderr.decode())
        return done.stdout.decode(), done.stderr.decode()

    def json_of(self, *arguments, **more):
        return json.loads(self.run_program("dossier", *arguments, "--json", **more)[0])

    def test_prints_a_summary_and_writes_a_page_here(self):
        out, err = self.run_program("dossier", "pages")
        self.assertRegex(out, r"\d pages?, \d+ origins?")
        self.assertNotIn("\x1b", out)
        self.assertIn("wirestem-dossier.html", err)
        self.assertTrue((self.folder / "wirestem-dossier.html").is_file())
        self.assertEqual(sorted(os.listdir(self.folder)), ["pages", "wirestem-dossier.html"])

    def test_prints_json_alone_and_writes_nothing(self):
        out, _ = self.run_program("dossier", "pages", "--json")
        self.assertEqual(json.loads(out)["format"], "wirestem-dossier/1")
        self.assertEqual(os.listdir(self.folder), ["pages"])

    def test_writes_page_and_json_into_a_folder_that_it_makes(self):
        out, err = self.run_program("dossier", "pages", "-o", "new/deep")
        written = self.folder / "new" / "deep"
        self.assertEqual(sorted(os.listdir(written)), ["dossier.html", "dossier.json"])
        self.assertIn("dossier.html", err)
        self.assertEqual((written / "dossier.json").read_text("utf-8"),
                         self.run_program("dossier", "pages", "--json")[0])
        self.assertNotIn("wirestem-dossier/1", out)

    def test_every_span_quotes_its_article_to_the_letter(self):
        dossier = self.json_of("pages")
        texts = {a["id"]: a["text"] for a in dossier["articles"]}
        spans = []

        def visit(part):
            if isinstance(part, dict):
                if {"article", "start", "end", "exact"} <= part.keys():
                    spans.append(part)
                part = list(part.values())
            if isinstance(part, list):
                for one in part:
                    visit(one)

        visit(dossier["stories"])
        self.assertGreater(len(spans), 5)
        for span in spans:
            self.assertEqual(texts[span["article"]][span["start"]:span["end"]], span["exact"])

    def test_gives_the_same_bytes_for_any_threads_and_order_of_inputs(self):
        first = self.run_program("dossier", "pages/a.txt", "pages/b.txt", "pages/c.txt", "--json",
                                 "--threads", "1")[0]
        for order in (("c", "b", "a"), ("b", "a", "c")):
            paths = [f"pages/{name}.txt" for name in order]
            self.assertEqual(first, self.run_program("dossier", *paths, "--json", "--threads=2")[0])

    def test_writes_the_same_page_each_time(self):
        for name in ("one", "two"):
            self.run_program("dossier", "pages", "-o", name, "--threads", "2")
        self.assertEqual((self.folder / "one/dossier.html").read_bytes(),
                         (self.folder / "two/dossier.html").read_bytes())

    def test_page_asks_for_nothing_and_runs_nothing(self):
        self.run_program("dossier", "pages", "-o", "out")
        page = (self.folder / "out/dossier.html").read_text("utf-8")
        self.assertIsNone(re.search(r"<(script|img|iframe|link|object|embed|base)\b", page))
        self.assertIsNone(re.search(r"\b(src|srcset|poster)=|@import|url\(", page))
        self.assertIn("default-src 'none'", page)
        for sheet in re.findall(r"<style>(.*?)</style>", page, re.S):
            self.assertNotIn("http", sheet)

    def test_page_and_json_carry_the_hash_of_every_input(self):
        self.run_program("dossier", "pages", "-o", "out")
        page = (self.folder / "out/dossier.html").read_text("utf-8")
        inputs = json.loads((self.folder / "out/dossier.json").read_text("utf-8"))["run"]["inputs"]
        self.assertEqual(len(inputs), 3)
        for entry in inputs:
            digest = hashlib.sha256((self.folder / entry["source_path"]).read_bytes()).hexdigest()
            self.assertEqual(entry["sha256"], digest)
            self.assertIn(digest, page)

    def test_reads_standard_input(self):
        record = json.dumps({"id": "x", "text": "The mill is closed, the miller said."})
        dossier = self.json_of("-", given=record.encode())
        self.assertEqual(dossier["articles"][0]["id"], "x")

    def test_date_given_counts_for_pages_without_one(self):
        self.write("d.txt", "The mill at Aske is closed. The miller said so on the phone.\n")
        dossier = self.json_of("pages/d.txt", "--given-date", "2024-03-09")
        self.assertEqual(dossier["articles"][0]["published"], "2024-03-09")
        self.assertEqual(dossier["articles"][0]["published_from"], "given")

    def test_manifest_wins_over_the_page(self):
        manifest = self.folder / "pages" / "list.manifest"
        manifest.write_text(json.dumps({"path": "a.txt", "outlet": "The Named Paper"}) + "\n")
        dossier = self.json_of("--manifest", "pages/list.manifest")
        self.assertEqual([a["outlet"] for a in dossier["articles"]], ["The Named Paper"])

    def test_environment_gives_flags_that_the_line_does_not(self):
        self.write("d.txt", "The mill at Aske is closed. The miller said so on the phone.\n")
        told = self.json_of("pages/d.txt", WIRESTEM_GIVEN_DATE="2024-03-09")
        self.assertEqual(told["articles"][0]["published"], "2024-03-09")
        told = self.json_of("pages/d.txt", "--given-date=2023-01-01", WIRESTEM_GIVEN_DATE="2024-03-09")
        self.assertEqual(told["articles"][0]["published"], "2023-01-01")

    def test_says_what_it_skipped_and_exits_with_3_under_strict(self):
        self.write("empty.txt", "")
        self.write("odd.bin", bytes(range(256)) * 8)
        out, _ = self.run_program("dossier", "pages")
        self.assertIn("empty.txt", out)
        self.assertIn("odd.bin", out)
        _, err = self.run_program("dossier", "pages", "--json", "--strict", status=3)
        self.assertIn("skipped pages/empty.txt: ", err)
        self.run_program("dossier", "pages/a.txt", "--json", "--strict")
        skipped = self.json_of("pages")["skipped"]
        self.assertEqual([s["source_path"] for s in skipped], ["pages/empty.txt", "pages/odd.bin"])

    def test_says_what_it_did_not_look_for_in_a_language_without_words_of_reporting(self):
        self.assertEqual(self.json_of("pages")["limits"], [])
        self.write("nl.txt", "De oude molen aan de rivier blijft tot juni dicht. „Wij vonden scheuren in de as“, zei "
                             "de molenaar maandag. De gemeente wil het werk versnellen en zoekt een tweede aannemer.\n")
        limits = self.json_of("pages")["limits"]
        self.assertEqual([limit["articles"] for limit in limits], [["nl"]])
        self.assertIn("nl", limits[0]["what"])
        summary = self.run_program("dossier", "pages", "-o", "out")[0]
        self.assertIn(limits[0]["what"], (self.folder / "out/dossier.html").read_text())
        self.assertIn("Not looked for", summary)

    def test_nothing_readable_is_status_2_with_the_reason(self):
        self.write("empty.txt", "")
        for paths in (["nowhere"], ["pages/empty.txt"]):
            out, err = self.run_program("dossier", *paths, "--json", status=2)
            self.assertEqual(out, "")
            self.assertIn(paths[0], err)

    def test_a_folder_that_cannot_be_written_is_status_2_and_leaves_nothing(self):
        self.write("file", "not a folder")
        _, err = self.run_program("dossier", "pages/a.txt", "-o", "pages/file", status=2)
        self.assertIn("pages/file", err)

    @unittest.skipIf(os.geteuid() == 0, "root may write anywhere")
    def test_a_folder_without_rights_keeps_what_was_there(self):
        self.run_program("dossier", "pages/a.txt", "-o", "out")
        before = (self.folder / "out/dossier.html").read_bytes()
        os.chmod(self.folder / "out", stat.S_IRUSR | stat.S_IXUSR)
        self.run_program("dossier", "pages/b.txt", "-o", "out", status=2)
        os.chmod(self.folder / "out", stat.S_IRWXU)
        self.assertEqual((self.folder / "out/dossier.html").read_bytes(), before)

    def test_no_draft_is_left_beside_what_was_written(self):
        self.run_program("dossier", "pages", "-o", "out")
        self.assertEqual([n for n in os.listdir(self.folder / "out") if "part" in n], [])

    def test_full_disk_is_status_2(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([BINARY, "dossier", "pages", "--json"], cwd=self.folder, stdout=full,
                                  stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"standard output", done.stderr)


if __name__ == "__main__":
    unittest.main()
