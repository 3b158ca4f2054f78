"""What is to be practised, as it is shown."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from drill.practice.agenda import Task
from drill.text import Text
from drill.ui import agenda

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
CARD = "why-multi-head-attention"
QUESTION = Text(
    en="Why does a transformer use several attention heads instead of one that is as wide?",
    zh="Transformer 为什么用多个注意力头，而不用一个同样宽的头？",
)


@pytest.mark.parametrize("width", range(30, 131, 5))
def test_an_id_is_not_broken_and_no_line_is_too_long(
    make_screen: Callable[..., Any], written: Callable[..., str], width: int
) -> None:
    screen = make_screen(width)
    agenda.show_next(screen, [Task("card", CARD, 2)], {CARD: QUESTION}, NOW, 1)
    lines = written(screen.out).splitlines()
    heading = lines[: lines.index("  new: about 2 min")]
    assert any(line.endswith(f"card · {CARD}") for line in heading)
    assert " ".join(" ".join(heading).split()) == f"{QUESTION.en} card · {CARD}"
    assert max(map(len, heading)) <= max(width, len(f"  card · {CARD}"))
