# Every target sets up what it needs in .venv, from the locked versions and their hashes, and nothing outside it.
#   make demo ARGS="--headless --language en"      make test ARGS="tests/bot -x"      make demo PYTHON=python3.12

PYTHON ?= python3
ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

AGENTS := adapters/playground/agents

.PHONY: demo test check bench models model-intents model-tagger lock clean teams-playground agents-playground

demo: $(VENV)/.installed
	@$(BIN)/klik demo $(ARGS)

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest $(ARGS)

# What CONTRIBUTING asks for before a commit: style, types, layout, and locks that fit the package.
check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_architecture.py tests/test_ground.py

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks $(ARGS)

# Builds the intents' weights and trains the tagger again, and compares every byte with what is shipped: six minutes of
# one core, three of two (make -j2 models).
models: model-intents model-tagger

model-intents: $(VENV)/.installed-dev
	$(BIN)/python -m bot.intents.build --check

model-tagger: $(VENV)/.installed-dev
	$(BIN)/python -m bot.anonymise.build_tagger --check

# Keeps the versions that still fit; ARGS=--upgrade takes the newest.
lock: $(VENV)/.installed-dev
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile -q pyproject.toml --group build \
		--universal --generate-hashes --python-version 3.11 -o requirements.lock $(ARGS)
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile -q pyproject.toml --group build --group dev \
		-c requirements.lock --universal --generate-hashes --python-version 3.11 -o requirements-dev.lock $(ARGS)

# Klik in Microsoft's own Agents Playground: a Teams client that we did not write. It needs Node 18 or newer.
teams-playground: $(VENV)/.installed agents-playground
	@$(BIN)/klik teams-playground $(ARGS)

agents-playground: $(AGENTS)/node_modules/.installed

$(AGENTS)/node_modules/.installed: $(AGENTS)/package-lock.json
	@command -v npm >/dev/null || { echo "The Agents Playground needs Node 18 or newer, with npm: install them first" >&2; exit 1; }
	@npm ci --prefix $(AGENTS) --silent --no-audit --no-fund
	@touch $@

clean:
	rm -rf $(VENV) .venv-baselines $(AGENTS)/node_modules build .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Klik needs Python 3.11 or newer: install it, or say where it is with PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Klik needs Python 3.11 or newer, and $(PYTHON) is older: say where a newer one is with PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python's venv is missing: on Debian, apt-get install python3-venv" >&2; exit 1; }

# The locks are whole, so pip need resolve nothing (--no-deps): older pips look at the newest release behind an
# extra, find no hash for it, and give up. The stamps are made last: an installation that was cut off is begun again.
$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Setting up $(VENV) (once, about a minute) …"
	@$(PIP) install --quiet --no-deps --require-hashes --requirement requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@echo "Setting up the tools for development …"
	@$(PIP) install --quiet --no-deps --require-hashes --requirement requirements-dev.lock
	@$(PIP) check
	@touch $@
