from collections.abc import Callable

from drill.ui.console import Screen
from drill.ui.statement import code, statement

TEXT = """\
Write it, and return both the output
and the `weights`:

    softmax(Q Kᵀ / √D) V

    # two spaces:  kept

- one item that is long enough to be
  wrapped somewhere
- another
"""


def test_paragraphs_are_wrapped_anew_and_indented_blocks_are_kept(
    make_screen: Callable[..., Screen],
) -> None:
    shown = [line.plain for line in statement(make_screen(width=30), TEXT)]
    assert shown == [
        "Write it, and return both the",
        "output and the `weights`:",
        "",
        "    softmax(Q Kᵀ / √D) V",
        "",
        "    # two spaces:  kept",
        "",
        "- one item that is long enough",
        "  to be wrapped somewhere",
        "- another",
    ]


def test_items_with_dots_stand_alone(make_screen: Callable[..., Screen]) -> None:
    text = "In every round:\n· call it;\n· sort all of them\n  by score.\n"
    shown = [line.plain for line in statement(make_screen(width=22), text, indent=2)]
    assert shown == ["  In every round:", "  · call it;", "  · sort all of them", "    by score."]


def test_code_that_is_as_wide_as_the_terminal_loses_our_indent_and_not_its_own(
    make_screen: Callable[..., Screen],
) -> None:
    (wide,) = statement(make_screen(width=30), "    return x + y", 2)
    assert wide.plain == "      return x + y"
    (narrow,) = statement(make_screen(width=17), "    return x + y", 2)
    assert narrow.plain == "    return x + y"
    assert [line.plain for line in code(make_screen(width=14), "a = 1\n    return x", 2)] == [
        "  a = 1",
        "      return x",
    ]
    assert [line.plain for line in code(make_screen(width=13), "a = 1\n    return x", 2)] == [
        "a = 1",
        "    return x",
    ]


def test_with_colour_the_ticks_of_code_are_not_shown(make_screen: Callable[..., Screen]) -> None:
    shown = [line.plain for line in statement(make_screen(colour=True), "Return `x`.")]
    assert shown == ["Return x."]
