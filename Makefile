.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
GENERATE := $(VENV)/.ready-generate
TEST := $(VENV)/.ready-test

DOCS_VENV := build/venv-docs
DOCS := $(DOCS_VENV)/.ready
WORKFLOWS_VENV := build/venv-workflows
WORKFLOWS := $(WORKFLOWS_VENV)/.ready

STYLE := build/style/.ready
EXPLORER := build/explorer/.ready
BROWSER_VENV := build/venv-browser
BROWSER := $(BROWSER_VENV)/.ready
REFEREE := build/referee/.ready
LOOPS_VENV := build/venv-loops
LOOPS := $(LOOPS_VENV)/.ready
BENCH_VENV := build/venv-bench
BENCH := $(BENCH_VENV)/.ready

export PYTHONPATH := $(CURDIR):$(CURDIR)/generated

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: generate
generate: $(GENERATE) ## Render generated/ from spec/openapi.yaml
	@$(BIN)/python -m generator generate

.PHONY: check
check: $(GENERATE) ## Fail if generated/ is not exactly what would be rendered
	@$(BIN)/python -m generator check

.PHONY: lint
lint: $(TEST) ## Diagnostics and style of the document, style of the Python code
	@$(BIN)/python -m generator lint
	@$(BIN)/black --quiet --check generator tests examples tools
	@$(BIN)/black --quiet --check --skip-magic-trailing-comma --target-version py310 \
		templates generated/memorysync
	@$(BIN)/ruff check --quiet generator tests examples tools
	@if $(MAKE) --silent $(STYLE); then $(MAKE) --silent style; \
	else echo "NOT RUN: make style: it needs Node.js 20 or newer, and npm" >&2; fi

.PHONY: style
style: $(STYLE) ## Style of the document alone (@redocly/cli, needs Node.js)
	@said=$$(REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true \
		build/style/node_modules/.bin/redocly lint spec/openapi.yaml 2>&1) \
		|| { echo "$$said" >&2; exit 1; }

.PHONY: types
types: $(TEST) ## Strict type checks of the generator and of the generated package
	@$(BIN)/mypy
	@$(BIN)/pyright

.PHONY: test
test: $(TEST) ## Run all tests
	@$(BIN)/python -m pytest -n 4 --dist load

.PHONY: mutations
mutations: $(TEST) ## Apply every known damage to the checked-in package
	@ALL_DAMAGES=1 $(BIN)/python -m pytest -n 2 tests/parity

.PHONY: tables
tables: $(GENERATE) ## Write the tables of README.md and docs/ anew from the code
	@$(BIN)/python -m tools.tables

.PHONY: corpus
corpus: $(TEST) ## Generate, import and prove every document beside the project (NAMES= TYPES=1)
	@$(BIN)/python -m tools.corpus $(NAMES) $(if $(TYPES),--types)

.PHONY: watch
watch: $(GENERATE) ## Regenerate whenever the document or a template is saved
	@$(BIN)/python -m generator watch

.PHONY: docs
docs: $(DOCS) ## Build a browsable site of generated/docs in build/site
	@NO_MKDOCS_2_WARNING=1 $(DOCS_VENV)/bin/mkdocs build --quiet
	@echo build/site/index.html

.PHONY: mock
mock: $(TEST) ## Serve the document, with an API explorer (PORT=8080)
	@$(MAKE) --no-print-directory $(EXPLORER) || echo "the explorer cannot be installed" >&2
	@$(BIN)/python -m tests.mock --port $(or $(PORT),8080)

.PHONY: browser
browser: $(BROWSER) $(EXPLORER) ## Try the explorer in a real browser (chromium)
	@$(BROWSER_VENV)/bin/python -m pytest -rs tests/browser

.PHONY: referee
referee: $(TEST) ## Let memorysync-cli judge the mock server
	@$(MAKE) --no-print-directory $(REFEREE) || echo "memorysync-cli cannot be installed" >&2
	@$(BIN)/python -m pytest -rs tests/referee

.PHONY: demo
demo: $(TEST) ## Run the minimal async program against the mock server
	@$(BIN)/python -m examples.demo

.PHONY: package
package: $(TEST) ## Fill build/dist with distributions that may be published (PYTHONS=)
	@$(BIN)/python -m tools.package $(addprefix --python ,$(PYTHONS))

.PHONY: compat
compat: $(TEST) ## Compare real clients of the published package with ours in its place
	@$(BIN)/python -m tools.compat

.PHONY: httpx2
httpx2: $(TEST) ## Check and try the clients on httpx2 as well, under every fault
	@$(BIN)/python -m generator generate --http-library httpx2 --out build/httpx2
	@MYPYPATH=build/httpx2 $(BIN)/mypy --cache-dir build/httpx2-types --package memorysync
	@$(BIN)/pyright --project tests/httpx2.pyright.json
	@PYTHONPATH=$(CURDIR):$(CURDIR)/build/httpx2 $(BIN)/python -m pytest -n 2 --dist load \
		-p tests.on_httpx2 --override-ini "pythonpath=. build/httpx2" \
		--ignore tests/live/test_http_libraries.py tests/live tests/compat \
		tests/streams tests/tokens tests/shapes/test_paging.py

.PHONY: loops
loops: $(LOOPS) ## Try the clients in uvloop, and in a loop like that of Windows
	@for loop in uvloop blind_loop; do \
		$(LOOPS_VENV)/bin/python -m pytest -n 4 --dist load -p tests.on_$$loop tests/live tests/streams tests/tokens || exit 1; done

.PHONY: bench
bench: $(BENCH) $(GENERATE) ## Measure the clients beside published ones (QUICK=1: a minute)
	@$(BIN)/python -m generator generate --spec tools/bench/records.yaml --out build/bench/records --package records
	@PYTHONPATH=$(CURDIR) $(BENCH_VENV)/bin/python -m tools.bench $(if $(QUICK),--rounds 2)

.PHONY: workflows
workflows: $(WORKFLOWS) ## Lint the workflow files of the forge
	@$(WORKFLOWS_VENV)/bin/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(WORKFLOWS_VENV)/bin/zizmor --offline --quiet .github/workflows
	@if command -v actionlint >/dev/null; then actionlint; else echo "NOT RUN: actionlint is not on this machine"; fi

.PHONY: clean
clean: ## Remove environments, caches and build/
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV)

$(GENERATE): requirements/generate.txt | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/generate.txt
	@touch $@

$(TEST): requirements/test.txt $(GENERATE)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/test.txt
	@touch $@

$(STYLE): requirements/style/package.json requirements/style/package-lock.json
	@rm -rf $(@D)
	@mkdir -p $(@D)
	@cp $^ $(@D)
	@npm ci --prefix $(@D) --engine-strict --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(EXPLORER): requirements/explorer.txt | $(VENV)/bin/python
	@rm -rf $(@D)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-compile --target $(@D) -r requirements/explorer.txt
	@touch $@

$(BROWSER): requirements/browser.txt requirements/test.txt requirements/generate.txt
	@$(PYTHON) -m venv $(BROWSER_VENV)
	@$(BROWSER_VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements/browser.txt
	@touch $@

$(LOOPS): requirements/loops.txt requirements/test.txt requirements/generate.txt
	@$(PYTHON) -m venv $(LOOPS_VENV)
	@$(LOOPS_VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements/loops.txt
	@touch $@

$(REFEREE): requirements/referee.txt
	@$(PYTHON) -m venv $(@D)
	@$(@D)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements/referee.txt
	@touch $@

$(BENCH): requirements/bench.txt
	@$(PYTHON) -m venv $(BENCH_VENV)
	@$(BENCH_VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements/bench.txt
	@touch $@

$(DOCS): requirements/docs.txt
	@$(PYTHON) -m venv $(DOCS_VENV)
	@$(DOCS_VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements/docs.txt
	@touch $@

$(WORKFLOWS): requirements/workflows.txt
	@$(PYTHON) -m venv $(WORKFLOWS_VENV)
	@$(WORKFLOWS_VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements/workflows.txt
	@touch $@
