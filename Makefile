# make site  builds the guide and says where it lies; make test proves it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site serve tools check test lint bench bench-films lock clean

site: $(VENV)/.site-ready
	@$(BIN)/kunskapsstod build

serve: $(VENV)/.site-ready
	@$(BIN)/kunskapsstod serve

tools: $(VENV)/.test-ready
	@$(BIN)/python -m kunskapsstod.check.browser.tools

check: tools
	@$(BIN)/kunskapsstod check

# The films are rendered, the browsers, Pango and web servers found first, so that tests share them.
test: $(VENV)/.test-ready
	@$(BIN)/ruff check -q . && $(BIN)/ruff format -q --check .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/kunskapsstod build
	@$(BIN)/python -m kunskapsstod.check.browser.tools
	@$(BIN)/python -m kunskapsstod.pdf.tools
	@$(BIN)/python -m tests.release.servers
	@$(BIN)/python -m tests.e2e.film.firefox
	@$(BIN)/python -m pytest -q -n 2 --dist loadfile

lint: $(VENV)/.test-ready
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format . && $(BIN)/mypy

bench: $(VENV)/.test-ready
	@$(BIN)/python -m tests.bench

bench-films: $(VENV)/.test-ready
	@$(BIN)/python -m tests.bench_films

# The lock files pin every package with its checksums; run after a change in pyproject.toml.
lock:
	uv pip compile pyproject.toml --group dev --all-extras --generate-hashes --no-emit-index-url --no-annotate -q --python-version 3.11 --universal -o requirements-dev.lock
	uv pip compile pyproject.toml --group build --extra pdf --generate-hashes --no-emit-index-url --no-annotate -q --python-version 3.11 --universal -c requirements-dev.lock -o requirements.lock

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 2))' || { echo "Guiden behöver Python 3.11.2 eller senare. Ange en sådan så här: make site PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python saknar venv. Installera det först, på Debian och Ubuntu: apt install python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/.site-ready: requirements.lock pyproject.toml | $(VENV)/.made
	@echo "Installerar det som guiden byggs med …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test-ready: requirements-dev.lock $(VENV)/.site-ready
	@echo "Installerar det som guiden provas med …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

clean:
	rm -rf site report .kunskapsstod
