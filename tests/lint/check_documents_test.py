# SPDX-License-Identifier: Apache-2.0
"""The gates for links, sizes and words: each must be able to fail."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
import check_links  # noqa: E402
import check_size  # noqa: E402
import check_words  # noqa: E402

LICENCE = "// SPDX-License-Identifier: Apache-2.0\n"


class CheckLinksTest(unittest.TestCase):
    def faults(self, text):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "other.md").write_text("# One heading, of `two`\n\n## Twin\n\n## Twin\n", "utf-8")
            (root / "page.md").write_text(text, "utf-8")
            return check_links.faults_of(root / "page.md")

    def test_links_to_what_is_there_are_no_fault(self):
        self.assertEqual(self.faults(
            "# Here\n[a](other.md) [b](other.md#one-heading-of-two) [c](#here) [d](https://x.example/y)"
            " [e](other.md#twin-1) ![f](./other.md \"title\")\n"), [])

    def test_a_missing_file_is_a_fault(self):
        for text in ("[a](gone.md)", "![a](gone.png)", "[a]: gone.md\n", '<img src="gone.png">'):
            self.assertEqual(len(self.faults(text)), 1, text)

    def test_a_missing_heading_is_a_fault(self):
        self.assertEqual(len(self.faults("[a](other.md#three) [b](#nowhere)")), 2)

    def test_a_path_from_the_root_of_the_machine_is_a_fault(self):
        self.assertEqual(len(self.faults("[a](/etc/hostname)")), 1)

    def test_what_stands_in_code_is_no_link(self):
        self.assertEqual(self.faults("`[a](gone.md)`\n\n```\n[b](gone.md)\n```\n"), [])


class CheckSizeTest(unittest.TestCase):
    def test_a_file_over_the_most_is_a_fault_and_a_long_one_a_warning(self):
        faults, warnings = check_size.faults_of({"a.cpp": 801, "b.cpp": 800, "c.cpp": 450})
        self.assertEqual([f.split(":")[0] for f in faults], ["a.cpp"])
        self.assertEqual([w.split(":")[0] for w in warnings], ["b.cpp"])


class CheckWordsTest(unittest.TestCase):
    def test_a_source_with_its_licence_line_has_no_fault(self):
        self.assertEqual(check_words.faults_of("src/base/result.hpp", LICENCE + "int x;\n"), [])

    def test_a_source_without_its_licence_line_is_a_fault(self):
        self.assertEqual(len(check_words.faults_of("src/base/result.hpp", "int x;\n")), 1)

    def test_a_mark_of_unfinished_work_is_a_fault_with_its_line(self):
        found = check_words.faults_of("src/a.cpp", LICENCE + "// TO" "DO: more\n")
        self.assertEqual(len(found), 1)
        self.assertIn("src/a.cpp:2:", found[0])

    def test_a_name_that_says_nothing_is_a_fault(self):
        for name in ("src/utils/a.cpp", "src/base/string_helpers.hpp", "src/common/x.hpp"):
            self.assertEqual(len(check_words.faults_of(name, LICENCE)), 1, name)

    def test_a_commonplace_name_is_no_fault(self):
        self.assertEqual(check_words.faults_of("src/base/commonplace.hpp", LICENCE), [])


if __name__ == "__main__":
    unittest.main()
