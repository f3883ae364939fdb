# SPDX-License-Identifier: Apache-2.0
"""The nouns of a dossier, as values that cannot be changed. Fields bear the dossier's names."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Optional, Union


@dataclass(frozen=True)
class Section:
    """A stretch of an article's text with one role and one language."""
    start: int
    end: int
    role: str
    language: str


@dataclass(frozen=True)
class Article:
    """A page after reading: what the publisher wrote, and nothing else."""
    id: str
    source_path: str
    url: Optional[str]
    outlet: Optional[str]
    title: Optional[str]
    authors: tuple[str, ...]
    published: Optional[str]
    published_from: Optional[str]
    languages: tuple[str, ...]
    text: str = field(repr=False)
    sections: tuple[Section, ...] = field(repr=False)

    @property
    def name(self) -> str:
        """What to call it: its outlet, else its title, else its id."""
        return self.outlet or self.title or self.id


@dataclass(frozen=True)
class Span:
    """A stretch of an article's text: what a statement rests on."""
    article: Article
    start: int
    end: int
    text: str

    def context(self, characters: int = 60) -> str:
        """The words with those around them."""
        return self.article.text[max(0, self.start - characters):self.end + characters]


@dataclass(frozen=True)
class Source:
    """Somebody or something that the articles say they have it from."""
    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    named: bool
    in_pile: Optional[Article] = field(repr=False)
    through: Optional[str] = None


Node = Union[Article, Source]


@dataclass(frozen=True)
class Edge:
    """`taker` has it from `origin`."""
    taker: Node
    origin: Node
    relation: str
    direction: Optional[str]
    confidence: float
    reasons: tuple[str, ...]
    evidence: tuple[Span, ...] = field(repr=False)


@dataclass(frozen=True)
class Passage:
    """The same passage in several articles."""
    id: str
    kind: str
    members: tuple[Span, ...]


@dataclass(frozen=True)
class DiffPart:
    op: str
    text: str


@dataclass(frozen=True)
class QuoteVariant:
    span: Span
    speaker: Optional[str]
    via: Optional[str]
    cue: Optional[str]
    direct: bool
    change: str
    diff: tuple[DiffPart, ...] = field(repr=False)


@dataclass(frozen=True)
class Quote:
    """The same quotation in several places, with what was done to it."""
    id: str
    speaker: Optional[str]
    via: Optional[str]
    variants: tuple[QuoteVariant, ...]

    @property
    def text(self) -> str:
        return self.variants[0].span.text


@dataclass(frozen=True)
class Occurrence:
    """One place where a claim is made; `attribution` runs from the nearest source to the root."""
    span: Span
    attribution: tuple[Source, ...]
    modality: str
    polarity: str


@dataclass(frozen=True)
class Origin:
    """A root to which a claim goes back."""
    node: Node
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Claim:
    """What several articles state, however they word it."""
    id: str
    text: str
    occurrences: tuple[Occurrence, ...] = field(repr=False)
    origins: tuple[Origin, ...] = field(repr=False)
    independent_origins: int
    circular: Optional[tuple[Node, ...]] = field(repr=False)

    @property
    def evidence(self) -> tuple[Span, ...]:
        return tuple(occurrence.span for occurrence in self.occurrences)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that make it, each once, in the order of the occurrences."""
        return tuple({span.article.id: span.article for span in self.evidence}.values())


@dataclass(frozen=True)
class ConflictSide:
    value: str
    evidence: tuple[Span, ...] = field(repr=False)


@dataclass(frozen=True)
class Conflict:
    """Where accounts cannot both be right."""
    id: str
    kind: str
    same_origin: bool
    claims: tuple[Claim, ...] = field(repr=False)
    sides: tuple[ConflictSide, ...]


@dataclass(frozen=True)
class TimelineEntry:
    """Something that happened, or was said to happen; `date` is EDTF."""
    id: str
    date: str
    precision: str
    reported: Optional[str]
    text: str
    claim: Optional[Claim] = field(repr=False)
    evidence: tuple[Span, ...] = field(repr=False)


@dataclass(frozen=True)
class Actor:
    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    mentions: int


@dataclass(frozen=True)
class Summary:
    articles: int
    origins: int
    unnamed_origins: int
    loops: int
    conflicts: int
    statement: str


@dataclass(frozen=True)
class Story:
    """All that is known of one event."""
    id: str
    label: str
    articles: tuple[Article, ...] = field(repr=False)
    related: tuple[str, ...]
    summary: Summary
    sources: tuple[Source, ...] = field(repr=False)
    edges: tuple[Edge, ...] = field(repr=False)
    passages: tuple[Passage, ...] = field(repr=False)
    quotes: tuple[Quote, ...] = field(repr=False)
    claims: tuple[Claim, ...] = field(repr=False)
    conflicts: tuple[Conflict, ...] = field(repr=False)
    timeline: tuple[TimelineEntry, ...] = field(repr=False)
    actors: tuple[Actor, ...] = field(repr=False)


@dataclass(frozen=True)
class Skipped:
    """An input that gave no article, and why."""
    source_path: str
    reason: str
