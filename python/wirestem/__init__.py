# SPDX-License-Identifier: Apache-2.0
"""Wirestem: who copied, cited or translated whom in a pile of news pages.

    import wirestem
    d = wirestem.dossier("pages/")
    for claim in d.claims:
        print(claim.independent_origins, claim.text)
    d.claims_frame()                  # pandas
    d.save("out", "gexf", "csv")      # for Gephi

    found = wirestem.findings('"It is closed," said Ada Lindt on Monday.', language="en")
    found.quotes[0].speaker_name      # 'Ada Lindt'

Offsets count code points: they are indices of a Python str. docs/python.md tells the rest.
"""
from ._core import version as __version__
from .make_dossier import Dossier, dossier, dossier_of, export_formats
from .errors import (MalformedError, NotFoundError, TooLargeError, UnreadableError,
                     UnsupportedError, UsageError, WirestemError)
from .find_in_text import Findings, findings
from .records import (Actor, Article, Claim, Conflict, ConflictSide, DiffPart, Edge, Occurrence,
                      Origin, Passage, Quote, QuoteVariant, Section, Skipped, Source, Span, Story,
                      Summary, TimelineEntry)

__all__ = [
    "Actor", "Article", "Claim", "Conflict", "ConflictSide", "DiffPart", "Dossier", "Edge",
    "Findings", "MalformedError", "NotFoundError", "Occurrence", "Origin", "Passage", "Quote",
    "QuoteVariant", "Section", "Skipped", "Source", "Span", "Story", "Summary", "TimelineEntry",
    "TooLargeError", "UnreadableError", "UnsupportedError", "UsageError", "WirestemError",
    "__version__", "dossier", "dossier_of", "export_formats", "findings",
]
