from drill.practice.turns import Turns


def test_nothing_is_checked_unasked() -> None:
    assert Turns("a").begin() is None


def test_a_save_is_checked_once() -> None:
    turns = Turns("a")
    turns.saved("b")
    turn = turns.begin()
    assert turn is not None
    assert (turn.save, turn.text) == (1, "b")
    assert turns.begin() is None
    assert turns.end(turn)
    assert turns.begin() is None
    assert not turns.checking


def test_saves_during_a_check_make_one_more_of_the_newest_text() -> None:
    turns = Turns("a")
    turns.saved("b")
    first = turns.begin()
    assert first is not None
    for text in ("c", "d", "e"):
        turns.saved(text)
        assert turns.begin() is None
    assert not turns.end(first)
    second = turns.begin()
    assert second is not None
    assert (second.save, second.text) == (4, "e")
    assert turns.end(second)
    assert turns.begin() is None


def test_asking_checks_the_same_save_again_and_its_outcome_still_counts() -> None:
    turns = Turns("a")
    turns.ask()
    first = turns.begin()
    assert first is not None
    assert first.save == 0
    turns.ask()
    assert turns.end(first)
    assert turns.checking
    second = turns.begin()
    assert second is not None
    assert second.save == 0


def test_the_check_of_another_file_does_not_count() -> None:
    before, now = Turns("a"), Turns("b")
    before.ask()
    now.ask()
    old = before.begin()
    assert old is not None
    turn = now.begin()
    assert not now.end(old)
    assert now.under_way is turn
