"""What a problem's own files raise is told as theirs: which file, which line, at which sizes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from drill.content.library import Library
from drill.errors import ContentError
from drill.judge import cold, pool
from drill.judge.complaints import AuthorError, Complaint
from drill.judge.exam import Exam
from drill.judge.papers import By, Paper
from drill.judge.result import CheckRequest, CheckResult

SPEC = """
framework: python
entry: double
dims: {N: [2, 2]}
inputs: {x: {generate: any_number}}
cases: [{name: {en: usual, zh: 通常}}]
mistakes: []
"""
REFERENCE = "def double(x):\n    return x * 2\n"
STUB = "def double(x):\n    ..."
SUPPORT = "def any_number(rng, sizes, made):\n    return rng.randint(3, 99)\n"

Blame = Callable[..., Complaint]


def prepare_all(root: Path) -> None:
    exam = Exam(str(root), "demo", seed=1)
    while exam.prepare_one():
        pass


@pytest.fixture
def blame(made: Callable[..., Path]) -> Blame:
    """What is complained of when everything of a problem is prepared."""

    def run(spec: str = SPEC, reference: str = REFERENCE, support: str = SUPPORT) -> Complaint:
        root = made(spec, reference, STUB, support)
        with pytest.raises(AuthorError) as caught:
            prepare_all(root)
        return caught.value.complaint

    return run


def test_a_generator_that_raises_is_told_with_its_line_and_the_sizes(blame: Blame) -> None:
    found = blame(support="def any_number(rng, sizes, made):\n    return sizes['T']\n")
    assert found.says.en == "`any_number` raises `KeyError: 'T'` at N = 2"
    assert found.says.zh == "`any_number` 抛出 `KeyError: 'T'`（N = 2）"
    assert (found.file, found.line) == ("problems/demo.py", 2)
    assert found.hint
    assert "`rng` is a random.Random, `sizes` holds `N`, and `made`" in found.hint.en
    assert "`rng` 是 random.Random，`sizes` 含 `N`" in found.hint.zh


@pytest.mark.parametrize("returned", ["torch.ones(2)", "[torch.ones(2)]"])
def test_a_generator_that_returns_a_tensor_is_told_to_return_an_array(
    blame: Blame, returned: str
) -> None:
    support = f"import torch\n\n\ndef any_number(rng, sizes, made):\n    return {returned}\n"
    found = blame(SPEC.replace("python", "torch"), support=support)
    assert found.says.en == "the generator returns a `torch.Tensor`"
    assert found.says.zh == "生成函数返回了 `torch.Tensor`"
    assert (found.file, found.key) == ("problems/demo.yaml", ("inputs", "x"))
    assert found.hint
    assert "`.numpy()` makes one of a tensor" in found.hint.en


def test_what_a_generator_calls_is_told_by_its_own_line(blame: Blame) -> None:
    support = (
        "def deep():\n    raise ValueError('no')\n\n\ndef any_number(*given):\n    return deep()\n"
    )
    found = blame(support=support)
    assert found.says.en == "`deep` raises `ValueError: no` at N = 2"
    assert (found.file, found.line) == ("problems/demo.py", 2)
    assert found.hint
    assert found.hint.en.startswith("a generator is `NAME(rng, sizes, made)`")


def test_a_reference_that_raises_is_told_with_its_line(blame: Blame) -> None:
    found = blame(reference="def double(x):\n    half = x / 0\n    return half\n")
    assert found.says.en == "`double` raises `ZeroDivisionError: division by zero` at N = 2"
    assert (found.file, found.line) == ("solutions/demo.py", 2)
    assert found.hint
    assert found.hint.en.startswith("the reference has to answer every input")


def test_a_reference_that_leaves_is_told_too(blame: Blame) -> None:
    found = blame(reference="def double(x):\n    raise SystemExit\n")
    assert found.says.en == "`double` raises `SystemExit` at N = 2"


@pytest.mark.parametrize(
    ("part", "text", "file", "says"),
    [
        (
            "reference",
            "import maths\n",
            "solutions/demo.py",
            "loading it raises `ModuleNotFoundError: No module named 'maths'`",
        ),
        (
            "support",
            "oops\n",
            "problems/demo.py",
            "loading it raises `NameError: name 'oops' is not",
        ),
        (
            "support",
            "x = = 1\n",
            "problems/demo.py",
            "loading it raises `SyntaxError: invalid synt",
        ),
    ],
)
def test_a_file_that_cannot_be_loaded_is_told_with_its_line(
    blame: Blame, part: str, text: str, file: str, says: str
) -> None:
    found = blame(**{part: text})
    assert found.says.en.startswith(says)
    assert found.says.zh.startswith("加载时抛出 `")
    assert (found.file, found.line) == (file, 1)
    assert found.hint
    assert found.hint.en == "the judge imports it: mend it so that Python can load it"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("exercise(entry, inputs)", "`exercise(entry, inputs)` is given what the submission"),
        ("canonical(inputs, answer)", "`canonical(inputs, answer)` is given neutral values"),
        ("expected(inputs, answer)", "`expected(inputs, answer)` is given neutral values"),
    ],
)
def test_each_function_of_the_python_file_is_told_what_it_is_given(
    blame: Blame, name: str, hint: str
) -> None:
    found = blame(support=f"{SUPPORT}\n\ndef {name}:\n    raise TypeError('mine')\n")
    assert found.says.en.startswith(f"`{name.partition('(')[0]}` raises `TypeError: mine`")
    assert (found.file, found.line) == ("problems/demo.py", 6)
    assert found.hint
    assert found.hint.en.startswith(hint)


def test_the_hint_is_of_the_function_that_the_judge_called(blame: Blame) -> None:
    deep = "def deep():\n    raise TypeError('mine')\n"
    found = blame(support=f"{SUPPORT}\n\n{deep}\n\ndef exercise(entry, inputs):\n    deep()\n")
    assert found.says.en.startswith("`deep` raises")
    assert found.hint
    assert found.hint.en.startswith("`exercise(entry, inputs)` is given what the submission")


@pytest.mark.parametrize(
    ("spec", "key", "says"),
    [
        (
            SPEC.replace("{generate: any_number}", "{integers: [N], low: 3, high: 3}"),
            ("inputs", "x"),
            "this cannot be made: `ValueError: empty range",
        ),
        (
            SPEC.replace(
                "[{name: {en: usual, zh: 通常}}]",
                "[{name: {en: usual, zh: 通常}, inputs: {x: {integers: [N], high: 0}}}]",
            ),
            ("cases", 0, "inputs", "x"),
            "this cannot be made: `ValueError: empty range",
        ),
    ],
)
def test_an_input_that_cannot_be_made_has_its_key(
    blame: Blame, spec: str, key: tuple[str | int, ...], says: str
) -> None:
    found = blame(spec)
    assert found.says.en.startswith(says)
    assert found.says.zh.startswith("无法生成：`ValueError")
    assert (found.file, found.key) == ("problems/demo.yaml", key)
    assert found.hint
    assert found.hint.en == "look at the shape, the bounds and the `dims` that they use"


MEASURED = """
framework: torch
entry: double
dims: {N: [1, 2]}
inputs: {x: {normal: [N]}}
measured: {inputs: {x: {uniform: [N], low: 3, high: 1}}}
time: {dims: {N: 5}, at_most: 3, over: [N]}
cases: [{name: {en: usual, zh: 通常}}]
mistakes: []
"""


def test_a_measured_input_that_cannot_be_made_has_its_key_and_size(blame: Blame) -> None:
    found = blame(MEASURED)
    assert found.says.en == "this cannot be made: `ValueError: high - low < 0` at N = 5"
    assert (found.file, found.key) == ("problems/demo.yaml", ("measured", "inputs", "x"))


RAISES = "def double(x):\n    raise ValueError(x)\n"


def test_all_papers_of_a_sitting_get_the_complaint(made: Callable[..., Path]) -> None:
    root = str(made(SPEC, RAISES, STUB, SUPPORT))
    request = CheckRequest("demo", "python", root, REFERENCE, "demo.py", seed=0, shrink=False)
    unwritten = CheckRequest("demo", "python", root, "\n", "demo.py", seed=0, shrink=False)
    papers = [Paper(4, unwritten), Paper(5, request), Paper(6, request, By.JUDGE)]
    found = dict(pool.run([papers], jobs=1))
    assert isinstance(found[4], CheckResult)
    for number in (5, 6):
        told = found[number]
        assert isinstance(told, Complaint)
        assert told.file == "solutions/demo.py"


def test_a_candidate_hears_that_it_is_the_problem_and_no_bug(made: Callable[..., Path]) -> None:
    root = made(SPEC, RAISES, STUB, SUPPORT)
    assert Library(root).problem("demo")
    request = CheckRequest("demo", "python", str(root), REFERENCE, "demo.py", seed=0)
    with pytest.raises(ContentError) as caught:
        cold.check(request)
    place = f"{root}/solutions/demo.py:2: `double`"
    assert caught.value.message.en.startswith(f"{place} raises `ValueError: ")
    assert caught.value.message.zh.startswith(f"{place} 抛出 `ValueError: ")
    assert caught.value.hint
    assert caught.value.hint.en.startswith("the reference has to answer every input")


CARD = """
format: 1
kind: api
id: half
area: tensors
framework: python
question: {en: Halve it., zh: 减半。}
stub: |
  def half(x):
      return ...
inputs: {x: {integers: [], high: 9}}
call: x / nothing
wrong: []
signature: x / 2
remember: {en: It is a float., zh: 结果是浮点数。}
sources: [none]
"""


def test_the_call_of_a_card_is_told_by_its_key(tmp_path: Path) -> None:
    folder = tmp_path / "problems" / "cards"
    folder.mkdir(parents=True)
    (folder / "half.yaml").write_text(CARD, encoding="utf-8")
    with pytest.raises(AuthorError) as caught:
        Exam(str(tmp_path), "half", seed=1, card=True).prepare_one()
    found = caught.value.complaint
    assert found.says.en.startswith("`half` raises `NameError: name 'nothing' is not defined`")
    assert (found.file, found.key) == ("problems/cards/half.yaml", ("call",))
