"""An interview's YAML becomes a script, or an error that says where; the built-in ones can be held."""

from pathlib import Path

import pytest

from drill.content import library, load_interview
from drill.content.interviews import Interviews, Script, ScriptSummary
from drill.errors import ContentError, UnknownCardError, UnknownProblemError, UnknownScriptError
from drill.practice.mock.plan import planned
from drill.text import Text

SCRIPT = """\
format: 1
id: demo
title: {en: A demo, zh: 演示}
about: {en: for a test, zh: 测试用}
scorecard: {correctness: 40, speed: 20, independence: 15, theory: 25, passes_at: 70}
sections:
  - kind: oral
    title: {en: Talk, zh: 交谈}
    minutes: 3
    says: {en: Hello., zh: 你好。}
    cards: [bn-vs-ln, why-sqrt-d]
  - kind: code
    title: {en: Code, zh: 编码}
    minutes: 10
    says: {en: Write it., zh: 写一下。}
    cards: [attention-formula]
    problem: attention
    hints:
      - {says: {en: The shapes?, zh: 形状呢？}, costs: 10}
    follow_ups: [mqa-gqa]
  - kind: discussion
    title: {en: Questions, zh: 反问}
    minutes: 2
    says: {en: And you?, zh: 你呢？}
    cards: [questions-to-ask]
"""
SCORECARD = next(line for line in SCRIPT.splitlines() if line.startswith("scorecard"))
SECTIONS = SCRIPT[SCRIPT.index("sections:") :]

FORMAT = Text(en="expected format 1, found 2", zh="应为格式 1，实际为 2")
UNKNOWN = Text(en="unknown key", zh="未知的键")
MISSING = Text(en="the key `scorecard` is missing", zh="缺少键 `scorecard`")
FRACTION = Text(en="expected an integer, found a number", zh="应为整数，实际为数字")
KINDS = Text(
    en="expected one of `oral`, `code`, `discussion`, found `chat`",
    zh="应为 `oral`, `code`, `discussion` 之一，实际为 `chat`",
)
NAME = Text(
    en="expected `demo`, the file's name, found `other`",
    zh="应与文件名一致，即 `demo`，实际为 `other`",
)
EMPTY = Text(en="the text is empty", zh="文本不能为空")
NO_SECTION = Text(en="there is no section", zh="没有任何环节")
NO_PROBLEM = Text(en="a code section has a problem", zh="编码环节缺少 problem")
ONLY_CODE = Text(en="only a code section has `{key}`", zh="只有编码环节才有 `{key}`")
ONLY_PROBLEM, ONLY_HINTS = ONLY_CODE.format(key="problem"), ONLY_CODE.format(key="hints")
ONLY_MORE = ONLY_CODE.format(key="follow_ups")
NOTHING = Text(en="there is nothing to be asked", zh="这个环节没有任何问题")
TWICE = Text(en="`{card}` is asked twice", zh="`{card}` 问了两次")
RANGE = Text(en="expected {low} to {high}, found {n}", zh="应在 {low} 到 {high} 之间，实际为 {n}")
MINUTES = RANGE.format(low=1, high=120, n="{n}")
HUNDRED = RANGE.format(low=0, high=100, n="{n}")
PASSES = RANGE.format(low=1, high=100, n="{n}")
SUM = Text(en="the weights add up to {n}, not 100", zh="权重之和为 {n}，应为 100")
FIRST, LAST = "cards: [bn-vs-ln, why-sqrt-d]", "cards: [questions-to-ask]"
HINT = "hints: [{says: {en: a, zh: 甲}, costs: 1}]"


def edited(before: str, after: str) -> str:
    assert SCRIPT.count(before) == 1, before
    return SCRIPT.replace(before, after)


def script(text: str = SCRIPT) -> Script:
    return load_interview.parse(Path("demo.yaml"), text)


def test_a_script_is_typed_and_knows_its_minutes() -> None:
    found = script()
    assert (found.id, found.minutes, found.scorecard.theory) == ("demo", 15, 25)
    assert [section.kind for section in found.sections] == ["oral", "code", "discussion"]
    code = found.sections[1]
    assert (code.problem, code.hints[0].costs, code.follow_ups) == ("attention", 10, ["mqa-gqa"])
    assert (found.sections[0].problem, found.sections[0].hints) == (None, [])
    with pytest.raises(AttributeError):
        found.id = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("before", "after", "at", "said"),
    [
        ("format: 1", "format: 2", "1:1: `format`", FORMAT),
        ("id: demo", "id: other", "2:1: `id`", NAME),
        ("about:", "abuot:", "4:1: `abuot`", UNKNOWN),
        ("problem: attention", "code: attention", "17:5: `sections[1].code`", UNKNOWN),
        (SCORECARD, "", "1:1", MISSING),
        ("minutes: 3", "minutes: 2.5", "9:5: `sections[0].minutes`", FRACTION),
        ("oral", "chat", "7:5: `sections[0].kind`", KINDS),
        ("zh: 形状呢？", "zh: ''", "19:34: `sections[1].hints[0].says.zh`", EMPTY),
        (SECTIONS, "sections: []", "6:1: `sections`", NO_SECTION),
        ("minutes: 3", "minutes: 0", "9:5: `sections[0].minutes`", MINUTES.format(n=0)),
        ("minutes: 10", "minutes: 121", "14:5: `sections[1].minutes`", MINUTES.format(n=121)),
        ("    problem: attention\n", "", "12:5: `sections[1]`", NO_PROBLEM),
        (LAST, f"{LAST}\n    problem: rope", "26:5: `sections[2].problem`", ONLY_PROBLEM),
        (LAST, f"{LAST}\n    {HINT}", "26:5: `sections[2].hints`", ONLY_HINTS),
        (LAST, f"{LAST}\n    follow_ups: [lora]", "26:5: `sections[2].follow_ups`", ONLY_MORE),
        (f"    {LAST}\n", "", "21:5: `sections[2]`", NOTHING),
        (FIRST, "cards: []", "7:5: `sections[0]`", NOTHING),
        (FIRST, "cards: [lora, lora]", "7:5: `sections[0]`", TWICE.format(card="lora")),
        (
            "mqa-gqa",
            "attention-formula",
            "12:5: `sections[1]`",
            TWICE.format(card="attention-formula"),
        ),
        ("costs: 10", "costs: -1", "19:45: `sections[1].hints[0].costs`", HUNDRED.format(n=-1)),
        ("costs: 10", "costs: 101", "19:45: `sections[1].hints[0].costs`", HUNDRED.format(n=101)),
        (
            "correctness: 40",
            "correctness: -4",
            "5:13: `scorecard.correctness`",
            HUNDRED.format(n=-4),
        ),
        ("speed: 20", "speed: -20", "5:30: `scorecard.speed`", HUNDRED.format(n=-20)),
        (
            "independence: 15",
            "independence: -1",
            "5:41: `scorecard.independence`",
            HUNDRED.format(n=-1),
        ),
        ("theory: 25", "theory: 125", "5:59: `scorecard.theory`", HUNDRED.format(n=125)),
        ("speed: 20", "speed: 21", "5:1: `scorecard`", SUM.format(n=101)),
        ("theory: 25", "theory: 0", "5:1: `scorecard`", SUM.format(n=75)),
        ("passes_at: 70", "passes_at: 0", "5:71: `scorecard.passes_at`", PASSES.format(n=0)),
        ("passes_at: 70", "passes_at: 101", "5:71: `scorecard.passes_at`", PASSES.format(n=101)),
    ],
)
def test_an_error_says_where_and_what_was_expected(
    before: str, after: str, at: str, said: Text
) -> None:
    with pytest.raises(ContentError) as caught:
        script(edited(before, after))
    assert caught.value.message == Text(
        en=f"demo.yaml:{at}: {said.en}", zh=f"demo.yaml:{at}: {said.zh}"
    )


def test_what_a_script_may_just_be_is_not_refused() -> None:
    assert script(edited("minutes: 10", "minutes: 120")).minutes == 125
    assert script(edited("costs: 10", "costs: 0")).sections[1].hints[0].costs == 0
    assert script(edited("passes_at: 70", "passes_at: 100")).scorecard.passes_at == 100
    card = "{correctness: 100, speed: 0, independence: 0, theory: 0, passes_at: 1}"
    assert script(edited(SCORECARD, f"scorecard: {card}")).scorecard.correctness == 100
    # The card of one section may be asked again in another.
    assert script(edited(LAST, "cards: [why-sqrt-d]")).sections[2].cards == ["why-sqrt-d"]


def test_an_empty_name_is_no_problem() -> None:
    with pytest.raises(ContentError) as caught:
        script(edited("problem: attention", "problem: ''"))
    assert caught.value.message == Text(
        en=f"demo.yaml:12:5: `sections[1]`: {NO_PROBLEM.en}",
        zh=f"demo.yaml:12:5: `sections[1]`: {NO_PROBLEM.zh}",
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root with three scripts, and one that is broken."""
    folder = tmp_path / "content" / "problems" / "interviews"
    folder.mkdir(parents=True)
    for name, minutes in (("long", 9), ("short", 1), ("b-long", 9), ("broken", 0)):
        text = edited("id: demo", f"id: {name}").replace("minutes: 3", f"minutes: {minutes}")
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path / "content"


def test_scripts_are_listed_from_the_shortest_on(root: Path) -> None:
    found = Interviews(root)
    listed = found.summaries()
    assert [summary.id for summary in listed] == ["short", "b-long", "long"]
    assert listed[0] == ScriptSummary(
        id="short",
        title=Text(en="A demo", zh="演示"),
        about=Text(en="for a test", zh="测试用"),
        minutes=13,
        problems=["attention"],
        questions=5,
    )
    path = root / "problems" / "interviews" / "broken.yaml"
    said = f"{path}:9:5: `sections[0].minutes`: expected 1 to 120, found 0"
    assert [str(error) for error in found.broken] == [said]


def test_a_script_is_found_by_its_id(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Interviews(root).script("long")
    assert found.minutes == 21

    def refuse(path: Path) -> None:
        raise AssertionError(f"{path} was parsed")

    monkeypatch.setattr(load_interview, "load", refuse)
    assert Interviews(root).script("long") == found


def test_an_id_of_no_script_is_answered_with_the_nearest(root: Path) -> None:
    for name, hint in (
        ("lonng", Text(en="did you mean `long`?", zh="是不是想写 `long`？")),
        ("zzz", Text(en="`drill mock` lists them", zh="`drill mock` 列出全部面试")),
    ):
        with pytest.raises(UnknownScriptError) as caught:
            Interviews(root).script(name)
        said = Text(en=f"no interview is called `{name}`", zh=f"没有名为 `{name}` 的面试脚本")
        assert (caught.value.message, caught.value.hint) == (said, hint)


@pytest.mark.parametrize(
    ("before", "after", "error", "said"),
    [
        ("bn-vs-ln", "bn-vs-lm", UnknownCardError, "no card is called `bn-vs-lm`"),
        ("mqa-gqa", "masked-fill", UnknownCardError, "`masked-fill` is no oral card"),
        ("problem: attention", "problem: atention", UnknownProblemError, "called `atention`"),
    ],
)
def test_what_a_script_asks_for_must_be_there(
    before: str, after: str, error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        planned(script(edited(before, after)), library.builtin())


def test_there_are_five_built_in_interviews_that_can_be_held() -> None:
    found = library.builtin()
    assert found.broken_scripts == []
    assert len(found.script_summaries()) >= 5
    for summary in found.script_summaries():
        plan = planned(found.script(summary.id), found)
        assert plan.seconds == 60 * summary.minutes
        assert sum(len(section.questions) for section in plan.sections) == summary.questions


def test_a_built_in_code_section_leaves_the_time_that_its_problem_takes() -> None:
    found = library.builtin()
    for summary in found.script_summaries():
        for section in found.script(summary.id).sections:
            if section.problem:
                assert section.minutes >= found.problem(section.problem).minutes


def test_the_internship_s_45_minutes_are_those_of_the_real_one() -> None:
    found = library.builtin().script("cv-internship")
    project = ["project-deep-dive", "project-novelty", "project-failure", "project-numbers"]
    steps = ["forward-process", "reverse-process", "loss"]
    unet = ["unet-up-and-down-sampling", "unet-skip-connections", "nnu-net"]
    assert [(part.kind, part.cards, part.problem) for part in found.sections] == [
        ("oral", ["introduce-yourself"], None),
        ("oral", project, None),
        ("code", [], "file-tree"),
        ("code", ["attention-formula"], "attention"),
        ("oral", [f"diffusion-{step}" for step in steps], None),
        ("oral", ["fm-formula", "fm-linear-time"], None),
        ("code", [], "cross-entropy"),
        ("oral", unet, None),
        ("discussion", ["questions-to-ask"], None),
    ]
    assert found.minutes == 45
    assert [part.minutes for part in found.sections if part.problem] == [8, 10, 8]
