#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes src/read/markup/detail/character_reference_table.cpp: the named character references of
the HTML standard, as Python's own html.entities.html5 has them (the standard's entities.json of
2,231 names). The table never changes: the standard promises to add no more names."""
import html.entities
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/read/markup/detail/character_reference_table.cpp"

HEAD = """// SPDX-License-Identifier: Apache-2.0
//
// Written by tools/make_character_references.py from Python's html.entities.html5, which holds the
// table of the HTML standard. Sorted by bytes. `bare` names are read without a semicolon too.
#include "read/markup/detail/character_references.hpp"

namespace wirestem::markup::detail {
namespace {

constexpr bool bare = true;

// clang-format off
constexpr CharacterReference rows[] = {
"""
TAIL = """};
// clang-format on

}  // namespace

std::span<const CharacterReference> character_references() { return rows; }

}  // namespace wirestem::markup::detail
"""


def rows_of(table):
    """The rows of the C++ table, sorted by name."""
    for name in sorted(key[:-1] for key in table if key.endswith(";")):
        points = ", ".join(f"0x{ord(char):X}" for char in table[name + ";"])
        if name in table:
            assert table[name] == table[name + ";"]
            points += ", 0, bare"
        yield f'{{"{name}", {points}}},'


def packed(rows, width=100):
    """The rows, as many to a line as fit."""
    line = ""
    for row in rows:
        if line and len(line) + 1 + len(row) > width:
            yield line
            line = ""
        line += (" " if line else "") + row
    yield line


def main():
    table = html.entities.html5
    assert len(table) == 2231
    TARGET.write_text(HEAD + "\n".join(packed(rows_of(table))) + "\n" + TAIL, encoding="ascii")
    return 0


if __name__ == "__main__":
    sys.exit(main())
