#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The commands that work on a store, by the real program, each test in a fresh folder."""
import contextlib
import http.server
import json
import os
import pathlib
import sqlite3
import subprocess
import tempfile
import threading
import unittest

BINARY = os.environ["WIRESTEM_BINARY"]

FERRY = ("Ferry to Norholm stops for a week\n\nThe ferry between Lunden and Norholm will not run before Monday, the "
         "harbour office said.\n\n\"We found water in the engine room,\" said harbour master Tilda Brenn on Monday. "
         "\"Nobody was in danger.\"\n\nSome 400 commuters use the ferry each day. They can take the bus by way of the "
         "Eider bridge.")
FAIR = ("Library opens on Sundays\n\nThe town library of Obertann will open its reading room on Sundays from April.\n\n"
        "\"Many people have no other day,\" said librarian Jon Aske. The council of Obertann pays for two more posts.")


def record(name, text, outlet, day):
    return {"id": name, "outlet": outlet, "published": day, "text": text, "title": text.split("\n")[0],
            "url": f"https://{name}.example/page"}


PILE = [record("gazette", FERRY, "Harbour Gazette", "2024-03-04"), record("post", FERRY, "Norholm Post", "2024-03-05"),
        record("fair", FAIR, "Obertann Bote", "2024-03-06")]


class StoreCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.write("pile.jsonl", PILE)

    def write(self, name, records):
        (self.folder / name).write_text("".join(json.dumps(one) + "\n" for one in records))

    def run_program(self, *arguments, status=0):
        done = subprocess.run([BINARY, *arguments], cwd=self.folder, capture_output=True, check=False,
                              env={"PATH": os.environ["PATH"]})
        self.assertEqual(done.returncode, status, done.stdout.decode() + done.stderr.decode())
        return done.stdout.decode(), done.stderr.decode()

    def lines(self, *arguments):
        return [json.loads(line) for line in self.run_program(*arguments, "--json")[0].splitlines()]

    def story_of(self, article):
        return next(one["id"] for one in self.lines("stories") if article in one["articles"])

    def dossier(self, story):
        return json.loads(self.run_program("show", story, "--json")[0])


class Commands(StoreCase):
    def test_add_tells_each_article_and_knows_it_again(self):
        told = self.lines("add", "pile.jsonl")
        self.assertEqual([one["stored"] for one in told], ["gazette", "post", "fair"])
        self.assertEqual(told[1]["source_path"], "pile.jsonl#2")
        self.assertEqual({one["as"] for one in self.lines("add", "pile.jsonl")}, {"known"})
        self.assertEqual([one["id"] for one in self.lines("articles")], ["gazette", "post", "fair"])
        self.assertIn("known 3", self.run_program("add", "pile.jsonl")[0])

    def test_a_changed_article_is_a_new_version_with_a_diff(self):
        self.run_program("add", "pile.jsonl")
        self.write("later.jsonl", [record("gazette", FERRY.replace("400", "600"), "Harbour Gazette", "2024-03-04")])
        self.assertEqual(self.lines("add", "later.jsonl")[0]["as"], "changed")
        self.assertEqual(len(self.lines("articles")), 3)
        parts = self.lines("diff", "gazette@1", "gazette@2")
        self.assertEqual([p["text"] for p in parts if p["op"] != "equal"], ["400", "600"])
        self.assertEqual("".join(p["text"] for p in parts if p["op"] != "inserted"), FERRY)
        self.assertIn("[-400-]{+600+}", self.run_program("diff", "gazette@1", "gazette@2")[0])

    def test_stories_of_a_store_are_those_of_the_pile(self):
        self.run_program("add", "pile.jsonl")
        pile = json.loads(self.run_program("dossier", "pile.jsonl", "--json")[0])
        kept = {tuple(sorted(one["articles"])): one for one in self.lines("stories")}
        self.assertEqual({tuple(sorted(one["articles"])) for one in pile["stories"]}, set(kept))
        for story in pile["stories"]:
            line = kept[tuple(sorted(story["articles"]))]
            self.assertEqual(line["statement"], story["summary"]["statement"])
            own = self.dossier(line["id"])["stories"][0]
            self.assertEqual([c["text"] for c in own["claims"]], [c["text"] for c in story["claims"]])
            self.assertEqual([e["relation"] for e in own["edges"]], [e["relation"] for e in story["edges"]])
        self.assertIn("2 pages", self.run_program("show", self.story_of("post"))[0])

    def test_every_span_of_a_kept_dossier_quotes_its_article(self):
        self.run_program("add", "pile.jsonl")
        dossier = self.dossier(self.story_of("post"))
        texts = {a["id"]: a["text"] for a in dossier["articles"]}
        found = 0
        for claim in dossier["stories"][0]["claims"]:
            for span in claim["occurrences"]:
                self.assertEqual(texts[span["article"]][span["start"]:span["end"]], span["exact"])
                found += 1
        self.assertGreater(found, 2)

    def test_in_a_large_store_only_the_neighbourhood_of_what_is_new_is_made_anew(self):
        towns = [a + b + c for a in ("Lun", "Nor", "Vel", "Tar", "Ost", "Mir") for b in ("da", "ke", "so", "ri", "pu")
                 for c in ("by", "holm", "wick", "feld", "stad", "mouth", "ford", "gate", "burn", "ton", "dal", "nes",
                           "vik", "rup", "ham", "ley", "thorp", "wold")]
        fillers = [record(f"filler{n}", f"Fair at {town}\n\nThe fair at {town} drew {1000 + 7 * n} guests on Friday. "
                          f"Mayor Ina {town}sen of {town} thanked all helpers.", f"{town} Bote", "2024-02-02")
                   for n, town in enumerate(towns)]
        self.write("large.jsonl", fillers + PILE[:1])
        self.run_program("add", "large.jsonl")
        before = {article: one["id"] for one in self.lines("stories") for article in one["articles"]}
        self.assertEqual(len(before), len(fillers) + 1)
        self.write("more.jsonl", PILE[1:2])
        self.run_program("add", "more.jsonl")
        after = {article: one["id"] for one in self.lines("stories") for article in one["articles"]}
        self.assertEqual(after.pop("post"), after["gazette"])
        self.assertEqual(after, before)

    def test_decisions_hold_through_analysis_and_are_marked(self):
        self.run_program("add", "pile.jsonl")
        self.run_program("decide", "merge", self.story_of("post"), self.story_of("fair"), "--reason", "one week")
        story = self.story_of("fair")
        self.assertEqual(story, self.story_of("post"))
        self.run_program("decide", "reliability", "Norholm Post", "C", "--author", "Ada")
        self.run_program("decide", "rename", "Tilda Brenn", "T. Brenn-Voss")
        self.run_program("stories", "--anew")
        self.assertEqual(story, self.story_of("post"))
        dossier = self.dossier(story)["stories"][0]
        self.assertEqual({one["kind"] for one in dossier["decisions"]}, {"merge", "reliability", "rename"})
        self.assertIn("T. Brenn-Voss", [actor["name"] for actor in dossier["actors"]])
        self.assertIn("reliability", self.run_program("show", story)[0])
        self.run_program("decide", "undo", "1")
        self.assertNotEqual(self.story_of("fair"), self.story_of("post"))
        self.run_program("decide", "split", self.story_of("post"), "post")
        self.assertNotEqual(self.story_of("gazette"), self.story_of("post"))
        self.assertEqual(len(self.lines("decisions")), 3)

    def test_a_decision_tells_who_made_it_and_whether_it_was_followed(self):
        self.run_program("add", "pile.jsonl")
        self.run_program("decide", "merge", self.story_of("post"), self.story_of("fair"), "--author", "Ada Brook")
        self.run_program("decide", "note", "post", "ask again")
        merged, note = self.lines("decisions")
        self.assertEqual((merged["author"], merged["followed"]), ("Ada Brook", True))  # the note's command analysed
        self.assertEqual((note["author"], note["followed"]), ("", True))
        self.run_program("decide", "split", self.story_of("fair"), "fair")
        self.assertEqual([one["followed"] for one in self.lines("decisions")], [True, True, False])
        self.assertIn("not yet followed", self.run_program("decisions")[0])
        self.run_program("stories")
        self.assertEqual([one["followed"] for one in self.lines("decisions")], [True, True, True])
        self.assertNotIn("not yet", self.run_program("decisions")[0])

    def test_a_store_of_an_older_format_is_brought_up_to_date(self):
        self.run_program("add", "pile.jsonl")
        self.run_program("decide", "merge", self.story_of("post"), self.story_of("fair"), "--author", "Ada Brook")
        stores = list(self.folder.glob("*.db"))
        with contextlib.closing(sqlite3.connect(stores[0])) as store:
            store.executescript("ALTER TABLE decision DROP COLUMN change; PRAGMA user_version = 1")
        self.assertIn("of an older format", self.run_program("decisions", status=2)[1])
        self.run_program("add", "pile.jsonl")
        [decision] = self.lines("decisions")
        self.assertEqual((decision["author"], decision["followed"]), ("Ada Brook", True))
        self.assertEqual(self.story_of("fair"), self.story_of("post"))

    def test_words_can_be_taken_out_of_a_claim(self):
        self.run_program("add", "pile.jsonl")
        story = self.story_of("post")
        claim = next(c for c in self.dossier(story)["stories"][0]["claims"]
                     if len({o["article"] for o in c["occurrences"]}) == 2)
        self.run_program("decide", "not-claim", story, claim["id"], "post")
        for after in self.dossier(self.story_of("post"))["stories"][0]["claims"]:
            articles = {o["article"] for o in after["occurrences"]
                        if o["exact"] == claim["occurrences"][0]["exact"]}
            self.assertLess(len(articles), 2)

    def test_questions_are_answered(self):
        self.run_program("add", "pile.jsonl")
        story = self.story_of("post")
        out = self.run_program("check", "The ferry between Lunden and Norholm will not run before Monday.")[0]
        self.assertIn("independent origin", out)
        self.run_program("check", "The ferry between Lunden and Norholm will not run before Monday.",
                         "--min-origins", "9", status=1)
        self.run_program("check", "Penguins were elected to the senate of Mars.", status=1)
        claim = self.dossier(story)["stories"][0]["claims"][0]
        self.assertIn("origin", self.run_program("why", story, claim["id"])[0])
        self.assertIn("direction", self.run_program("why", story, "edge-1")[0])
        self.run_program("why", story, "claim-999", status=2)
        self.assertTrue(self.lines("what-if", story, "--drop", "Harbour Gazette"))
        self.run_program("what-if", story, "--drop", "Nobody's Paper", status=2)

    def test_a_story_is_exported(self):
        self.run_program("add", "pile.jsonl")
        self.run_program("export", self.story_of("post"), "--as", "json,csv", "-o", "out")
        self.assertTrue(list((self.folder / "out").rglob("*.json")))
        self.assertTrue(list((self.folder / "out").rglob("*.csv")))

    def test_a_hostile_title_does_not_reach_the_terminal(self):
        self.write("bad.jsonl", [dict(record("bad", FAIR, "X\x1b[31m", "2024-03-01"), title="a\x1b]0;x\x07b\r\nc")])
        self.run_program("add", "bad.jsonl")
        for command in ("articles", "stories"):
            self.assertNotIn("\x1b", self.run_program(command)[0])

    def test_the_file_opens_in_other_tools(self):
        self.run_program("add", "pile.jsonl")
        self.run_program("stories")
        with sqlite3.connect(f"file:{self.folder}/wirestem.db?mode=ro", uri=True) as database:
            names = database.execute("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')").fetchall()
            for name, _ in names:
                database.execute(f'SELECT * FROM "{name}" LIMIT 3').fetchall()
            self.assertEqual(database.execute("SELECT count(*) FROM articles").fetchone(), (3,))
            self.assertGreater(database.execute("SELECT count(*) FROM claims").fetchone()[0], 2)
            self.assertEqual(database.execute("PRAGMA journal_mode").fetchone(), ("wal",))

    def test_errors_name_the_file(self):
        self.assertIn("wirestem.db: no such store", self.run_program("articles", status=2)[1])
        (self.folder / "letter.db").write_text("Dear Sir, this is no database at all. " * 9)
        self.assertIn("letter.db", self.run_program("add", "pile.jsonl", "--store", "letter.db", status=2)[1])
        self.assertIn("no/such", self.run_program("add", "pile.jsonl", "--store", "no/such/s.db", status=2)[1])
        self.run_program("add", "pile.jsonl")
        self.assertIn("no story", self.run_program("show", "story-99", status=2)[1])
        self.run_program("articles", "--since", "yesterday", status=2)


class Feed(http.server.BaseHTTPRequestHandler):
    pages = {}
    asked = []

    def do_GET(self):
        Feed.asked.append(self.path)
        body = Feed.pages.get(self.path)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "application/rss+xml" if self.path == "/feed" else "text/html")
        self.end_headers()
        self.wfile.write((body or "").encode())

    def log_message(self, *_):
        pass


class Watch(StoreCase):
    def setUp(self):
        super().setUp()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Feed)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        Feed.asked.clear()
        Feed.pages = {"/robots.txt": "User-agent: *\nAllow: /\n"}

    def feed(self, *names):
        items = "".join(f"<item><title>{n}</title><link>{self.base}/{n}</link></item>" for n in names)
        Feed.pages["/feed"] = f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'
        for name in names:
            text = "".join(f"<p>{part}</p>" for part in (FERRY if name != "fair" else FAIR).split("\n\n"))
            Feed.pages["/" + name] = f"<html><head><title>{name}</title></head><body><article>{text}</article></body></html>"

    def watch(self):
        return self.run_program("watch", self.base + "/feed", "--once", "--allow-private", "--on-change", "told.jsonl")[0]

    def test_a_round_keeps_what_is_new_and_tells_what_has_changed(self):
        self.feed("one", "fair")
        self.assertEqual(len(self.watch().splitlines()), 2)
        Feed.asked.clear()
        self.assertEqual(self.watch(), "")
        self.assertNotIn("/one", Feed.asked)
        self.feed("one", "fair", "two")
        self.assertEqual(len(self.watch().splitlines()), 1)
        self.assertEqual(len(self.lines("articles")), 3)
        told = [json.loads(line) for line in (self.folder / "told.jsonl").read_text().splitlines()]
        self.assertIn("story-new", {one["kind"] for one in told})
        self.assertEqual(len(told), len({one["number"] for one in told}))


if __name__ == "__main__":
    unittest.main()
