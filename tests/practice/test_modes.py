"""Which mode is next, what a page begins with, and that nobody's work is lost."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from drill.content.cloze import GAP
from drill.content.library import Library
from drill.content.spec import Problem
from drill.errors import UsageError
from drill.judge.result import CheckResult, Failure, Verdict
from drill.practice import modes
from drill.practice.recall import Memory
from drill.practice.workspace import Started
from drill.store import log
from drill.store.history import Attempt, Event, History
from drill.store.records import Mode
from drill.text import Text, choose_language, same

T0 = datetime(2026, 3, 1, 9, tzinfo=UTC)
HEAD = "# drill: first-sum\n# Add two numbers (first-sum) · 5 minutes\n"
STUB = f"{HEAD}\ndef add(a, b):\n    ...\n"
MISTAKES = """mistakes:
  - id: minus
    says: {en: minus, zh: 减}
    edit: {replace: a + b, by: a - b}
  - id: times
    says: {en: times, zh: 乘}
    edit: {replace: a + b, by: a * b}
  - id: twice
    says: {en: twice, zh: 两倍}
    edit: {replace: return a, by: return 2 * a}
"""
CASE = Text(en="any numbers", zh="任意整数")
FAILED = CheckResult(
    "first-sum", Verdict.FAILED, same("it is wrong"), 1, failure=Failure(CASE, {}, 1, False)
)


@pytest.fixture
def problem(library: Library, desk: Path) -> Problem:
    """With three mistakes; the first two change the same place."""
    path = library.root / "problems" / "first-sum.yaml"
    path.write_text(path.read_text("utf-8").replace("mistakes: []\n", MISTAKES), "utf-8")
    return Library(library.root).problem("first-sum")


class Desk:
    """Begins a problem and checks it, an hour between any two."""

    def __init__(self, library: Library, problem: Problem, history: History, judge: Any) -> None:
        self.library, self.problem, self.history, self.judge = library, problem, history, judge
        self.now = T0

    def begin(self, mode: Mode | None = None, **how: Any) -> Started:
        self.now += timedelta(hours=1)
        return modes.begin(
            self.library, self.problem, self.history, self.now, None, mode, judge=self.judge, **how
        )

    def again(self) -> Started:
        self.now += timedelta(hours=1)
        return modes.begin_anew(
            self.library, self.problem, self.history, self.now, judge=self.judge
        )

    def check(self, verdict: str, mode: str = "stub", text: str = "mine", minutes: int = 4) -> None:
        self.history.record_attempt(
            Attempt(
                problem="first-sum",
                checked_at=self.now + timedelta(minutes=minutes),
                verdict=verdict,
                passed=0,
                total=1,
                mistake=None,
                seed=1,
                seconds=0.1,
                device="cpu",
                path=Path("first-sum.py"),
                text=text,
                replay=None,
                mode=mode,
            )
        )


@pytest.fixture
def at_desk(library: Library, problem: Problem, history: History, judge: Any) -> Desk:
    return Desk(Library(library.root), problem, history, judge)


def test_the_mode_follows_from_the_last_rating() -> None:
    def after(rating: Any) -> Mode:
        return modes.usual(Memory("problem", "p", T0, 0.5, T0, 3, 1, rating, 0))

    assert modes.usual(None) is Mode.STUB
    assert [after(rating) for rating in ("again", "hard", "good", "easy")] == [
        Mode.CLOZE,
        Mode.STUB,
        Mode.BLANK,
        Mode.BLANK,
    ]


# pages


def test_what_is_new_begins_with_its_stub(at_desk: Desk, history: History) -> None:
    started = at_desk.begin()
    assert (started.created, started.copy, started.page.mode) == (True, None, "stub")
    assert started.path.read_text() == STUB
    opening = history.latest_opening("first-sum")
    assert opening
    assert opening.mode == "stub"
    assert at_desk.judge.requests == []


def test_a_page_speaks_the_language_of_the_person(at_desk: Desk) -> None:
    choose_language("zh")
    text = at_desk.begin(Mode.CLOZE).path.read_text()
    assert text.startswith(
        "# drill: first-sum\n# 两数相加（first-sum） · 5 分钟\n# 补全每一处空缺：____\n"
    )


def test_an_empty_page_holds_only_its_header(at_desk: Desk) -> None:
    assert at_desk.begin(Mode.BLANK).path.read_text() == f"{HEAD}\n"


def test_gaps_are_of_a_level_more_whenever_the_one_before_went_well(at_desk: Desk) -> None:
    levels = []
    for verdict in ("failed", "passed", "passed", "passed", "passed"):
        started = at_desk.begin(Mode.CLOZE)
        levels.append(started.page.detail)
        assert started.path.read_text() == (
            f"{HEAD}# fill every gap: ____\n\ndef add(a, b):\n    return {GAP}\n"
        )
        at_desk.check(verdict, "cloze")
    assert levels == [f'{{"level": {level}}}' for level in (1, 1, 2, 3, 3)]


def test_debugging_plants_a_mistake_and_reports_what_goes_wrong(
    at_desk: Desk, history: History
) -> None:
    at_desk.judge.answer = lambda _: FAILED
    started = at_desk.begin(Mode.DEBUG)
    planted = {'["minus"]': "a - b", '["times"]': "a * b", '["twice"]': "2 * a + b"}
    wrong = planted[started.page.detail]
    code = f"def add(a, b):\n    return {wrong}\n"
    assert started.path.read_text() == (
        f"{HEAD}#\n# Bug report: this gives wrong answers. Find out why, and mend it.\n#\n"
        f"# It fails at any numbers (-).\n\n{code}"
    )
    assert at_desk.judge.requests[0].text == code
    opening = history.latest_opening("first-sum")
    assert opening
    assert (opening.mode, opening.detail) == ("debug", started.page.detail)


def test_what_was_planted_last_is_not_planted_again(at_desk: Desk) -> None:
    before = at_desk.begin(Mode.DEBUG).page.detail
    for _ in range(12):
        now = at_desk.begin(Mode.DEBUG).page.detail
        assert now != before
        before = now


def test_two_mistakes_are_planted_from_the_third_success_on(at_desk: Desk) -> None:
    counts = []
    for verdict in ("passed", "failed", "passed", "passed"):
        counts.append(at_desk.begin(Mode.DEBUG).page.detail.count(",") + 1)
        at_desk.check(verdict, "debug")
    assert counts == [1, 1, 1, 2]


def test_a_detail_that_another_drill_wrote_does_no_harm(at_desk: Desk, history: History) -> None:
    at_desk.begin(Mode.DEBUG)
    history.record_opening("first-sum", Path("/x/first-sum.py"), at_desk.now, "debug", "{}")
    assert at_desk.begin(Mode.DEBUG).created


# nobody's work is lost


def test_what_is_under_way_stays_as_it_is_and_goes_on_in_its_mode(
    at_desk: Desk, history: History
) -> None:
    begun = at_desk.begin(Mode.CLOZE)
    begun.path.write_text("mine")
    at_desk.check("failed", "cloze")
    started = at_desk.begin()
    assert (started.created, started.copy) == (False, None)
    assert started.path.read_text() == "mine"
    opening = history.latest_opening("first-sum")
    assert opening
    assert (opening.mode, opening.detail) == ("cloze", '{"level": 1}')


def test_a_file_that_was_there_before_is_somebodys_work(at_desk: Desk, desk: Path) -> None:
    (desk / "first-sum.py").write_text("mine")
    started = at_desk.begin()
    assert (started.created, started.copy, started.page.mode) == (False, None, "stub")
    assert started.path.read_text() == "mine"


def test_a_mode_that_is_asked_for_begins_anew_and_keeps_a_copy(at_desk: Desk) -> None:
    at_desk.begin().path.write_text("mine")
    started = at_desk.begin(Mode.BLANK)
    assert started.created
    assert started.path.read_text() == f"{HEAD}\n"
    assert started.copy
    assert started.copy.read_text() == "mine"


@pytest.mark.parametrize(
    ("mode", "hint", "expected"),
    [("stub", False, "blank"), ("stub", True, "stub"), ("cloze", False, "stub")],
)
def test_what_was_right_begins_anew_in_the_mode_that_fits(
    at_desk: Desk, history: History, mode: str, hint: bool, expected: str
) -> None:
    at_desk.begin(Mode(mode)).path.write_text("mine")
    if hint:
        history.record_event("first-sum", Event.HINT, "1", at_desk.now + timedelta(minutes=1))
    at_desk.check("passed", mode)
    started = at_desk.begin()
    assert started.page.mode == expected
    assert started.copy
    assert started.copy.read_text() == "mine"


def test_after_a_lapse_come_gaps(at_desk: Desk, history: History) -> None:
    started = at_desk.begin()
    history.record_event("first-sum", Event.SOLUTION, "", at_desk.now + timedelta(minutes=1))
    at_desk.check("passed")
    assert at_desk.begin().page.mode == "cloze"
    assert GAP in started.path.read_text()


def test_a_problem_without_mistakes_leaves_the_file_as_it_is(
    library: Library, desk: Path, history: History, judge: Any
) -> None:
    (desk / "other-sum.py").write_text("mine")
    problem = library.problem("other-sum")
    with pytest.raises(UsageError, match="no mistakes to be found"):
        modes.begin(library, problem, history, T0, None, Mode.DEBUG, judge=judge)
    assert (desk / "other-sum.py").read_text() == "mine"
    assert [path.name for path in desk.iterdir()] == ["other-sum.py"]
    assert history.latest_opening() is None


# one's own last attempt


def test_ones_own_last_attempt_is_what_one_goes_on_from(at_desk: Desk) -> None:
    at_desk.begin().path.write_text("now")
    at_desk.check("failed", text="before")
    at_desk.check("failed", "cloze", "the reference, with gaps", minutes=5)
    started = at_desk.begin(own=True)
    assert started.path.read_text() == "before"
    assert started.page.mode == "stub"
    assert started.copy
    assert started.copy.read_text() == "now"


# beginning anew


@pytest.mark.parametrize("mode", modes.CHOICES)
def test_a_reset_begins_in_the_mode_in_which_it_was_begun(
    at_desk: Desk, history: History, mode: Mode
) -> None:
    at_desk.begin(mode).path.write_text("mine")
    started = at_desk.again()
    assert started.page.mode == mode
    assert started.path.read_text() == started.page.text
    assert started.copy
    assert started.copy.read_text() == "mine"
    assert [event.kind for event in log.read(history.path).events] == ["reset"]


def test_a_reset_of_what_a_newer_drill_began_gives_the_stub(
    at_desk: Desk, history: History, desk: Path
) -> None:
    history.record_opening("first-sum", desk / "first-sum.py", T0, "from-memory")
    assert at_desk.again().path.read_text() == STUB
