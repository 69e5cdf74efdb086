# make demo | run | test | lint | faults | bench | clean      Each makes the virtual environment first.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
READY := $(VENV)/.ready
SAMPLE := resources/samples/a-day-at-the-sea/story.toml

SHOTS := shots board_shots inspector_shots queue_shots script_shots sheet_shots welcome_shots dialog_shots

.DEFAULT_GOAL := help
.PHONY: help venv demo run test lint translations faults bench bench-engine bench-library bench-window screenshots clean

help:
	@echo "make demo    render the sample story, write its sheet, open the window where there is a display"
	@echo "make run     open the window"
	@echo "make test    all tests"
	@echo "make lint    ruff, mypy, import contracts"
	@echo "make faults  kill, fill, damage and tear libraries, hundreds of times (build/bench/faults.json)"
	@echo "make bench   measure consistency on twelve stories (build/bench/consistency.json)"
	@echo "make bench-engine   measure seconds and memory a panel (build/bench/engine.json)"
	@echo "make bench-library   measure how a large library opens and answers (build/bench/library.json)"
	@echo "make translations   collect the window's texts for translators, compile what they wrote"
	@echo "make bench-window   measure how the window opens, scrolls and is written in (build/bench/window.json)"
	@echo "make screenshots   every screen, light and dark, at 100 and 200 % (build/screenshots)"
	@echo "make clean   remove what was built; the virtual environment stays"

venv: $(READY)

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Castboard needs Python 3.11 or newer. Name one: make PYTHON=python3.12 ..."; exit 1; }
	@test -x $(PY) || $(PYTHON) -m venv $(VENV) \
	  || { echo "The virtual environment could not be made. On Debian: apt-get install python3-venv"; rm -rf $(VENV); exit 1; }
	@echo "Installing what Castboard needs into $(VENV): some minutes the first time."
	$(PY) -m pip install --quiet -c constraints.txt -e '.[dev]'
	@touch $@

demo: $(READY)
	$(PY) main.py render $(SAMPLE) --out build/demo/sheet.pdf --out build/demo/sheet.png --library build/demo/library --open

run: $(READY)
	@$(PY) -m core.system
	$(PY) main.py

test: $(READY)
	@QT_QPA_PLATFORM=offscreen $(PY) -m core.system
	OMP_NUM_THREADS=1 OMP_WAIT_POLICY=PASSIVE $(PY) -m pytest -n logical --maxprocesses 4 --dist loadfile

lint: $(READY)
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

faults: $(READY)
	$(PY) -m tests.faults

bench: $(READY)
	$(PY) -m tests.bench.consistency

bench-engine: $(READY)
	$(PY) -m tests.bench.engine

bench-library: $(READY)
	$(PY) -m tests.bench.library

bench-window: $(READY)
	$(PY) -m tests.bench.window

translations: $(READY)
	PYTHONPATH=. $(PY) packaging/translations.py

screenshots: $(READY)
	for scale in 1 2; do for shots in $(SHOTS); do \
	  QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=$$scale $(PY) -m tests.desktop.$$shots || exit 1; done; done

clean:
	rm -rf build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
