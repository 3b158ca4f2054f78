# Everything runs in .venv, which is made once and again when its inputs change.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WHEEL := $(VENV)/wheel
EXAMPLES := $(patsubst %/pyproject.toml,./%,$(wildcard examples/*/pyproject.toml))
# With the folders, whose time tells that a file is gone.
WHEEL_PARTS := pyproject.toml hatch_build.py README.md LICENSE $(shell find drill problems solutions \
	tests/submissions $(EXAMPLES) -name __pycache__ -prune -o -print)
# The documents list what comes with drill, whatever packs its author has added.
OWN := DRILL_HOME=$(CURDIR)/$(VENV)/home
# One thread a process: two checks at a time fill two cores.
export OMP_NUM_THREADS := 1

.PHONY: demo test lint types layers unit wheel verify tables schemas bench bench-judge bench-practice hostile pictures clean

demo: $(VENV)/made
	$(BIN)/drill demo

test: lint types layers unit wheel verify

lint: $(VENV)/made
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/made
	$(BIN)/mypy

layers: $(VENV)/made
	$(BIN)/lint-imports

unit: $(VENV)/made
	$(BIN)/pytest -n 2

# What others install: drill and the packs of examples/ from their wheels, in an environment of its own.
wheel: $(WHEEL)/installed
	$(BIN)/pytest -n 2 --dist loadfile --confcutdir tests/wheel -o empty_parameter_set_mark=fail_at_collect --made $(WHEEL) tests/wheel

$(WHEEL)/installed: $(WHEEL)/env/made $(WHEEL_PARTS)
	rm -rf $(WHEEL)/dist
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir $(WHEEL)/dist . $(EXAMPLES)
	$(BIN)/python -m pip --python $(WHEEL)/env install --quiet --constraint constraints.txt $(WHEEL)/dist/*.whl
	$(BIN)/python -m pip --python $(WHEEL)/env install --quiet --no-deps --force-reinstall $(WHEEL)/dist/*.whl
	touch $@

# Third-party packages stay in it until others are asked for.
$(WHEEL)/env/made: pyproject.toml constraints.txt | $(VENV)/made
	$(PYTHON) -m venv --clear --without-pip $(WHEEL)/env
	touch $@

# The proof, and that the documents show what it shows.
verify: $(VENV)/proofs.md
	$(OWN) $(BIN)/drill list --markdown --lang en | $(BIN)/python docs/fill.py --check README.md
	$(OWN) $(BIN)/drill list --markdown --lang zh | $(BIN)/python docs/fill.py --check README.zh.md
	$(BIN)/python docs/fill.py --check docs/catalogue.md < $(VENV)/proofs.md

tables: $(VENV)/proofs.md
	$(OWN) $(BIN)/drill list --markdown --lang en | $(BIN)/python docs/fill.py README.md
	$(OWN) $(BIN)/drill list --markdown --lang zh | $(BIN)/python docs/fill.py README.zh.md
	$(BIN)/python docs/fill.py docs/catalogue.md < $(VENV)/proofs.md

# What editors complete and check the YAML by; a test fails where it is not what the types give.
schemas: $(VENV)/made
	$(BIN)/python docs/schemas.py

# Always anew: a proof is of what there is now.
$(VENV)/proofs.md: $(VENV)/made FORCE
	$(BIN)/drill verify --all --lang en --markdown $@

FORCE:

# From real sessions, in docs/img; some minutes. A picture that would differ in measured figures only stays as it is.
pictures: $(VENV)/made
	$(BIN)/python -P -m docs.pictures $(SCENES)

# On a quiet machine; `make bench ONLY=starting` runs one.
bench: $(VENV)/made
	$(BIN)/python -m benchmarks $(ONLY)

# The hostile suite in every way a check is made, and its table; a quarter of an hour.
hostile: $(VENV)/made
	$(BIN)/python -m benchmarks.hostile > $(VENV)/hostile.md
	$(BIN)/python docs/fill.py docs/judging.md < $(VENV)/hostile.md

# How often the cost of an answer is misjudged; half an hour.
bench-judge: $(VENV)/made
	$(BIN)/python -m benchmarks.judging $(CHECKS)

# What a simulated candidate remembers at an interview, by who says what to practise, and its table; a minute.
bench-practice: $(VENV)/made
	$(BIN)/python -m benchmarks.practice > $(VENV)/practice.md
	$(BIN)/python docs/fill.py docs/practice.md < $(VENV)/practice.md

$(VENV)/made: pyproject.toml constraints.txt hatch_build.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	$(BIN)/python -m compileall -q drill
	touch $@

clean:
	rm -rf $(VENV) build dist
