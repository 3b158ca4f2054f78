"""What of a problem's Python file goes where."""

from pathlib import Path

import pytest

from drill import paths
from drill.content.problems import Problems
from drill.judge.support import Support

FILE = """\
import random

SIZES, UNUSED = (1, 2), 3

def exercise(entry, inputs):
    return [entry(size) for size in SIZES]

def measured(entry, inputs):
    return entry(inputs["n"])

def answers(rng, sizes, made):
    return 42

def fast(n):
    return n

operator = fast
"""


@pytest.fixture
def support(tmp_path: Path) -> Support:
    path = tmp_path / "p.py"
    path.write_text(FILE)
    return Support(path, "python")


def test_a_worker_gets_the_exercise_and_what_it_uses_and_nothing_else(support: Support) -> None:
    source = support.worker_source
    assert "SIZES" in source
    assert "def measured" in source
    for name in ("answers", "operator", "fast"):
        assert name not in source


def test_the_operator_is_a_submission_of_its_own(support: Support) -> None:
    source = support.operator_source("total")
    assert source is not None
    assert "def fast" in source
    assert "exercise" not in source
    names: dict[str, object] = {}
    exec(source, names)
    total = names["total"]
    assert callable(total)
    assert total(3) == 3


def test_a_file_without_an_operator_has_none(tmp_path: Path) -> None:
    path = tmp_path / "p.py"
    path.write_text("def exercise(entry, inputs):\n    return entry()\n")
    assert Support(path, "python").operator_source("total") is None
    assert Support(None, "python").operator_source("total") is None


@pytest.mark.parametrize(
    "problem", ["attention", "cross-entropy", "kv-cache", "multi-head-attention"]
)
def test_the_operators_that_come_with_drill_stay_out_of_the_worker_of_a_check(
    problem: str,
) -> None:
    library = Problems(paths.content_root())
    support = Support(library.support(problem), "torch")
    [entry] = library.problem(problem).entries
    source = support.operator_source(entry)
    assert source is not None
    assert "nn.functional." in source
    assert "nn.functional" not in support.worker_source
    assert "Fused" not in support.worker_source
