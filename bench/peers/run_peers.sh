#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# Extractors side by side, in one run:
#
#   bench/peers/run_peers.sh BINARY PAGES_FOLDER RECORDS.jsonl OUT_FOLDER
#
# BINARY is wirestem; its peers are readability.js on linkedom (node, npm) and Debian's
# python3-readability. Of each OUT_FOLDER gets NAME.jsonl (what it read), NAME.log and
# NAME.cost.json (CPU seconds, MB/s, memory), and of all results.json and results.txt: each
# measure with its 95 % interval, and the paired intervals of the differences. run.txt tells what
# was run: versions, cores, day, and the digest of the records. Only NAME.jsonl holds page texts.
#
# Needs network once, for npm ci. Nothing else here does.
set -euo pipefail

if [[ $# -ne 4 ]]; then
  echo "usage: run_peers.sh BINARY PAGES_FOLDER RECORDS.jsonl OUT_FOLDER" >&2
  exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
binary=$(realpath "$1") pages=$(realpath "$2") records=$(realpath "$3")
mkdir -p "$4"
out=$(realpath "$4")

for needed in "$binary" "$pages" "$records"; do
  [[ -e $needed ]] || { echo "run_peers.sh: $needed is not there" >&2; exit 2; }
done
command -v node > /dev/null || { echo "run_peers.sh: node is not there" >&2; exit 2; }
/usr/bin/python3 -c "import readability" 2> /dev/null || {
  echo "run_peers.sh: python3-readability is not there (apt install python3-readability)" >&2
  exit 2
}
[[ -d $here/node_modules ]] || npm ci --prefix "$here" --no-audit --no-fund > "$out/npm.log" 2>&1

version_of() {
  node -p "require('$here/node_modules/$1/package.json').version"
}
{
  echo "run_peers.sh BINARY ${pages##*/eval/} ${records##*/eval/}"
  echo "day: $(date -u +%F); $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg) before the run"
  echo "$("$binary" --version); readability.js $(version_of @mozilla/readability) on linkedom" \
    "$(version_of linkedom), node $(node -p process.versions.node); python3-readability" \
    "$(dpkg-query --show --showformat='${Version}' python3-readability)," \
    "$(/usr/bin/python3 --version)"
  echo "sha256 of the records: $(sha256sum < "$records" | cut -d' ' -f1)"
} > "$out/run.txt"

measure() {
  /usr/bin/python3 -B "$here/measure_command.py" "$1" "$pages" "$out" "${@:2}"
}
cat "$pages"/* > /dev/null  # so that the first one does not pay for the disk
{
  measure wirestem "$binary" run --stop-after read --threads 1 "$pages"
  measure readability_js node "$here/read_readability_js.mjs" "$pages"
  measure readability_lxml /usr/bin/python3 -B "$here/read_readability_lxml.py" "$pages"
} | tee "$out/costs.txt"

/usr/bin/python3 -B "$here/compare_extract.py" "$records" \
  wirestem="$out/wirestem.jsonl" readability_js="$out/readability_js.jsonl" \
  readability_lxml="$out/readability_lxml.jsonl" --json "$out/results.json" \
  | tee "$out/results.txt"
