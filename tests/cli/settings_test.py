#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Flags, environment, project file, user file: which wins, and what is said of a file with a fault."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

BINARY = os.environ["WIRESTEM_BINARY"]


class Settings(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.home = self.folder / "home"
        self.user_file = self.home / "wirestem" / "config.toml"
        self.user_file.parent.mkdir(parents=True)
        self.project_file = self.folder / "wirestem.toml"
        (self.folder / "page.txt").write_text("Ferry stops\n\nThe ferry will not run before Monday.\n")

    def run_program(self, *arguments, status=0, **environment):
        done = subprocess.run([BINARY, *arguments], cwd=self.folder, capture_output=True, text=True, check=False,
                              env={"PATH": os.environ["PATH"], "XDG_CONFIG_HOME": str(self.home), **environment})
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout, done.stderr

    def in_force(self, **environment):
        settings = json.loads(self.run_program("doctor", "--json", **environment)[0])["settings"]
        return {(one["key"], command): (one["value"], one["from"].removeprefix(str(self.home) + "/"))
                for one in settings for command in one["commands"]}

    def store_used(self, *flags, **environment):
        out, _ = self.run_program("add", "page.txt", *flags, **environment)
        return out.split(" → ")[1].strip()

    def test_what_is_nearer_wins(self):
        self.assertEqual(self.store_used(), "wirestem.db")
        self.user_file.write_text('store = "user.db"\n')
        self.assertEqual(self.store_used(), "user.db")
        self.project_file.write_text('store = "project.db"\n')
        self.assertEqual(self.store_used(), "project.db")
        self.assertEqual(self.store_used(WIRESTEM_STORE="variable.db"), "variable.db")
        self.assertEqual(self.store_used("--store", "flag.db", WIRESTEM_STORE="variable.db"), "flag.db")

    def test_doctor_says_where_each_value_is_from(self):
        self.user_file.write_text('threads = 2\nstrict = true\n[watch]\nevery = "30m"\nthreads = 1\n')
        self.project_file.write_text("# here\n[dossier]\nstrict = false\n")
        found = self.in_force(WIRESTEM_PORT="9000")
        self.assertEqual(found[("threads", "dossier")], ("2", "wirestem/config.toml:1"))
        self.assertEqual(found[("threads", "watch")], ("1", "wirestem/config.toml:5"))
        self.assertEqual(found[("every", "watch")], ("30m", "wirestem/config.toml:4"))
        self.assertEqual(found[("strict", "dossier")], ("off", "wirestem.toml:3"))
        self.assertEqual(found[("strict", "run")], ("on", "wirestem/config.toml:2"))
        self.assertEqual(found[("port", "serve")], ("9000", "WIRESTEM_PORT"))
        out, _ = self.run_program("doctor")
        self.assertRegex(out, r"(?m)^  strict +off +wirestem\.toml:3 \(dossier\)$")
        self.assertIn("toml++", out)

    def test_without_settings_doctor_says_so(self):
        self.assertEqual(self.in_force(), {})
        self.assertIn("none: neither in wirestem.toml", self.run_program("doctor")[0])

    def test_a_switch_is_turned_off_by_what_is_nearer(self):
        (self.folder / "bad.bin").write_bytes(b"\0\1\2" * 100)
        dossier = ("dossier", "page.txt", "bad.bin", "--json")
        self.user_file.write_text("strict = true\n")
        self.run_program(*dossier, status=3)
        self.run_program(*dossier, WIRESTEM_STRICT="0")
        self.project_file.write_text("strict = false\n")
        self.run_program(*dossier)

    def test_a_preset_on_the_line_wins_over_another_in_a_file(self):
        self.project_file.write_text("precision = true\n")
        self.run_program("dossier", "page.txt", "--json", "--recall")

    def test_a_cache_in_a_file_does_not_ask_for_the_network(self):
        self.user_file.write_text('cache = "cache"\n')
        self.run_program("dossier", "page.txt", "--json")
        self.run_program("dossier", "page.txt", "--json", "--cache", "cache", status=2)

    def test_a_fault_stops_the_command_with_file_and_line(self):
        faults = {"\nstor = 'x.db'": "wirestem.toml:2: unknown key 'stor': did you mean 'store'?",
                  "[serv]\nport = 1": "wirestem.toml:1: unknown table 'serv': did you mean 'serve'?",
                  "threads = 'two'": "wirestem.toml:1: 'threads' wants a whole number",
                  "threads = 5000": "wirestem.toml:1: --threads wants a number from 1 to 1024, not '5000'",
                  "store = ": "wirestem.toml:1: ",
                  "fetch = true": "wirestem.toml:1: 'fetch' is for the user's own file",
                  "on-change = '!touch ran'": "wirestem.toml:1: 'on-change' is for the user's own file"}
        for text, message in faults.items():
            self.project_file.write_text(text)
            out, err = self.run_program("add", "page.txt", status=2)
            self.assertEqual(out, "")
            self.assertTrue(err.startswith("wirestem: " + message), err)
            self.assertEqual(err.count("\n"), 1, err)
        self.assertFalse((self.folder / "ran").exists())

    def test_a_fault_in_the_users_file_is_told_too(self):
        self.user_file.write_text("frobnicate = 1\n")
        for command in ("doctor", "articles"):
            self.assertIn("config.toml:1: unknown key 'frobnicate'", self.run_program(command, status=2)[1])
        self.user_file.unlink()
        self.user_file.mkdir()
        self.assertIn("cannot read the settings", self.run_program("articles", status=2)[1])

    def test_help_is_read_all_the_same(self):
        self.project_file.write_text("broken")
        for command in (["help", "add"], ["add", "--help"], ["--version"], ["man"], ["completions", "bash"]):
            self.run_program(*command)

    def test_without_xdg_it_is_the_folder_config_at_home(self):
        file = self.folder / ".config" / "wirestem" / "config.toml"
        file.parent.mkdir(parents=True)
        file.write_text('store = "home.db"\n')
        for base in ("", "relative"):
            self.assertEqual(self.store_used(HOME=str(self.folder), XDG_CONFIG_HOME=base), "home.db")


if __name__ == "__main__":
    unittest.main()
