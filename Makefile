# The commands people and CI both run. `make demo` and `make test` do all the set-up they need.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: setup demo test check format bench eval clean

demo: $(READY)  ## a demo company, synced, and the chat page open in the browser
	$(BIN)/assistant demo

test: $(READY)  ## every test; those that need a database server or a browser say so when they skip
	$(BIN)/pytest -n auto --dist loadgroup

check: $(READY)  ## style, types, and the architecture's import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)  ## speed and memory, printed with machine, date and commit
	$(BIN)/python -m benchmarks

eval: $(READY)  ## accuracy: the demo's questions, asked of the planner, with a report in build/eval.md
	@test -f build/eval/assistant.yaml || $(BIN)/assistant --home build/eval init --demo
	$(BIN)/assistant --home build/eval eval --set demo --model planner --report build/eval.md

setup: $(READY)  ## the virtual environment, from the hashed lock

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name one: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@echo "Setting up in .venv (once; about 3 minutes and 1.7 GB) ..."
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache
