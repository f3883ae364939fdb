#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long the desk takes to answer, from one client and from many.

    measure_serve.py http://localhost:8642 [SECONDS [CLIENTS]]

One client asks each kind of question fifty times, then CLIENTS (100) ask a mixture of them over
connections that stay open for SECONDS (10): first three hundred questions that come again and again,
which the desk remembers, then questions of which none comes twice, which it cannot. Times are from before sending to the last byte, the
client's own share of the processor included. Prints a table of milliseconds.
"""
import asyncio
import json
import random
import sys
import time
import urllib.parse
import urllib.request


ONCE = "asked by nobody before"


async def ask(reader, writer, target):
    """Seconds that one request takes; its answer is read whole and must be 200."""
    began = time.perf_counter()
    writer.write(f"GET /api/v1/{target} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(f"{target}: {head[:80]!r}")
    length = next(line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
    await reader.readexactly(int(length.split(b":")[1]))
    return time.perf_counter() - began


def kinds_of_questions(base):
    """{name: [targets]} made of what the store holds."""
    def get(path):
        with urllib.request.urlopen(f"{base}/api/v1/{path}") as answer:
            return json.load(answer)

    pages = get("articles?limit=200")["items"]
    stories = get("stories?limit=100")["items"]
    words = sorted({word.strip(".").lower() for page in pages for word in (page["title"] or "").split()})
    random.Random(1).shuffle(words)
    largest = get("stories?order=pages&limit=5")["items"]
    story_path = [f"stories/{urllib.parse.quote(one['id'], safe='')}" for one in stories]
    return {
        "stories": ["stories", "stories?order=pages", "stories?offset=500", "stories?conflicts=1"],
        ONCE: [f"{path}?q={word}" for pair in zip(words[100:], words[101:]) for path, word in
               (("articles", pair[0]), ("stories", pair[0]), ("articles", "+".join(pair)))],
        "stories with a word": [f"stories?q={word}" for word in words[:100]],
        "pages with a word": [f"articles?q={word}" for word in words[:100]],
        "pages with two words": [f"articles?q={a}+{b}" for a, b in zip(words, words[1:100])],
        "a story": story_path,
        "a story of 200 pages": [f"stories/{urllib.parse.quote(one['id'], safe='')}" for one in largest],
        "a page": [f"articles/{urllib.parse.quote(one['id'], safe='')}" for one in pages],
        "choices of the filters": ["facets"],
    }


def row(name, times):
    times = sorted(1000 * one for one in times)
    at = [times[min(len(times) - 1, int(len(times) * share))] for share in (0.5, 0.9, 0.99)]
    print(f"{name:28} {len(times):6} {at[0]:8.1f} {at[1]:8.1f} {at[2]:8.1f} {times[-1]:8.1f}")


async def client(host, port, questions, until, seed):
    choose = random.Random(seed)
    reader, writer = await asyncio.open_connection(host, port, limit=1 << 20)
    times = []
    while time.perf_counter() < until:
        name = choose.choice(list(questions))
        times.append((name, await ask(reader, writer, choose.choice(questions[name]))))
    writer.close()
    return times


async def asker(host, port, targets, until):
    """Takes targets off the list that all askers share; seconds of each."""
    reader, writer = await asyncio.open_connection(host, port, limit=1 << 20)
    times = []
    while targets and time.perf_counter() < until:
        times.append(await ask(reader, writer, targets.pop()))
    writer.close()
    return times


async def main(base, seconds, clients):
    place = urllib.parse.urlsplit(base)
    questions = kinds_of_questions(base.rstrip("/"))
    once = questions.pop(ONCE)
    print(f"{'one client, milliseconds':28} {'asked':>6} {'p50':>8} {'p90':>8} {'p99':>8} {'most':>8}")
    reader, writer = await asyncio.open_connection(place.hostname, place.port, limit=1 << 20)
    for name, targets in questions.items():
        row(name, [await ask(reader, writer, targets[i % len(targets)]) for i in range(50)])
    writer.close()
    searches = {name: targets for name, targets in questions.items() if "word" in name or name == "stories"}
    began = time.perf_counter()
    done = await asyncio.gather(*(client(place.hostname, place.port, searches, began + seconds, seed)
                                  for seed in range(clients)))
    took = time.perf_counter() - began
    flat = [one for times in done for one in times]
    print(f"\n{clients} clients for {seconds:.0f} s: {len(flat) / took:.0f} answers a second")
    for name in searches:
        row(name, [seconds for kind, seconds in flat if kind == name] or [0.0])
    began = time.perf_counter()
    done = await asyncio.gather(*(asker(place.hostname, place.port, once, began + seconds)
                                  for _ in range(clients)))
    row(ONCE, [one for times in done for one in times] or [0.0])


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    asyncio.run(main(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 10.0,
                     int(sys.argv[3]) if len(sys.argv) > 3 else 100))
