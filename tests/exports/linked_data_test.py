#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Linked-data exports, read back by rdflib.

Contexts that stand on the web are replaced by local ones with the same meaning, for a test must not
depend on somebody's server.
"""
import json
import sys
import unittest

from exported_pile import exported, need

need("rdflib")
import rdflib  # noqa: E402
from rdflib.namespace import RDF, RDFS  # noqa: E402

PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
SCHEMA = rdflib.Namespace("https://schema.org/")

ANNO_CONTEXT = {
    "@vocab": str(OA), "id": "@id", "type": "@type", "as": "http://www.w3.org/ns/activitystreams#",
    "value": {"@id": str(RDF.value)}, "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "first": {"@id": "as:first", "@type": "@id"}, "partOf": {"@id": "as:partOf", "@type": "@id"},
    "items": {"@id": "as:items", "@container": "@list"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "body": {"@id": "oa:hasBody", "@type": "@id"}, "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"}, "oa": str(OA)}
MOTIVATIONS = {"assessing", "bookmarking", "classifying", "commenting", "describing", "editing",
               "highlighting", "identifying", "linking", "moderating", "questioning", "replying",
               "tagging"}  # all that the model knows


class LinkedData(unittest.TestCase):
    def setUp(self):
        self.folder, self.dossier = exported()
        self.articles = {a["id"]: a for a in self.dossier["articles"]}
        self.stories = self.dossier["stories"]

    def read(self, name, context=None):
        document = json.loads((self.folder / name).read_text("utf-8"))
        if context is not None:
            self.assertIsInstance(document["@context"], str)
            document["@context"] = context
        graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
        # What cannot be said in N-Triples, such as an address with a blank, was no IRI.
        return document, rdflib.Graph().parse(data=graph.serialize(format="nt"), format="nt")

    def each(self, part):
        return [item for story in self.stories for item in story[part]]

    def identifiers(self, graph, kind):
        return {str(graph.value(s, SCHEMA.identifier)): s
                for s in graph.subjects(RDF.type, kind)}

    def test_prov_has_every_article_with_its_title(self):
        _, graph = self.read("provenance.jsonld")
        found = self.identifiers(graph, SCHEMA.NewsArticle)
        self.assertEqual(set(found), set(self.articles))
        for name, node in found.items():
            self.assertEqual(str(graph.value(node, RDFS.label)), self.articles[name]["title"])
            self.assertIn((node, RDF.type, PROV.Entity), graph)
            agent = graph.value(node, PROV.wasAttributedTo)
            self.assertEqual(str(graph.value(agent, RDFS.label)), self.articles[name]["outlet"])

    def test_prov_says_from_whom_each_page_has_it(self):
        _, graph = self.read("provenance.jsonld")
        nodes = self.identifiers(graph, SCHEMA.NewsArticle)
        relation = {"quotes": PROV.wasQuotedFrom, "told": PROV.hadPrimarySource}
        kinds = set()
        for edge in self.each("edges"):
            if edge["from"] not in nodes:
                continue
            open_way = edge.get("direction") == "undecided"
            said = PROV.alternateOf if open_way else relation.get(edge["relation"],
                                                                  PROV.wasDerivedFrom)
            objects = list(graph.objects(nodes[edge["from"]], said))
            self.assertTrue(objects, edge)
            if edge["to"] in nodes:
                self.assertIn(nodes[edge["to"]], objects)
            kinds.add(said)
        self.assertGreaterEqual(len(kinds), 2)

    def test_prov_derives_entities_from_entities_only(self):
        _, graph = self.read("provenance.jsonld")
        for relation in (PROV.wasDerivedFrom, PROV.wasQuotedFrom, PROV.hadPrimarySource):
            for subject, target in graph.subject_objects(relation):
                self.assertIn((subject, RDF.type, PROV.Entity), graph)
                self.assertIn((target, RDF.type, PROV.Entity), graph)
        for agent in graph.objects(None, PROV.wasAttributedTo):
            types = set(graph.objects(agent, RDF.type))
            self.assertTrue(types & {PROV.Person, PROV.Organization, PROV.Agent}, agent)

    def test_prov_has_every_claim_with_its_origins(self):
        _, graph = self.read("provenance.jsonld")
        claims = {str(graph.value(s, RDFS.label)): s for s in graph.subjects(RDF.type, SCHEMA.Claim)}
        self.assertEqual(set(claims), {claim["id"] for claim in self.each("claims")})
        for claim in self.each("claims"):
            node = claims[claim["id"]]
            self.assertEqual(str(graph.value(node, PROV.value)), claim["text"])
            origins = set(graph.objects(node, PROV.hadPrimarySource))
            self.assertLessEqual(len(origins), len(claim["origins"]))
            self.assertTrue(origins)

    def test_each_annotation_finds_its_words_in_the_text(self):
        document, graph = self.read("annotations.jsonld", ANNO_CONTEXT)
        items = document["first"]["items"]
        texts = [a["text"] for a in self.dossier["articles"]]
        self.assertEqual(document["total"], len(items))
        self.assertGreater(len(items), 50)
        self.assertEqual(len({item["id"] for item in items}), len(items))
        for item in items:
            self.assertIn(item["motivation"], MOTIVATIONS)
            quote, position = item["target"]["selector"]
            around = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
            start, end = position["start"], position["end"]
            before = start - len(quote.get("prefix", ""))
            self.assertTrue(any(text[start:end] == quote["exact"] and
                                text[before:before + len(around)] == around for text in texts))
        self.assertEqual(len(set(graph.subjects(RDF.type, OA.Annotation))), len(items))
        self.assertEqual(len(list(graph.subjects(RDF.type, OA.TextPositionSelector))), len(items))

    def test_annotations_cover_every_occurrence_of_a_claim(self):
        document, _ = self.read("annotations.jsonld", ANNO_CONTEXT)
        found = sorted((next(b["value"] for b in item["body"] if b["purpose"] == "identifying"),
                        item["target"]["selector"][1]["start"])
                       for item in document["first"]["items"] if item["motivation"] == "identifying")
        self.assertEqual(found, sorted((claim["id"], o["start"]) for claim in self.each("claims")
                                       for o in claim["occurrences"]))

    def test_schema_org_names_the_earliest_page_as_first_appearance(self):
        _, graph = self.read("claims.jsonld", {"@vocab": str(SCHEMA)})
        articles = self.identifiers(graph, SCHEMA.NewsArticle)
        claims = self.identifiers(graph, SCHEMA.Claim)
        self.assertEqual(set(claims), {claim["id"] for claim in self.each("claims")})
        for claim in self.each("claims"):
            node = claims[claim["id"]]
            pages = {o["article"] for o in claim["occurrences"]}
            self.assertEqual(set(graph.objects(node, SCHEMA.appearance)),
                             {articles[page] for page in pages})
            first = min(pages, key=lambda page: self.articles[page]["published"])
            self.assertEqual(graph.value(node, SCHEMA.firstAppearance), articles[first])
            self.assertEqual(str(graph.value(node, SCHEMA.text)), claim["text"])

    def test_the_crate_describes_each_file_that_it_holds(self):
        crate = self.folder / "ro-crate"
        document, graph = self.read("ro-crate/ro-crate-metadata.json", {"@vocab": str(SCHEMA)})
        things = {thing["@id"]: thing for thing in document["@graph"]}
        self.assertEqual(len(things), len(document["@graph"]))
        descriptor = things["ro-crate-metadata.json"]
        self.assertEqual(descriptor["conformsTo"], {"@id": "https://w3id.org/ro/crate/1.1"})
        self.assertEqual(descriptor["about"], {"@id": "./"})
        root = things["./"]
        self.assertEqual(root["@type"], "Dataset")
        self.assertRegex(root["datePublished"], r"^\d{4}-\d\d-\d\d$")
        self.assertTrue(root["name"] and root["description"])
        self.assertIn(root["license"]["@id"], things)
        held = sorted(str(p.relative_to(crate)) for p in crate.rglob("*") if p.is_file())
        self.assertEqual(sorted([part["@id"] for part in root["hasPart"]]
                                + ["ro-crate-metadata.json"]), held)
        for part in root["hasPart"]:
            described = things[part["@id"]]
            self.assertEqual(described["@type"], "File")
            self.assertEqual(int(described["contentSize"]),
                             (crate / part["@id"]).stat().st_size)
        self.assertGreater(len(graph), 100)

    def test_the_crate_refers_to_nothing_that_it_does_not_describe(self):
        document = json.loads((self.folder / "ro-crate/ro-crate-metadata.json").read_text("utf-8"))
        known = {thing["@id"] for thing in document["@graph"]}

        def references(value):
            if isinstance(value, list):
                return [r for item in value for r in references(item)]
            return [value["@id"]] if isinstance(value, dict) else []

        for thing in document["@graph"]:
            for key, value in thing.items():
                for reference in references(value):
                    if key != "conformsTo":
                        self.assertIn(reference, known, key)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
