#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`wirestem add` is killed again and again in the midst of its work; nothing that it has
acknowledged is lost, nothing is kept twice, and the same command goes on where it was."""
import json
import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import tempfile
import time
import unittest

BINARY = os.environ["WIRESTEM_BINARY"]
WORDS = "ferry harbour council bridge pilot engine winter school market river tender vote".split()


def pages(count, seed):
    """Invented pages as JSON lines; each has one word that no other has."""
    draw = random.Random(seed)
    lines = []
    for number in range(count):
        sentences = [f"The {draw.choice(WORDS)} of Lunden met the {draw.choice(WORDS)} on Monday."
                     for _ in range(draw.randint(4, 30))]
        lines.append(json.dumps({"id": f"page{number}", "outlet": "Harbour Gazette",
                                 "title": f"Notice {number}",
                                 "text": f"Notice unique{number}x.\n\n" + " ".join(sentences)}))
    return "\n".join(lines) + "\n"


class KilledAdd(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.acknowledged = {}

    def start(self, *inputs):
        return subprocess.Popen([BINARY, "add", *inputs, "--store", "s.db", "--json"],
                                cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def note(self, line):
        """Whole lines only: half a line is no acknowledgement."""
        if line.endswith(b"\n"):
            told = json.loads(line)
            before = self.acknowledged.setdefault(told["source_path"], told["stored"])
            self.assertEqual(before, told["stored"], "an article got another id")

    def run_and_kill(self, lines, *inputs):
        """Kills the program after so many acknowledgements, and notes all that it has written by
        then. True where it was done before."""
        with self.start(*inputs) as process:
            for _ in range(lines):
                line = process.stdout.readline()
                if not line:
                    break
                self.note(line)
            process.send_signal(signal.SIGKILL)
            for line in process.stdout:
                self.note(line)
            return process.wait() == 0

    def kept(self):
        done = subprocess.run([BINARY, "articles", "--store", "s.db", "--json"], cwd=self.folder,
                              capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return [json.loads(line) for line in done.stdout.splitlines()]

    def check(self):
        kept = self.kept()
        ids = [article["id"] for article in kept]
        self.assertEqual(len(ids), len(set(ids)), "an id twice")
        paths = [article["source_path"] for article in kept]
        self.assertEqual(len(paths), len(set(paths)), "an article twice")
        lost = set(self.acknowledged.values()) - set(ids)
        self.assertFalse(lost, f"acknowledged and lost: {sorted(lost)[:5]}")
        return kept

    def test_what_was_acknowledged_survives_any_number_of_kills(self):
        draw = random.Random(7)
        count = 1200
        (self.folder / "pile.jsonl").write_text(pages(count, 3))
        kills = 0
        while not self.run_and_kill(len(self.acknowledged) + draw.randint(1, 60), "pile.jsonl"):
            kills += 1
            self.check()
        self.assertGreater(kills, 10)
        self.assertEqual(len(self.check()), count)
        with sqlite3.connect(self.folder / "s.db") as database:
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchone(), ("ok",))
            for number in (0, 1, count // 2, count - 1):  # the index has each of them once
                found = database.execute("SELECT rowid FROM article_search WHERE article_search "
                                         "MATCH ?", (f"unique{number}x",)).fetchall()
                self.assertEqual(len(found), 1)

    def test_a_store_whose_making_was_killed_is_made_by_the_next_run(self):
        (self.folder / "pile.jsonl").write_text(pages(5, 4))
        for milliseconds in range(0, 60, 3):
            for left in self.folder.glob("s.db*"):
                left.unlink()
            with self.start("pile.jsonl") as process:
                time.sleep(milliseconds / 1000)
                process.kill()
            with self.start("pile.jsonl") as process:
                out, err = process.communicate()
                self.assertEqual(process.returncode, 0, err.decode())
                self.assertEqual(len(out.splitlines()), 5)
            self.assertEqual(len(self.kept()), 5)

    def test_a_killed_run_over_standard_input_goes_on_without_doubles(self):
        (self.folder / "pile.jsonl").write_text(pages(300, 5))
        command = [BINARY, "add", "-", "--store", "s.db", "--json"]
        for lines in (20, 150):
            with open(self.folder / "pile.jsonl", "rb") as pile, subprocess.Popen(
                    command, cwd=self.folder, stdin=pile, stdout=subprocess.PIPE) as process:
                for _ in range(lines):
                    self.note(process.stdout.readline())
                process.kill()
        with open(self.folder / "pile.jsonl", "rb") as pile:
            subprocess.run(command, cwd=self.folder, stdin=pile, stdout=subprocess.DEVNULL,
                           check=True)
        self.assertEqual(len(self.check()), 300)


if __name__ == "__main__":
    unittest.main()
