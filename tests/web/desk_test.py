#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The desk in a real browser: fills a store with invented pages, serves it, and lets Node's tests at it.

Skipped (77) where there is no Chromium, no Node, or where `npm ci` cannot fetch what the tests need.
With --pictures FOLDER it photographs each view instead, for people to look at.
"""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
BINARY = os.environ["WIRESTEM_BINARY"]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# Other people's lists of odd strings, tried where they are.
SHARED = pathlib.Path(os.environ["WIRESTEM_SOURCE_DIR"]).resolve().parent / "shared" / "spec"

FERRY = ("The ferry to Norholm will not run before Monday, the harbour office said.\n\n"
         "\"We found water in the engine room,\" said harbour master Tilda Brenn on Monday. "
         "Some {count} commuters use the ferry each day.\n\nThe ferry was built in 1987. "
         "A diver is to look at the hull on Tuesday. {more}\n\nThe harbour office keeps a list of those who need to "
         "reach the clinic at Norholm, and calls them each morning.\n\nTwo fishing boats take mail and milk across "
         "as long as the wind allows it.\n\nThe school on the island stays open; its teachers sleep there.")
STORY = [
    {"id": "gazette", "outlet": "Harbour Gazette", "published": "2024-03-04T07:30:00Z", "lang": "en",
     "url": "https://example.org/ferry", "title": "Ferry to Norholm stops for a week",
     "text": FERRY.format(count=400, more="The town pays for a bus over the bridge until then.")},
    {"id": "post", "outlet": "Norholm Post", "published": "2024-03-05", "lang": "en", "title": "No ferry before Monday",
     "text": FERRY.format(count=900, more="Source: Harbour Gazette")},
    {"id": "blog", "outlet": "Quayside Blog", "published": "2024-03-06", "lang": "en", "title": "Ferry sunk?",
     "text": "The Harbour Gazette writes that the ferry to Norholm has sunk. Nobody else reports it. "
             "The ferry to Norholm will not run before Monday, the harbour office said."},
    {"id": "zeitung", "outlet": "Norholmer Zeitung", "published": "2024-03-05", "lang": "de",
     "title": "Fähre nach Norholm steht still",
     "text": "Die Fähre nach Norholm fährt nicht vor Montag, teilte das Hafenamt mit.\n\n„Wir haben Wasser im "
             "Maschinenraum gefunden“, sagte Hafenmeisterin Tilda Brenn am Montag. Rund 400 Pendler nutzen die "
             "Fähre jeden Tag, berichtet die Harbour Gazette."},
    {"id": "arabic", "outlet": "مرفأ اليوم", "published": "2024-03-06", "lang": "ar", "title": "توقف عبّارة نورهولم",
     "text": "توقفت عبّارة نورهولم حتى يوم الاثنين، بحسب مكتب الميناء.\n\nوقالت مديرة الميناء تيلدا برين: «وجدنا ماءً في "
             "غرفة المحركات». يستخدم العبّارة نحو 400 راكب كل يوم."},
    {"id": "chinese", "outlet": "港口晚报", "published": "2024-03-06", "lang": "zh", "title": "诺霍姆渡轮停航",
     "text": "港口办公室说，开往诺霍姆的渡轮星期一之前不会开航。\n\n港务长蒂尔达·布伦星期一说：“我们在机房里发现了水。”每天约有400人乘坐渡轮。"},
]


def hostile_strings():
    strings = json.loads((HERE / "desk" / "hostile_strings.json").read_text("utf-8"))
    if (path := SHARED / "strings" / "blns.json").is_file():
        strings += json.loads(path.read_text("utf-8"))
    if (path := SHARED / "xss" / "xss-payload-list.txt").is_file():
        strings += path.read_text("utf-8", "replace").splitlines()[::8]  # neighbours are much alike
    return strings


def hostile_pages(strings):
    """Each string as title, outlet, author and address of a page, and in its text."""
    pages = []
    for at in range(0, len(strings), 3):
        one, two, three = (strings[(at + step) % len(strings)] for step in range(3))
        pages.append({"id": f"h{at} {one[:40]}", "title": one[:300], "outlet": two[:120], "url": f"https://example.org/{at}#{three[:80]}",
                      "authors": [three[:80]], "published": f"2024-02-{at // 3 % 28 + 1:02d}",
                      "text": f"The office of {two} said on Monday: \"{one}\" is closed for {at} days.\n\n{three}\n\n"
                              f"According to {three}, {one} will open again in 2025."})
    return pages


def fill_store(folder, pages):
    (folder / "pages.jsonl").write_text("".join(json.dumps(page) + "\n" for page in pages), "utf-8")
    for command in (["add", "pages.jsonl"], ["stories"]):
        subprocess.run([BINARY, *command, "--store", "desk.db"], cwd=folder, check=True, timeout=170,
                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


class Desk:
    """`wirestem serve` as a process of its own, at whatever port is free."""

    def __init__(self, folder):
        self.process = subprocess.Popen([BINARY, "serve", "--port", "0", "--store", "desk.db"], cwd=folder,
                                        stderr=subprocess.PIPE, text=True)
        line = self.process.stderr.readline()
        assert "http://localhost:" in line, line
        self.url = next(word for word in line.split() if word.startswith("http://"))

    def stop(self):
        """Ends it by the signal of Ctrl-C; gives its exit status, and how long it took."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(timeout=20)
        self.process.stderr.close()
        return status, time.monotonic() - began


def need(condition, what):
    if not condition:
        print(f"skipped: {what}")
        sys.exit(77)


def need_node():
    node = shutil.which("node")
    need(node, "no Node here")
    version = int(subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout[1:].split(".")[0])
    need(version >= 18, "Node is older than 18")
    if not (HERE / "node_modules" / "playwright-core").is_dir():
        npm = shutil.which("npm")
        need(npm, "no npm here to fetch playwright-core and axe-core")
        done = subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=HERE, check=False,
                              capture_output=True, timeout=120)
        need(done.returncode == 0, "npm ci in tests/web failed (no network?)")
    return node


def main():
    need(CHROMIUM, "no Chromium here")
    node = need_node()
    strings = hostile_strings()
    pictures = sys.argv[2] if sys.argv[1:2] == ["--pictures"] else None
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        fill_store(folder, STORY + ([] if pictures else hostile_pages(strings)))
        (folder / "strings.json").write_text(json.dumps(strings), "utf-8")
        desk = Desk(folder)
        environment = {**os.environ, "WIRESTEM_DESK_URL": desk.url, "WIRESTEM_CHROMIUM": CHROMIUM,
                       "WIRESTEM_HOSTILE": str(folder / "strings.json"), "WIRESTEM_PICTURES": pictures or "", "WIRESTEM_STORE": str(folder / "desk.db")}
        tests = sorted(str(path) for path in (HERE / "desk").glob("*.test.mjs"))
        writing = [path for path in tests if path.endswith("decide.test.mjs")]  # the others want the store still
        commands = [[node, "--test", *(path for path in tests if path not in writing)], [node, "--test", *writing]]
        if pictures:
            commands = [[node, str(HERE / "desk" / "take_pictures.mjs")]]
        status = max(subprocess.run(command, env=environment, check=False, timeout=900).returncode
                     for command in commands)
        ended, seconds = desk.stop()
        if ended != 0 or seconds > 8:
            print(f"the desk ended with {ended} after {seconds:.1f} s")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
