# SPDX-License-Identifier: Apache-2.0
"""wirestem.findings(): what stands in one text, and where."""
import wirestem

TEXT = ('😀😀 "The é mill is closed," said Greta Holm on Monday, according to the Guardian. '
        'Holm was in Berlin on 3 March 2024.')


def all_spans(found):
    for name in (*found.names, *found.dates, *found.outlets):
        yield name.span
    for quote in found.quotes:
        yield from (*quote.content, *quote.cue, *quote.speaker)


def test_finds_names_dates_quotes_and_outlets():
    found = wirestem.findings(TEXT, language="en", published="2024-03-06")
    assert {(n.name, n.kind) for n in found.names} >= {("Greta Holm", "person"),
                                                       ("Berlin", "place")}
    assert [d.value for d in found.dates] == ["2024-03-04", "2024-03-03"]
    assert [o.name for o in found.outlets] == ["The Guardian"]
    quote, = found.quotes
    assert quote.text == '"The é mill is closed,"'
    assert (quote.speaker_name, quote.direct, quote.named) == ("Greta Holm", "direct", True)


def test_offsets_are_indices_of_the_string():
    found = wirestem.findings(TEXT, language="en")
    spans = list(all_spans(found))
    assert len(spans) >= 8
    for span in spans:
        assert TEXT[span.start:span.end] == span.text
    assert found.quotes[0].content[0].start == 3


def test_an_attribution_runs_from_the_speaker_outward():
    found = wirestem.findings(TEXT, language="en")
    assert found.attributions[0].chain == ("Greta Holm", "The Guardian")
    assert found.attributions[0].quote is found.quotes[0]


def test_the_language_is_identified_where_none_is_given():
    german = "Die Brücke bleibt bis Freitag gesperrt, sagte der Bürgermeister am Montag der Zeitung."
    assert wirestem.findings(german).language == "de"
    assert wirestem.findings(TEXT, language="en").language == "en"


def test_offsets_hold_in_a_text_of_odd_characters():
    text = 'a\r\n\x00\x1b "e\u0301 \ud800 no," said Greta Holm.\u2028\t' + TEXT
    found = wirestem.findings(text, language="en")
    assert len(found.text) == len(text)
    for span in all_spans(found):
        assert found.text[span.start:span.end] == span.text
    assert any(quote.speaker_name == "Greta Holm" for quote in found.quotes)


def test_an_empty_text_has_nothing():
    for text in ("", " \n "):
        found = wirestem.findings(text)
        assert (found.names, found.dates, found.quotes, found.outlets) == ((), (), (), ())
