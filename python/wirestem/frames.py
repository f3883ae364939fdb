# SPDX-License-Identifier: Apache-2.0
"""Records as rows for pandas, which is imported only when somebody asks for a frame."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterable, Iterator, Sequence

from .records import Article, Source, Span, Story

if TYPE_CHECKING:
    import pandas

Row = dict[str, Any]


def frame(rows: Iterable[Row], columns: Sequence[str]) -> pandas.DataFrame:
    """A frame with these columns, also where there is no row."""
    try:
        import pandas
    except ImportError as missing:
        raise ImportError("frames need pandas, which is not installed here") from missing
    return pandas.DataFrame(list(rows), columns=list(columns))


def _span(span: Span) -> Row:
    return {"article": span.article.id, "start": span.start, "end": span.end, "exact": span.text}


def _node(node: Article | Source) -> str:
    return node.name


ARTICLES = ("id", "outlet", "title", "published", "language", "authors", "url", "source_path",
            "characters", "text")


def article_rows(articles: Iterable[Article]) -> Iterator[Row]:
    for a in articles:
        yield {"id": a.id, "outlet": a.outlet, "title": a.title, "published": a.published,
               "language": a.languages[0] if a.languages else None, "authors": list(a.authors),
               "url": a.url, "source_path": a.source_path, "characters": len(a.text),
               "text": a.text}


SOURCES = ("story", "id", "name", "kind", "named", "aliases", "in_pile", "through")


def source_rows(stories: Iterable[Story]) -> Iterator[Row]:
    for story in stories:
        for s in story.sources:
            yield {"story": story.id, "id": s.id, "name": s.name, "kind": s.kind,
                   "named": s.named, "aliases": list(s.aliases),
                   "in_pile": s.in_pile.id if s.in_pile else None, "through": s.through}


EDGES = ("story", "source", "target", "relation", "direction", "confidence", "source_name",
         "target_name", "reasons", "evidence")


def edge_rows(stories: Iterable[Story]) -> Iterator[Row]:
    """`source` and `target` as networkx.from_pandas_edgelist wants them: taker, then origin."""
    for story in stories:
        for e in story.edges:
            yield {"story": story.id, "source": e.taker.id, "target": e.origin.id,
                   "relation": e.relation, "direction": e.direction, "confidence": e.confidence,
                   "source_name": _node(e.taker), "target_name": _node(e.origin),
                   "reasons": list(e.reasons), "evidence": [span.text for span in e.evidence]}


CLAIMS = ("story", "id", "text", "independent_origins", "articles", "occurrences", "origins",
          "circular")


def claim_rows(stories: Iterable[Story]) -> Iterator[Row]:
    for story in stories:
        for c in story.claims:
            yield {"story": story.id, "id": c.id, "text": c.text,
                   "independent_origins": c.independent_origins, "articles": len(c.articles),
                   "occurrences": len(c.occurrences),
                   "origins": [_node(origin.node) for origin in c.origins],
                   "circular": c.circular is not None}


OCCURRENCES = ("story", "claim", "article", "start", "end", "exact", "modality", "polarity",
               "attribution")


def occurrence_rows(stories: Iterable[Story]) -> Iterator[Row]:
    for story in stories:
        for c in story.claims:
            for o in c.occurrences:
                yield {"story": story.id, "claim": c.id, **_span(o.span), "modality": o.modality,
                       "polarity": o.polarity, "attribution": [s.name for s in o.attribution]}


CONFLICTS = ("story", "id", "kind", "same_origin", "side", "value", "claims", "article", "start",
             "end", "exact")


def conflict_rows(stories: Iterable[Story]) -> Iterator[Row]:
    """A row for each piece of evidence of each side."""
    for story in stories:
        for c in story.conflicts:
            for number, side in enumerate(c.sides, 1):
                for span in side.evidence:
                    yield {"story": story.id, "id": c.id, "kind": c.kind,
                           "same_origin": c.same_origin, "side": number, "value": side.value,
                           "claims": [claim.id for claim in c.claims], **_span(span)}


TIMELINE = ("story", "id", "date", "precision", "reported", "text", "claim", "articles")


def timeline_rows(stories: Iterable[Story]) -> Iterator[Row]:
    for story in stories:
        for t in story.timeline:
            yield {"story": story.id, "id": t.id, "date": t.date, "precision": t.precision,
                   "reported": t.reported, "text": t.text,
                   "claim": t.claim.id if t.claim else None,
                   "articles": len({span.article.id for span in t.evidence})}
