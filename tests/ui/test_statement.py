from collections.abc import Callable

from drill.ui.console import Screen
from drill.ui.statement import statement

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


def test_with_colour_the_ticks_of_code_are_not_shown(make_screen: Callable[..., Screen]) -> None:
    shown = [line.plain for line in statement(make_screen(colour=True), "Return `x`.")]
    assert shown == ["Return x."]
