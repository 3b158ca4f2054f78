"""Edits of a reference, and what is said of one that does not fit."""

import pytest

from drill.content.edits import EditError, edited
from drill.content.spec import Edit
from drill.text import Text

SOURCE = "def f(x):\n    y = x * 2\n    return y * 2\n"


def test_edits_are_made_one_after_another() -> None:
    text = edited(SOURCE, [Edit("x * 2", "z"), Edit("y = z", "y = 3")])
    assert text == "def f(x):\n    y = 3\n    return y * 2\n"


def test_what_is_nowhere_is_told_the_nearest_line() -> None:
    with pytest.raises(EditError) as caught:
        edited(SOURCE, [Edit("return y*2", "return y")])
    assert caught.value.says == Text(
        en="`return y*2` occurs 0 times in the reference, not once",
        zh="`return y*2` 在参考答案中出现 0 次，应恰好一次",
    )
    assert caught.value.hint.en.endswith("letter by letter; the nearest line is `return y * 2`")
    assert caught.value.hint.zh.endswith("最接近的一行是 `return y * 2`")


@pytest.mark.parametrize(
    ("replace", "line"),
    [(" * 2\n    retrun", "y = x * 2"), ("def f(y)", "def f(x):")],
)
def test_the_nearest_line_has_most_of_what_is_to_be_replaced(replace: str, line: str) -> None:
    with pytest.raises(EditError) as caught:
        edited(SOURCE, [Edit(replace, "")])
    assert caught.value.hint.en.endswith(f"the nearest line is `{line}`")


def test_what_is_like_no_line_is_told_the_rule_alone() -> None:
    with pytest.raises(EditError) as caught:
        edited(SOURCE, [Edit("@@@@", "")])
    assert caught.value.hint.en == "`replace` is a part of the reference, letter by letter"


def test_what_is_in_several_places_is_told_their_lines() -> None:
    with pytest.raises(EditError) as caught:
        edited(SOURCE, [Edit(" * 2", "")])
    assert caught.value.says.en == "` * 2` occurs 2 times in the reference, not once"
    assert caught.value.hint == Text(
        en="make `replace` longer, until it is in one place only; now it is on lines 2, 3",
        zh="请加长 `replace`，直到只匹配一处；目前匹配到第 2, 3 行",
    )
