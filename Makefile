# Every task of the project is one word here; `make help` lists them. What each does stands in tools/.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

export UV_PYTHON_DOWNLOADS := never

BIN := .venv/bin
LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes pyproject.toml

.PHONY: help setup web run test check format wheel wheel-test lock api docs screenshots bench clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Make .venv with the locked packages; leaves .venv/bin/heqi
	@tools/setup

web: ## Build the workbench into src/heqi/web/dist
	@tools/build_web

run: setup web ## Serve the workbench with a demo shop at http://127.0.0.1:8000
	@$(BIN)/heqi demo

test: setup web ## Run every check and every test, on SQLite and PostgreSQL and in a browser
	@tools/install_test_needs
	@$(BIN)/python tools/run_tests.py

check: setup web ## Run every check that is not a test
	@$(BIN)/python tools/check.py

format: setup ## Put Python files into their form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

wheel: setup web ## Make dist/heqi-*.whl, the built workbench inside
	@rm -rf dist
	@$(BIN)/uv build --wheel --no-build-isolation --python $(BIN)/python --out-dir dist

wheel-test: wheel ## Install the wheel in an empty environment and open its demo
	@$(BIN)/python tools/try_wheel.py

lock: setup ## Settle the versions again after a change of pyproject.toml (UPGRADE=1 takes the newest)
	@$(LOCK) $(if $(UPGRADE),--upgrade) -o requirements.lock
	@$(LOCK) $(if $(UPGRADE),--upgrade) --group dev -c requirements.lock -o requirements-dev.lock
	@$(BIN)/python tools/check_locks.py

api: setup ## Write openapi.json and the TypeScript types made from it
	@$(BIN)/python tools/make_openapi.py
	@tools/build_web --types

docs: setup ## Write docs/coverage.md from the tests, docs/rulebook.md and docs/screening-rules.md from the rules
	@$(BIN)/python tools/make_coverage.py
	@$(BIN)/python tools/make_rulebook.py
	@$(BIN)/python tools/make_screening.py

screenshots: setup web ## Take the pictures of docs/images from a demo shop
	@$(BIN)/python tools/take_screenshots.py

bench: setup ## Measure imports, decisions and lists (a few minutes); see docs/benchmarks.md
	@$(BIN)/heqi bench decide
	@$(BIN)/heqi bench import
	@$(BIN)/heqi bench cases

clean: ## Remove what the tasks above made; heqi-data stays
	@rm -rf .venv .make dist src/heqi/web/dist web/node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache test-results
