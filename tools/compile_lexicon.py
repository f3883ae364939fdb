#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Turns lexicon/**/*.tsv into one C++ source, and fails with file:line where a table has a fault.

    compile_lexicon.py lexicon -o lexicon_data.cpp [--iso-codes /usr/share/iso-codes/json]
    compile_lexicon.py lexicon --check

A table is UTF-8 in NFC, one row a line, cells parted by one tab. Its first line says how the phrases
of the first column are looked up ("# match: word", "exact", "stem", or "pattern" for patterns with slots). Other lines that start with
"# " are comments. The first other line is the header: column names, in snake_case. Each row has as
many cells as the header; "-" is an empty cell; alternatives in a cell are parted by "|".

A table's cells go out as one string literal, parted by newlines, and the program cuts it up when
it first asks for that table: a compiler needs seconds for a hundred thousand string_views and none
for a literal, and most runs ask for few tables.
"""
import argparse
import json
import pathlib
import re
import sys
import unicodedata
from dataclasses import dataclass, field

MATCH_LINE = re.compile(r"# match: (word|exact|stem|pattern)")
COLUMN_NAME = re.compile(r"[a-z][a-z0-9_]*")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
TABLE_NAME = re.compile(r"[a-z][a-z0-9_]*")
# The languages in which every concept has its words; in the others a cell may still be empty.
CONCEPT_LANGUAGES = ["en", "de", "fr", "es", "ru", "uk", "zh"]
CONCEPT_MARKS = ["id", "pos", "opposite", "status"]  # the other columns hold words


@dataclass
class Table:
    language: str
    name: str
    match: str
    columns: list
    rows: list
    lines: list = field(default_factory=list)  # for each row where it stands in its file


class Faults:
    """Collects messages, so that one run shows every fault and not only the first."""

    def __init__(self):
        self.messages = []

    def add(self, path, line, text):
        self.messages.append(f"{path}:{line}: {text}")


def is_comment(line):
    return line == "#" or line.startswith("# ")


def cell_fault(cell):
    """What is wrong with one cell's text, or None."""
    if cell == "":
        return 'empty cell: write "-"'
    if cell != cell.strip():
        return f"blank at an end of the cell {cell!r}"
    if "  " in cell:
        return f"two blanks in a row in the cell {cell!r}"
    if any(unicodedata.category(c) == "Cc" for c in cell):
        return f"control character in the cell {cell!r}"
    if "\ufeff" in cell or "\ufffd" in cell:
        return f"byte order mark or replacement character in the cell {cell!r}"
    if not unicodedata.is_normalized("NFC", cell):
        return f"the cell {cell!r} is not in NFC"
    # A lone bar is a mark, not two empty alternatives; in a pattern it is a literal bar.
    if "|" in cell and cell != "|" and "{" not in cell:
        alternatives = cell.split("|")
        if any(a == "" or a != a.strip() for a in alternatives):
            return f"empty or blank-edged alternative in the cell {cell!r}"
        if len(set(alternatives)) != len(alternatives):
            return f"the same alternative twice in the cell {cell!r}"
    return None


def header_fault(columns):
    for name in columns:
        if not COLUMN_NAME.fullmatch(name):
            return f"column name {name!r} is not snake_case"
    if len(set(columns)) != len(columns):
        return "the same column name twice"
    return None


def read_lines(path, faults):
    data = path.read_bytes()
    if data.startswith(b"\xef\xbb\xbf"):
        faults.add(path, 1, "starts with a byte order mark")
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        faults.add(path, data.count(b"\n", 0, error.start) + 1, "not UTF-8")
        return None
    if "\r" in text:
        faults.add(path, text.count("\n", 0, text.index("\r")) + 1, "carriage return")
        return None
    if not text.endswith("\n"):
        faults.add(path, text.count("\n") + 1, "the last line has no newline")
    return text.removesuffix("\n").split("\n")


def read_rows(path, numbered, columns, faults):
    rows, lines, first_seen = [], [], {}
    for number, line in numbered:
        cells = line.split("\t")
        if len(cells) != len(columns):
            faults.add(path, number, f"{len(cells)} cells where the header has {len(columns)}")
            continue
        for cell in cells:
            if fault := cell_fault(cell):
                faults.add(path, number, fault)
        if cells[0] == "-":
            faults.add(path, number, "the first column is looked up and cannot be empty")
        if line in first_seen:
            faults.add(path, number, f"the same row as line {first_seen[line]}")
        first_seen.setdefault(line, number)
        rows.append(["" if cell == "-" else cell for cell in cells])
        lines.append(number)
    return rows, lines


def read_table(path, language, faults):
    lines = read_lines(path, faults)
    if lines is None:
        return None
    match = MATCH_LINE.fullmatch(lines[0])
    if not match:
        faults.add(path, 1, 'the first line must be "# match: word", "exact", "stem" or "pattern"')
        return None
    numbered = []
    for number, line in enumerate(lines, 1):
        if line == "" or is_comment(line):
            continue
        if line != line.rstrip():
            faults.add(path, number, "blank or tab at the end of the line")
            continue
        numbered.append((number, line))
    if not numbered:
        faults.add(path, len(lines), "no header row")
        return None
    number, header = numbered[0]
    columns = header.split("\t")
    if fault := header_fault(columns):
        faults.add(path, number, f"{fault} (the first row must be the header)")
        return None
    rows, lines_of_rows = read_rows(path, numbered[1:], columns, faults)
    if not rows:
        faults.add(path, number, "no row under the header")
    return Table(language, path.stem, match.group(1), columns, rows, lines_of_rows)


def read_folder(root, faults, drafts_are_faults):
    """The tables of root/*.tsv ("*") and root/<language>/*.tsv. *.part.tsv are drafts, left out."""
    tables = []
    for path in sorted(root.rglob("*.tsv")):
        if path.name.endswith(".part.tsv"):
            if drafts_are_faults:
                faults.add(path, 1, "a draft: finish it and drop .part from its name")
            continue
        parts = path.relative_to(root).parts
        language = "*" if len(parts) == 1 else parts[0]
        if len(parts) > 2:
            faults.add(path, 1, "tables stand in lexicon/ or lexicon/<language>/, no deeper")
        elif language != "*" and not LANGUAGE.fullmatch(language):
            faults.add(path, 1, f"{language!r} is not a language tag")
        elif not TABLE_NAME.fullmatch(path.stem):
            faults.add(path, 1, f"table name {path.stem!r} is not snake_case")
        elif table := read_table(path, language, faults):
            tables.append(table)
            if language == "*" and table.name == "concepts":
                check_concepts(path, table, faults)
    check_kin(root, tables, faults)
    return tables


def check_kin(root, tables, faults):
    """A table has the same columns in every language, for it is one table to the program."""
    first = {}
    for table in tables:
        kin = first.setdefault(table.name, table)
        if table.columns != kin.columns:
            here = root / ("" if table.language == "*" else table.language) / f"{table.name}.tsv"
            other = "lexicon/" if kin.language == "*" else f"lexicon/{kin.language}/"
            faults.add(here, 1, f"its columns are not those of {other}{kin.name}.tsv: "
                       + " ".join(kin.columns))


def check_concepts(path, table, faults):
    """A concept has words in each of CONCEPT_LANGUAGES, and a word one concept of a part of speech.

    Words are compared as they are spelled, whatever their capitals: two that only share a stem may
    stand in two rows. Opposites are ids of the table.
    """
    if table.columns[:4] != CONCEPT_MARKS:
        faults.add(path, 1, f"the first columns must be {' '.join(CONCEPT_MARKS)}")
        return
    ids, owners = {}, {}
    for number, row in zip(table.lines, table.rows):
        if row[0] in ids:
            faults.add(path, number, f"the id {row[0]!r} of line {ids[row[0]]} again")
        ids.setdefault(row[0], number)
    for number, row in zip(table.lines, table.rows):
        for opposite in filter(None, row[2].split("|")):
            if opposite not in ids:
                faults.add(path, number, f"the opposite {opposite!r} is no id of this table")
        for language, cell in zip(table.columns[4:], row[4:]):
            if cell == "" and language in CONCEPT_LANGUAGES:
                faults.add(path, number, f"{row[0]} has no word in {language!r}")
            for word in filter(None, cell.split("|")):
                key = (row[1], language, word.casefold())
                owner, line = owners.setdefault(key, (row[0], number))
                if line != number:
                    faults.add(path, number, f"{language} {word!r} is in {row[0]} and, line {line}, "
                               f"in {owner}, both {row[1]}: keep it where it belongs best")


def spellings(name):
    """The ways to write one name of ISO 3166-2, which lists some of them in one cell.

    "Lleida [Lérida]" is two names, "Murcia, Región de" is "Región de Murcia" or "Murcia", and what
    stands in round brackets is a remark.
    """
    name = " ".join(re.sub(r"\([^)]*\)|\*$", " ", unicodedata.normalize("NFC", name)).split())
    found = []
    for part in re.split(r"\s*[\[\]]\s*", name):
        part = re.sub(r" [A-Z]{2}-[A-Z]{3}$", "", part)  # "Sir Ynys Môn GB-YNM"
        head, comma, tail = part.partition(", ")
        if comma and "," not in tail and " and " not in tail and " y " not in tail:
            found += [f"{tail} {head}"] + [head] * head[:1].isupper()
        else:
            found.append(part)
    return list(dict.fromkeys(s for s in found if s))


def read_subdivisions(folder):
    """The states, provinces, regions of all countries, from the iso-codes package; None without it."""
    countries_file = folder / "iso_3166-1.json"
    subdivisions_file = folder / "iso_3166-2.json"
    if not (countries_file.is_file() and subdivisions_file.is_file()):
        return None
    countries = {c["alpha_2"] for c in json.loads(countries_file.read_text("utf-8"))["3166-1"]}
    rows = set()
    for entry in json.loads(subdivisions_file.read_text("utf-8"))["3166-2"]:
        country = entry["code"].split("-")[0]
        names = spellings(entry["name"])
        if country in countries and names:
            kind = " ".join(entry["type"].split()).lower()
            rows.add(("|".join(names), country, entry["code"], kind))
    in_order = sorted(rows, key=lambda row: (row[2], row[0]))
    columns = ["phrase", "country", "code", "type"]
    return Table("*", "subdivisions", "exact", columns, [list(row) for row in in_order])


def literal(text):
    """One line of a C++ string literal; "?" is escaped so that no trigraph can arise."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("?", "\\?") + '\\n"'


SOURCE = """\
// SPDX-License-Identifier: Apache-2.0
// Made by tools/compile_lexicon.py from lexicon/. Mend the tables there, not this file.
#include <array>

#include "lexicon/detail/lexicon_data.hpp"

namespace wirestem::lexicon::detail {{
namespace {{

{texts}
constexpr std::array<RawTable, {count}> kTables = {{{{
{tables}
}}}};

}}  // namespace

std::span<const RawTable> raw_tables() {{ return kTables; }}

}}  // namespace wirestem::lexicon::detail
"""


def source_of(tables):
    texts, entries = [], []
    for table in sorted(tables, key=lambda t: (t.language != "*", t.language, t.name)):
        text = f"text_{len(texts)}"
        lines = ["    " + "".join(literal(cell) for cell in row)
                 for row in [table.columns, *table.rows]]
        texts.append(f"constexpr char {text}[] =\n" + "\n".join(lines) + ";\n")
        entries.append(f'    {{"{table.language}", "{table.name}", "{table.match}", '
                       f"{len(table.columns)}, {len(table.rows)}, {{{text}, sizeof({text}) - 1}}}},")
    return SOURCE.format(texts="\n".join(texts), tables="\n".join(entries), count=len(entries))


def main():
    parser = argparse.ArgumentParser(description="Checks and compiles the lexicon.")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("-o", "--output", type=pathlib.Path)
    parser.add_argument("--iso-codes", type=pathlib.Path, help="the json folder of iso-codes")
    parser.add_argument("--check", action="store_true", help="only look for faults")
    arguments = parser.parse_args()

    faults = Faults()
    tables = read_folder(arguments.folder, faults, arguments.check)
    if arguments.iso_codes and (subdivisions := read_subdivisions(arguments.iso_codes)):
        if any(t.language == "*" and t.name == subdivisions.name for t in tables):
            faults.add(arguments.folder / "subdivisions.tsv", 1, "this table is made from iso-codes")
        tables.append(subdivisions)
    if faults.messages:
        print("\n".join(faults.messages), file=sys.stderr)
        return 1
    if arguments.output:
        arguments.output.parent.mkdir(parents=True, exist_ok=True)
        arguments.output.write_text(source_of(tables), "utf-8")
    if arguments.check:
        print(f"{len(tables)} tables, {sum(len(t.rows) for t in tables)} rows, no fault")
    return 0


if __name__ == "__main__":
    sys.exit(main())
