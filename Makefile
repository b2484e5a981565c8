# Two commands for people: `make run` and `make test`. Both set up what they need the first time and need no network after.

PYTHON ?= $(shell for name in python3.14 python3.13 python3.12 python3.11 python3; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $$name && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready-to-run
READY_DEV := $(VENV)/.ready-to-test
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: run test bench pictures completions clean

run: $(READY)
	@$(BIN)/gradestep $(ARGS)

test: $(READY_DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest $(TESTS)

bench: $(READY_DEV)
	$(BIN)/python benchmarks/bench.py $(ARGS)

pictures: $(READY_DEV)
	$(BIN)/python scripts/pictures.py

completions: $(READY_DEV)
	$(BIN)/python scripts/completions.py

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "gradestep needs Python 3.11 or later, and none was found."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv is missing. On Debian and Ubuntu: apt install python3-venv"; exit 1; }

$(READY): requirements/run.txt pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes -r requirements/run.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(READY_DEV): $(READY) requirements/dev.txt
	$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
