# Two commands are all a newcomer needs: `make run` and `make test`.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help run build test check eval bench bench-map bench-crowd screenshots clean

help:  ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Rasid needs Python 3.11 or newer; set PYTHON=python3.11, say.")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/.runtime

build: $(VENV)/.runtime  ## build the gazetteer index and the store where they are missing or stale
	@$(BIN)/python -m dashboard build

run: build  ## open the dashboard on http://127.0.0.1:$(PORT)
	@$(BIN)/streamlit run app.py --server.port $(PORT)

check: $(VENV)/.dev  ## lint, format, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: check  ## every gate: the above, then unit, app and browser tests
	@$(BIN)/python tests/e2e/chromium.py
	$(BIN)/python -m dashboard gazetteer build --if-stale
	$(BIN)/python -m pytest

eval: $(VENV)/.dev  ## measure the reader on tests/golden, and on ../shared/eval/dev where it is there
	@$(BIN)/python -m dashboard gazetteer build --if-stale
	@$(BIN)/python tests/eval.py

bench: $(VENV)/.dev build  ## measure speed; prints JSON lines
	@$(BIN)/python tests/bench/__main__.py

bench-map: $(VENV)/.dev build  ## measure the map in a browser at EVENTS=100,…,1000000; prints JSON lines
	@$(BIN)/python tests/bench/map.py $(EVENTS)

bench-crowd: $(VENV)/.dev build  ## measure ten browsers at once on 100,000 events for a minute; prints JSON lines
	@$(BIN)/python tests/bench/crowd.py

screenshots: $(VENV)/.dev build  ## make the pictures in docs/
	@$(BIN)/python tests/e2e/chromium.py
	@$(BIN)/python tests/e2e/screenshots.py

clean:  ## remove what was built (not .venv)
	rm -rf data/store data/cache
