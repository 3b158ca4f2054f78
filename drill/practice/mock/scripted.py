"""An interview from a file of answers: the same interview, in a time that the file tells."""

from collections.abc import Callable

import msgspec

from drill.content.answers import GivenAnswer, GivenInterview, GivenSection
from drill.errors import UsageError
from drill.practice import files
from drill.practice.checking import Judge
from drill.practice.mock import clock, judging
from drill.practice.mock.clock import Reading
from drill.practice.mock.interview import Interview
from drill.practice.mock.plan import Plan
from drill.practice.mock.state import Phase
from drill.store.history import History
from drill.text import Text


class ToldClock:
    """The clocks at the beginning, and as much later as was told since."""

    def __init__(self) -> None:
        self._now = clock.read()

    def __call__(self) -> Reading:
        return self._now

    def advance(self, seconds: float) -> None:
        """Let so many seconds pass."""
        self._now = msgspec.structs.replace(
            self._now, wall=self._now.wall + seconds, steady=self._now.steady + seconds
        )


def refuse_what_is_not_asked(given: GivenInterview, plan: Plan) -> None:
    """Raise UsageError for a section, an answer or a point that the interview does not have."""
    if len(given.sections) > len(plan.sections):
        raise _beyond("sections", len(plan.sections))
    for i, (section, planned) in enumerate(zip(given.sections, plan.sections, strict=False)):
        if len(section.answers) > len(planned.questions):
            raise _beyond(f"sections[{i}].answers", len(planned.questions))
        pairs = zip(section.answers, planned.questions, strict=False)
        for j, (answer, question) in enumerate(pairs):
            if max(answer.points, default=0) > len(question.points):
                raise _beyond(f"sections[{i}].answers[{j}].points", len(question.points))


def _beyond(where: str, count: int) -> UsageError:
    return UsageError(
        Text(
            en="`{where}` of the answers goes beyond what is asked: there are {n}",
            zh="答案文件中的 `{where}` 超出了实际数量：只有 {n} 个",
        ).format(where=where, n=count),
        Text(
            en="docs/interview.md says what stands in such a file",
            zh="docs/interview.md 说明了这种文件的内容",
        ),
    )


class Scripted:
    """Goes through an interview as a file says."""

    def __init__(
        self, interview: Interview, told: ToldClock, history: History, judge: Judge
    ) -> None:
        self.interview, self.told = interview, told
        self.history, self.judge = history, judge

    def run(self, given: GivenInterview) -> None:
        """All sections, then the hidden tests and the points. Raises DrillError."""
        for index in range(len(self.interview.plan.sections)):
            section = given.sections[index] if index < len(given.sections) else GivenSection()
            self._section(index, section)
        state = self.interview.state
        for index in state.unjudged():
            self.interview.judged(
                index, judging.hidden(self.interview, index, self.history, self.judge)
            )
        while (open_question := state.ungraded()) is not None:
            index, question = open_question
            answers = given.sections[index].answers if index < len(given.sections) else []
            hit = answers[question].points if question < len(answers) else []
            count = len(self.interview.plan.sections[index].questions[question].points)
            self.interview.graded(
                index, question, sorted({point - 1 for point in hit if 1 <= point <= count})
            )

    def _section(self, index: int, given: GivenSection) -> None:
        """One section, as long as it is open."""
        answers = iter(given.answers)
        while self._open(index):
            if self.interview.state.phase is Phase.TALK:
                answer = next(answers, None)
                if answer is None:
                    self.interview.leave()
                else:
                    self._answer(index, answer)
            elif given.code is None and not given.seconds:
                self.interview.leave()
            else:
                self._code(index, given)

    def _answer(self, index: int, answer: GivenAnswer) -> None:
        self.interview.typed(answer.text)
        self._pass(answer.seconds)
        if self._open(index):
            self.interview.answer(answer.text)

    def _code(self, index: int, given: GivenSection) -> None:
        interview = self.interview
        problem = interview.plan.sections[index].problem or ""
        path, text = interview.desk.path(problem), given.code or ""
        if given.code is not None:
            files.replace(path, text.encode())
            interview.saved(text, self.told().wall)
        self._repeat(given.hints, interview.hint)
        self._repeat(
            given.checks,
            lambda: interview.tried(
                judging.examples(interview.library, problem, path, text, self.judge)
            ),
        )
        self._pass(given.seconds)
        if self._open(index):
            interview.submit()

    def _repeat(self, times: int, do: Callable[[], object]) -> None:
        for _ in range(times):
            do()

    def _pass(self, seconds: float) -> None:
        """Let the time pass; whoever takes longer than there is is interrupted."""
        self.told.advance(min(seconds, self.interview.left + 1e-6))
        self.interview.tick()

    def _open(self, index: int) -> bool:
        return not self.interview.state.ended and self.interview.state.index == index
