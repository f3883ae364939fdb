#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Graph exports, read back by networkx, Graphviz and xmllint."""
import io
import json
import pathlib
import shutil
import subprocess
import sys
import unittest

from exported_pile import as_xml_holds, exported, need

need("networkx")
import networkx  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent


def words(graph, key):
    return sorted(data[key] for _, data in graph.nodes(data=True) if key in data)


def tool(name):
    if shutil.which(name) is None:
        raise unittest.SkipTest(f"{name} is not installed")
    return name


def run(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True, check=False)
    if done.returncode != 0 or done.stderr:
        raise AssertionError(f"{command[0]}: {done.returncode} {done.stderr.decode()}")
    return done.stdout.decode()


class Graphs(unittest.TestCase):
    def setUp(self):
        self.folder, self.dossier = exported()
        stories = self.dossier["stories"]
        self.edges = [edge for story in stories for edge in story["edges"]]
        self.nodes = len(self.dossier["articles"]) + sum(len(s["sources"]) for s in stories)
        self.titles = sorted(as_xml_holds(a["title"]) for a in self.dossier["articles"])
        self.assertGreater(len(self.edges), 10)

    def test_networkx_reads_the_gexf(self):
        text = (self.folder / "stemma.gexf").read_text("utf-8")
        # This networkx knows 1.2 at most; the namespace is what it tells versions by.
        text = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
        graph = networkx.read_gexf(io.BytesIO(text.encode()))
        self.assertEqual(graph.number_of_nodes(), self.nodes)
        self.assertEqual(graph.number_of_edges(), len(self.edges))
        self.assertEqual(words(graph, "title"), self.titles)
        self.assertEqual(sorted((a, b, data["relation"], data["weight"])
                                for a, b, data in graph.edges(data=True)),
                         sorted((as_xml_holds(e["from"]), as_xml_holds(e["to"]), e["relation"],
                                 e["confidence"]) for e in self.edges))

    def test_the_gexf_is_as_its_standard_says(self):
        run(tool("xmllint"), "--noout", "--nowarning", self.folder / "stemma.gexf")
        done = subprocess.run(["xmllint", "--noout", "--relaxng", HERE / "gexf-1.3.rng",
                               self.folder / "stemma.gexf"], capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr.decode()[:2000])

    def test_networkx_reads_the_graphml(self):
        graph = networkx.read_graphml(self.folder / "stemma.graphml", force_multigraph=True)
        self.assertEqual(graph.number_of_nodes(), self.nodes)
        self.assertEqual(graph.number_of_edges(), len(self.edges))
        self.assertEqual(words(graph, "title"), self.titles)
        by_id = {data["dossier_id"]: node for node, data in graph.nodes(data=True)}
        for edge in self.edges:
            found = graph.get_edge_data(by_id[as_xml_holds(edge["from"])],
                                        by_id[as_xml_holds(edge["to"])])
            match = [data for data in found.values() if data["relation"] == edge["relation"]]
            self.assertEqual(match[0]["weight"], edge["confidence"])
        run(tool("xmllint"), "--noout", self.folder / "stemma.graphml")

    def test_graphviz_reads_the_dot(self):
        drawn = json.loads(run(tool("dot"), "-Tdot_json", self.folder / "stemma.dot"))
        nodes = [o for o in drawn["objects"] if "kind" in o]
        self.assertEqual(len(nodes), self.nodes)
        self.assertEqual(len(drawn["edges"]), len(self.edges))
        self.assertEqual(sorted(e["relation"] for e in drawn["edges"]),
                         sorted(e["relation"] for e in self.edges))

    def test_graphviz_draws_each_label_as_it_was(self):
        svg = run(tool("dot"), "-Tsvg", self.folder / "stemma.dot")
        for title in ("]]&gt;&lt;![CDATA[", "back\\slash \\N \\G \\&quot;",
                      "&amp;amp; &amp;lt; &amp;#x3c; &amp;", "trailing backslash \\"):
            self.assertIn(">" + title.replace("'", "&#39;") + "<", svg.replace("&#45;", "-"))
        self.assertNotIn("<script", svg)

    def test_gvpr_counts_what_networkx_counts(self):
        counted = run(tool("gvpr"), "BEGIN{int n, e;} N{n = n + 1} E{e = e + 1} "
                      "END{printf(\"%d %d\", n, e)}", self.folder / "stemma.dot")
        self.assertEqual(counted, f"{self.nodes} {len(self.edges)}")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
