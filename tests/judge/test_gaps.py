"""A submission with a gap left is not written yet, whatever else it is."""

import pytest

from drill.content.cloze import GAP, LEVELS, cloze
from drill.content.library import builtin
from drill.judge import rules
from drill.judge.result import Frame, Verdict

PROBLEMS = [summary.id for summary in builtin().summaries()]


def read(text: str) -> rules.FindingError | None:
    """What reading an answer to `attention` alone finds."""
    try:
        rules.read(builtin().problem("attention"), text, "attention.py")
    except rules.FindingError as found:
        return found
    return None


def finding(problem: str, text: str) -> rules.FindingError:
    with pytest.raises(rules.FindingError) as caught:
        rules.read(builtin().problem(problem), text, f"{problem}.py")
    return caught.value


def test_gaps_are_counted_and_the_first_one_is_shown_in_both_languages() -> None:
    text = (
        "def scaled_dot_product_attention(q, k, v, mask=None):\n    s = ____\n    return s @ ____\n"
    )
    found = finding("attention", text)
    assert found.verdict is Verdict.UNWRITTEN
    assert found.message.en == "gaps that are not filled: 2; the first is in line 2"
    assert found.message.zh == "还有 2 个空没有填；第一个在第 2 行"
    assert found.location == Frame("attention.py", 2, "", "s = ____")


def test_the_first_gap_is_the_first_in_the_file_not_in_the_tree() -> None:
    text = (
        "def scaled_dot_product_attention(q, k, v, mask=None):\n    if q:\n        ____\n    ____\n"
    )
    assert finding("attention", text).message.en.endswith("the first is in line 3")


def test_a_gap_comes_before_what_else_is_wrong_with_the_file() -> None:
    nameless = finding("attention", "x = ____ + 1\n")
    assert nameless.verdict is Verdict.UNWRITTEN
    forbidden = (
        "import torch.nn.functional as F\n\n\n"
        "def scaled_dot_product_attention(q, k, v, mask=None):\n"
        "    return F.scaled_dot_product_attention(q, k, ____)\n"
    )
    assert finding("attention", forbidden).verdict is Verdict.UNWRITTEN


def test_the_mark_in_a_comment_or_a_text_is_no_gap() -> None:
    reference = builtin().reference("attention")
    marked = f'# fill every gap: {GAP}\nNOTE = "{GAP}"\n{reference}'
    assert read(marked) is None
    # The same mark as a name is one.
    found = read(marked + f"LAST = {GAP}\n")
    assert found is not None
    assert found.message.en.startswith("gaps that are not filled: 1;")


@pytest.mark.parametrize("problem", PROBLEMS)
@pytest.mark.parametrize("level", range(1, LEVELS + 1))
def test_every_reference_with_gaps_is_unwritten(problem: str, level: int) -> None:
    text = cloze(builtin().reference(problem), level)
    found = finding(problem, text)
    assert found.verdict is Verdict.UNWRITTEN
    assert f"not filled: {text.count(GAP)};" in found.message.en
