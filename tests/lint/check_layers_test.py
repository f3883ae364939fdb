# SPDX-License-Identifier: Apache-2.0
"""The layers gate, tried on small trees, most of them bad."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
import check_layers  # noqa: E402

GOOD_LAYERS = """base:
model: base
text: base model
find/dates: base model text
find/quotes: base model text
pipeline: base model text find/dates find/quotes
apps/cli: base pipeline
"""


def faults(files, layers=GOOD_LAYERS):
    """The faults of a tree given as {path: text of the file}."""
    with tempfile.TemporaryDirectory() as root:
        for name, text in files.items():
            path = pathlib.Path(root) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        declared = check_layers.read_layers(layers)
        found = check_layers.declaration_faults(declared)
        return found + check_layers.tree_faults(pathlib.Path(root), declared)


class CheckLayersTest(unittest.TestCase):
    def assert_one_fault(self, found, *words):
        self.assertEqual(len(found), 1, found)
        for word in words:
            self.assertIn(word, found[0])

    def test_a_tree_that_keeps_to_its_lines_has_no_fault(self):
        self.assertEqual(faults({
            "src/find/dates/find_dates.cpp":
                '#include "find/dates/detail/parse.hpp"\n#include "model/date.hpp"\n#include <map>\n',
            "src/find/dates/detail/parse.hpp": '  #  include "text/utf8.hpp"\n',
            "apps/cli/main.cpp": '#include "apps/cli/options.hpp"\n#include "pipeline/run.hpp"\n',
        }), [])

    def test_an_undeclared_include_is_a_fault(self):
        found = faults({"src/base/result.hpp": '#include "model/article.hpp"\n'})
        self.assert_one_fault(found, "src/base/result.hpp", "model/article.hpp", "not declare")

    def test_a_stage_that_includes_a_stage_is_a_fault(self):
        found = faults({"src/find/quotes/find_quotes.cpp": '#include "find/dates/find_dates.hpp"\n'})
        self.assert_one_fault(found, "find/quotes does not declare")

    def test_a_stage_that_declares_a_stage_is_a_fault(self):
        layers = GOOD_LAYERS.replace("find/quotes: base", "find/quotes: find/dates base")
        self.assert_one_fault(faults({}, layers), "a stage never includes another stage")

    def test_a_reach_into_the_detail_of_another_folder_is_a_fault(self):
        found = faults({"src/pipeline/run.cpp": '#include "find/dates/detail/parse.hpp"\n'})
        self.assert_one_fault(found, "private to find/dates")

    def test_a_face_may_not_reach_past_the_pipeline(self):
        found = faults({"apps/cli/main.cpp": '#include "find/dates/find_dates.hpp"\n'})
        self.assert_one_fault(found, "apps/cli/main.cpp", "apps/cli does not declare")

    def test_an_include_that_is_not_a_path_from_src_is_a_fault(self):
        for included in ("find_dates.hpp", "../quotes/find_quotes.hpp", "dates/find_dates.hpp"):
            found = faults({"src/find/dates/find_dates.cpp": f'#include "{included}"\n'})
            self.assert_one_fault(found, included, "not a path from src/")

    def test_a_file_outside_every_declared_folder_is_a_fault(self):
        self.assert_one_fault(faults({"src/find/stray.cpp": ""}), "stands in no folder")

    def test_a_circle_in_the_lines_is_a_fault(self):
        found = faults({}, "base: model\nmodel: base\n")
        self.assertTrue(any("circle: base -> model -> base" in fault for fault in found), found)

    def test_a_line_that_names_a_folder_that_is_not_there_is_a_fault(self):
        self.assert_one_fault(faults({}, "base:\nmodel: base maths\n"), "maths")

    def test_a_line_that_names_a_higher_floor_is_a_fault(self):
        found = faults({}, "base:\npipeline: base\ntext: base pipeline\n")
        self.assert_one_fault(found, "a floor above")


if __name__ == "__main__":
    unittest.main()
