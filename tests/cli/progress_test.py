#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What commands that take long show on a terminal, and that it is for terminals alone."""
import fcntl
import os
import pathlib
import pty
import random
import struct
import subprocess
import tempfile
import termios
import unittest

BINARY = os.environ["WIRESTEM_BINARY"]
PAGES = 600
CLEAR = "\r\x1b[K"


def text_of(number):
    """A page that shares no run of words with another, so that nothing but the bar is slow."""
    words = random.Random(number)

    def sentence():
        return " ".join("".join(words.choice("abdegiklmnorstuv") for _ in range(words.randint(3, 9)))
                        for _ in range(12)).capitalize() + "."

    return "\n\n".join(["Ferry stops", *(" ".join(sentence() for _ in range(4)) for _ in range(8))]) + "\n"


class Progress(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.kept.name)
        (cls.folder / "pages").mkdir()
        for number in range(PAGES):
            (cls.folder / "pages" / f"{number:04}.txt").write_text(text_of(number))

    @classmethod
    def tearDownClass(cls):
        cls.kept.cleanup()

    def on_terminal(self, *arguments, stdout=subprocess.DEVNULL, columns=100, **environment):
        """What a terminal gets that is standard error; with stdout=None standard output, too."""
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        running = subprocess.Popen([BINARY, *arguments], cwd=self.folder, stdin=subprocess.DEVNULL,
                                   stdout=theirs if stdout is None else stdout, stderr=theirs,
                                   env={"PATH": os.environ["PATH"], "TERM": "xterm", **environment})
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 65536):
                shown += piece
        except OSError:  # how Linux says that the other end is closed
            pass
        os.close(ours)
        self.assertEqual(running.wait(), 0, shown)
        return shown.decode()

    def assert_bar(self, shown, what, unit="articles"):
        self.assertRegex(shown, CLEAR.replace("[", r"\[") + rf"{what} +\[[=> ]{{20}}\] \d+( of \d+)? {unit}")
        self.assertNotIn(unit, shown.rsplit(CLEAR, 1)[1], "the bar stays behind")

    def test_each_stage_has_a_bar_with_rate_and_time_left(self):
        shown = self.on_terminal("dossier", "pages", "--threads", "1", "--json", "-o", "out")
        self.assertRegex(shown, rf"finding +\[[=> ]{{20}}\] \d+ of {PAGES} articles")
        self.assertRegex(shown, r"reading +(\[[=> ]{20}\] )?\d+ articles")
        self.assertRegex(shown, r"\d+ articles, \d+(\.\d)? a second, \d+ (s|min \d+ s) left")
        self.assertNotIn("articles", shown.rsplit(CLEAR, 1)[1], "the bar stays behind")

    def test_reading_into_a_store_and_its_analysis_have_bars(self):
        self.addCleanup(lambda: [path.unlink() for path in self.folder.glob("kept.db*")])
        store = ("--store", "kept.db", "--threads", "1")
        self.assert_bar(self.on_terminal("add", "pages", *store), "reading")
        self.assert_bar(self.on_terminal("stories", *store), "analysing")

    def test_a_small_store_is_told_stage_by_stage(self):
        self.addCleanup(lambda: [path.unlink() for path in self.folder.glob("small.db*")])
        some = [f"pages/{number:04}.txt" for number in range(60)]
        store = ("--store", "small.db", "--threads", "1")
        self.on_terminal("add", *some, *store)
        self.assertRegex(self.on_terminal("stories", *store), r"finding +(\[[=> ]{20}\] )?\d+ of 60 articles")

    def test_no_line_is_wider_than_the_terminal(self):
        for line in self.on_terminal("run", "pages", "--stop-after", "find", columns=40).split(CLEAR):
            self.assertLess(len(line), 40, line)

    def test_lines_of_results_are_not_mixed_with_a_bar(self):
        shown = self.on_terminal("run", "pages/0001.txt", "--stop-after", "read", stdout=None)
        self.assertNotIn("\x1b", shown)
        self.assertIn("reading", self.on_terminal("run", "pages", "--stop-after", "read"))

    def test_no_bar_where_it_is_not_wanted(self):
        command = ("run", "pages", "--stop-after", "find")
        self.assertEqual(self.on_terminal(*command, "--quiet"), "")
        self.assertEqual(self.on_terminal(*command, WIRESTEM_QUIET="1"), "")
        self.assertEqual(self.on_terminal(*command, TERM="dumb"), "")
        done = subprocess.run([BINARY, *command], cwd=self.folder, capture_output=True, check=True)
        self.assertEqual(done.stderr, b"")

    def test_a_bar_has_no_colours(self):
        shown = self.on_terminal("run", "pages", "--stop-after", "find")
        self.assertIn(CLEAR, shown)
        self.assertNotIn("\x1b", shown.replace(CLEAR, ""))


if __name__ == "__main__":
    unittest.main()
