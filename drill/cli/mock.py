"""`drill mock`: a whole interview against the clock."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from drill.cli import common, help, usage, values
from drill.content import spec
from drill.errors import DrillError, ExitCode, UsageError
from drill.text import Text

if TYPE_CHECKING:
    from drill.content.interviews import Script
    from drill.content.library import Library
    from drill.practice.mock.debrief import Debrief
    from drill.practice.mock.interview import Interview
    from drill.store.interviews import InterviewStore

HELP = help.Help(
    summary=Text(en="a whole interview against the clock", zh="限时模拟一整场面试"),
    usage="mock [SCRIPT] [options]",
    examples=(
        ("drill mock", Text(en="the interviews that there are", zh="列出全部面试")),
        ("drill mock cv-internship", Text(en="45 minutes, from now on", zh="现在开始，45 分钟")),
        ("drill mock --resume", Text(en="go on; the clock did", zh="继续面试；时钟一直在走")),
        (
            "drill mock --weak --minutes 30",
            Text(en="of what you are weakest in", zh="针对薄弱环节，30 分钟"),
        ),
        ("drill mock --last --html debrief.html", Text(en="the last debrief", zh="上一场的复盘")),
    ),
    options=(
        ("SCRIPT", Text(en="which interview", zh="哪一场面试")),
        ("--weak", Text(en="one made of your weakest areas", zh="按薄弱环节组卷")),
        ("--minutes N", Text(en="how long that is; 45 by default", zh="组卷时长；默认 45 分钟")),
        ("--areas A,B", Text(en="from these areas only", zh="只从这些领域组卷")),
        ("--seed N", Text(en="the same one again", zh="再组一份同样的")),
        ("--resume", Text(en="the one that is not over", zh="继续未完成的面试")),
        ("--last", Text(en="the debrief of the last one", zh="显示上一场的复盘")),
        ("--html FILE", Text(en="the debrief as one file", zh="把复盘写成单个 HTML 文件")),
        ("--answers FILE", Text(en="nobody sits: answers from YAML", zh="从 YAML 文件读取答案")),
        ("--dir DIR", Text(en="make the folder there, not here", zh="把工作文件夹建在这里")),
        help.JSON,
    ),
)


def run(
    script: Annotated[str | None, typer.Argument(metavar="SCRIPT"), values.INTERVIEW] = None,
    weak: Annotated[bool, typer.Option("--weak")] = False,
    minutes: Annotated[int | None, typer.Option("--minutes", min=10, max=240)] = None,
    areas: Annotated[str | None, typer.Option("--areas"), values.AREAS] = None,
    seed: Annotated[int | None, typer.Option("--seed", min=0, max=2**63 - 1)] = None,
    resume: Annotated[bool, typer.Option("--resume")] = False,
    last: Annotated[bool, typer.Option("--last")] = False,
    html: Annotated[Path | None, typer.Option("--html")] = None,
    answers: Annotated[Path | None, typer.Option("--answers")] = None,
    folder: Annotated[Path | None, typer.Option("--dir"), values.FOLDER] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """List the interviews, go through one, or show what came of the last."""
    _one_of({"SCRIPT": bool(script), "--weak": weak, "--resume": resume, "--last": last})
    if not weak and (minutes, areas, seed) != (None, None, None):
        raise UsageError(
            Text(
                en="`--minutes`, `--areas` and `--seed` are for `--weak`",
                zh="`--minutes`、`--areas` 和 `--seed` 只用于 `--weak`",
            ),
            Text(en="`drill mock --weak` composes one", zh="用 `drill mock --weak` 组卷"),
        )
    if answers is not None and not (script or weak):
        raise UsageError(
            Text(en="`--answers` needs an interview to answer", zh="`--answers` 需要指定一场面试"),
            Text(en="`drill mock` lists them", zh="`drill mock` 列出全部面试"),
        )
    from drill.content import library
    from drill.store.interviews import InterviewStore

    problems, store = library.everything(), InterviewStore(common.history().path)
    if not (script or weak or resume or last):
        return _list(problems, as_json)
    if last:
        return _show(_last(store), html, as_json)
    if resume:
        return _sit(_resumed(problems, store), html, as_json)
    chosen = _composed(problems, minutes, areas, seed) if weak else problems.script(script or "")
    if answers is not None:
        return _from_answers(chosen, problems, store, answers, folder, html, as_json)
    from drill.practice.mock import opening

    return _sit(opening.begin(chosen, problems, store, folder), html, as_json)


def _one_of(given: dict[str, bool]) -> None:
    chosen = [name for name, there in given.items() if there]
    if len(chosen) > 1:
        raise UsageError(
            Text(en="`{a}` and `{b}` exclude each other", zh="`{a}` 和 `{b}` 不能同时使用").format(
                a=chosen[0], b=chosen[1]
            ),
            Text(en="`drill mock -h` shows how", zh="`drill mock -h` 查看用法"),
        )


def _list(library: "Library", as_json: bool) -> int:
    summaries = library.script_summaries()
    if as_json:
        common.emit(
            {
                "schema": common.SCHEMA,
                "interviews": [
                    {
                        "id": summary.id,
                        "title": str(summary.title),
                        "about": str(summary.about),
                        "minutes": summary.minutes,
                        "problems": summary.problems,
                        "questions": summary.questions,
                    }
                    for summary in summaries
                ],
            }
        )
    else:
        from drill.ui import console, mock_list, problems

        screen = console.screen()
        mock_list.show(screen, summaries)
        first = summaries[0].id if summaries else "--weak"
        screen.show("", problems.next_command(f"drill mock {first}"))
    for error in library.broken_scripts:
        common.warn(error)
    return ExitCode.RIGHT


def _composed(
    library: "Library", minutes: int | None, areas: str | None, seed: int | None
) -> "Script":
    import secrets

    from drill.practice import reviewing
    from drill.practice.mock import compose

    chosen = [area.strip() for area in areas.split(",") if area.strip()] if areas else []
    for area in chosen:
        usage.choice("--areas", area, list(get_args(spec.Area)))
    statuses, unknown = common.statuses_if_known(library)
    shares = {} if unknown else reviewing.last_shares(common.reviews())
    return compose.compose(
        library,
        statuses,
        library.card_summaries(),
        shares,
        minutes or compose.USUAL,
        chosen,
        secrets.randbits(32) if seed is None else seed,
    )


def _resumed(library: "Library", store: "InterviewStore") -> "Interview":
    from drill.practice.mock import opening

    return opening.resume(library, store)


def _from_answers(
    script: "Script",
    library: "Library",
    store: "InterviewStore",
    answers: Path,
    folder: Path | None,
    html: Path | None,
    as_json: bool,
) -> int:
    from drill.content import answers as given
    from drill.practice import checking
    from drill.practice.mock import compose, opening, scripted
    from drill.practice.mock.plan import planned

    said, told = given.load(answers), scripted.ToldClock()
    if script.id != compose.SCRIPT_ID:  # which nobody knows before it is composed
        scripted.refuse_what_is_not_asked(said, planned(script, library))
    interview = opening.begin(script, library, store, folder, told)
    scripted.Scripted(interview, told, common.history(), checking.ask_judge).run(said)
    return _over(interview, html, as_json)


def _sit(interview: "Interview", html: Path | None, as_json: bool) -> int:
    """Have the person go through it; then say how it went."""
    from drill.practice.mock import desk
    from drill.ui import console, mock_plain
    from drill.ui.console import Screen

    screen = console.screen()
    full = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if not interview.state.ended:
        common.note(desk.SWITCHED_OFF)
        screen.err.print(str(interview.desk.folder), soft_wrap=True)
    try:
        if full and not as_json:
            from drill.ui import mock

            broken = mock.sit(screen, interview, common.history())
        else:
            # With JSON, what is asked is no data.
            said = Screen(screen.err, screen.err) if as_json else screen
            broken = mock_plain.sit(said, interview, common.history())
    except mock_plain.InputEndedError:
        raise UsageError(_left(interview), _RESUME) from None
    except KeyboardInterrupt:
        common.note(_left(interview))
        common.note(_RESUME)
        raise
    if broken is not None:
        raise DrillError(broken.message, _RESUME)
    return _over(interview, html, as_json)


def _left(interview: "Interview") -> Text:
    if interview.state.ended:
        return Text(
            en="the interview is over, but not all answers are ticked",
            zh="面试已经结束，但还有回答没有对照打勾",
        )
    return Text(
        en="the interview is not over, and its clock goes on",
        zh="面试还没有结束，时钟仍在走",
    )


_RESUME = Text(en="`drill mock --resume` goes on with it", zh="用 `drill mock --resume` 继续")


def _over(interview: "Interview", html: Path | None, as_json: bool) -> int:
    from datetime import UTC, datetime

    from drill.practice.mock import opening

    if interview.unrecorded:
        common.note(Text(en="this interview was not recorded", zh="这场面试没有记入历史"))
        common.warn(interview.unrecorded)
        return _show(opening.of(interview.name, datetime.now(UTC), interview.state), html, as_json)
    return _show(_last(interview.store), html, as_json)


def _last(store: "InterviewStore") -> "Debrief":
    from drill.practice.mock import opening

    found = opening.debriefs(store)
    if not found:
        raise UsageError(
            Text(en="no interview is over yet", zh="还没有完成过面试"),
            Text(en="`drill mock` lists them", zh="`drill mock` 列出全部面试"),
        )
    return found[-1]


def _show(debrief: "Debrief", html: Path | None, as_json: bool) -> int:
    """Print the debrief; as a file, too, where that is wanted."""
    if html is not None:
        from drill.ui import debrief_html

        common.write(html, debrief_html.page(debrief))
    if as_json:
        import msgspec

        common.emit({"schema": common.SCHEMA, "debrief": msgspec.to_builtins(debrief)})
    else:
        from drill.ui import console
        from drill.ui import debrief as shown

        shown.show(console.screen(), debrief)
    return ExitCode.RIGHT if debrief.passed else ExitCode.NOT_RIGHT
