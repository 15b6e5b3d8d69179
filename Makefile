# Python 3.11 or newer, pip, make and git are all that these targets assume.
# Name another interpreter with `make PYTHON=python3.12 demo`.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet
MANIFESTS := pyproject.toml $(wildcard plugins/*/pyproject.toml) constraints.txt

# What is installed, in stages: a stamp is older than a manifest when the stage is to be done again.
VENV := .venv/made.stamp
DEMO := .venv/demo.stamp
DEV := .venv/dev.stamp
BENCH := build/bench-venv/made.stamp

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.NOTPARALLEL:
.PHONY: help demo test deep bench docs mutation clean

help:  ## say what each target does
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "%-9s %s\n", $$1, $$2 }' Makefile

demo: $(DEMO)  ## a guided tour of one case; `make demo ARGS="--lang fr"` speaks French
	@$(BIN)/essmodel demo $(ARGS)

test: $(DEV)  ## everything that proves the library, the cheap first
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/codespell
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy & types=$$!; $(BIN)/basedpyright && wait $$types
	rm -f .coverage .coverage.*
	$(BIN)/coverage run -m pytest --numprocesses=auto -m "not heavy and not vast" --ignore=tests/property --ignore=tests/mutants
	$(BIN)/coverage run --rcfile=tests/coverage.toml -m pytest --numprocesses=auto -m "not heavy and not vast" tests/property tests/mutants
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report
	$(BIN)/pytest --numprocesses=auto -m heavy --hypothesis-profile=ci
	$(MAKE) docs
	$(BIN)/pytest -p no:randomly tests/wheel
	$(BIN)/pytest -p no:randomly README.md docs src plugins/*/src

deep: $(DEV)  ## a million members, and the properties on 10 000 examples each; takes hours
	$(BIN)/pytest -m vast
	$(BIN)/pytest tests/property tests/mutants --hypothesis-profile=deep

bench: $(DEV) $(BENCH)  ## our speed and memory beside others'; `make bench ARGS="--quick"` takes a minute
	$(BIN)/python -m benchmarks $(ARGS)

docs: $(DEV)  ## the pages, in build/docs
	$(BIN)/sphinx-build -W --keep-going --quiet docs build/docs

mutation: $(DEV)  ## whether the tests notice when the code is wrong
	$(PIP) --constraint constraints.txt mutmut
	$(BIN)/mutmut run
	$(BIN)/mutmut results

clean:  ## remove all that make has made
	rm -rf .venv build mutants .coverage* .hypothesis .*_cache

$(VENV):
	@test -n "$(PYTHON)" || { echo "essmodel needs Python 3.11 or newer, and none was found:" \
		"name yours with 'make PYTHON=/path/to/python3 ...'" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

$(DEMO): $(VENV) $(MANIFESTS)
	$(PIP) --constraint constraints.txt --editable '.[cli]' --editable plugins/essmodel-fr --editable plugins/essmodel-communes
	@touch $@

$(DEV): $(VENV) $(MANIFESTS) requirements-dev.txt
	$(PIP) --requirement requirements-dev.txt
	@touch $@

# Peers are measured in an environment of their own: nothing here depends on them.
$(BENCH): benchmarks/requirements-peers.txt
	$(PYTHON) -m venv build/bench-venv
	build/bench-venv/bin/python -m pip install --quiet --requirement benchmarks/requirements-peers.txt
	@touch $@
