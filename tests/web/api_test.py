#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each path of docs/openapi.json answers as it is described there, from a served store.

Skipped (77) where there is no python3-jsonschema.
"""
import http.client
import json
import os
import pathlib
import sys
import tempfile
import unittest
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import desk_test  # noqa: E402  fills the store and serves it

try:
    import jsonschema
except ImportError:
    jsonschema = None

API = json.loads((pathlib.Path(os.environ["WIRESTEM_SOURCE_DIR"]) / "docs" / "openapi.json").read_text("utf-8"))


class Api(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        desk_test.fill_store(pathlib.Path(folder.name), desk_test.STORY)
        cls.desk = desk_test.Desk(pathlib.Path(folder.name))
        cls.addClassCleanup(cls.desk.stop)
        cls.host = urllib.parse.urlsplit(cls.desk.url).netloc

    def ask(self, method, path, body=None, headers=None):
        """(status, headers, bytes) of one request."""
        connection = http.client.HTTPConnection(self.host, timeout=60)
        self.addCleanup(connection.close)
        if body is not None or method == "DELETE":
            headers = {"Content-Type": "application/json", **(headers or {})}
        connection.request(method, "/api/v1" + path, body, headers or {})
        answer = connection.getresponse()
        if answer.headers.get_content_type() == "text/event-stream":
            return answer.status, answer.headers, answer.fp.readline() + answer.fp.readline()
        return answer.status, answer.headers, answer.read()

    def first_id(self, what):
        return json.loads(self.ask("GET", f"/{what}?limit=1")[2])["items"][0]["id"]

    def assert_fits(self, described, status, headers, body):
        self.assertIn(str(status), described["responses"], body[:300])
        content = described["responses"][str(status)].get("content", {})
        kind = headers.get_content_type()
        if not content:
            self.assertEqual(body, b"")
            return
        schema = content.get(kind, content.get("*/*"))
        self.assertIsNotNone(schema, f"{kind} is not described")
        if kind.endswith("json") and "*/*" not in content:
            whole = {**schema["schema"], "components": API["components"]}
            jsonschema.Draft202012Validator(whole).validate(json.loads(body))

    def test_every_path_answers_as_described_with_all_its_parameters(self):
        ids = {"/stories/{id}": self.first_id("stories"), "/articles/{id}": self.first_id("articles")}
        for path, methods in API["paths"].items():
            for method, described in methods.items():
                parameters = described.get("parameters", [])
                query = {one["name"]: one["example"] for one in parameters if one["in"] == "query" and "example" in one}
                target = path.replace("{number}", "1")
                for start, id_ in ids.items():
                    if path.startswith(start):
                        target = path.replace("{id}", urllib.parse.quote(id_, safe=""))
                body = described.get("requestBody", {}).get("content", {}).get("application/json", {}).get("example")
                with self.subTest(f"{method} {path}"):
                    answer = self.ask(method.upper(), target + ("?" + urllib.parse.urlencode(query) if query else ""),
                                      json.dumps(body) if body else None)
                    self.assertLess(answer[0], 300, answer[2][:300])
                    self.assert_fits(described, *answer)

    def test_errors_are_the_problems_that_are_described(self):
        listing = API["paths"]["/stories"]["get"]
        for target in ("/stories?limit=999", "/stories?since=soon", "/stories?unknown=1"):
            answer = self.ask("GET", target)
            self.assertEqual(answer[0], 400)
            self.assert_fits(listing, *answer)
        answer = self.ask("GET", "/stories/none")
        self.assertEqual(answer[0], 404)
        self.assert_fits(API["paths"]["/stories/{id}"]["get"], *answer)
        analyses = API["paths"]["/analyses"]["post"]
        for body in ("{", '{"text": ""}', '{"files": [{"name": "a", "content": "?"}]}'):
            answer = self.ask("POST", "/analyses", body)
            self.assertEqual(answer[0], 400)
            self.assert_fits(analyses, *answer)

    def test_each_export_that_is_described_is_given_and_no_other(self):
        story = urllib.parse.quote(self.first_id("stories"), safe="")
        described = API["paths"]["/stories/{id}/export"]["get"]
        for name in described["parameters"][1]["schema"]["enum"]:
            status, headers, body = self.ask("GET", f"/stories/{story}/export?as={name}")
            self.assertEqual(status, 200, name)
            self.assertGreater(len(body), 100, name)
            self.assertIn("attachment", headers["Content-Disposition"])
        message = json.loads(self.ask("GET", f"/stories/{story}/export?as=none")[2])["detail"]
        for name in message.split(": ", 1)[1].split(", "):
            self.assertIn(name, described["parameters"][1]["schema"]["enum"])

    def test_what_the_program_says_of_itself_is_the_description(self):
        self.assertEqual(json.loads(self.ask("GET", "/openapi.json")[2]), API)

    def test_other_names_and_other_sites_are_turned_away(self):
        self.assertEqual(self.ask("GET", "/status", headers={"Host": "evil.example"})[0], 421)
        self.assertEqual(self.ask("GET", "/status", headers={"Origin": "http://evil.example"})[0], 403)
        self.assertEqual(self.ask("GET", "/status", headers={"Sec-Fetch-Site": "cross-site"})[0], 403)
        self.assertEqual(self.ask("POST", "/decisions", "kind=note", {"Content-Type": "text/plain"})[0], 415)

    def test_what_is_decided_is_marked_in_the_story_until_it_is_taken_back(self):
        def story():
            return json.loads(self.ask("GET", "/stories/" + self.first_id("stories"))[2])["stories"][0]
        before = story()
        name = before["sources"][0]["name"]
        body = json.dumps({"kind": "rename", "subject": name, "value": "Another Name", "reason": "that is what it is called"})
        number = json.loads(self.ask("POST", "/decisions", body)[2])["number"]
        renamed = story()
        self.assertEqual([one["number"] for one in renamed["decisions"]], [number])
        self.assertEqual(renamed["sources"][0]["name"], "Another Name")
        self.assertEqual(self.ask("DELETE", f"/decisions/{number}")[0], 204)
        self.assertEqual(story(), before)

    def test_what_is_too_large_is_refused_from_its_head_alone(self):
        self.assertEqual(self.ask("POST", "/analyses", "{}", {"Content-Length": str(1 << 40)})[0], 413)
        self.assertEqual(self.ask("GET", "/status", headers={"X-Long": "a" * 20000})[0], 431)

    def test_an_answer_is_not_sent_twice_to_who_has_it(self):
        status, headers, _ = self.ask("GET", "/stories")
        self.assertEqual(status, 200)
        again = self.ask("GET", "/stories", headers={"If-None-Match": headers["ETag"]})
        self.assertEqual((again[0], again[2]), (304, b""))
        head = self.ask("HEAD", "/stories")
        self.assertEqual((head[0], head[2]), (200, b""))
        self.assertGreater(int(head[1]["Content-Length"]), 100)


if __name__ == "__main__":
    if jsonschema is None:
        print("skipped: no python3-jsonschema here")
        sys.exit(77)
    unittest.main()
