import pytest

from drill.ui.plot import Curve, Plot, ticks


def drawn(*curves: Curve, width: int = 17, height: int = 4) -> list[str]:
    lines = Plot([*curves], width, height).lines({1.0: "1", 10.0: "10", 100.0: "100"}, {1.0: "one"})
    return [line.plain for line in lines]


def test_points_are_marked_and_joined_on_logarithmic_axes() -> None:
    assert drawn(Curve("R", "", [(1, 1), (10, 10), (100, 100)])) == [
        "    │         ⢀⡠⠒R",
        "    │      ⢀⡠⠒⠁",
        "    │   ⢀⠤⠒R",
        "one ┤R⠔⠊⠁",
        "    └─────────────────",
        "     1     10   100",
    ]


def test_marks_that_would_hide_each_other_stand_side_by_side() -> None:
    same = [(1.0, 1.0), (100.0, 100.0)]
    lines = drawn(Curve("Y", "", same), Curve("R", "", same), Curve("O", "", same))
    assert lines[0].endswith("YRO")
    assert lines[3].startswith("one ┤YRO")


def test_a_single_point_has_a_place() -> None:
    lines = drawn(Curve("Y", "", [(10.0, 1.0)]))
    assert sum("Y" in line for line in lines) == 1


def test_labels_that_have_no_room_are_left_out() -> None:
    plot = Plot([Curve("R", "", [(1, 1), (1024, 2)])], 12, 2)
    below = plot.lines({1.0: "1", 2.0: "2", 512.0: "512", 1024.0: "1024"}, {})[-1].plain
    assert below == "  1    512"


@pytest.mark.parametrize(
    ("low", "high", "labels"),
    [
        (1.0, 10.0, [1, 2, 5, 10]),
        (0.3, 40.0, [0.5, 1, 2, 5, 10, 20]),
        (0.3, 4000.0, [1, 10, 100, 1000]),
        (3.0, 4.0, []),
    ],
)
def test_axes_are_labelled_at_round_values(low: float, high: float, labels: list[float]) -> None:
    assert ticks(low, high) == pytest.approx(labels)


def test_the_curve_that_comes_first_is_on_top() -> None:
    first = Curve("Y", "cyan", [(1, 1), (100, 100)])
    second = Curve("R", "red", [(1, 1), (100, 100)])
    lines = Plot([first, second], 17, 4).lines({}, {})
    styles = {str(span.style) for line in lines for span in line.spans if span.style}
    assert styles == {"dim", "cyan", "bold cyan", "bold red"}
