# Two commands matter: `make run` tries Baraza out, `make test` proves it. Both need only python3 and git.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help run serve demo migrate test check bench bench-pages bench-broadcast bench-listeners bench-room bench-matching catalogues vendor screenshots clean

help: ## Say what each target does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.runs ## Try it out: set up what is missing, then http://127.0.0.1:8000 with a demonstration community
	@exec $(BIN)/python -m hub.cli run

serve: $(VENV)/.runs ## Web and worker for production (see deploy/)
	@exec $(BIN)/python -m hub.cli serve

demo: $(VENV)/.runs ## Fill an empty hub with the demonstration community
	@exec $(BIN)/python -m hub.cli demo

migrate: $(VENV)/.runs ## Bring the database to the newest schema
	@exec $(BIN)/python -m hub.cli migrate

test: $(VENV)/.tests ## Run every test on SQLite and on PostgreSQL, in Chromium too
	@$(BIN)/python -m tests.browser
	@exec $(BIN)/python -m pytest -q -rfER -n $(WORKERS) --dist worksteal --database both

check: $(VENV)/.tests ## Look for mistakes and untidiness without running anything
	@exec $(BIN)/ruff check

bench: $(VENV)/.tests ## Run every benchmark (minutes)
	@set -e; for file in bench/bench_*.py; do $(BIN)/python -m bench.$$(basename $$file .py); done

bench-pages: $(VENV)/.tests ## Measure the pages alone
	@exec $(BIN)/python -m bench.bench_pages

bench-broadcast: $(VENV)/.tests ## Measure broadcasts beside Node, stock Socket.IO and bare sockets
	@exec $(BIN)/python -m bench.bench_broadcast

bench-listeners: $(VENV)/.tests ## Carry one voice to ten thousand listeners (--listeners N by hand)
	@exec $(BIN)/python -m bench.bench_listeners

bench-matching: $(VENV)/.tests ## Match ten thousand mentees with ten thousand mentors
	@exec $(BIN)/python -m bench.bench_matching

bench-room: $(VENV)/.tests ## Measure the room around the voice: replay, state, slides, votes
	@exec $(BIN)/python -m bench.bench_room

catalogues: $(VENV)/.tests ## Collect every sentence and bring the catalogues up to date
	@exec $(BIN)/python deploy/catalogues.py

vendor: $(VENV)/.tests ## Fetch the vendored browser files again and check them against their list
	@exec $(BIN)/python deploy/vendor.py

screenshots: $(VENV)/.tests ## Photograph the main pages, phone and desktop, light and dark
	@exec $(BIN)/python deploy/screenshots.py

clean: ## Remove what can be made again (never instance/)
	rm -rf $(VENV) .ruff_cache .pytest_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.runs: requirements.txt deploy/environment.sh
	@PYTHON=$(PYTHON) sh deploy/environment.sh $(VENV) requirements.txt
	@touch $@

$(VENV)/.tests: requirements-dev.txt deploy/environment.sh
	@PYTHON=$(PYTHON) sh deploy/environment.sh $(VENV) requirements-dev.txt
	@touch $@ $(VENV)/.runs
