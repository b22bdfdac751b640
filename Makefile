# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
# `make demo` and `make test` each do all the set-up they need, on a bare Debian 12 with Python 3.11, git and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
SCREENSHOTS := build/screenshots
PICTURES := docs/screenshots
export PYTHON
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help venv demo test faults nightly soak check format bench bench-peers screenshots clean system-run system-test fuzz words

help:
	@echo "make demo         the application on the embedded demo pool (without a display: screenshots of it)"
	@echo "make test         every check and every test"
	@echo "make faults       every fault of a server in every phase of a client's life; some minutes"
	@echo "make nightly      the model-based tests again, fifty times as long: about an hour"
	@echo "make soak         a million events, lost connections, ended sessions, consoles and actions; up to 90 minutes"
	@echo "make venv         $(VENV) with the application and the tools, nothing else"
	@echo "make check        formatting, lint, types, import contracts; reports long files and untested modules"
	@echo "make format       repairs formatting"
	@echo "make bench        benchmarks; prints figures"
	@echo "make bench-peers  npm's xen-api in build/peers, for make bench to compare with; needs Node 18 or later"
	@echo "make fuzz         a million damaged messages for the console's decoders"
	@echo "make words        brings the catalogues of translations up to date; lists what is to be translated"
	@echo "make screenshots  pictures of every screen in $(PICTURES)"

system-run:
	@tools/system-packages run

system-test:
	@tools/system-packages test

$(INSTALLED): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the application and its tools into $(VENV)"
	@$(BIN)/python -m pip install --quiet --upgrade pip
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

venv: system-run
	@$(MAKE) --no-print-directory $(INSTALLED)

demo: venv
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" = Darwin ]; then \
		exec $(BIN)/python -m xolite_desktop --demo; \
	else \
		echo "There is no display: driving the demo off-screen"; \
		exec $(BIN)/python -m xolite_desktop --demo --screenshots $(SCREENSHOTS); \
	fi

screenshots: venv
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m xolite_desktop --demo --screenshots $(PICTURES)

# Bytecode is kept, whatever the environment says: else each worker rewrites all assertions, and each program that a test
# starts compiles all modules.
test: system-test venv check
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --numprocesses=4 --dist=worksteal

faults: system-test venv
	@XOLITE_ALL_FAULTS=1 $(BIN)/python -m pytest tests/faults tests/end_to_end/test_certificate_answers.py tests/ui/actions/test_stale_questions.py \
		tests/ui/vm_actions/test_every_storage.py tests/ui/vm_actions/test_exporting_running.py

nightly: system-test venv
	@XOLITE_NIGHTLY=1 $(BIN)/python -m pytest tests/xapi/model tests/xapi/records tests/models/test_pool_totals_model.py \
		tests/models/actions tests/models/test_object_tree_batches.py tests/models/tables/test_following.py tests/ui/test_real_pools.py

soak: system-test venv
	@$(BIN)/python tests/performance/soak.py

check: venv
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --no-cache --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python tools/report_sizes.py

format: venv
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: system-test venv
	@for bench in tests/performance/bench_*.py; do echo "== $$bench"; $(BIN)/python "$$bench" || exit 1; done

bench-peers:
	@mkdir -p build/peers
	@cp tests/performance/peers/package.json build/peers/
	@cd build/peers && npm install --ignore-scripts --no-audit --no-fund --loglevel=error

fuzz: venv
	@$(BIN)/python tests/vnc/fuzz.py --messages 1000000

words: venv
	@$(BIN)/python tools/words.py

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
