# SPDX-License-Identifier: Apache-2.0
"""From the dossier's JSON to records: ids become what they stand for."""
from __future__ import annotations

from typing import Any

from .records import (Actor, Article, Claim, Conflict, ConflictSide, DiffPart, Edge, Node,
                      Occurrence, Origin, Passage, Quote, QuoteVariant, Section, Source, Span,
                      Story, Summary, TimelineEntry)

Json = dict[str, Any]


def read_article(json: Json) -> Article:
    return Article(
        id=json["id"], source_path=json["source_path"], url=json["url"], outlet=json["outlet"],
        title=json["title"], authors=tuple(json["authors"]), published=json["published"],
        published_from=json["published_from"], languages=tuple(json["languages"]),
        text=json["text"],
        sections=tuple(Section(s["start"], s["end"], s["role"], s["language"])
                       for s in json["sections"]))


class StoryReader:
    """Reads one story; `articles` are those of the whole dossier, by id."""

    def __init__(self, articles: dict[str, Article], json: Json) -> None:
        self.articles = articles
        self.json = json
        self.sources = {s["id"]: self.source(s) for s in json["sources"]}
        self.claims = {c["id"]: self.claim(c) for c in json["claims"]}

    def read(self) -> Story:
        json = self.json
        return Story(
            id=json["id"], label=json["label"],
            articles=tuple(self.articles[a] for a in json["articles"]),
            related=tuple(json["related"]),
            summary=Summary(**{key: json["summary"][key] for key in Summary.__annotations__}),
            sources=tuple(self.sources.values()),
            edges=tuple(map(self.edge, json["edges"])),
            passages=tuple(Passage(p["id"], p["kind"], self.spans(p["members"]))
                           for p in json["passages"]),
            quotes=tuple(map(self.quote, json["quotes"])),
            claims=tuple(self.claims.values()),
            conflicts=tuple(map(self.conflict, json["conflicts"])),
            timeline=tuple(map(self.timeline_entry, json["timeline"])),
            actors=tuple(Actor(a["id"], a["name"], tuple(a["aliases"]), a["kind"], a["mentions"])
                         for a in json["actors"]))

    def node(self, identity: str) -> Node:
        # An article may bear any id, but those of sources begin with that of their story.
        return self.sources.get(identity) or self.articles[identity]

    def span(self, json: Json) -> Span:
        return Span(self.articles[json["article"]], json["start"], json["end"], json["exact"])

    def spans(self, json: list[Json]) -> tuple[Span, ...]:
        return tuple(map(self.span, json))

    def source(self, json: Json) -> Source:
        in_pile = json["in_pile"]
        return Source(
            id=json["id"], name=json["name"], aliases=tuple(json["aliases"]), kind=json["kind"],
            named=json["named"], in_pile=None if in_pile is None else self.articles[in_pile],
            through=json.get("through"))

    def edge(self, json: Json) -> Edge:
        return Edge(self.node(json["from"]), self.node(json["to"]), json["relation"],
                    json.get("direction"), json["confidence"], tuple(json["reasons"]),
                    self.spans(json["evidence"]))

    def quote(self, json: Json) -> Quote:
        variants = tuple(
            QuoteVariant(self.span(v), v["speaker"], v["via"], v["cue"], v["direct"], v["change"],
                         tuple(DiffPart(part["op"], part["text"]) for part in v["diff"]))
            for v in json["variants"])
        return Quote(json["id"], json["speaker"], json["via"], variants)

    def claim(self, json: Json) -> Claim:
        occurrences = tuple(
            Occurrence(self.span(o), tuple(self.sources[s] for s in o["attribution"]),
                       o["modality"], o["polarity"])
            for o in json["occurrences"])
        origins = tuple(Origin(self.node(o["source"]), tuple(o["reasons"]))
                        for o in json["origins"])
        loop = json["circular"]
        return Claim(json["id"], json["text"], occurrences, origins, json["independent_origins"],
                     None if loop is None else tuple(map(self.node, loop)))

    def conflict(self, json: Json) -> Conflict:
        sides = tuple(ConflictSide(s["value"], self.spans(s["evidence"])) for s in json["sides"])
        return Conflict(json["id"], json["kind"], json["same_origin"],
                        tuple(self.claims[c] for c in json["claims"]), sides)

    def timeline_entry(self, json: Json) -> TimelineEntry:
        claim = json["claim"]
        return TimelineEntry(json["id"], json["date"], json["precision"], json["reported"],
                             json["text"], None if claim is None else self.claims[claim],
                             self.spans(json["evidence"]))
