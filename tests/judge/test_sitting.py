"""Several answers judged in one sitting: each as if it were judged by itself."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from drill.content.edits import edited
from drill.content.library import Library
from drill.judge import pool, sitting
from drill.judge.exam import Exam
from drill.judge.papers import By, Paper
from drill.judge.plan import Instance
from drill.judge.reference import Prepared, Reference
from drill.judge.result import CheckRequest, CheckResult, Replay, Verdict

SPEC = """
framework: python
entry: double
inputs: {x: {generate: any_number}}
cases: [{name: {en: usual, zh: 通常}}]
mistakes:
  - {id: same, says: {en: It is the same., zh: 没有变化。}, edit: {replace: " * 2", by: ""}}
  - {id: raises, says: {en: It raises., zh: 抛出异常。}, edit: {replace: " * 2", by: "[0]"}}
"""
REFERENCE = "def double(x):\n    return x * 2\n"
STUB = "def double(x):\n    ..."
SUPPORT = "def any_number(rng, sizes, made):\n    return rng.randint(3, 99)\n"

Ask = Callable[..., CheckRequest]


@pytest.fixture
def ask(made: Callable[..., Path]) -> Ask:
    """A check of a text, at seed 0."""

    def request(text: str, seed: int = 0, reference: str = REFERENCE) -> CheckRequest:
        root = str(made(SPEC, reference, STUB, SUPPORT))
        return CheckRequest("demo", "python", root, text, "demo.py", seed=seed, shrink=False)

    return request


def judged(papers: list[Paper]) -> list[CheckResult]:
    """The results of one sitting, by number."""
    found = dict(pool.run([papers], jobs=1))
    results = [found[number] for number in sorted(found)]
    assert not [result for result in results if not isinstance(result, CheckResult)]
    return [result for result in results if isinstance(result, CheckResult)]


def test_answers_of_one_sitting_do_not_see_one_another(ask: Ask) -> None:
    leaves = REFERENCE + "import builtins\nbuiltins.left = True\n"
    finds = REFERENCE + "import builtins\nassert not hasattr(builtins, 'left')\n"
    wrong = "def double(x):\n    return 0\n"
    ends = REFERENCE + "import os\nos._exit(0)\n"
    texts = [leaves, wrong, ends, finds, "def double(x): return x"]
    results = judged([Paper(number, ask(text)) for number, text in enumerate(texts)])
    verdicts = [result.verdict for result in results]
    assert verdicts == [
        Verdict.PASSED,
        Verdict.FAILED,
        Verdict.CRASHED,
        Verdict.PASSED,
        Verdict.FAILED,
    ]
    named = [result.mistake and result.mistake.id for result in results]
    assert named == [None, None, None, None, "same"]
    assert len({result.seed for result in results}) == 1


def test_what_is_ours_gets_the_verdict_and_the_name_that_a_worker_leads_to(
    ask: Ask, made: Callable[..., Path]
) -> None:
    library = Library(made(SPEC, REFERENCE, STUB, SUPPORT))
    variants = [edited(REFERENCE, m.edits) for m in library.problem("demo").mistakes]
    requests = [ask(text) for text in (REFERENCE, *variants)]
    inside = judged([Paper(n, request, By.JUDGE) for n, request in enumerate(requests)])
    outside = judged([Paper(n, request) for n, request in enumerate(requests)])
    assert [r.verdict for r in inside] == [Verdict.PASSED, Verdict.FAILED, Verdict.ERROR]
    assert [r.verdict for r in inside] == [r.verdict for r in outside]
    named = [r.mistake and r.mistake.id for r in inside]
    assert named == [r.mistake and r.mistake.id for r in outside] == [None, "same", "raises"]


RIVALS = """
framework: python
entry: double
inputs: {x: {generate: any_number}}
cases: [{name: {en: usual, zh: 通常}}]
mistakes:
  - {id: zero, says: {en: It is zero., zh: 结果为零。}, edit: {replace: "x * 2", by: "0"}}
  - {id: small, says: {en: Wrong below 50., zh: 小于 50 时错。}, edit: {replace: "x * 2", by: "0 if x < 50 else 2 * x"}}
  - {id: raises, says: {en: It raises., zh: 抛出异常。}, edit: {replace: "x * 2", by: "x[0]"}}
  - {id: nothing, says: {en: Nothing of it is left., zh: 什么也不剩。}, edit: {replace: "x * 2", by: "x - x"}}
"""


def test_what_is_ours_is_tried_until_no_other_mistake_can_be_meant(
    ask: Ask, made: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Prepared] = []
    prepared = Exam.prepared

    def noted(exam: Exam, replay: Replay | None) -> Iterator[Prepared]:
        for one in prepared(exam, replay):
            tried.append(one)
            yield one

    monkeypatch.setattr(Exam, "prepared", noted)
    root = str(made(RIVALS, REFERENCE, STUB, SUPPORT))
    of = Library(Path(root)).problem("demo").mistakes
    found, counts = [], []
    for mistake in of:
        text = edited(REFERENCE, mistake.edits)
        request = CheckRequest("demo", "python", root, text, "demo.py", seed=0, shrink=False)
        tried.clear()
        sitting.judged(
            [Paper(0, request, By.JUDGE)], lambda _, result: found.append(result.mistake)
        )
        counts.append(len(tried))
    # The last one answers everything as the first one does.
    assert [name and name.id for name in found] == ["zero", "small", "raises", "zero"]
    everything = len(Exam.of(request).instances)
    assert counts[0] == counts[3] == everything
    assert counts[2] == 1 < counts[1] < everything


def test_a_reference_that_answers_otherwise_the_second_time_is_rejected(ask: Ask) -> None:
    forgetful = "seen = []\n\n\ndef double(x):\n    seen.append(x)\n    return x * 2 + len(seen)\n"
    [result] = judged([Paper(0, ask(forgetful, reference=forgetful), By.JUDGE)])
    assert result.verdict is Verdict.FAILED


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("def double(x):\n    return x + x\n", Verdict.PASSED),
        ("def double(x):\n    return x + 2\n", Verdict.FAILED),
        ("def double(x):\n    raise SystemExit\n", Verdict.ERROR),
        ("raise SystemExit\n", Verdict.ERROR),
        ("def double(x):\n    while True: pass\n", Verdict.TIMEOUT),
    ],
)
def test_a_style_of_ours_gets_its_verdict_in_the_judge(
    ask: Ask, text: str, verdict: Verdict
) -> None:
    request = msgspec.structs.replace(ask(text), diagnose=False, keep_going=False, deadline=1.0)
    [result] = judged([Paper(0, request, By.JUDGE)])
    assert result.verdict is verdict


def test_a_text_in_a_copy_leaves_nothing_to_the_next_one_nor_to_the_judge(ask: Ask) -> None:
    leaves = "import builtins\nbuiltins.left = True\n\n\ndef double(x):\n    return 0\n"
    finds = "import builtins\n\n\ndef double(x):\n    return x * 2 + hasattr(builtins, 'left')\n"
    by = [(leaves, By.COPY), (finds, By.COPY), (finds, By.JUDGE)]
    results = judged([Paper(n, ask(text), how) for n, (text, how) in enumerate(by)])
    assert [r.verdict for r in results] == [Verdict.FAILED, Verdict.PASSED, Verdict.PASSED]


def test_one_copy_judges_a_text_at_all_of_its_seeds(ask: Ask) -> None:
    counts = (
        "import builtins\nbuiltins.loads = getattr(builtins, 'loads', 0) + 1\nn = builtins.loads\n"
    )
    text = counts + "\n\ndef double(x):\n    raise ValueError(f'{n} {x}')\n"
    results = judged([Paper(seed, ask(text, seed), By.COPY) for seed in range(1, 5)])
    said = [result.message.en for result in results]
    assert [result.seed for result in results] == [1, 2, 3, 4]
    # A namespace of its own at each seed, in the same process.
    assert [[f"{n} " in message for n in range(1, 5)] for message in said] == [
        [n == m for n in range(1, 5)] for m in range(1, 5)
    ]
    alone = judged([Paper(0, ask(text, 3), By.COPY)])
    assert alone[0].message.en == said[2].replace("3 ", "1 ", 1)


@pytest.mark.parametrize(
    ("act", "verdict"),
    [
        ("while True: pass", Verdict.TIMEOUT),
        # No signal reaches it: only its end ends it.
        (
            "import signal\n    signal.pthread_sigmask(signal.SIG_BLOCK, [14])\n    while True: pass",
            Verdict.CRASHED,
        ),
        ("import os\n    os._exit(0)", Verdict.CRASHED),
    ],
)
def test_whatever_a_text_does_in_a_copy_the_next_one_has_its_verdict(
    ask: Ask, act: str, verdict: Verdict
) -> None:
    texts = [f"def double(x):\n    {act}\n", "def double(x):\n    return 0\n"]
    requests = [
        msgspec.structs.replace(ask(text), diagnose=False, keep_going=False, deadline=0.5)
        for text in texts
    ]
    results = judged([Paper(n, request, By.COPY) for n, request in enumerate(requests)])
    assert [result.verdict for result in results] == [verdict, Verdict.FAILED]


def test_the_reference_is_tried_at_the_instances_that_a_style_finds_ready(
    made: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[object] = []
    prepare = Reference.prepare

    def noted(reference: Reference, instance: Instance) -> Prepared:
        prepared.append(instance)
        return prepare(reference, instance)

    monkeypatch.setattr(Reference, "prepare", noted)
    reference = "def double(x):\n    return x * 2\n"
    root = str(made(TYPED, reference, STUB))
    found: list[CheckResult] = []
    papers = [
        Paper(n, CheckRequest("demo", "torch", root, text, "demo.py", seed=seed), By.JUDGE)
        for n, (text, seed) in enumerate(
            [(reference, 0), (reference, 1), ("def double(x):\n    return x + x\n", 0)]
        )
    ]
    sitting.judged(papers, lambda _, result: found.append(result))
    assert [result.verdict for result in found] == [Verdict.PASSED] * 3
    exams = [Exam.of(paper.request) for paper in papers[:2]]
    narrow = [instance for instance in exams[1].instances if instance.dtype != "float64"]
    wide = [instance for instance in exams[0].instances if instance.dtype == "float64"]
    assert len(prepared) == len(exams[0].instances) + len(narrow)
    assert prepared[-len(wide) :] == wide


def test_what_a_style_of_ours_prints_is_not_shown(
    ask: Ask, capfd: pytest.CaptureFixture[str]
) -> None:
    text = "import sys\n\n\ndef double(x):\n    print('out')\n    print('err', file=sys.stderr)\n    return x + x\n"
    [result] = judged([Paper(0, ask(text), By.JUDGE)])
    assert result.verdict is Verdict.PASSED
    assert capfd.readouterr() == ("", "")


def test_another_seed_is_judged_as_by_itself(ask: Ask) -> None:
    request = ask(REFERENCE, seed=3)
    later = msgspec.structs.replace(request, seed=4)
    exam = Exam.of(request)
    while exam.prepare_one():
        pass
    other, fresh = exam.fitting(later), Exam.of(later)
    assert other.reference is exam.reference
    assert other.instances == fresh.instances != exam.instances
    told = [[trial.standard.expected for trial in e.prepared(None)] for e in (other, fresh, exam)]
    assert told[0] == told[1] != told[2]
    assert exam.fitting(request) is exam


def test_an_exam_of_files_that_changed_is_made_anew(ask: Ask) -> None:
    exam = Exam.of(ask(REFERENCE))
    tripled = ask(REFERENCE, seed=1, reference="def double(x):\n    return x * 3 - x\n")
    assert "* 3" in exam.fitting(tripled).reference.source


def test_every_seed_of_a_sitting_has_inputs_of_its_own(ask: Ask) -> None:
    telling = "def double(x):\n    raise ValueError(x)\n"
    results = judged([Paper(seed, ask(telling, seed)) for seed in range(4)])
    assert [result.seed for result in results] == [0, 1, 2, 3]
    assert len({result.message.en for result in results}) > 1


TYPED = """
framework: torch
entry: double
inputs: {x: {normal: [N]}}
dims: {N: [1, 2]}
cases: [{name: {en: usual, zh: 通常}}]
mistakes: []
"""


@pytest.mark.parametrize("text", ["(x * 2).float()", "x * (2 + (x.dtype == torch.float32))"])
def test_a_reference_is_judged_in_the_types_that_are_not_the_oracles(
    made: Callable[..., Path], text: str
) -> None:
    reference = f"import torch\n\n\ndef double(x):\n    return {text}\n"
    root = str(made(TYPED, reference, STUB))
    request = CheckRequest("demo", "torch", root, reference, "demo.py", seed=0, diagnose=False)
    [result] = judged([Paper(0, request, By.JUDGE)])
    right = "2 +" not in text
    assert (result.verdict is Verdict.PASSED) == right
