#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Turns the built page and the API's description into C++, so that no file is looked for at run time.

    compile_web.py web/dist docs/openapi.json -o build/dev/generated/web_assets.cpp

The same files give the same bytes. Fails where a file has a type that no browser would be told.
"""
import argparse
import hashlib
import pathlib
import sys

TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8",
         ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".json": "application/json"}
LINE = 90

HEAD = """// SPDX-License-Identifier: Apache-2.0
// Made by tools/compile_web.py from web/dist and docs/openapi.json.
#include "apps/server/assets.hpp"

#include <array>

namespace wirestem::server {
namespace {

"""


def literal(data):
    """The bytes as lines of a string literal. Octal escapes have three digits, so none runs on."""
    line, lines = "", []
    for byte in data:
        char = chr(byte)
        line += char if 32 <= byte < 127 and char not in '"\\?' else f"\\{byte:03o}"
        if len(line) >= LINE or char == "\n":
            lines.append(line)
            line = ""
    lines.append(line)
    return "\n".join(f'    "{one}"' for one in lines)


def compile_files(files):
    """C++ for {path: bytes}."""
    names, text = [], HEAD
    for index, (path, data) in enumerate(sorted(files.items())):
        kind = TYPES.get(pathlib.PurePosixPath(path).suffix)
        if kind is None:
            raise ValueError(f"{path}: no media type is known for this ending")
        text += f"constexpr std::string_view kBytes{index} = {{\n{literal(data)},\n    {len(data)}}};\n\n"
        tag = hashlib.sha256(data).hexdigest()[:32]
        names.append(f'    Asset{{"{path}", "{kind}", "\\"{tag}\\"", kBytes{index}}},')
    text += "constexpr std::array kAssets = {\n" + "\n".join(names) + "\n};\n"
    return text + ("\n}  // namespace\n\nstd::span<const Asset> all_assets() { return kAssets; }\n"
                   "\n}  // namespace wirestem::server\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("description", type=pathlib.Path)
    parser.add_argument("-o", "--output", type=pathlib.Path, required=True)
    given = parser.parse_args()
    files = {"/" + path.relative_to(given.folder).as_posix(): path.read_bytes()
             for path in given.folder.rglob("*") if path.is_file()}
    files["/api/v1/openapi.json"] = given.description.read_bytes()
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(compile_files(files), "utf-8")


if __name__ == "__main__":
    try:
        main()
    except (OSError, ValueError) as error:
        sys.exit(f"compile_web.py: {error}")
