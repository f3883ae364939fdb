# SPDX-License-Identifier: Apache-2.0
"""A small invented pile, and the dossier that is made of it."""
import pytest

import wirestem

MILL = """😀 Mill of Brackwater to close in June

The paper mill of Brackwater will close on 30 June 2024, its owner said on Monday.

"We have run at a loss for four years," said director Greta Holm. "There is no buyer."

Some 240 people work at the mill. It was opened in 1926."""
OTHER = """Choir of Eastmere wins a prize

The choir of Eastmere won the first prize at the festival of Lund on Sunday.

"We had not thought of it," said its conductor Paul Amsel."""
RECORDS = (
    {"id": "post", "text": MILL, "outlet": "Brackwater Post", "title": "Mill to close",
     "published": "2024-04-02", "lang": "en", "url": "https://post.example/mill"},
    {"id": "dale", "text": MILL.replace("Some 240", "Some 420"), "outlet": "Dale Wire",
     "title": "Mill to close", "published": "2024-04-03", "lang": "en"},
    {"id": "choir", "text": OTHER, "outlet": "Eastmere Echo", "published": "2024-05-06",
     "lang": "en"},
)


@pytest.fixture(scope="session")
def made():
    return wirestem.dossier_of(RECORDS)


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "mill.txt").write_text(MILL, "utf-8")
    (folder / "choir.txt").write_text(OTHER, "utf-8")
    return folder
