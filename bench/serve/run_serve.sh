#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# The desk at size: fills a store, serves it, and measures its answers.
#
#   bench/serve/run_serve.sh BUILD_FOLDER OUT_FOLDER [ARTICLES]
#
# BUILD_FOLDER is an optimized build (wirestem, libws_keep.a and what it needs). OUT_FOLDER gets
# run.txt and results.txt. The store is made anew in a temporary folder: 100,000 articles where
# nothing else is said.
set -euo pipefail

if [[ $# -lt 2 ]]; then
  echo "usage: run_serve.sh BUILD_FOLDER OUT_FOLDER [ARTICLES]" >&2
  exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
build=$(realpath "$1")
articles=${3:-100000}
mkdir -p "$2"
out=$(realpath "$2")
work=$(mktemp -d)
desk=
trap '[[ -z $desk ]] || kill "$desk"; rm -rf "$work"' EXIT

g++ -std=c++20 -O2 -I "$root/src" "$here/fill_store.cpp" -o "$work/fill_store" \
  "$build"/libws_{keep,text,base}.a -lsqlite3 -lzstd -licuuc -licui18n -lstemmer -luchardet \
  -lcrypto -pthread
{
  echo "run_serve.sh BUILD OUT $articles"
  echo "day: $(date --utc +%F); cores: $(nproc); $(uname -sm); load: $(cut -d' ' -f1-3 /proc/loadavg)"
  echo "processor: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)"
  "$work/fill_store" "$work/desk.db" "$articles"
  echo "store: $(stat -c %s "$work/desk.db") bytes"
} > "$out/run.txt"
"$build/wirestem" serve --store "$work/desk.db" --port 0 2> "$work/said" &
desk=$!
until grep -q http "$work/said"; do sleep 0.1; done
url=$(grep -o 'http://localhost:[0-9]*' "$work/said")
python3 "$here/measure_serve.py" "${url/localhost/127.0.0.1}" > "$out/results.txt"
if command -v node > "$work/node" && [[ -d $root/tests/web/node_modules/playwright-core ]]; then
  echo "in a browser (bench/serve/measure_page.mjs), five times" >> "$out/results.txt"
  node "$here/measure_page.mjs" "$url" >> "$out/results.txt"
fi
echo "resident: $(awk '/VmHWM/ {print $2, $3}' "/proc/$desk/status")" >> "$out/results.txt"
cat "$out/run.txt" "$out/results.txt"
