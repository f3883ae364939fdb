#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`dossier --as`: which files are written, and what is said where it cannot be."""
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

BINARY = os.environ["WIRESTEM_BINARY"]
PAGE = """Lock gate of Harrow stuck

Canal Times, 4 March 2024

The gate of the lock at Harrow has been stuck since Sunday, the canal office said.
"""


class Export(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "page.txt").write_text(PAGE, "utf-8")

    def run_program(self, *arguments, status=0):
        done = subprocess.run([BINARY, *arguments], cwd=self.folder, capture_output=True, text=True,
                              check=False, env={"PATH": os.environ["PATH"]})
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout, done.stderr

    def written(self, folder):
        root = self.folder / folder
        return sorted(str(p.relative_to(root)) for p in root.rglob("*") if p.is_file())

    def test_writes_only_the_formats_asked_for_into_the_folder_asked_for(self):
        _, err = self.run_program("dossier", "page.txt", "--as", "gexf,dot,gexf", "-o", "out/deep")
        self.assertEqual(self.written("out/deep"), ["stemma.dot", "stemma.gexf"])
        self.assertEqual(err.count("stemma.gexf"), 1)

    def test_writes_into_a_folder_of_its_own_where_none_is_named(self):
        self.run_program("dossier", "page.txt", "--as", "csv")
        self.assertIn("csv/nodes.csv", self.written("wirestem-dossier"))

    def test_json_is_printed_beside_the_files(self):
        out, _ = self.run_program("dossier", "page.txt", "--as", "json", "-o", "out", "--json")
        self.assertEqual(json.loads(out)["format"], "wirestem-dossier/1")
        self.assertEqual((self.folder / "out" / "dossier.json").read_text("utf-8"), out)

    def test_the_same_input_gives_the_same_bytes(self):
        names = "csv,gexf,graphml,dot,prov,annotations,ninjs,schema-org,stix,ro-crate"
        for out, threads in (("a", "1"), ("b", "2")):
            self.run_program("dossier", "page.txt", "--as", names, "-o", out, "--threads", threads)
        self.assertEqual(self.written("a"), self.written("b"))
        for name in self.written("a"):
            self.assertEqual((self.folder / "a" / name).read_bytes(),
                             (self.folder / "b" / name).read_bytes(), name)

    def test_a_marking_is_chosen(self):
        self.run_program("dossier", "page.txt", "--as", "stix", "--tlp", "green", "-o", "out")
        bundle = (self.folder / "out" / "bundle.stix.json").read_text("utf-8")
        self.assertIn("TLP:GREEN", bundle)
        self.assertNotIn("TLP:AMBER", bundle)

    def test_what_cannot_be_is_status_2_and_writes_nothing(self):
        for more, said in ((("--as", "gexf,pdf"), "'pdf'"), (("--as", "gexf,,dot"), "''"),
                           (("--as", "stix", "--tlp", "purple"), "'purple'"),
                           (("--as", "gexf", "--tlp", "red"), "--as stix")):
            _, err = self.run_program("dossier", "page.txt", *more, status=2)
            self.assertIn(said, err)
        self.assertEqual(self.written("."), ["page.txt"])

    def test_help_names_every_format(self):
        _, err = self.run_program("dossier", "page.txt", "--as", "nothing", status=2)
        formats = re.search(r"only (.*)", err)[1].split(", ")
        self.assertGreater(len(formats), 10)
        helped = " ".join(self.run_program("help", "dossier")[0].split())
        self.assertIn(", ".join(formats), helped)

    def test_a_folder_that_cannot_be_written_is_status_2(self):
        (self.folder / "taken").write_text("", "utf-8")
        _, err = self.run_program("dossier", "page.txt", "--as", "csv", "-o", "taken", status=2)
        self.assertIn("taken", err)


if __name__ == "__main__":
    unittest.main()
