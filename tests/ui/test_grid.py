from rich.cells import cell_len
from rich.text import Text as Line

from drill.judge.result import Grid
from drill.ui import grid


def text(lines: list[Line]) -> list[str]:
    return [line.plain.rstrip() for line in lines]


def test_cells_stand_in_columns_and_wrong_ones_are_marked_without_colour() -> None:
    shown = grid.cells(Grid("float32 tensor (2, 2)", [["1", "-2.5"], ["30", "4"]], [(0, 1)]))
    assert text(shown) == ["  1 ›-2.5‹", " 30     4"]


def test_wide_characters_take_two_cells() -> None:
    shown = grid.cells(Grid("list", [["'注意'", "'a'"], ["'b'", "'c'"]], [(1, 1)]))
    assert text(shown) == [" '注意'  'a'", " 'b'    ›'c'‹"]


def test_what_was_left_out_is_said() -> None:
    assert text(grid.cells(Grid("list", [["1"]], cut=True)))[-1] == " …"


def test_rows_may_have_different_lengths() -> None:
    assert text(grid.cells(Grid("list", [["1", "2"], ["3"], []]))) == [" 1  2", " 3", ""]
    assert grid.cells(Grid("list", [])) == []


def test_expected_and_got_stand_side_by_side_where_there_is_room() -> None:
    expected = Grid("int", [["1"]], [(0, 0)])
    got = Grid("int", [["2"], ["3"]], [(0, 0), (1, 0)])
    assert text(grid.pair(expected, got, 40)) == [
        "expected  int    got  int",
        "  ›1‹              ›2‹",
        "                   ›3‹",
    ]


def test_they_stand_one_under_the_other_where_there_is_not() -> None:
    value = Grid("float32 tensor (1, 2, 3)", [["1"]])
    lines = grid.pair(value, value, 40)
    assert text(lines) == [
        "expected  float32 tensor (1, 2, 3)",
        "   1",
        "got  float32 tensor (1, 2, 3)",
        "   1",
    ]
    assert all(cell_len(line.plain) <= 40 for line in lines)


def test_cells_of_a_submission_cannot_move_the_cursor() -> None:
    assert text(grid.cells(Grid("str", [["'\x1b[2Jx\ny'"]]))) == [" 'x⏎y'"]


def test_a_row_wider_than_the_terminal_is_folded_and_cut() -> None:
    long = Grid("list", [["'" + "x" * 500 + "'"]], [(0, 0)])
    lines = grid.pair(long, Grid("list", [["'y'"]]), 40)
    assert all(cell_len(line.plain) <= 40 for line in lines)
    assert text(lines)[-3:] == ["   …", "got  list", "   'y'"]
