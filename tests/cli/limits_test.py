#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What was not looked at, so that a pile of one page many times over is read in linear time, is told."""
import json
import os
import subprocess
import tempfile
import unittest

BINARY = os.environ["WIRESTEM_BINARY"]
TEXT = ("The ferry to Hallsund ran aground on a sandbank on Friday with forty people on board. "
        "Nobody was hurt, and a tug pulled it free before the tide went out again.")


def limits_of(copies):
    """The limits of the dossier of a pile of so many copies of one page."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as pile:
        for number in range(copies):
            pile.write(json.dumps({"id": f"p{number}", "title": "Ferry aground", "text": TEXT}) + "\n")
        pile.flush()
        done = subprocess.run([BINARY, "dossier", "--json", pile.name], capture_output=True, check=True)
    return [limit["what"] for limit in json.loads(done.stdout)["limits"]]


class Limits(unittest.TestCase):
    def test_pages_that_were_compared_with_the_earliest_only_are_told_of(self):
        limits = limits_of(70)
        self.assertEqual(len(limits), 2)
        self.assertIn("more than 64 pages", limits[0])
        self.assertIn("sixteen likest", limits[1])

    def test_a_pile_that_was_looked_at_wholly_has_none(self):
        self.assertEqual(limits_of(10), [])


if __name__ == "__main__":
    unittest.main()
