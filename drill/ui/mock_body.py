"""The middle of the interview's screen: what is asked, and what there is of an answer."""

from rich.text import Text as Line

from drill.content.spec import Problem
from drill.judge.result import CheckResult, Verdict
from drill.practice.mock.plan import Question
from drill.practice.mock.state import Phase
from drill.text import Text
from drill.ui import failure, names, problems, safe, watch_body
from drill.ui.console import Screen, indented
from drill.ui.mock_state import MockState
from drill.ui.statement import code, statement


def lines(screen: Screen, state: MockState) -> tuple[list[Line], int | None]:
    """All lines, none wider than the screen, and which of them has to be in sight."""
    if state.phase is Phase.GRADE:
        return watch_body.fold(_grade(screen, state), screen.out.width), None
    section = state.interview.state.section
    found = [*words(screen, section.planned.says), Line()]
    if state.phase is Phase.CODE:
        found += _code(screen, state)
        return watch_body.fold(found, screen.out.width), None
    question = state.interview.state.question
    if question is not None:
        found += [*asked(screen, question), Line()]
    found = watch_body.fold(found, screen.out.width)
    typed, cursor = state.field.lines(screen.out.width - 4)
    if not state.field.text:
        invitation = Text(en="say it aloud, or type it here", zh="口头回答，或在这里输入")
        typed[0].append(str(invitation), "dim")
    at = len(found) + cursor
    return [*found, *(Line("  │ ", style="dim").append_text(line) for line in typed)], at


def words(screen: Screen, says: Text) -> list[Line]:
    """What the interviewer says."""
    quoted = Text(en="“{says}”", zh="“{says}”").format(says=says)
    return screen.prose(quoted, style="italic", indent=2)


def asked(screen: Screen, question: Question) -> list[Line]:
    """A question."""
    return screen.prose(question.asks, style="bold", indent=2)


def task(screen: Screen, problem: Problem) -> list[Line]:
    """What is to be written: the statement, and what has to be defined."""
    found = [problems.heading(problem), Line()]
    found += statement(screen, str(problem.statement), indent=2)
    found += [Line(), *code(screen, problem.stub, indent=2)]
    if problem.forbidden:
        found += [Line(), *problems.forbidden(screen, problem)]
    return found


def _code(screen: Screen, state: MockState) -> list[Line]:
    interview = state.interview
    planned = interview.state.section.planned
    found: list[Line] = []
    for hint in state.hints:
        found += [*words(screen, hint.says), Line()]
    if state.tried is not None:
        found += [*examples(screen, state.tried), Line()]
    return [*found, *task(screen, interview.library.problem(planned.problem or ""))]


def examples(screen: Screen, result: CheckResult) -> list[Line]:
    """What came of the visible examples: of the hidden tests nothing."""
    if result.verdict is Verdict.PASSED:
        told = Text(
            en="✓ {n} of {n} visible examples; the hidden tests speak at the end",
            zh="✓ {n} 个可见样例全部通过；隐藏测试的结果在最后公布",
        ).format(n=len(result.cases))
        return screen.prose(told, style="green", indent=2)
    found = [Line(f"  ✗ {names.VERDICTS[result.verdict]}", style="bold red")]
    if result.failure is not None:
        for block in failure.blocks(screen, result.failure, ""):
            found += block
    elif str(result.message):
        found += screen.prose(safe.printable(str(result.message)), indent=2)
    return found


def rubric(screen: Screen, question: Question, ticked: set[int]) -> list[Line]:
    """The points of a question, numbered, those that were hit marked."""
    found: list[Line] = []
    for i, point in enumerate(question.points):
        mark = "[x]" if i in ticked else "[ ]"
        label = f"  {i + 1} {mark} "
        told = Text(en="{says} (weight {n})", zh="{says}（权重 {n}）")
        body = screen.prose(told.format(says=point.says, n=point.weight), indent=len(label))
        style = "bold green" if i in ticked else ""
        found += [Line(label, style=style).append_text(body[0][len(label) :]), *body[1:]]
    return found


def _grade(screen: Screen, state: MockState) -> list[Line]:
    grading = state.grading
    if grading is None:
        told = Text(en="The hidden tests are being run.", zh="正在运行隐藏测试。")
        return screen.prose(told, indent=2)
    section, index = grading
    question = state.interview.plan.sections[section].questions[index]
    answer = state.interview.state.sections[section].answers[index]
    told = Text(
        en="Which of these points did your answer make? Tick only what was said.",
        zh="你的回答讲到了哪些要点？只勾选真正说出来的。",
    )
    return [
        *asked(screen, question),
        Line(),
        *said(screen, answer.text if answer else ""),
        Line(),
        *screen.prose(told, indent=2),
        *rubric(screen, question, state.ticked),
        Line(),
        *model(screen, question),
    ]


def said(screen: Screen, text: str) -> list[Line]:
    """What was typed as an answer."""
    if text.strip():
        return indented(screen.prose(safe.printable(text.strip())), 4)
    spoken = Text(en="(nothing typed: what you said aloud)", zh="（没有输入文字：按你口头所说）")
    return screen.prose(spoken, style="dim", indent=4)


def model(screen: Screen, question: Question) -> list[Line]:
    """What one could say."""
    label = Text(en="what one could say:", zh="参考回答：")
    return [
        *screen.prose(label, style="dim", indent=2),
        *statement(screen, str(question.answer), indent=4),
    ]
