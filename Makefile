# Everything there is to do here. Each target makes the environment it needs; a second run is quick.

.DEFAULT_GOAL := help
.PHONY: help demo test lint types layers docs bench golden clean browser go

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
DEMO := .venv-demo
TEST := .venv-test
PROPERDOCS := .venv-properdocs
ZENSICAL := .venv-zensical
TOOLS := .tools-test
LOCKED := tests/verifiers/reports/node
COMMA := ,

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

demo: $(DEMO)/ready ## build a small site with true and false claims, and say where to look
	@$(DEMO)/bin/python site_template/demo.py

test: $(TEST)/ready $(PROPERDOCS)/ready $(ZENSICAL)/ready $(TOOLS)/ready browser go ## run all tests
	@$(TEST)/bin/python -m pytest -n 2

lint: $(TEST)/ready ## ruff: rules and format
	@$(TEST)/bin/ruff check .
	@$(TEST)/bin/ruff format --check .

types: $(TEST)/ready ## mypy, strict
	@$(TEST)/bin/mypy

layers: $(TEST)/ready ## who may import whom
	@$(TEST)/bin/lint-imports

docs: $(TEST)/ready ## build this project's own site, its roadmap verified
	@NO_MKDOCS_2_WARNING=1 $(TEST)/bin/mkdocs build --strict

# Other systems are installed into environments that are thrown away; what cannot be is left out.
bench: $(TEST)/ready ## print what things cost, beside other systems; a quarter of an hour of CPU time
	@for name in startup speed serve growth score peers; do echo; echo "== $$name"; \
	$(TEST)/bin/python benchmarks/$$name.py || failed="$$failed $$name"; done; \
	if [ -n "$$failed" ]; then echo "could not be measured to the end:$$failed" >&2; exit 1; fi

golden: $(TEST)/ready $(PROPERDOCS)/ready $(ZENSICAL)/ready $(TOOLS)/ready browser go ## write the expected outputs of the tests anew
	@$(TEST)/bin/python -m pytest -n 2 --update-golden

clean: ## remove environments, caches and built sites
	rm -rf $(DEMO) $(TEST) $(PROPERDOCS) $(ZENSICAL) $(TOOLS) .demo site dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(DEMO)/ready: pyproject.toml
	@$(call environment,$(DEMO),--editable '.[mkdocs]')

$(TEST)/ready: pyproject.toml
	@$(call environment,$(TEST),--editable '.[mkdocs$(COMMA)code]' --group test --group lint)

# What a site of ProperDocs has: no MkDocs. The tests bring the wheel, made of the code as it is.
$(PROPERDOCS)/ready: pyproject.toml
	@$(call environment,$(PROPERDOCS),'.[properdocs]' properdocs-theme-mkdocs hatchling)
	@$(PROPERDOCS)/bin/python -m pip uninstall -qq --yes mkdocs-gapreport

# What a site of Zensical has: no MkDocs either, and the wheel as above.
$(ZENSICAL)/ready: pyproject.toml
	@$(call environment,$(ZENSICAL),'.[zensical]' hatchling)
	@$(ZENSICAL)/bin/python -m pip uninstall -qq --yes mkdocs-gapreport

# Dependency groups need pip 25.1, which is newer than what most machines bring. A link leads to the
# environment of another checkout, which is not ours to clear.
define environment
set -e; \
if [ -z "$(PYTHON)" ]; then \
	echo 'no Python 3.11 or newer found; install one, or name it: make PYTHON=/path/to/python3' >&2; exit 1; fi; \
if ! $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null; then \
	echo '$(PYTHON) cannot make virtual environments; on Debian and Ubuntu: apt-get install python3-venv' >&2; exit 1; fi; \
echo 'making $(1) (once)'; \
if [ -L $(1) ]; then rm $(1); fi; \
$(PYTHON) -m venv --clear $(1); \
$(1)/bin/python -m pip install -qq --disable-pip-version-check --upgrade 'pip>=25.1'; \
$(1)/bin/python -m pip install -qq --disable-pip-version-check $(2); \
touch $(1)/ready
endef

browser:
	@if [ -n "$$CHROMIUM" ]; then exit 0; fi; \
	for name in chromium chromium-browser google-chrome google-chrome-stable; do \
		if command -v $$name >/dev/null; then exit 0; fi; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo 'installing chromium for the browser tests'; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
		apt-get install -qq -y --no-install-recommends chromium >/dev/null && exit 0; fi; \
	echo 'no Chromium or Chrome found, so the browser tests will fail; install one (on Debian:' \
		'apt-get install chromium), or name it: make test CHROMIUM=/path/to/chromium' >&2

$(TOOLS)/ready: $(wildcard $(LOCKED)/*) | $(TEST)/ready
	@echo 'making $(TOOLS) (once)'; \
	$(LOCKED)/install.sh $(TOOLS) $(TEST)/bin/python || \
	echo 'vitest could not be installed, so the tests of its reports will fail; let npm, and pip' \
		'where there is no Node, reach a registry, then: make $(TOOLS)/ready' >&2

go:
	@if command -v go >/dev/null; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo 'installing Go for the tests of its reports'; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
		apt-get install -qq -y --no-install-recommends golang-go >/dev/null && exit 0; fi; \
	echo 'no Go found, so the tests of its reports will fail; install it (on Debian:' \
		'apt-get install golang-go), or add it to PATH' >&2
