#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The manual page and the shells' completions, read by those who are to read them."""
import os
import re
import shutil
import subprocess
import unittest

BINARY = os.environ["WIRESTEM_BINARY"]


def printed(*arguments):
    return subprocess.run([BINARY, *arguments], capture_output=True, text=True, check=True).stdout


class Completions(unittest.TestCase):
    def completed(self, *words):
        """What bash offers for the last of the words."""
        script = printed("completions", "bash") + (
            'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _wirestem; printf "%s\\n" "${COMPREPLY[@]}"\n')
        done = subprocess.run(["bash", "-eu", "-c", script, "bash", "wirestem", *words],
                              capture_output=True, text=True, check=True)
        return done.stdout.split()

    def test_bash_completes_commands(self):
        self.assertEqual(self.completed("dos"), ["dossier"])
        self.assertIn("doctor", self.completed(""))

    def test_bash_completes_the_flags_of_a_command(self):
        self.assertEqual(self.completed("dossier", "--given"), ["--given-date"])
        self.assertEqual(self.completed("doctor", "--given"), [])

    def test_bash_completes_values(self):
        self.assertEqual(self.completed("run", "--stop-after", "l"), ["link"])
        self.assertEqual(self.completed("dossier", "--threads", ""), [])

    def test_bash_completes_files(self):
        folder = os.path.dirname(os.path.abspath(__file__))
        self.assertIn(os.path.join(folder, "printed_test.py"),
                      self.completed("dossier", os.path.join(folder, "printed_")))

    def test_zsh_and_fish_read_their_scripts(self):
        for shell in ("zsh", "fish"):
            if shutil.which(shell) is None:
                print(f"{shell} is not installed: its script was not read")
                continue
            done = subprocess.run([shell, "-n"], input=printed("completions", shell), text=True,
                                  capture_output=True, check=False)
            self.assertEqual((done.returncode, done.stderr), (0, ""), shell)

    def test_every_flag_is_known_to_every_shell(self):
        flags = set(re.findall(r"(?m)^ .*?(--[a-z-]+)", printed("help", "dossier")))
        self.assertGreater(len(flags), 8)
        for flag in flags:
            for shell in ("bash", "zsh"):
                self.assertIn(flag, printed("completions", shell), shell)
            self.assertIn("-l " + flag[2:], printed("completions", "fish"))

    def test_another_shell_is_a_usage_error(self):
        done = subprocess.run([BINARY, "completions", "tcsh"], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("fish", done.stderr)


class Manual(unittest.TestCase):
    def test_groff_sets_it_without_a_warning(self):
        done = subprocess.run(["groff", "-man", "-ww", "-k", "-Tutf8", "-P-c"], input=printed("man").encode(),
                              capture_output=True, check=True)
        self.assertEqual(done.stderr.decode(), "")
        text = re.sub(r".\x08", "", done.stdout.decode())
        for words in ("NAME", "wirestem dossier", "--given-date DATE", "EXIT STATUS"):
            self.assertIn(words, text)


if __name__ == "__main__":
    unittest.main()
