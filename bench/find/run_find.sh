#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# What is found in single texts, against gold:
#
#   bench/find/run_find.sh BINARY EVAL_FOLDER SCORERS_FOLDER OUT_FOLDER
#
# EVAL_FOLDER holds quotes/ and dates/ with gold as JSON lines, SCORERS_FOLDER the scripts
# score_spans.py and score_attrib.py. OUT_FOLDER gets run.txt (version, day, digests) and
# results.txt (each score, and the characters read for each CPU second). No text is kept.
set -euo pipefail

if [[ $# -ne 4 ]]; then
  echo "usage: run_find.sh BINARY EVAL_FOLDER SCORERS_FOLDER OUT_FOLDER" >&2
  exit 2
fi
binary=$(realpath "$1") eval=$(realpath "$2") scorers=$(realpath "$3")
mkdir -p "$4"
out=$(realpath "$4")
found=$(mktemp)
trap 'rm -f "$found"' EXIT

find_in() {
  "$binary" run --stop-after find --threads 1 "$eval/$1" > "$found"
}
spans() {  # KIND FILE [OPTION]
  printf '%s %s: ' "$2" "${3:-}"
  python3 -B "$scorers/score_spans.py" "$1" "$eval/$2" "$found" ${3:+"$3"} | tr '\n' ' '
  echo
}

{
  echo "run_find.sh BINARY EVAL SCORERS OUT; $("$binary" --version); day: $(date -u +%F);" \
    "$(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg) before the run"
  (cd "$eval" && sha256sum quotes/*.jsonl dates/*.jsonl)
} > "$out/run.txt"

{
  find_in quotes/polnear-en.jsonl
  spans quotes quotes/polnear-en.jsonl --quoted
  spans quotes quotes/polnear-en.jsonl
  find_in quotes/wikinews-de.jsonl
  spans quotes quotes/wikinews-de.jsonl --quoted
  for dates in "$eval"/dates/*.jsonl; do
    find_in "dates/${dates##*/}"
    spans dates "dates/${dates##*/}"
  done
  find_in quotes/attrib.jsonl
  python3 -B "$scorers/score_attrib.py" "$eval/quotes/attrib.jsonl" "$found"
  python3 - "$binary" "$eval/quotes/polnear-en.jsonl" << 'END'
import json, os, resource, subprocess, sys
characters = sum(len(json.loads(line)["text"]) for line in open(sys.argv[2], encoding="utf-8"))
subprocess.run([sys.argv[1], "run", "--stop-after", "find", "--threads", "1", sys.argv[2]],
               stdout=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
seconds = used.ru_utime + used.ru_stime
print(f"speed on quotes/polnear-en.jsonl: {characters} characters in {seconds:.2f} CPU s, "
      f"{characters / seconds / 1e6:.2f} M characters/s, reading and writing included")
END
} | tee "$out/results.txt"
