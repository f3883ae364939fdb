#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# What sorting into stories costs, on a pile of documents.
#
#   bench/stories/run_stories.sh BUILD_FOLDER DOCUMENTS.jsonl...
#
# BUILD_FOLDER is an optimized build with all of wirestem's libraries. Prints what measure_stories
# does. For a pile see bench/cascade/make_cascade.cpp; for how right the stories are, score_pile.py.
set -euo pipefail

if [[ $# -lt 2 ]]; then
  echo "usage: run_stories.sh BUILD_FOLDER DOCUMENTS.jsonl..." >&2
  exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
build=$(realpath "$1")
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

libraries=()
for name in pipeline read_{fetch,ingest,extract,markup,language} find_{names,dates,quotes,sources,frames} \
  link_{reuse,stories} trace_{claims,provenance,timeline} tell keep lexicon text base; do
  libraries+=("$build/libws_$name.a")
done
cld2=$(find /usr/lib -name 'libcld2.so*' | sort | head -1)
g++ -std=c++20 -O2 -I "$root" -I "$root/src" "$here/measure_stories.cpp" -o "$work/measure_stories" \
  -Wl,--start-group "${libraries[@]}" -Wl,--end-group "$cld2" -lcurl -lz -lsqlite3 -lzstd -lcrypto \
  -licuuc -licui18n -lstemmer -luchardet -larchive -pthread
"$work/measure_stories" "$@"
