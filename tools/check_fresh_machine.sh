#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Tries a clone of this repository on a Debian 12 that has nothing but bash and apt:
#
#     tools/check_fresh_machine.sh [build|test|demo ...]        (as root; default: build demo)
#
# debootstrap makes a minimal system in a temporary folder, with this machine's apt sources; the last
# commit is cloned into it, and ./run is called there in a chroot. Nothing of this machine is bound
# into it but /proc, /dev and /sys. KEEP=1 leaves the system there to look at. Takes some minutes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

(( EUID == 0 )) || { echo "needs root, for chroot" >&2; exit 2; }
command -v debootstrap >/dev/null || { echo "needs the package debootstrap" >&2; exit 2; }
steps=("$@")
(( ${#steps[@]} )) || steps=(build demo)

machine=$(mktemp -d "${TMPDIR:-/tmp}/fresh-machine.XXXXXX")
chmod 755 "$machine"  # apt drops root, and still has to get in
clean_up() {
  local point
  for point in dev/pts dev sys proc; do
    if mountpoint -q "$machine/$point"; then umount -l "$machine/$point"; fi
  done
  if [[ -n ${KEEP:-} ]]; then echo "kept: $machine" >&2; else rm -rf --one-file-system "$machine"; fi
}
trap clean_up EXIT

# shellcheck disable=SC2016  # the $(...) are apt's, not the shell's
# The first mirror for bookworm's main that apt here knows, in either style of source file.
mirror() {
  apt-get indextargets --format '$(SITE) $(RELEASE) $(CODENAME) $(COMPONENT)' \
    "Created-By: Packages" 2>/dev/null \
    | awk '($2 == "bookworm" || $3 == "bookworm") && $4 == "main" {print $1; exit}'
}

from=$(mirror)
debootstrap --variant=minbase bookworm "$machine" "${from:-http://deb.debian.org/debian}" \
  > "$machine.log" || { tail -20 "$machine.log" >&2; exit 1; }
rm -f "$machine.log" "$machine/etc/apt/sources.list"
for place in sources.list sources.list.d trusted.gpg.d keyrings; do
  if [[ -e /etc/apt/$place ]]; then
    rm -rf "${machine:?}/etc/apt/$place"
    cp -a "/etc/apt/$place" "$machine/etc/apt/"
  fi
done
# Of apt's settings, those that say how to reach the network.
while IFS= read -r setting; do
  cp "$setting" "$machine/etc/apt/apt.conf.d/"
done < <(grep -lriE '^ *Acquire::.*(proxy|timeout|retries|verify|cainfo)' /etc/apt/apt.conf.d || true)
mkdir -p "$machine/usr/share/keyrings"
cp -a /usr/share/keyrings/. "$machine/usr/share/keyrings/"
cp -L /etc/resolv.conf /etc/hosts "$machine/etc/"
git clone --quiet --no-hardlinks "$PWD" "$machine/wirestem"
for point in proc sys dev dev/pts; do mount --bind "/$point" "$machine/$point"; done

for step in "${steps[@]}"; do
  echo "== ./run $step, in $machine" >&2
  started=$SECONDS
  env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb LANG=C.UTF-8 \
    ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
    chroot "$machine" /bin/bash -c "cd /wirestem && ./run $step"
  echo "== ./run $step: done in $(( SECONDS - started )) s" >&2
done
