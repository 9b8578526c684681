# make demo   set up, load the sample articles, serve them at http://127.0.0.1:8000
# make test   set up, then ruff, mypy and pytest
#
# Each verb sets up what it needs, once; run again, it starts at once. PYTHON names another Python (3.11 or
# newer), VENV another folder for the virtual environment, HOST and PORT another address for the demo.

PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11 python,\
  $(if $(shell $(name) -c 'import sys; print(sys.version_info >= (3, 11) or "")' 2>/dev/null),$(name))))
VENV ?= .venv
HOST ?= 127.0.0.1
PORT ?= 8000
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := build/demo.db
READING := $(shell find schema loaders graph examples/articles -type f -not -path '*/__pycache__/*' -not -path '*/train/*' 2>/dev/null)

export OMP_NUM_THREADS ?= 1

# A store whose load failed is no store.
.DELETE_ON_ERROR:
.PHONY: help setup web conformance demo test evaluate bench clean

help:
	@echo 'make demo      set up, load the sample articles, serve them at http://$(HOST):$(PORT)'
	@echo 'make test      set up, then ruff, mypy and pytest'
	@echo 'make setup     the virtual environment $(VENV) alone'
	@echo 'make web       the web pages alone'
	@echo 'make conformance  what the tests with tools of others need of npm; without it they are skipped'
	@echo 'make evaluate  score the reading, write docs/evaluation.md: GOLD="more annotated folders"'
	@echo 'make bench     time the load of a generated corpus: SIZES="1000 10000"'
	@echo 'make clean     remove all that these made'

setup: $(READY)

$(READY): pyproject.toml
	@test -n "$(PYTHON)" || { echo 'Belligraph needs Python 3.11 or newer; name one: make PYTHON=/path/to/python3' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'Belligraph needs Python 3.11 or newer; $(PYTHON) is older or missing' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo '$(PYTHON) has no venv; on Debian and Ubuntu: apt-get install python3-venv' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

web: $(READY)
	@$(BIN)/python -m belligraph.web.build --fetch-node

conformance: web
	$(BIN)/python tests/conformance/install.py

# Made anew when samples or reading have changed: a load keeps what the store knows already.
$(DEMO): $(READY) $(READING)
	@mkdir -p $(@D)
	@rm -f $@ $@-wal $@-shm
	$(BIN)/belligraph load --store $@ examples/articles

demo: web $(DEMO)
	@echo 'GraphiQL: http://$(HOST):$(PORT)/graphiql'
	$(BIN)/belligraph serve --store $(DEMO) --host $(HOST) --port $(PORT)

test: web
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q

evaluate: $(READY)
	$(BIN)/python bench/evaluate.py $(GOLD)

SIZES ?= 1000 10000
bench: $(READY)
	$(BIN)/python bench/load.py --sizes $(SIZES)

clean:
	rm -rf $(VENV) build dist src/belligraph/web/dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
