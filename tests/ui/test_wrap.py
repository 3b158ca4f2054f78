import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from drill.ui.wrap import join_lines, wrap


def lines(text: str, width: int, ticks: bool = True) -> list[str]:
    return [line.plain for line in wrap(text, width, ticks)]


@pytest.mark.parametrize(
    ("source", "joined"),
    [
        (["Return the sum", "of both."], "Return the sum of both."),
        (["可以广播到分数的", "形状"], "可以广播到分数的形状"),
        (["每个 query", "至少"], "每个 query 至少"),
        (["每个维度，", "query"], "每个维度，query"),
        (["它表示“可以看到”", "与此一致"], "它表示“可以看到”与此一致"),
        (["means “may attend”", "here"], "means “may attend” here"),
        (["an ellipsis…", "then more"], "an ellipsis… then more"),
    ],
)
def test_hard_line_breaks_are_undone_as_the_language_wants(source: list[str], joined: str) -> None:
    assert join_lines(source) == joined


def test_english_breaks_at_spaces() -> None:
    assert lines("the quick brown fox", 10) == ["the quick", "brown fox"]


def test_chinese_breaks_between_characters_but_never_before_a_closing_mark() -> None:
    assert lines("缩放点积注意力，掩码", 14) == ["缩放点积注意", "力，掩码"]


def test_no_line_ends_with_an_opening_mark() -> None:
    assert lines("返回它们（全部）", 10) == ["返回它们", "（全部）"]


def test_code_stays_in_one_piece_with_the_mark_after_it() -> None:
    assert lines("of shape `(B, 1, L)`, both", 20) == ["of shape", "`(B, 1, L)`, both"]
    assert lines("形状为 `(B, L)`。", 15) == ["形状为", "`(B, L)`。"]


def test_backticks_go_where_colour_replaces_them() -> None:
    (line,) = wrap("call `f(x)` now", 40, ticks=False)
    assert line.plain == "call f(x) now"
    (span,) = line.spans
    assert line.plain[span.start : span.end] == "f(x)"
    assert span.style == "cyan"


def test_code_wider_than_the_line_is_cut_at_a_space_of_it() -> None:
    assert lines("Write `beam(step, ids, size)` now.", 18, ticks=False) == [
        "Write",
        "beam(step, ids,",
        "size) now.",
    ]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert lines("a torch.nn.functional.softmax", 12) == [
        "a",
        "torch.nn.fun",
        "ctional.soft",
        "max",
    ]


@given(st.text(alphabet="ab `，。（）“”注意…"), st.integers(min_value=4, max_value=20))
def test_no_line_is_wider_than_asked_and_nothing_but_space_is_lost(text: str, width: int) -> None:
    wrapped = lines(text, width)
    assert all(cell_len(line) <= width for line in wrapped)
    assert "".join(wrapped).replace(" ", "") == text.replace(" ", "")
