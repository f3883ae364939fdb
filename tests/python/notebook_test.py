# SPDX-License-Identifier: Apache-2.0
"""What a notebook shows of a dossier."""
from html.parser import HTMLParser

import wirestem
from wirestem import notebook


class Tags(HTMLParser):
    def __init__(self, markup):
        super().__init__()
        self.tags = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def test_shows_the_page_in_a_frame_that_may_do_nothing(made):
    (tag, attributes), = Tags(made._repr_html_()).tags
    assert tag == "iframe"
    assert attributes["sandbox"] == ""
    assert attributes["srcdoc"] == made.to_html()


def test_words_of_pages_cannot_leave_the_frame():
    odd = '"></iframe><script>alert(1)</script>&quot;'
    made = wirestem.dossier_of([{"id": odd, "text": f"x {odd}", "title": odd, "outlet": odd}])
    (tag, attributes), = Tags(made._repr_html_()).tags
    assert tag == "iframe"
    assert "script" not in [tag for tag, _ in Tags(attributes["srcdoc"]).tags]


def test_a_page_too_large_for_a_notebook_is_told_in_words(monkeypatch):
    monkeypatch.setattr(notebook, "MOST_CHARACTERS", 3)
    shown = notebook.framed("<b>page</b>", "1 page <script>")
    assert [tag for tag, _ in Tags(shown).tags] == ["pre", "p"]
