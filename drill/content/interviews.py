"""What an interview script is: sections with the interviewer's words, questions, minutes and hints."""

from pathlib import Path
from typing import Literal

import msgspec

from drill.content import layout, nearest
from drill.content.shelf import Kind, Shelf
from drill.content.spec import Strict
from drill.errors import UnknownScriptError
from drill.text import Text

SectionKind = Literal["oral", "code", "discussion"]


class InterviewerHint(Strict, frozen=True):
    """What this interviewer says to one who is stuck.

    says:  the hint
    costs: points of independence, of 100
    """

    says: Text
    costs: int


class Section(Strict, frozen=True):
    """A part of the interview with a time of its own.

    kind:       oral and discussion are talk, and a discussion has no marks; code is written
    title:      a few words
    minutes:    1 to 120
    says:       the interviewer's words when it begins
    cards:      oral cards that are asked, one after another; in a code section before the code
    problem:    what is to be written in a code section
    hints:      what can be asked for there, in this order
    follow_ups: oral cards that are asked after the code, in the time that is left
    """

    kind: SectionKind
    title: Text
    minutes: int
    says: Text
    cards: list[str] = msgspec.field(default_factory=list)
    problem: str | None = None
    hints: list[InterviewerHint] = msgspec.field(default_factory=list)
    follow_ups: list[str] = msgspec.field(default_factory=list)


class Scorecard(Strict, frozen=True):
    """What each axis weighs for this interviewer, in hundredths that add up to 100.

    correctness, speed, independence, theory: the weight
    passes_at: the mark that passes, of 100
    """

    correctness: int
    speed: int
    independence: int
    theory: int
    passes_at: int


class Script(Strict, frozen=True):
    """An interview: who asks, and what in which order.

    format:    1
    id:        the file's name
    title:     a few words, for lists
    about:     who asks, and for what
    scorecard: what counts
    sections:  its parts, in order
    """

    format: int
    id: str
    title: Text
    about: Text
    scorecard: Scorecard
    sections: list[Section]

    @property
    def minutes(self) -> int:
        return sum(section.minutes for section in self.sections)


class ScriptSummary(msgspec.Struct, frozen=True):
    """What a list shows of a script."""

    id: str
    title: Text
    about: Text
    minutes: int
    problems: list[str]
    questions: int


class Interviews(Shelf[Script, ScriptSummary]):
    """The scripts below one folder: `interviews/<id>.yaml`; the shortest is listed first."""

    def __init__(self, root: Path) -> None:
        super().__init__(layout.interviews(root), SCRIPTS)

    def script(self, script_id: str) -> Script:
        """The script with this id. Raises UnknownScriptError, or ContentError."""
        script = self.item(script_id)
        if script is None:
            raise unknown(script_id, self.ids())
        return script


def unknown(script_id: str, ids: list[str]) -> UnknownScriptError:
    """For an id that none of these is."""
    return UnknownScriptError(
        Text(en=f"no interview is called `{script_id}`", zh=f"没有名为 `{script_id}` 的面试脚本"),
        nearest.nearest(script_id, ids)
        or Text(en="`drill mock` lists them", zh="`drill mock` 列出全部面试"),
    )


def _summary(script: Script) -> ScriptSummary:
    return ScriptSummary(
        id=script.id,
        title=script.title,
        about=script.about,
        minutes=script.minutes,
        problems=[section.problem for section in script.sections if section.problem],
        questions=sum(len(section.cards) + len(section.follow_ups) for section in script.sections),
    )


def place(summary: ScriptSummary) -> tuple[int, str]:
    """What a list is sorted by."""
    return (summary.minutes, summary.id)


def _load(path: Path) -> Script:
    from drill.content import load_interview

    return load_interview.load(path)


SCRIPTS = Kind(
    name="interviews",
    item=Script,
    summary=ScriptSummary,
    load=_load,
    summarise=_summary,
    place=place,
    modules=("interviews.py", "load_interview.py", "reading.py"),
)
