# SPDX-License-Identifier: Apache-2.0
"""How a dossier shows itself in a notebook.

The page stands in a frame of its own with an empty sandbox: no script, no form, no top-level
navigation, and none of the notebook's own rights. Its own policy forbids the same once more.
"""
from __future__ import annotations

import html

MOST_CHARACTERS = 8_000_000  # a notebook keeps what it shows; beyond this the summary must do


def framed(page: str, summary: str) -> str:
    if len(page) > MOST_CHARACTERS:
        return (f"<pre>{html.escape(summary)}</pre>"
                "<p>The page is too large to show here; save(folder) writes it.</p>")
    return ('<iframe sandbox="" title="Wirestem dossier" style="width:100%;height:40em;border:0" '
            f'srcdoc="{html.escape(page)}"></iframe>')
