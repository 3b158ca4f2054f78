"""Lines that stayed, changed, went and came."""

from drill.practice.differences import Hunk, Kind, Row, Side, compare

SAME, CHANGED, REMOVED, ADDED = Kind.SAME, Kind.CHANGED, Kind.REMOVED, Kind.ADDED


def rows(left: str, right: str) -> list[tuple[Kind, int | None, int | None]]:
    """Every row, as what became of it and its numbers."""
    return [
        (
            row.kind,
            row.left.number if row.left else None,
            row.right.number if row.right else None,
        )
        for hunk in compare(left, right, None)
        for row in hunk.rows
    ]


def marked(left: str, right: str) -> tuple[list[str], list[str]]:
    """What is marked within two lines that became one another."""
    [[row]] = [hunk.rows for hunk in compare(left, right)]
    assert row.kind is CHANGED
    assert row.left
    assert row.right
    return (
        [left[start:end] for start, end in row.left.marks],
        [right[start:end] for start, end in row.right.marks],
    )


def test_equal_texts_have_no_hunks() -> None:
    for text in ("", "a\n", "a\nb"):
        assert compare(text, text) == compare(text, text, None) == []


def test_a_changed_line_stands_beside_its_new_self_with_both_numbers() -> None:
    left, right = "import math\n\nx = a + b\n", "x = a - b\n"
    assert compare(left, right) == [
        Hunk(
            0,
            [
                Row(REMOVED, left=Side(1, "import math")),
                Row(REMOVED, left=Side(2, "")),
                Row(CHANGED, Side(3, "x = a + b", ((6, 7),)), Side(1, "x = a - b", ((6, 7),))),
            ],
        )
    ]


def test_what_has_nothing_in_common_was_removed_and_added() -> None:
    assert rows("return scores\n", "loss.backward()\n") == [(REMOVED, 1, None), (ADDED, None, 1)]


def test_names_decide_which_lines_belong_together_not_brackets() -> None:
    left = "x = f(a)\nscores = torch.softmax(q, dim=-1)\n"
    right = "weights = torch.softmax(q, dim=-1)\ny = g(b)\n"
    assert rows(left, right) == [(REMOVED, 1, None), (CHANGED, 2, 1), (ADDED, None, 2)]


def test_of_two_lines_alike_the_one_with_more_words_in_common_is_taken() -> None:
    left = "total = total + a * weight\n"
    right = "total = total + b\ntotal = total + a * weights_\ntotal = total + a * weight ** 2\n"
    assert rows(left, right) == [(ADDED, None, 1), (ADDED, None, 2), (CHANGED, 1, 3)]


def test_whole_words_are_marked_and_chinese_by_the_character() -> None:
    assert marked("y = scores * 2", "y = scored * 2") == (["scores"], ["scored"])
    assert marked("x = 1  # 先算分数", "x = 1  # 先算分母") == (["数"], ["母"])
    assert marked("return x, w", "return x") == ([", w"], [])


def test_another_indent_is_a_difference() -> None:
    assert marked("\treturn x", "    return x") == (["\t"], ["    "])


def test_comments_count() -> None:
    assert rows("x = 1\n", "# one\nx = 1\n") == [(ADDED, None, 1), (SAME, 1, 2)]


def test_trailing_spaces_line_ends_and_empty_lines_at_the_end_do_not_count() -> None:
    assert compare("a  \nb\t\n\n\n", "a\r\nb\r") == []
    assert compare("a\n \nb", "a\n\nb") == []


def test_lines_are_numbered_as_python_numbers_them() -> None:
    left = "a = '\x0c\x85\u2028'\rb\r\nc\n"
    assert rows(left, left + "d")[-1] == (ADDED, None, 4)


def test_an_empty_text_has_no_lines() -> None:
    assert rows("", "a\n") == [(ADDED, None, 1)]
    assert rows("a\n", " \n\n") == [(REMOVED, 1, None)]


def test_a_hunk_has_three_equal_lines_around_and_says_how_many_were_left_out() -> None:
    left = [f"line {n}" for n in range(1, 31)]
    right = [f"word_{line[5:]}" if line in ("line 6", "line 20") else line for line in left]
    found = compare("\n".join(left), "\n".join(right))
    assert [hunk.skipped for hunk in found] == [2, 7]
    numbers = [[row.left.number for row in hunk.rows if row.left] for hunk in found]
    assert numbers == [[*range(3, 10)], [*range(17, 24)]]


def test_differences_whose_surroundings_touch_are_one_hunk() -> None:
    left = [f"line {n}" for n in range(1, 31)]
    for apart, skipped in ((7, [7]), (8, [7, 1])):
        right = [f"word{n}" if n in (10, 10 + apart) else line for n, line in enumerate(left)]
        found = compare("\n".join(left), "\n".join(right))
        assert [hunk.skipped for hunk in found] == skipped


def test_all_lines_are_one_hunk() -> None:
    left = "\n".join(f"line {n}" for n in range(50))
    [hunk] = compare(left, left + "\nend", None)
    assert (hunk.skipped, len(hunk.rows)) == (0, 51)


def test_every_line_of_both_texts_is_there_once_and_in_order() -> None:
    left = "a = 1\n\nb = 2\n)\nc = a + b\n\n\nreturn c\n"
    right = "\n)\nc = b + a\na = 1\n\n\nb = 22\nreturn c, b\n"
    for one, other in ((left, right), (right, left)):
        [hunk] = compare(one, other, None)
        for side, text in (("left", one), ("right", other)):
            sides = [getattr(row, side) for row in hunk.rows if getattr(row, side)]
            assert [s.number for s in sides] == [*range(1, len(text.splitlines()) + 1)]
            assert [s.text for s in sides] == text.splitlines()


def test_what_nobody_reads_word_by_word_is_compared_by_the_line() -> None:
    long = "x + " * 200
    assert rows(f"{long}1", f"{long}2") == [(REMOVED, 1, None), (ADDED, None, 1)]
    many = "".join(f"a{n} = b + c\n" for n in range(100))
    kinds = {kind for kind, _, _ in rows(many, many.replace("+", "-"))}
    assert kinds == {REMOVED, ADDED}


def test_a_line_with_code_is_worth_more_than_any_number_of_empty_ones() -> None:
    found = rows("\n\n\nkeep()\nend()\n", "keep()\n\n\n\nend()\n")
    assert (SAME, 4, 1) in found


def test_a_bracket_is_not_what_became_of_an_empty_line() -> None:
    found = rows("f(\n\nend()\n", "f(\n)\nend()\n")
    assert found == [(SAME, 1, 1), (REMOVED, 2, None), (ADDED, None, 2), (SAME, 3, 3)]
