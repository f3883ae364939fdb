#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The one-file page in a real browser, opened from disk. Skipped (77) where there is no Chromium."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

BINARY = os.environ["WIRESTEM_BINARY"]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
LONG = "/a-path-without-any-blank-in-it" * 12

PAGES = [
    {"id": "gazette", "outlet": "Harbour Gazette", "published": "2024-03-04", "url": "https://example.org" + LONG,
     "title": "Ferry to Norholm stops <b>for a week</b>",
     "text": "The ferry to Norholm will not run before Monday.\n\n\"We found water in the engine room,\" "
             "said harbour master Tilda Brenn on Monday. Some 400 commuters use the ferry each day."},
    {"id": "post", "outlet": "Norholm Post", "published": "2024-03-05",
     "text": "The ferry to Norholm will not run before Monday.\n\n\"We found water in the engine room,\" "
             "said harbour master Tilda Brenn on Monday. Some 400 commuters use the ferry each day."},
    {"id": "blog", "published": "2024-03-06", "url": "javascript:alert(1)",
     "text": "The Harbour Gazette writes that the ferry to Norholm has sunk. <script>alert(1)</script> "
             "Nobody else reports it." + "x" * 400},
    {"id": "arabic", "text": "توقفت العبارة يوم الاثنين، وقال مدير الميناء إن المحرك تعطل."},
    {"id": "chinese", "text": "渡轮星期一停航。港务长说:“我们在机房里发现了水。”"},
]

# Opens the page in a frame of a given width and writes down what it finds there.
PROBE = """<!doctype html><meta charset="utf-8">
<iframe id="frame" width="%d" height="900" src="%s"></iframe><pre id="found"></pre>
<script>
frame.onload = () => {
  const page = frame.contentDocument, root = page.documentElement;
  const wide = [...page.querySelectorAll("body *")].filter(e => !e.closest(".scroll, .skip") &&
      e.getBoundingClientRect().right > root.clientWidth + 1);
  const dead = [...page.querySelectorAll('a[href^="#"]')].filter(a =>
      !page.getElementById(a.getAttribute("href").slice(1)));
  const rgb = name => getComputedStyle(page.querySelector(name)).color;
  found.textContent = JSON.stringify({
    title: page.title, width: root.scrollWidth, room: root.clientWidth,
    wide: wide.slice(0, 3).map(e => e.outerHTML.slice(0, 120)),
    dead: dead.length, links: page.querySelectorAll('a[href^="#"]').length,
    scripts: page.scripts.length, injected: page.querySelectorAll("h2 b, h3 b").length,
    outward: [...page.querySelectorAll('a:not([href^="#"])')].map(a => a.getAttribute("href")),
    styled: getComputedStyle(page.querySelector(".claim")).display,
    small: [...page.querySelectorAll("svg a, summary")].length,
    unnamed: [...page.querySelectorAll("a")].filter(a =>
        !(a.textContent.trim() || a.getAttribute("aria-label"))).length,
  });
};
</script>"""


class PageInABrowser(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        (cls.folder / "pile.jsonl").write_text("".join(json.dumps(p) + "\n" for p in PAGES), "utf-8")
        subprocess.run([BINARY, "dossier", "pile.jsonl", "-o", "out"], cwd=folder.name, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        cls.page = cls.folder / "out" / "dossier.html"

    def browse(self, url, *flags):
        command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                   "--no-first-run", "--disable-background-networking",
                   f"--user-data-dir={self.folder}/profile", "--enable-logging=stderr", "--v=0",
                   "--virtual-time-budget=4000", *flags, url]
        done = subprocess.run(command, capture_output=True, check=False, timeout=120)
        return done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")

    def probe(self, width):
        probe = self.folder / f"probe-{width}.html"
        probe.write_text(PROBE % (width, self.page.as_uri()), "utf-8")
        out, err = self.browse(probe.as_uri(), "--allow-file-access-from-files", "--dump-dom")
        found = re.search(r'<pre id="found">(.+?)</pre>', out, re.S)
        self.assertIsNotNone(found, err[-2000:])
        text = found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        return json.loads(text)

    def test_opens_from_disk_without_a_word_on_the_console(self):
        out, err = self.browse(self.page.as_uri(), "--dump-dom")
        self.assertIn("<main", out)
        self.assertEqual(re.findall(r".*CONSOLE.*", err), [])

    def test_is_styled_has_no_script_and_every_link_has_its_target(self):
        found = self.probe(1200)
        self.assertEqual(found["styled"], "grid")
        self.assertEqual((found["scripts"], found["injected"], found["dead"], found["unnamed"]),
                         (0, 0, 0, 0))
        self.assertGreater(found["links"], 30)
        self.assertEqual(found["outward"], [PAGES[0]["url"]])

    def test_nothing_stands_out_at_the_width_of_a_phone(self):
        for width in (340, 390, 820):
            found = self.probe(width)
            self.assertLessEqual(found["width"], found["room"], found["wide"])
            self.assertEqual(found["wide"], [])

    def test_can_be_printed(self):
        paper = self.folder / "page.pdf"
        self.browse(self.page.as_uri(), f"--print-to-pdf={paper}")
        self.assertTrue(paper.read_bytes().startswith(b"%PDF"))


if __name__ == "__main__":
    if CHROMIUM is None:
        print("no Chromium here")
        sys.exit(77)
    unittest.main()
