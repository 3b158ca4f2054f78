# Everything runs in .venv, which is made once and again when its inputs change.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# One thread a process: two checks at a time fill two cores.
export OMP_NUM_THREADS := 1

.PHONY: demo test lint types layers unit verify tables bench bench-judge bench-practice hostile clean

demo: $(VENV)/made
	$(BIN)/drill demo

test: lint types layers unit verify

lint: $(VENV)/made
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/made
	$(BIN)/mypy

layers: $(VENV)/made
	$(BIN)/lint-imports

unit: $(VENV)/made
	$(BIN)/pytest -n 2

# The proof, and that the documents show what it shows.
verify: $(VENV)/proofs.md
	$(BIN)/drill list --markdown --lang en | $(BIN)/python docs/fill.py --check README.md
	$(BIN)/drill list --markdown --lang zh | $(BIN)/python docs/fill.py --check README.zh.md
	$(BIN)/python docs/fill.py --check docs/catalogue.md < $(VENV)/proofs.md

tables: $(VENV)/proofs.md
	$(BIN)/drill list --markdown --lang en | $(BIN)/python docs/fill.py README.md
	$(BIN)/drill list --markdown --lang zh | $(BIN)/python docs/fill.py README.zh.md
	$(BIN)/python docs/fill.py docs/catalogue.md < $(VENV)/proofs.md

# Always anew: a proof is of what there is now.
$(VENV)/proofs.md: $(VENV)/made FORCE
	$(BIN)/drill verify --all --lang en --markdown $@

FORCE:

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
