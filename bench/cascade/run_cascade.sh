#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# The cascade benchmark: wirestem, MinHash LSH and sim_text on one pile, in one run.
#
#   bench/cascade/run_cascade.sh BUILD_FOLDER OUT_FOLDER [DOCUMENTS [SEED]]
#
# BUILD_FOLDER is an optimized build (libws_link_reuse.a and what it needs). OUT_FOLDER gets
# run.txt (command, day, machine, digests), costs.txt, results.txt, unseen.txt (the same of wirestem
# alone on a pile of another seed) and, where the build has a wirestem, direction.txt (who copied whom,
# on the first 4,000 documents). The piles are made anew in a temporary folder: 20,000 documents where
# nothing else is said.
set -euo pipefail

if [[ $# -lt 2 ]]; then
  echo "usage: run_cascade.sh BUILD_FOLDER OUT_FOLDER [DOCUMENTS [SEED]]" >&2
  exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
build=$(realpath "$1")
documents=${3:-20000} seed=${4:-1}
mkdir -p "$2"
out=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/unseen"

compile=(g++ -std=c++20 -O2 -I "$root" -I "$root/src")
"${compile[@]}" "$here"/{make_cascade,grammar,derive}.cpp -o "$work/make_cascade"
"${compile[@]}" "$here/measure_minhash.cpp" -o "$work/measure_minhash"
"${compile[@]}" "$here/measure_reuse.cpp" "$build"/libws_{link_reuse,lexicon,text,base}.a \
  -licuuc -licui18n -lstemmer -luchardet -lcrypto -pthread -o "$work/measure_reuse"

"$work/make_cascade" --documents "$documents" --seed "$seed" "$work"
{
  echo "run_cascade.sh BUILD OUT $documents $seed"
  echo "day: $(date --utc +%F); cores: $(nproc); $(uname -sm); load: $(cut -d' ' -f1-3 /proc/loadavg)"
  echo "processor: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)"
  (cd "$work" && sha256sum documents.jsonl labels.jsonl)
} > "$out/run.txt"
scored=()
{
  "$work/measure_reuse" "$work/documents.jsonl" "$work/wirestem.jsonl"
  "$work/measure_minhash" "$work/documents.jsonl" "$work/minhash.jsonl"
  python3 -B "$here/run_sim_text.py" "$work/documents.jsonl" "$work/sim_text.jsonl" || true
} > "$out/costs.txt"
for name in wirestem minhash sim_text; do
  [[ -e $work/$name.jsonl ]] && scored+=("$name=$work/$name.jsonl")
done
python3 -B "$here/score_cascade.py" "$work/labels.jsonl" "${scored[@]}" > "$out/results.txt"
"$work/make_cascade" --documents "$documents" --seed $((seed + 100)) "$work/unseen"
{
  echo "seed $((seed + 100))"
  "$work/measure_reuse" "$work/unseen/documents.jsonl" "$work/unseen.jsonl"
  python3 -B "$here/score_cascade.py" "$work/unseen/labels.jsonl" "wirestem=$work/unseen.jsonl"
} > "$out/unseen.txt"
cat "$out/costs.txt" "$out/results.txt" "$out/unseen.txt"

if [[ -x $build/wirestem ]]; then
  head -n 4000 "$work/documents.jsonl" > "$work/first.jsonl"
  "$build/wirestem" run --stop-after link "$work/first.jsonl" > "$work/links.jsonl"
  python3 -B "$here/score_direction.py" "$work/labels.jsonl" "$work/links.jsonl" \
    | tee "$out/direction.txt"
fi
