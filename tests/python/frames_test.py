# SPDX-License-Identifier: Apache-2.0
"""Records as pandas frames."""
import subprocess
import sys

import pytest

import wirestem

pandas = pytest.importorskip("pandas")

FRAMES = ("articles sources edges claims occurrences conflicts timeline").split()


@pytest.mark.parametrize("name", FRAMES)
def test_each_frame_has_a_row_for_each_record(made, name):
    frame = getattr(made, name + "_frame")()
    counts = {"occurrences": sum(len(c.occurrences) for c in made.claims),
              "conflicts": sum(len(s.evidence) for c in made.conflicts for s in c.sides)}
    assert len(frame) == counts.get(name, len(getattr(made, name, ())))
    assert len(frame) > 0


@pytest.mark.parametrize("name", FRAMES)
def test_a_dossier_without_stories_of_substance_has_the_columns_all_the_same(made, name):
    bare = wirestem.dossier_of([{"id": "a", "text": "x"}])
    columns = list(getattr(bare, name + "_frame")().columns)
    assert columns == list(getattr(made, name + "_frame")().columns)


def test_claims_can_be_sorted_by_their_origins(made):
    frame = made.claims_frame().sort_values("independent_origins", ascending=False)
    assert frame.iloc[0]["independent_origins"] == max(c.independent_origins for c in made.claims)
    assert set(frame["story"]) == {story.id for story in made.stories}


def test_occurrences_join_claims_and_articles(made):
    joined = made.occurrences_frame().merge(made.articles_frame(), left_on="article", right_on="id")
    assert len(joined) == len(made.occurrences_frame())
    for row in joined.itertuples():
        assert row.text[row.start:row.end] == row.exact


def test_edges_are_what_networkx_takes(made):
    networkx = pytest.importorskip("networkx")
    graph = networkx.from_pandas_edgelist(made.edges_frame(), edge_attr=["relation"],
                                          create_using=networkx.MultiDiGraph)
    assert graph.number_of_edges() == len(made.edges)
    assert graph.has_edge("dale", "post")


def test_pandas_is_not_imported_before_a_frame_is_asked_for():
    code = ("import sys, wirestem\n"
            "d = wirestem.dossier_of([{'id': 'a', 'text': 'x'}])\n"
            "d.claims\n"
            "assert 'pandas' not in sys.modules\n")
    subprocess.run([sys.executable, "-B", "-c", code], check=True)
