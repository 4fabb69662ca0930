# What CI runs is `make check` in a fresh environment; every target uses the current environment.
PYTHON ?= python

.PHONY: check format test types imports bench docs baselines

check: ## all that CI checks
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	lint-imports
	$(PYTHON) -m pytest -q -n auto

format: ## bring the code into shape
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

test: ## on all cores; leave out -n auto to see one test at a time
	$(PYTHON) -m pytest -q -n auto

bench: ## the table of docs/benchmarks.md, measured here and now
	$(PYTHON) -m benchmarks

baselines: ## renew the saved numbers; say why under Results in CHANGELOG.md
	$(PYTHON) -m tests.baselines.renew

docs:
	$(PYTHON) -m mkdocs build --strict
