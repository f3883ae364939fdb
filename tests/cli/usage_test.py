#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the program says to those who ask for help, and to those who mistype."""
import os
import re
import subprocess
import tempfile
import unittest

BINARY = os.environ["WIRESTEM_BINARY"]


class Usage(unittest.TestCase):
    def run_program(self, *arguments, status=0):
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run([BINARY, *arguments], cwd=folder, capture_output=True, text=True,
                                  check=False, env={"PATH": os.environ["PATH"]})
            self.assertEqual(os.listdir(folder), [], "a file was left behind")
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout, done.stderr

    def fails(self, *arguments):
        out, err = self.run_program(*arguments, status=2)
        self.assertEqual(out, "")
        self.assertEqual(err.count("\n"), 1, err)
        return err

    def test_version_is_a_line(self):
        out, err = self.run_program("--version")
        self.assertRegex(out, r"^wirestem \d+\.\d+\.\d+\n$")
        self.assertEqual(err, "")

    def test_help_is_the_same_by_every_way(self):
        help_text = self.run_program("--help")[0]
        self.assertEqual(self.run_program("help")[0], help_text)
        self.assertEqual(self.run_program("-h")[0], help_text)
        for command in ("dossier", "run", "doctor"):
            self.assertIn(command, help_text)
            own = self.run_program("help", command)[0]
            self.assertEqual(self.run_program(command, "--help")[0], own)
            self.assertIn(f"usage: wirestem {command}", own)

    def test_help_names_every_flag_that_the_command_takes(self):
        own = self.run_program("help", "dossier")[0]
        for flag in ("--output", "--json", "--given-date", "--manifest", "--threads", "--strict"):
            self.assertRegex(own, rf"(?m)^ .*{flag}\b")
        self.assertNotIn("--stop-after", own)

    def test_no_line_of_help_is_wider_than_100_columns(self):
        for page in ([], ["dossier"], ["run"], ["doctor"]):
            for line in self.run_program("help", *page)[0].splitlines():
                self.assertLessEqual(len(line), 100, line)

    def test_nothing_asked_for_gives_help_and_status_2(self):
        out, err = self.run_program(status=2)
        self.assertEqual(out, "")
        self.assertIn("usage: wirestem", err)

    def test_unknown_command_is_answered_with_the_nearest(self):
        self.assertIn("did you mean 'dossier'", self.fails("dosier", "x"))
        self.assertIn("did you mean 'doctor'", self.fails("help", "docter"))
        self.assertNotIn("did you mean", self.fails("frobnicate"))

    def test_unknown_flag_is_answered_with_the_nearest(self):
        self.assertIn("did you mean '--threads'", self.fails("dossier", "x", "--thread", "2"))
        self.assertIn("did you mean '--given-date'", self.fails("dossier", "x", "--give-date=2024-01-01"))
        self.assertNotIn("did you mean", self.fails("dossier", "x", "--zzzzzzzz"))
        self.assertIn("'-x'", self.fails("dossier", "-x"))

    def test_flag_of_another_command_is_unknown(self):
        self.fails("dossier", "x", "--stop-after", "read")
        self.fails("doctor", "--threads", "2")

    def test_values_are_checked(self):
        self.assertIn("--threads", self.fails("dossier", "x", "--threads"))
        for number in ("0", "-1", "two", "1.5", "99999999999"):
            self.assertIn("--threads", self.fails("dossier", "x", f"--threads={number}"))
        for date in ("yesterday", "2024-02-30", "2024-1-1", "2024-13-01", "20240101"):
            self.assertIn("--given-date", self.fails("dossier", "x", "--given-date", date))
        self.assertIn("--json takes no value", self.fails("dossier", "x", "--json=yes"))
        self.assertIn("given twice", self.fails("dossier", "x", "-o", "a", "--output=b"))
        self.assertIn("wants a value", self.fails("dossier", "x", "--output="))
        self.assertIn("--stop-after", self.fails("run", "x", "--stop-after", "thnk"))

    def test_nothing_to_read_is_said(self):
        self.assertIn("nothing to read", self.fails("dossier"))
        self.assertIn("nothing to read", self.fails("run"))
        self.assertIn("--from", self.fails("run", "--from", "x", "y"))

    def test_after_two_dashes_all_is_paths(self):
        self.assertIn("--json", self.fails("dossier", "--", "--json"))

    def test_doctor_is_well(self):
        out, _ = self.run_program("doctor")
        self.assertNotIn("FAILED", out)
        self.assertGreaterEqual(len(re.findall(r"(?m)^  ok ", out)), 5)
        self.assertIn("ICU", out)

    def test_doctor_tells_what_each_language_has(self):
        rows = {line.split()[0]: line.split()[1:] for line in self.run_program("doctor")[0].splitlines()
                if re.match(r"  [a-z]{2} ", line)}
        for language in ("ar", "de", "en", "es", "fr", "pl", "pt", "ru", "uk", "zh"):
            self.assertNotIn("-", rows[language], language)
        self.assertEqual(rows["nl"][0], "-")


if __name__ == "__main__":
    unittest.main()
