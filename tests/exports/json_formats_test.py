#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""ninjs and STIX exports, held against schemas, read by jq, and by the program itself.

The schemas beside this file were written from the standards' texts for the parts that are used here;
where a standard closes an object, so do they.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import uuid

from exported_pile import BINARY, exported, need

need("jsonschema")
import jsonschema  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent


def validator(name):
    schema = json.loads((HERE / name).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


class JsonFormats(unittest.TestCase):
    def setUp(self):
        self.folder, self.dossier = exported()
        self.items = [json.loads(path.read_text("utf-8"))
                      for path in sorted((self.folder / "ninjs").iterdir())]
        self.bundle = json.loads((self.folder / "bundle.stix.json").read_text("utf-8"))
        self.objects = {thing["id"]: thing for thing in self.bundle["objects"]}

    def of(self, kind):
        return [thing for thing in self.bundle["objects"] if thing["type"] == kind]

    def test_each_ninjs_item_keeps_to_its_schema(self):
        check = validator("ninjs-3.1.schema.json")
        for item in self.items:
            check.validate(item)
        self.assertEqual(sorted(item["headlines"][0]["value"] for item in self.items),
                         sorted(a["title"] for a in self.dossier["articles"]))

    def test_ninjs_tells_sources_and_pages_that_it_comes_from(self):
        by_id = {item["altIds"][0]["value"]: item for item in self.items}
        for story in self.dossier["stories"]:
            for edge in story["edges"]:
                item = by_id[edge["from"]]
                if edge["to"] in by_id:
                    target = by_id[edge["to"]]
                    self.assertIn((target["uri"], edge["relation"]),
                                  [(a["uri"], a["rel"]) for a in item["associations"]])
                else:
                    name = next(s["name"] for s in story["sources"] if s["id"] == edge["to"])
                    self.assertIn((name, edge["relation"]),
                                  [(s["name"], s["role"]) for s in item["infoSources"]])

    def test_the_program_reads_its_own_ninjs(self):
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run([BINARY, "run", "--stop-after", "read", self.folder / "ninjs"],
                                  capture_output=True, check=False, cwd=folder)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        read = [json.loads(line) for line in done.stdout.decode().splitlines()]
        self.assertEqual(len(read), len(self.items))
        for article in read:
            self.assertIn("has been closed since Monday", article["text"])
            self.assertEqual(article["published"][:7], "2024-03")

    def test_each_stix_object_keeps_to_its_schema(self):
        validator("stix-2.1.schema.json").validate(self.bundle)

    def test_stix_refers_to_nothing_that_the_bundle_lacks(self):
        self.assertEqual(len(self.objects), len(self.bundle["objects"]))
        for thing in self.bundle["objects"]:
            for key, value in thing.items():
                if key.endswith("_ref"):
                    self.assertIn(value, self.objects)
                if key.endswith("_refs"):
                    self.assertEqual(len(set(value)), len(value))
                    for reference in value:
                        self.assertIn(reference, self.objects)

    def test_every_stix_object_is_marked(self):
        marking = self.of("marking-definition")
        self.assertEqual([m["definition"] for m in marking], [{"tlp": "amber"}])
        for thing in self.bundle["objects"]:
            if thing["type"] != "marking-definition":
                self.assertEqual(thing["object_marking_refs"], [marking[0]["id"]])

    def test_stix_ids_are_uuids_made_from_names(self):
        for thing in self.bundle["objects"]:
            kind, _, name = thing["id"].partition("--")
            self.assertEqual(kind, thing["type"])
            if kind != "marking-definition":
                self.assertEqual(uuid.UUID(name).version, 5)
                self.assertEqual(uuid.UUID(name).variant, uuid.RFC_4122)

    def test_stix_has_a_note_for_each_claim_and_a_report_for_each_story(self):
        claims = [c for story in self.dossier["stories"] for c in story["claims"]]
        notes = [n for n in self.of("note") if n["labels"] == ["claim"]]
        self.assertEqual(sorted(n["content"] for n in notes), sorted(c["text"] for c in claims))
        reports = [r for r in self.of("report") if r["labels"] == ["story"]]
        self.assertEqual([r["description"] for r in reports],
                         [s["summary"]["statement"] for s in self.dossier["stories"]])
        edges = sum(len(story["edges"]) for story in self.dossier["stories"])
        self.assertEqual(len(self.of("relationship")), edges)

    def test_jq_reads_every_json_file(self):
        if shutil.which("jq") is None:
            self.skipTest("jq is not installed")
        for path in sorted(self.folder.rglob("*")):
            if path.suffix in (".json", ".jsonld"):
                done = subprocess.run(["jq", "-e", "type", path], capture_output=True, check=False)
                self.assertEqual(done.stdout, b'"object"\n', done.stderr.decode())

    def test_no_control_character_stands_bare_in_a_json_file(self):
        for path in sorted(self.folder.rglob("*")):
            if path.suffix in (".json", ".jsonld"):
                self.assertIsNone(re.search(rb"[\x00-\x09\x0b-\x1f]", path.read_bytes()), path)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
