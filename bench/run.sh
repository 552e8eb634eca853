#!/bin/sh
# Quality and speed beside the peers, from the material in ../shared. Each bench says in its head what it measures.
# The peers get an environment of their own (PYTHON -m venv), with kronik in it.
set -eu
shared=${SHARED:-../shared}
[ -d "$shared/data" ] || { echo "bench: no material at $shared; set SHARED to the folder that holds data/ and score/" >&2; exit 1; }
env=build/bench
if [ ! -f "$env/ready" ]; then
  "$BIN/python" -m venv "$env"
  "$env/bin/pip" install --quiet --disable-pip-version-check --upgrade pip
  "$env/bin/pip" install --quiet --only-binary :all: -r requirements.lock
  "$env/bin/pip" install --quiet --only-binary :all: -r bench/requirements.txt -r bench/requirements-link.txt -r bench/requirements-when.txt
  "$env/bin/pip" install --quiet --no-deps --no-build-isolation --editable .
  touch "$env/ready"
fi
run() { printf '\n== %s\n' "$*"; "$env/bin/python" "$@"; }
run bench/extract.py "$shared"
run bench/fields.py "$shared"
run bench/dates.py "$shared/data/pages/htmldate_default"
run bench/when.py "$shared" --peer "$env/bin/python"
run bench/language.py "$shared"
run bench/facts.py "$shared"
run bench/link.py quality "$shared/data"
run bench/archive.py "$shared/data/text"
