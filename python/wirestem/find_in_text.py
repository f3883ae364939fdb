# SPDX-License-Identifier: Apache-2.0
"""What is named, dated, quoted and attributed in one text."""
from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Optional

from . import _core
from .wellformed import json_line, wellformed


@dataclass(frozen=True)
class TextSpan:
    """A stretch of the text: text[start:end]."""
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Name:
    """`name` is the fullest form of it in the text; kind: person, place, organisation, state."""
    span: TextSpan
    name: str
    kind: str


@dataclass(frozen=True)
class Date:
    """`value` is a TIMEX3 value: 2016-09-12, 2016-W37, P2D, XXXX-08-06."""
    span: TextSpan
    value: str
    type: str


@dataclass(frozen=True)
class Outlet:
    span: TextSpan
    name: str


@dataclass(frozen=True)
class Quote:
    """content, cue and speaker may each stand in several pieces, or be missing."""
    content: tuple[TextSpan, ...]
    cue: tuple[TextSpan, ...]
    speaker: tuple[TextSpan, ...]
    speaker_name: Optional[str]
    direct: str
    named: bool
    kind: str
    chain: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(span.text for span in self.content)


@dataclass(frozen=True)
class Attribution:
    """From whom the text says it has a statement: nearest the speaker first, then outward."""
    quote: Quote
    chain: tuple[str, ...]


@dataclass(frozen=True)
class Findings:
    """Everything found, each list in the order of the text."""
    text: str
    language: Optional[str]
    names: tuple[Name, ...]
    dates: tuple[Date, ...]
    quotes: tuple[Quote, ...]
    outlets: tuple[Outlet, ...]

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        return tuple(Attribution(quote, quote.chain) for quote in self.quotes if quote.chain)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text

    def span(self, ends: list[int]) -> TextSpan:
        start, end = ends
        return TextSpan(start, end, self.text[start:end])

    def spans(self, many: list[list[int]]) -> tuple[TextSpan, ...]:
        return tuple(map(self.span, many))

    def quote(self, json: dict[str, Any]) -> Quote:
        return Quote(content=self.spans(json["content"]), cue=self.spans(json["cue"]),
                     speaker=self.spans(json["speaker"]), speaker_name=json["speaker_name"],
                     direct=json["direct"], named=json["named"], kind=json["kind"],
                     chain=tuple(json["chain"]))


def findings(text: str, language: Optional[str] = None, *, published: Optional[str] = None,
             outlet: Optional[str] = None) -> Findings:
    """Finds names, dates, quotations with their speakers, and outlets in a text.

    language   BCP 47 ("en"); None to have it identified
    published  ISO 8601 date that "yesterday" and "on Monday" are counted from
    outlet     whose text it is

    Offsets are indices of `text`. Never fails on odd text.
    """
    text = wellformed(text)
    if not text.strip():
        return Findings(text, language, (), (), (), ())
    record = {"id": "text", "text": text, "lang": language, "published": published,
              "outlet": outlet}
    article = json.loads(_core.find_in_record(json_line(record)))
    found = article["findings"]
    read = _Reader(text)
    return Findings(
        text=text, language=article["languages"][0] if article["languages"] else None,
        names=tuple(Name(read.span(n["span"]), n["name"], n["kind"]) for n in found["names"]),
        dates=tuple(Date(read.span(d["span"]), d["value"], d["type"]) for d in found["dates"]),
        quotes=tuple(map(read.quote, found["quotes"])),
        outlets=tuple(Outlet(read.span(o["span"]), o["name"]) for o in found["outlets"]))
