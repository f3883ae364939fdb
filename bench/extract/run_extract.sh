#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# How long pages take to become articles, and what memory that takes:
#
#   bench/extract/run_extract.sh BUILD_FOLDER PAGES_FOLDER OUT_FOLDER
#
# BUILD_FOLDER is an optimized build. OUT_FOLDER gets run.txt and results.txt: five rounds of the
# whole program (text and all metadata, one thread), of single pages (measure_pages) and of gumbo,
# which only parses and whose speed tells how fast the machine is at the moment; then the medians.
# Needs libgumbo-dev.
set -euo pipefail

if [[ $# -ne 3 ]]; then
  echo "usage: run_extract.sh BUILD_FOLDER PAGES_FOLDER OUT_FOLDER" >&2
  exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
build=$(realpath "$1") pages=$(realpath "$2")
mkdir -p "$3"
out=$(realpath "$3")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

g++ -std=c++20 -O2 -I "$here/../../src" "$here/measure_pages.cpp" -o "$work/measure_pages" \
  -Wl,--start-group "$build"/libws_*.a -Wl,--end-group -licuuc -licui18n -lstemmer -luchardet \
  -lcld2 -lcrypto -lz -lzstd -lsqlite3 -lcurl -pthread
g++ -std=c++20 -O2 -DNDEBUG -DWIRESTEM_BENCH_GUMBO -I "$here/../../src" \
  "$here/../parse_html_bench.cpp" "$build"/libws_{read_markup,text,lexicon,base}.a \
  -o "$work/parse_html_bench" -lgumbo -licuuc -licui18n -lstemmer -luchardet -lcrypto
{
  echo "run_extract.sh BUILD ${pages##*/eval/} OUT"
  echo "day: $(date --utc +%F); cores: $(nproc); $(uname -sm); load: $(cut -d' ' -f1-3 /proc/loadavg)"
  echo "processor: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)"
  echo "sha256 of the pages: $(cat "$pages"/* | sha256sum | cut -d' ' -f1)"
} > "$out/run.txt"
for _ in 1 2 3 4 5; do
  /usr/bin/python3 -B "$here/../peers/measure_command.py" program "$pages" "$work" \
    "$build/wirestem" run --stop-after read --threads 1 "$pages"
  "$work/measure_pages" "$pages"/*
  "$work/parse_html_bench" -n 3 "$pages"/*
done > "$out/results.txt"
python3 -B - "$out/results.txt" << 'END' | tee -a "$out/results.txt"
import re, statistics, sys
text = open(sys.argv[1], encoding="utf-8").read()
def median(pattern):
    return statistics.median(float(number) for number in re.findall(pattern, text, re.M))
program = median(r"^program: .*?([\d.]+) MB/CPU s")
gumbo = median(r"^gumbo: .*?best (\d+) MB/s")
pages = median(r"MB: (\d+) MB per CPU second")
parsing = median(r"^wirestem: .*?best (\d+) MB/s")
print(f"medians: the program {program:.0f} MB per CPU second, start included; its pages {pages:.0f}; "
      f"parsing alone {parsing:.0f}; gumbo, parsing alone, {gumbo:.0f}, so that the program takes "
      f"1/{program / gumbo:.1f} of its time")
END
