# SPDX-License-Identifier: Apache-2.0
"""The lexicon compiler: what it refuses, where it points, and what it writes."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
import compile_lexicon  # noqa: E402

GOOD = "# match: word\n# Days of the week.\nphrase\tnumber\nMonday|Mon\t1\nday\t-\n"

CONCEPTS = ("# match: stem\nid\tpos\topposite\tstatus\ten\tde\tfr\tes\tru\tuk\tzh\tar\n"
            "sell\tverb\tbuy\t-\tsell|sale\tverkaufen\tvendre\tvender\tпродать\tпродати\t出售\t-\n"
            "buy\tverb\tsell\t-\tbuy\tkaufen\tacheter\tcomprar\tкупить\tкупити\t购买\tشراء\n")


def compiled(files):
    """(tables, messages) for a lexicon given as {path: bytes or text}."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        faults = compile_lexicon.Faults()
        tables = compile_lexicon.read_folder(root, faults, drafts_are_faults=True)
        return tables, [message.removeprefix(f"{root}/") for message in faults.messages]


class CompileLexiconTest(unittest.TestCase):
    def assert_fault(self, text, *words, name="en/days.tsv"):
        messages = compiled({name: text})[1]
        self.assertTrue(messages, "no fault was found")
        for word in words:
            self.assertIn(word, messages[0])

    def test_a_good_table_is_read_with_its_language_and_a_dash_is_an_empty_cell(self):
        tables, messages = compiled({"en/days.tsv": GOOD, "outlets.tsv": GOOD})
        self.assertEqual(messages, [])
        by_language = {table.language: table for table in tables}
        self.assertEqual(by_language["en"].name, "days")
        self.assertEqual(by_language["en"].match, "word")
        self.assertEqual(by_language["en"].rows, [["Monday|Mon", "1"], ["day", ""]])
        self.assertEqual(by_language["*"].name, "outlets")

    def test_a_row_with_too_few_cells_is_named_by_its_line(self):
        self.assert_fault(GOOD + "Tuesday\n", "en/days.tsv:6:", "1 cells", "header has 2")

    def test_a_row_with_too_many_cells_is_a_fault(self):
        self.assert_fault(GOOD + "Tuesday\t2\t3\n", "days.tsv:6:", "3 cells")

    def test_a_first_line_without_the_match_mode_is_a_fault(self):
        self.assert_fault(GOOD.replace("# match: word\n", ""), "days.tsv:1:", "match")
        self.assert_fault(GOOD.replace("word", "words"), "days.tsv:1:", "match")

    def test_the_same_row_twice_is_a_fault_that_names_both_lines(self):
        self.assert_fault(GOOD + "day\t-\n", "days.tsv:6:", "line 5")

    def test_a_concept_needs_words_in_the_first_seven_languages(self):
        self.assertEqual(compiled({"concepts.tsv": CONCEPTS})[1], [])
        self.assert_fault(CONCEPTS.replace("купити", "-"), "concepts.tsv:4:", "buy", "'uk'",
                          name="concepts.tsv")

    def test_a_word_in_two_concepts_of_one_part_of_speech_is_a_fault_that_names_both(self):
        self.assert_fault(CONCEPTS.replace("kaufen\ta", "kaufen|Verkaufen\ta"), "concepts.tsv:4:",
                          "Verkaufen", "line 3", "sell", name="concepts.tsv")

    def test_a_word_may_stand_in_concepts_of_two_parts_of_speech(self):
        noun = CONCEPTS.splitlines()[2].replace("sell\tverb", "sale\tnoun")
        self.assertEqual(compiled({"concepts.tsv": CONCEPTS + noun + "\n"})[1], [])

    def test_an_opposite_that_is_no_concept_and_an_id_given_twice_are_faults(self):
        self.assert_fault(CONCEPTS.replace("\tbuy\t-", "\tbarter\t-"), "concepts.tsv:3:",
                          "'barter'", name="concepts.tsv")
        self.assert_fault(CONCEPTS.replace("buy\tverb\tsell", "sell\tverb\t-"),
                          "concepts.tsv:4:", "'sell'", "line 3", name="concepts.tsv")

    def test_bytes_that_are_not_utf_8_are_named_by_their_line(self):
        self.assert_fault(GOOD.encode() + b"M\xe4rz\t3\n", "days.tsv:6:", "not UTF-8")

    def test_a_byte_order_mark_a_carriage_return_and_an_unended_line_are_faults(self):
        self.assert_fault(b"\xef\xbb\xbf" + GOOD.encode(), "byte order mark")
        self.assert_fault(GOOD.replace("\n", "\r\n"), "carriage return")
        self.assert_fault(GOOD[:-1], "no newline")

    def test_blanks_and_empty_cells_and_empty_alternatives_are_faults(self):
        self.assert_fault(GOOD + "Tuesday \t2\n", "days.tsv:6:", "blank")
        self.assert_fault(GOOD + "Tuesday\t2 \n", "days.tsv:6:", "end of the line")
        self.assert_fault(GOOD + "\t2\n", "days.tsv:6:", "empty cell")
        self.assert_fault(GOOD + "Tuesday||Tue\t2\n", "days.tsv:6:", "alternative")
        self.assert_fault(GOOD + "Tue|Tue\t2\n", "days.tsv:6:", "twice")
        self.assert_fault(GOOD + "-\t2\n", "days.tsv:6:", "first column")

    def test_a_lone_bar_is_a_mark_and_no_fault(self):
        self.assertEqual(compiled({"en/days.tsv": GOOD + "|\t9\n"})[1], [])

    def test_letters_with_loose_accents_are_a_fault(self):
        self.assert_fault(GOOD + "Samsta\u0301g\t6\n", "NFC")

    def test_a_header_that_is_no_list_of_names_is_a_fault(self):
        self.assert_fault("# match: word\nMonday\t1\n", "days.tsv:2:", "header")
        self.assert_fault("# match: word\nphrase\tphrase\na\tb\n", "twice")

    def test_a_table_with_a_header_only_is_a_fault(self):
        self.assert_fault("# match: word\nphrase\n", "no row")

    def test_a_table_in_the_wrong_place_or_with_a_wrong_name_is_a_fault(self):
        self.assert_fault(GOOD, "deeper", name="en/more/days.tsv")
        self.assert_fault(GOOD, "language tag", name="English/days.tsv")
        self.assert_fault(GOOD, "snake_case", name="en/Days.tsv")
        self.assert_fault(GOOD, "draft", name="en/days.part.tsv")

    def test_a_table_has_the_same_columns_in_every_language(self):
        other = GOOD.replace("number", "rank")
        messages = compiled({"en/days.tsv": GOOD, "fr/days.tsv": other})[1]
        self.assertEqual(len(messages), 1)
        self.assertIn("fr/days.tsv:1:", messages[0])

    def test_all_faults_of_a_file_are_told_at_once(self):
        self.assertEqual(len(compiled({"en/days.tsv": GOOD + "a\nb\nc\n"})[1]), 3)

    def test_the_source_does_not_depend_on_the_order_of_the_tables(self):
        tables, _ = compiled({"en/days.tsv": GOOD, "fr/days.tsv": GOOD, "outlets.tsv": GOOD})
        self.assertEqual(compile_lexicon.source_of(tables), compile_lexicon.source_of(tables[::-1]))

    def test_marks_that_mean_something_in_a_literal_are_escaped(self):
        self.assertEqual(compile_lexicon.literal('a"b\\c??'), '"a\\"b\\\\c\\?\\?\\n"')

    def test_one_cell_of_iso_3166_2_may_hold_several_spellings(self):
        self.assertEqual(compile_lexicon.spellings("Lleida [Lérida]"), ["Lleida", "Lérida"])
        self.assertEqual(compile_lexicon.spellings("Durham, County"), ["County Durham", "Durham"])
        self.assertEqual(compile_lexicon.spellings("Sofia (stolitsa)"), ["Sofia"])
        self.assertEqual(compile_lexicon.spellings("Bournemouth, Christchurch and Poole"),
                         ["Bournemouth, Christchurch and Poole"])


if __name__ == "__main__":
    unittest.main()
