# `make demo` shows the product, `make test` checks it. Both make their own environment in .venv.
PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin
.PHONY: demo test check interop bench screenshots locale locks clean
.DEFAULT_GOAL := demo

demo: .venv/run.done
	@$(BIN)/socle demo --port $(PORT)

# One process a core, a file to each in the order collected: the browser stays last.
SHARED := -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
test: .venv/test.done
	@$(BIN)/python -m pytest $(SHARED)

check: .venv/test.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint socle/web/templates
	$(BIN)/socle check

# Checks by other people's software: interop/README.md.
interop: .venv/test.done
	@$(BIN)/python -m interop.install
	@$(BIN)/python -m pytest -rs interop

bench: .venv/test.done
	@$(BIN)/python -m benchmarks.decisions
	@$(BIN)/python -m benchmarks.credentials
	@$(BIN)/python -m benchmarks.log
	@$(BIN)/python -m benchmarks.papers
	@$(BIN)/python -m benchmarks.issuance
	@$(BIN)/python -m benchmarks.declarations
	@$(BIN)/python -m benchmarks.legacy
	@$(BIN)/python -m benchmarks.cohort
	@$(BIN)/python -m benchmarks.pages
	@$(BIN)/python -m benchmarks.api
	@$(BIN)/python -m benchmarks.impact

screenshots: .venv/test.done
	@$(BIN)/python -m pytest tests/browser/screenshots.py tests/browser/verify/screenshots.py

locale: .venv/test.done
	@$(BIN)/python -m socle.locale.build

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' \
	  || { echo "error: Python 3.11 à 3.14 est nécessaire." >&2; echo "hint: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
	  || { echo "error: le module venv manque." >&2; echo "hint: installez le paquet python3-venv." >&2; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/run.done: requirements/run.txt pyproject.toml | .venv/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/test.done: requirements/test.txt .venv/run.done
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

LOCK := uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --quiet --python-version 3.11
locks:
	$(LOCK) --extra build pyproject.toml -o requirements/run.txt
	$(LOCK) --extra build --extra test -c requirements/run.txt pyproject.toml -o requirements/test.txt

clean:
	rm -rf .venv var
