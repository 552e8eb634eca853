#!/bin/sh
# The first ten minutes with Kronik: pages in, an archive out, a search, an article, and where its date came from.
# Called by `make demo`, which says where the program lies (BIN) and where the archive goes (DEMO).
set -eu
kronik="$BIN/kronik"
page=examples/pages/kabarlaut/kl-bahari-pembuka.txt

step() { printf '\n$ %s\n' "$*" | sed "s|$kronik|kronik|"; "$@"; }

rm -rf "$DEMO" && mkdir -p "$(dirname "$DEMO")"
step "$kronik" read "$page"
step "$kronik" why "$page" published
step "$kronik" add "$DEMO" examples/pages
step "$kronik" search "$DEMO" --limit 3 'feri tenggelam after:2019'
step "$kronik" check "$DEMO"
printf '\nNow open the reading room:\n\n    %s serve %s\n\n' "$kronik" "$DEMO"
