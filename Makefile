# Two commands for people: `make run` and `make test`. Both set up what they need the first time and need no network after.

PYTHON ?= $(shell for name in python3.14 python3.13 python3.12 python3.11 python3; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $$name && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready-to-run
READY_DEV := $(VENV)/.ready-to-test
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
# One more than the cores it is measured on: a test of the terminal waits for another process.
WORKERS ?= 3
LOCKING := --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

# What is compiled once is kept: each worker reads every test, and each command every module.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test bench release-check pictures completions simulated-year lock clean

run: $(READY)
	@$(BIN)/gradestep $(ARGS)

test: $(READY_DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses=$(WORKERS) --dist=worksteal $(TESTS)

bench: $(READY_DEV)
	$(BIN)/python benchmarks/bench.py $(ARGS)

pictures: $(READY_DEV)
	$(BIN)/python scripts/pictures.py

release-check: $(READY)
	$(BIN)/python scripts/release_check.py

completions: $(READY_DEV)
	$(BIN)/python scripts/completions.py

# About a minute. With ARGS=--check it says whether docs/simulated-year.md is as it would be made.
simulated-year: $(READY_DEV)
	$(BIN)/python scripts/simulated_year.py $(ARGS)

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "gradestep needs Python 3.11 or later, and none was found." >&2; exit 1; }
	@echo "Setting up. This is done once and takes about half a minute."
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "Python's venv is missing. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

$(READY): requirements/run.txt pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes -r requirements/run.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(READY_DEV): $(READY) requirements/dev.txt requirements/checker.txt
	$(PIP) --require-hashes -r requirements/dev.txt
	$(PIP) --require-hashes --no-deps -r requirements/checker.txt
	@touch $@

# Needs uv. The second list takes its versions from the first.
lock:
	uv pip compile $(LOCKING) pyproject.toml requirements/build.in --group pyproject.toml:dev -o requirements/dev.txt
	uv pip compile $(LOCKING) pyproject.toml requirements/build.in -c requirements/dev.txt -o requirements/run.txt
	uv pip compile $(LOCKING) --no-deps requirements/checker.in -o requirements/checker.txt

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
