# The two commands of the README are `make demo` and `make test`. Each sets up all it needs in .venv.

PYTHON ?= python3
BIN := .venv/bin
DEMO ?= build/demo
PORT ?= 8080

.PHONY: demo test lint bench lock kernel setup clean

setup: .venv/ready

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; assert sys.version_info >= (3, 11), "Kronik needs Python 3.11 or newer"'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# Reads the example pages into an archive, searches it, and shows where one date came from.
demo: setup
	@BIN=$(BIN) DEMO=$(DEMO) sh examples/demo.sh

test: setup
	$(BIN)/python -m pytest $(PYTEST_FLAGS)

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Quality and speed against the peers, on the pages of ../shared; the peers live in an environment of their own.
bench: setup
	@BIN=$(BIN) sh bench/run.sh

# Writes requirements.lock anew from pyproject.toml, for all supported Pythons at once.
lock:
	$(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet uv
	build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes \
	  --no-emit-index-url --no-header --only-binary :all: -o requirements.lock pyproject.toml requirements.build

# Builds the WebAssembly anew after a change of its C. Wants clang and lld.
kernel:
	sh src/kronik/kernel/build.sh kernel.wasm

clean:
	rm -rf .venv build
