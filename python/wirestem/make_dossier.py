# SPDX-License-Identifier: Apache-2.0
"""The main job: a pile of pages in, a dossier out."""
from __future__ import annotations

import json
import os
import pathlib
from functools import cached_property
from typing import TYPE_CHECKING, Any, Iterable, Mapping, Optional, Sequence, Union

from . import _core, frames
from .errors import UsageError
from .notebook import framed
from .reading import StoryReader, read_article
from .records import (Article, Claim, Conflict, Edge, Quote, Skipped, Source, Story,
                      TimelineEntry)
from .wellformed import json_line

if TYPE_CHECKING:
    import pandas

Path = Union[str, bytes, "os.PathLike[str]", "os.PathLike[bytes]"]


class Dossier:
    """All that is known of a pile of pages. Made by dossier() and dossier_of().

    Records are read from the engine's own JSON when they are first asked for.
    """

    def __init__(self, core: _core.Dossier) -> None:
        self._core = core

    # --- records ---

    @cached_property
    def _json(self) -> dict[str, Any]:
        return json.loads(self._core.json())

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        return tuple(map(read_article, self._json["articles"]))

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        by_id = {article.id: article for article in self.articles}
        return tuple(StoryReader(by_id, story).read() for story in self._json["stories"])

    @cached_property
    def skipped(self) -> tuple[Skipped, ...]:
        """Every input that gave no article, and why."""
        return tuple(Skipped(s["source_path"], s["reason"]) for s in self._json["skipped"])

    @property
    def run(self) -> dict[str, Any]:
        """Version, options in force, and the SHA-256 of each input."""
        return self._json["run"]

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(source for story in self.stories for source in story.sources)

    @property
    def edges(self) -> tuple[Edge, ...]:
        return tuple(edge for story in self.stories for edge in story.edges)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        return tuple(quote for story in self.stories for quote in story.quotes)

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claim for story in self.stories for claim in story.claims)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        return tuple(conflict for story in self.stories for conflict in story.conflicts)

    @property
    def timeline(self) -> tuple[TimelineEntry, ...]:
        return tuple(entry for story in self.stories for entry in story.timeline)

    # --- frames ---

    def articles_frame(self) -> pandas.DataFrame:
        return frames.frame(frames.article_rows(self.articles), frames.ARTICLES)

    def sources_frame(self) -> pandas.DataFrame:
        return frames.frame(frames.source_rows(self.stories), frames.SOURCES)

    def edges_frame(self) -> pandas.DataFrame:
        return frames.frame(frames.edge_rows(self.stories), frames.EDGES)

    def claims_frame(self) -> pandas.DataFrame:
        return frames.frame(frames.claim_rows(self.stories), frames.CLAIMS)

    def occurrences_frame(self) -> pandas.DataFrame:
        return frames.frame(frames.occurrence_rows(self.stories), frames.OCCURRENCES)

    def conflicts_frame(self) -> pandas.DataFrame:
        return frames.frame(frames.conflict_rows(self.stories), frames.CONFLICTS)

    def timeline_frame(self) -> pandas.DataFrame:
        return frames.frame(frames.timeline_rows(self.stories), frames.TIMELINE)

    # --- out ---

    def to_json(self) -> str:
        """The whole dossier, format wirestem-dossier/1, as `wirestem dossier --json` prints it."""
        return self._core.json()

    def to_html(self) -> str:
        """One page that needs nothing else, as `wirestem dossier` writes it."""
        return self._core.html()

    def export(self, format: str, tlp: str = "amber") -> dict[str, bytes]:
        """The files of a format, by their path; export_formats() names the formats."""
        return self._core.export(format, tlp)

    def save(self, folder: Path, *formats: str, tlp: str = "amber") -> list[pathlib.Path]:
        """Writes formats into a folder, which is made if need be; gives the files' paths."""
        written = []
        root = pathlib.Path(os.fsdecode(folder))
        for format in formats or ("html", "json"):
            for name, content in self.export(format, tlp).items():
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
                written.append(path)
        return written

    def __str__(self) -> str:
        return self._core.summary()

    def __repr__(self) -> str:
        return (f"<wirestem.Dossier: {len(self.articles)} articles, {len(self.stories)} stories, "
                f"{len(self.claims)} claims>")

    def _repr_html_(self) -> str:
        return framed(self.to_html(), str(self))


def _one_or_many(paths: Union[Path, Iterable[Path]]) -> list[bytes]:
    if isinstance(paths, (str, bytes, os.PathLike)):
        paths = [paths]
    names = [os.fsencode(path) for path in paths]
    # To the engine "-" is standard input, which a library must not read; here it is a file's name.
    return [b"./-" if name == b"-" else name for name in names]


def _threads(threads: Optional[int]) -> int:
    if threads is None:
        return os.cpu_count() or 1
    if not 1 <= threads <= 1024:
        raise UsageError(f"threads wants a number from 1 to 1024, not {threads}")
    return threads


def dossier(paths: Union[Path, Iterable[Path]] = (), *, manifest: Optional[Path] = None,
            given_date: Optional[str] = None, preset: str = "normal",
            threads: Optional[int] = None) -> Dossier:
    """Reads files and folders, and traces who had it from whom.

    paths       a file or folder, or several: pages, text, feeds, JSON lines, web archives
    manifest    JSON lines with path, published, outlet, url, title, authors of pages
    given_date  publication date (2024-08-06) of pages that do not say theirs
    preset      how much of each page to keep: normal, precision, recall, fast
    threads     None for one a core; the result is the same for any number

    Raises a WirestemError where nothing can be read. Inputs that give no article stand in
    `.skipped`. Nothing is fetched from the network.
    """
    return Dossier(_core.make_dossier(_one_or_many(paths), "", given_date,
                                      None if manifest is None else os.fsencode(manifest), preset,
                                      _threads(threads)))


def dossier_of(records: Iterable[Mapping[str, Any]], *, given_date: Optional[str] = None,
               threads: Optional[int] = None) -> Dossier:
    """As dossier(), of texts that are at hand: mappings with `id` and `text`, and what is known of
    `title`, `url`, `outlet`, `lang`, `published`, `authors`. Texts come back unchanged.

        wirestem.dossier_of(frame.to_dict("records"))
    """
    lines = "".join(json_line(record) for record in records)
    return Dossier(_core.make_dossier([b"-"], lines, given_date, None, "normal",
                                      _threads(threads)))


def export_formats() -> Sequence[tuple[str, str]]:
    """The formats that export() and save() know, each with a line on what it is for."""
    return [(name, f"{file}: {text}") for name, file, _, text in _core.export_formats()]
