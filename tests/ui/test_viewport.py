import pytest

from drill.ui.viewport import Viewport


def viewport(total: int = 100, height: int = 20, top: int = 0) -> Viewport:
    found = Viewport()
    found.top = top
    found.fit(total, height)
    return found


@pytest.mark.parametrize(
    ("key", "top"),
    [
        ("down", 51),
        ("j", 51),
        ("up", 49),
        ("k", 49),
        ("page down", 68),
        (" ", 68),
        ("page up", 32),
        ("home", 0),
        ("g", 0),
        ("end", 80),
        ("G", 80),
    ],
)
def test_keys_move(key: str, top: int) -> None:
    view = viewport(top=50)
    assert view.key(key)
    assert view.top == top


def test_other_keys_do_not_move() -> None:
    view = viewport(top=50)
    assert not view.key("q")
    assert view.top == 50


def test_neither_end_is_passed() -> None:
    view = viewport()
    view.key("up")
    assert (view.top, view.below) == (0, 80)
    view.key("end")
    view.key("page down")
    assert (view.top, view.below) == (80, 0)


def test_a_text_that_fits_does_not_move() -> None:
    view = viewport(total=5)
    view.key("down")
    view.key("end")
    assert (view.top, view.below) == (0, 0)


def test_the_end_can_be_asked_for_before_the_text_is_known() -> None:
    view = viewport(total=5)
    view.end()
    view.fit(100, 20)
    assert view.top == 80


def test_a_larger_screen_or_a_shorter_text_leaves_no_gap() -> None:
    view = viewport(top=80)
    view.fit(100, 40)
    assert view.top == 60
    view.fit(10, 40)
    assert view.top == 0


def test_a_line_is_revealed_with_the_least_movement() -> None:
    view = viewport(top=50)
    view.reveal(60)
    assert view.top == 50
    view.reveal(75)
    assert view.top == 56
    view.reveal(3)
    assert view.top == 3
