# SPDX-License-Identifier: Apache-2.0
"""wirestem.dossier() and what it gives, as objects."""
import dataclasses
import json
import os
import pathlib
import sys
import threading

import pytest
from conftest import MILL, RECORDS

import wirestem


def test_reads_a_path_a_path_object_bytes_or_several(pages):
    names = [sorted(pathlib.Path(a.source_path).name for a in wirestem.dossier(given).articles)
             for given in (str(pages), pages, os.fsencode(pages),
                           [pages / "mill.txt", str(pages / "choir.txt")])]
    assert names == [["choir.txt", "mill.txt"]] * 4


def test_texts_given_as_records_come_back_unchanged(made):
    assert {a.id: a.text for a in made.articles} == {r["id"]: r["text"] for r in RECORDS}
    post = next(a for a in made.articles if a.id == "post")
    assert (post.outlet, post.title, post.published) == ("Brackwater Post", "Mill to close",
                                                         "2024-04-02")
    assert post.languages == ("en",)


def test_pages_of_one_event_are_one_story(made):
    assert [{a.id for a in story.articles} for story in made.stories] == [{"dale", "post"},
                                                                         {"choir"}]
    assert made.stories[0].summary.articles == 2
    assert made.stories[0].summary.statement.startswith("2 pages")


def test_every_span_is_the_words_at_its_place(made):
    spans = [span for claim in made.claims for span in claim.evidence]
    spans += [span for edge in made.edges for span in edge.evidence]
    spans += [variant.span for quote in made.quotes for variant in quote.variants]
    spans += [span for c in made.conflicts for side in c.sides for span in side.evidence]
    spans += [span for entry in made.timeline for span in entry.evidence]
    assert len(spans) > 20
    for span in spans:
        assert span.article.text[span.start:span.end] == span.text
        assert span.text in span.context(5)


def test_a_copy_has_an_edge_to_its_original(made):
    found = [(e.taker.id, e.origin.id) for e in made.edges if e.relation == "copies"]
    assert found == [("dale", "post")]


def test_a_number_changed_in_the_retelling_is_a_conflict(made):
    values = {side.value for c in made.conflicts if c.kind == "number" for side in c.sides}
    assert any("240" in value for value in values) and any("420" in value for value in values)
    for conflict in made.conflicts:
        assert all(isinstance(claim, wirestem.Claim) for claim in conflict.claims)


def test_a_claim_knows_its_articles_and_origins(made):
    shared = [c for c in made.claims if len(c.articles) == 2]
    assert shared
    for claim in shared:
        assert claim.text in [span.text for span in claim.evidence]
        assert 1 <= claim.independent_origins == len(claim.origins)


def test_records_cannot_be_changed(made):
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.articles[0].text = "another"


def test_json_is_the_dossiers_own_and_the_same_for_any_number_of_threads(made):
    assert json.loads(made.to_json())["format"] == "wirestem-dossier/1"
    assert wirestem.dossier_of(RECORDS, threads=3).to_json() == made.to_json()


def test_exports_every_format_and_saves_it(made, tmp_path):
    for name, _ in wirestem.export_formats():
        files = made.export(name)
        assert files and all(isinstance(content, bytes) and content for content in files.values())
    written = made.save(tmp_path / "out", "csv", "stix", tlp="red")
    assert (tmp_path / "out" / "csv" / "nodes.csv") in written
    assert b"TLP:RED" in (tmp_path / "out" / "bundle.stix.json").read_bytes()
    assert sorted(p.name for p in made.save(tmp_path / "plain")) == ["dossier.html", "dossier.json"]


def test_a_page_that_says_no_date_takes_the_given_one(pages):
    dates = {a.published for a in wirestem.dossier(pages, given_date="2024-04-09").articles}
    assert "2024-04-09" in dates


def test_a_manifest_wins_over_the_page(pages, tmp_path):
    manifest = tmp_path / "manifest.jsonl"
    manifest.write_text('{"path": "pages/mill.txt", "outlet": "Marsh Herald"}\n', "utf-8")
    made = wirestem.dossier(pages, manifest=manifest)
    assert "Marsh Herald" in [a.outlet for a in made.articles]


def test_what_gives_no_article_is_named_with_its_reason(pages):
    (pages / "empty.txt").write_bytes(b"")
    skipped = wirestem.dossier(pages).skipped
    assert [pathlib.Path(s.source_path).name for s in skipped] == ["empty.txt"]
    assert skipped[0].reason


def test_a_file_named_dash_is_a_file(pages, monkeypatch):
    (pages / "-").write_text(MILL, "utf-8")
    monkeypatch.chdir(pages)
    assert len(wirestem.dossier("-").articles) == 1


def test_records_with_lone_surrogates_and_what_pandas_writes_for_nothing_are_read():
    made = wirestem.dossier_of([{"id": "a", "text": "x\ud83d y", "outlet": float("nan"),
                                 "title": None}])
    assert made.articles[0].text == "x\ufffd y"
    assert made.articles[0].outlet is None


def test_errors_are_exceptions_that_name_the_input(tmp_path):
    missing = tmp_path / "not-there"
    with pytest.raises(wirestem.NotFoundError, match="not-there"):
        wirestem.dossier(missing)
    with pytest.raises(FileNotFoundError):
        wirestem.dossier(missing)
    with pytest.raises(wirestem.WirestemError):
        wirestem.dossier_of([])


def test_arguments_that_cannot_be_are_usage_errors(made, pages):
    for call in (lambda: wirestem.dossier(pages, preset="loud"),
                 lambda: wirestem.dossier(pages, threads=0),
                 lambda: made.export("pdf"),
                 lambda: made.export("stix", tlp="purple")):
        with pytest.raises(wirestem.UsageError):
            call()
        with pytest.raises(ValueError):
            call()


def test_other_threads_run_while_a_pile_is_read():
    """Holds only if the lock is given up: the interval forbids to take it away from a thread."""
    records = [{"id": str(i), "text": MILL + f"\n\nPage {i}.", "lang": "en"} for i in range(40)]
    before = sys.getswitchinterval()
    begun, state = threading.Event(), {}

    def work():
        begun.set()
        wirestem.dossier_of(records, threads=1)
        state["done"] = True

    sys.setswitchinterval(1000)
    try:
        thread = threading.Thread(target=work)
        thread.start()
        begun.wait()
        ran_beside = "done" not in state
        thread.join()
    finally:
        sys.setswitchinterval(before)
    assert ran_beside and state["done"]


def test_shows_itself_in_words(made):
    assert "3 articles, 2 stories" in repr(made)
    assert "Brackwater Post" in str(made)
    assert MILL not in repr(made.articles[0])
