#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Exports held against the published vocabularies: no term that a standard lacks, none where it does
not belong, and values of the kind that it wants.

The tables are written from the texts of schema.org 28, PROV-O (W3C, 2013), the Web Annotation Data
Model (W3C, 2017), RO-Crate 1.1 and GraphML 1.0, for the parts that are used here. A term that is not
in them fails, so that a misspelt one cannot hide behind a context that takes every word.
"""
import json
import re
import sys
import unittest
import xml.etree.ElementTree as xml

from exported_pile import exported

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]*\Z")
RELATIVE = re.compile(r"(?!/)(?:[A-Za-z0-9._~!$&'()*+,;=:@/#-]|%[0-9A-Fa-f]{2})+\Z")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?\Z")

PARENTS = {"NewsArticle": "Article", "Article": "CreativeWork", "Claim": "CreativeWork", "File": "CreativeWork",
           "Dataset": "CreativeWork", "SoftwareApplication": "CreativeWork", "CreateAction": "Action",
           "NewsMediaOrganization": "Organization", "CreativeWork": "Thing", "Action": "Thing",
           "Organization": "Thing", "Person": "Thing", "Thing": None}
PROPERTIES = {
    "Thing": {"name": "text", "description": "text", "identifier": "text", "url": "iri"},
    "CreativeWork": {"author": "Person Organization", "datePublished": "date", "headline": "text", "inLanguage": "text",
                     "publisher": "Person Organization", "text": "text", "citation": "CreativeWork text",
                     "isBasedOn": "CreativeWork iri", "translationOfWork": "CreativeWork", "about": "Thing",
                     "license": "CreativeWork iri", "hasPart": "CreativeWork", "mentions": "Thing",
                     "encodingFormat": "text", "version": "text", "conformsTo": "Thing iri"},
    "Claim": {"appearance": "CreativeWork", "firstAppearance": "CreativeWork"},
    "File": {"contentSize": "text"},  # RO-Crate's name for schema.org's MediaObject
    "Action": {"instrument": "Thing", "object": "Thing", "result": "Thing"},
}

PROV_PROPERTIES = {  # property: class that has it, class or kind of its value
    "prov:used": ("Activity", "Entity"), "prov:wasAssociatedWith": ("Activity", "Agent"),
    "prov:wasGeneratedBy": ("Entity", "Activity"), "prov:wasAttributedTo": ("Entity", "Agent"),
    "prov:alternateOf": ("Entity", "Entity"), "prov:wasDerivedFrom": ("Entity", "Entity"),
    "prov:wasQuotedFrom": ("Entity", "Entity"), "prov:hadPrimarySource": ("Entity", "Entity"),
    "prov:value": ("Entity", "literal"), "prov:qualifiedDerivation": ("Entity", "Derivation"),
    "prov:qualifiedQuotation": ("Entity", "Quotation"), "prov:qualifiedPrimarySource": ("Entity", "PrimarySource"),
    "prov:entity": ("EntityInfluence", "Entity")}
PROV_PARENTS = {"Entity": None, "Activity": None, "Agent": None, "EntityInfluence": None, "Bundle": "Entity",
                "Person": "Agent", "Organization": "Agent", "SoftwareAgent": "Agent", "Derivation": "EntityInfluence",
                "Quotation": "Derivation", "PrimarySource": "Derivation"}
QUALIFIED = {"prov:qualifiedDerivation": "prov:wasDerivedFrom", "prov:qualifiedQuotation": "prov:wasQuotedFrom",
             "prov:qualifiedPrimarySource": "prov:hadPrimarySource"}

ANNOTATION = {  # type: keys that must be, keys that may be
    "AnnotationCollection": ({"@context", "id", "type", "total", "first"}, {"label"}),
    "AnnotationPage": ({"id", "type", "items", "partOf"}, {"startIndex"}),
    "Annotation": ({"id", "type", "target"}, {"body", "motivation"}),
    "TextualBody": ({"type", "value"}, {"format", "purpose", "language"}),
    "SpecificResource": ({"type", "source"}, {"purpose", "selector"}),
    "TextQuoteSelector": ({"type", "exact"}, {"prefix", "suffix"}),
    "TextPositionSelector": ({"type", "start", "end"}, set())}


def many(value):
    return value if isinstance(value, list) else [value]


def lineage(kind, parents):
    while kind is not None:
        yield kind
        kind = parents[kind]


class Vocabularies(unittest.TestCase):
    def setUp(self):
        self.folder, self.dossier = exported()

    def load(self, name):
        return json.loads((self.folder / name).read_text("utf-8"))

    def graph(self, name):
        """The things of a flat JSON-LD graph, those told in pieces put together, by their ids."""
        things = {}
        for piece in self.load(name)["@graph"]:
            thing = things.setdefault(piece["@id"], {})
            for key, value in piece.items():
                thing[key] = many(thing.get(key, [])) + many(value) if key in thing and key != "@id" else value
        return things

    def assert_text(self, value):
        self.assertIsInstance(value, str)
        self.assertNotEqual(value, "")

    # --- schema.org, and RO-Crate, which takes its terms from there

    def fits(self, value, wanted, things):
        if isinstance(value, dict):
            thing = value if "@type" in value else things.get(value["@id"])
            kinds = set(lineage(thing["@type"], PARENTS)) if thing else set()
            if thing is value:
                self.check_thing(thing, things)
            return bool(kinds & set(wanted.split())) or ("iri" in wanted and IRI.match(value.get("@id", "")))
        if not isinstance(value, str) or value == "":
            return False
        return ("text" in wanted or ("date" in wanted and DATE.match(value))
                or ("iri" in wanted and IRI.match(value)))

    def check_schema_org(self, name):
        things = self.graph(name)
        for thing in things.values():
            self.check_thing(thing, things)
        return things

    def check_thing(self, thing, things):
        allowed = {key: wanted for kind in lineage(thing["@type"], PARENTS)
                   for key, wanted in PROPERTIES.get(kind, {}).items()}
        for key, value in thing.items():
            if key in ("@id", "@type"):
                continue
            self.assertIn(key, allowed, thing["@type"])
            for one in many(value):
                self.assertTrue(self.fits(one, allowed[key], things), (thing["@type"], key, one))

    def test_schema_org_has_its_own_terms_only(self):
        things = self.check_schema_org("claims.jsonld")
        for name in things:
            self.assertRegex(name, IRI)
        for claim in (thing for thing in things.values() if thing["@type"] == "Claim"):
            self.assertIn(claim["firstAppearance"], many(claim["appearance"]))

    def test_the_crate_has_terms_of_its_context_only(self):
        things = self.check_schema_org("ro-crate/ro-crate-metadata.json")
        for name, thing in things.items():
            self.assertTrue(IRI.match(name) or RELATIVE.match(name), name)
            for value in thing.values():
                for one in many(value):  # RO-Crate wants a flat graph
                    self.assertTrue(not isinstance(one, dict) or list(one) == ["@id"], one)
            if thing["@type"] == "File":
                self.assertRegex(thing["encodingFormat"], r"^[a-z]+/[a-z0-9.+-]+\Z")
                self.assertRegex(thing["contentSize"], r"^\d+\Z")

    # --- PROV-O

    def kinds(self, thing):
        types = many(thing["@type"])
        own = [kind.removeprefix("prov:") for kind in types if kind.startswith("prov:")]
        for kind in types:
            self.assertTrue(kind.removeprefix("prov:") in PROV_PARENTS or kind.startswith("schema:"), kind)
        return {above for kind in own for above in lineage(kind, PROV_PARENTS)}

    def check_prov(self, thing, things):
        kinds = self.kinds(thing)
        for key, value in thing.items():
            self.assertRegex(key, r"^(@id|@type|(prov|rdfs|schema|wirestem):[A-Za-z]+)\Z")
            if not key.startswith("prov:"):
                continue
            owner, wanted = PROV_PROPERTIES[key]
            self.assertIn(owner, kinds, key)
            for one in many(value):
                if wanted == "literal":
                    self.assert_text(one)
                elif key in QUALIFIED:
                    self.assertIn(wanted, self.kinds(one))
                    self.check_prov(one, things)
                    self.assertIn(one["prov:entity"], many(thing[QUALIFIED[key]]), "said in full, but not in short")
                else:
                    self.assertIn(wanted, self.kinds(things[one["@id"]]), key)

    def test_prov_has_its_own_terms_between_the_classes_that_they_are_for(self):
        things = self.graph("provenance.jsonld")
        for name, thing in things.items():
            self.assertRegex(name, IRI)
            self.check_prov(thing, things)
        disjoint = [{"Entity", "Activity"}, {"Activity", "Agent"}]
        for thing in things.values():
            for pair in disjoint:
                self.assertFalse(pair <= self.kinds(thing), thing["@id"])

    # --- Web Annotation

    def check_annotation(self, thing):
        self.assertIsInstance(thing["type"], str)
        must, may = ANNOTATION[thing["type"]]
        self.assertLessEqual(must, set(thing), thing["type"])
        self.assertLessEqual(set(thing), must | may, thing["type"])
        for key, value in thing.items():
            for one in many(value):
                if isinstance(one, dict):
                    self.check_annotation(one)
                elif key in ("total", "startIndex", "start", "end"):
                    self.assertTrue(type(one) is int and one >= 0, (key, one))
                elif key in ("id", "source", "partOf", "@context"):
                    self.assertRegex(one, IRI)
                else:
                    self.assertIsInstance(one, str, key)
        if thing["type"] == "TextPositionSelector":
            self.assertLess(thing["start"], thing["end"])

    def test_annotations_have_the_keys_of_their_types(self):
        collection = self.load("annotations.jsonld")
        self.assertEqual(collection["@context"], "http://www.w3.org/ns/anno.jsonld")
        self.assertEqual(collection["type"], "AnnotationCollection")
        self.assertEqual(collection["first"]["partOf"], collection["id"])
        self.check_annotation(collection)
        for item in collection["first"]["items"]:
            self.assertEqual(item["type"], "Annotation")
            self.assertEqual(len(many(item["target"])), 1)

    # --- GraphML

    def test_graphml_declares_each_key_that_it_uses(self):
        root = xml.parse(self.folder / "stemma.graphml").getroot()
        self.assertEqual(root.tag, GRAPHML + "graphml")
        keys = {key.get("id"): key for key in root.findall(GRAPHML + "key")}
        self.assertEqual(len(keys), len(root.findall(GRAPHML + "key")))
        for name, key in keys.items():
            self.assertRegex(name, r"^[\w.:-]+\Z")
            self.assertIn(key.get("for"), ("graph", "node", "edge", "all"))
            self.assertIn(key.get("attr.type"), ("boolean", "int", "long", "float", "double", "string"))
        graph = root.find(GRAPHML + "graph")
        self.assertIn(graph.get("edgedefault"), ("directed", "undirected"))
        names = [node.get("id") for node in graph.findall(GRAPHML + "node")]
        self.assertEqual(len(set(names)), len(names))
        for thing in graph:
            kind = thing.tag.removeprefix(GRAPHML)
            self.assertIn(kind, ("node", "edge"))
            if kind == "edge":
                self.assertLessEqual({thing.get("source"), thing.get("target")}, set(names))
            used = [data.get("key") for data in thing.findall(GRAPHML + "data")]
            self.assertEqual(len(set(used)), len(used), "a key has two values")
            for data in thing.findall(GRAPHML + "data"):
                key = keys[data.get("key")]
                self.assertIn(key.get("for"), (kind, "all"))
                if key.get("attr.type") == "double":
                    float(data.text)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
