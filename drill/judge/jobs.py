"""The checks that a proof of a problem is made of, and what must come of each."""

from pathlib import Path

import msgspec

from drill.content.cloze import LEVELS, cloze
from drill.content.edits import EditError, edited
from drill.content.library import Library
from drill.content.planting import pairs
from drill.content.spec import Problem
from drill.judge.mutants import mutants
from drill.judge.result import CheckRequest, CheckResult, Cost, Limit, Verdict
from drill.judge.wrong_outputs import wrong_outputs
from drill.text import Text

SEEDS = 5
# Seeds at which what is ours is judged through a worker, like a submission; at all others in the judge
# itself, which costs a third. Mutants and generic outputs are judged there only.
REFERENCE_WORKER_SEEDS = 5
MISTAKE_WORKER_SEEDS = 1
RIGHT_STYLE_SEEDS = 10
# What is wrong may loop for ever, and need not be waited for as long as a candidate's code is.
WRONG_DEADLINE = 3.0
# Longer than a candidate has: two judges at a time, and perhaps other work, share the cores.
RIGHT_DEADLINE = 20.0
# Nobody waits for a name here, and on a machine with much to do it may take long.
EXPLAIN_SECONDS = 30.0
# Kinds whose cost is measured, and nothing else: of right answers, and of those that are too slow.
COSTS = ("fast", "slow")
THE_REFERENCE = "the reference"
_ACCEPTED = ("reference", "right", "slow_right", "fast")


class Job(msgspec.Struct, frozen=True):
    """A submission, and at which seeds it is checked. `kind` says what must come of it."""

    problem: str
    kind: str
    label: str
    text: str
    seeds: int


class Work(msgspec.Struct, frozen=True):
    """The jobs of one problem, and what could not be made a job of.

    justified: mutants that are listed as equivalent
    unmade:    mistakes whose edit does not fit
    """

    jobs: list[Job]
    justified: int
    unmade: list[Text]
    complaints: list[Text]


def work(library: Library, submissions: Path, problem_id: str, seeds: int, cost_runs: int) -> Work:
    """Everything that is checked of one problem.

    seeds:     at how many the reference has to pass
    cost_runs: how often the cost of each right and each slow answer is measured
    """
    problem, reference = library.problem(problem_id), library.reference(problem_id)
    jobs = [
        Job(problem_id, "stub", "the stub", problem.stub, 1),
        Job(problem_id, "stub", "an empty page", "\n", 1),
        Job(problem_id, "reference", THE_REFERENCE, reference, seeds),
    ]
    unmade = []
    slow: list[tuple[str, str]] = []
    for mistake in problem.mistakes:
        try:
            text = edited(reference, mistake.edits)
        except EditError as error:
            en, zh = f"mistake `{mistake.id}`: {error}", f"错误 `{mistake.id}`：{error}"
            unmade.append(Text(en=en, zh=zh))
            continue
        if mistake.kind == "cost":
            slow.append((mistake.id, text))
        else:
            jobs.append(Job(problem_id, "mistakes", mistake.id, text, SEEDS))
    jobs += _tasks(problem, reference)
    for name, text in wrong_outputs(problem, reference).items():
        jobs.append(Job(problem_id, "outputs", name, text, SEEDS))
    killed, justified, unknown = _mutants(problem, reference)
    jobs += killed
    found = {
        kind: [
            (path.name, path.read_text(encoding="utf-8"))
            for path in sorted((submissions / problem_id / kind).glob("*.py"))
        ]
        for kind in ("right", "wrong", "slow")
    }
    slow += found["slow"]
    for name, text in found["right"]:
        jobs.append(Job(problem_id, "right", name, text, RIGHT_STYLE_SEEDS))
    for name, text in found["wrong"]:
        jobs.append(Job(problem_id, "wrong", name, text, SEEDS))
    if problem.limited:
        # That they are right is a part of the claim that they are only too slow.
        jobs += [Job(problem_id, "slow_right", name, text, 1) for name, text in slow]
        fast = [(THE_REFERENCE, reference), *found["right"]]
        jobs += [Job(problem_id, "fast", name, text, cost_runs) for name, text in fast]
        jobs += [Job(problem_id, "slow", name, text, cost_runs) for name, text in slow]
    return Work(jobs, justified, unmade, unknown)


def _tasks(problem: Problem, reference: str) -> list[Job]:
    """What is practised on the reference: with gaps it is unwritten, with two mistakes it is wrong.

    With one it is a mistake like any other.
    """
    gaps = [
        Job(
            problem.id,
            "stub",
            f"the reference with gaps, level {level}",
            cloze(reference, level),
            1,
        )
        for level in range(1, LEVELS + 1)
    ]
    return gaps + [
        Job(
            problem.id,
            "planted",
            " and ".join(mistake.id for mistake in planted.mistakes),
            planted.text,
            1,
        )
        for planted in pairs(problem, reference)
    ]


def _mutants(problem: Problem, reference: str) -> tuple[list[Job], int, list[Text]]:
    """The mutants to reject, how many are listed as equivalent, and what is listed that is none."""
    listed = {equivalent.mutant for equivalent in problem.equivalents}
    made = list(mutants(reference))
    jobs = [
        Job(problem.id, "mutants", mutant.name, mutant.source, 1)
        for mutant in made
        if mutant.name not in listed
    ]
    unknown = [
        Text(
            en=f"equivalents: no mutant is called `{name}`",
            zh=f"equivalents：没有名为 `{name}` 的变异体",
        )
        for name in sorted(listed - {mutant.name for mutant in made})
    ]
    return jobs, len(made) - len(jobs), unknown


def request(job: Job, seed: int, root: str, framework: str, device: str) -> CheckRequest:
    """The check of a job at one seed."""
    named = job.kind == "mistakes"
    return CheckRequest(
        problem=job.problem,
        framework=framework,
        root=root,
        text=job.text,
        filename=f"{job.problem}.py",
        seed=seed,
        deadline=RIGHT_DEADLINE if job.kind in (*_ACCEPTED, *COSTS) else WRONG_DEADLINE,
        diagnose=named,
        shrink=False,
        keep_going=named,
        explaining=EXPLAIN_SECONDS,
        answers=job.kind not in COSTS,
        cost=job.kind in COSTS,
        device=device,
    )


def needs_worker(job: Job, seed: int) -> bool:
    """Whether a check is made like a candidate's; else what is ours answers in the judge."""
    if job.kind == "reference":
        return seed < REFERENCE_WORKER_SEEDS
    if job.kind == "mistakes":
        return seed < MISTAKE_WORKER_SEEDS
    return job.kind not in ("outputs", "mutants", "planted")


def complaint(job: Job, result: CheckResult) -> Text | None:
    """What is wrong with the outcome of a check; None where it is as it must be."""
    seed = result.seed
    if job.kind == "stub":
        if result.verdict is Verdict.UNWRITTEN:
            return None
        return Text(
            en=f"{job.label} is `{result.verdict}`, not `unwritten`",
            zh=f"{job.label} 的结论是 `{result.verdict}`，应为 `unwritten`",
        )
    if job.kind in _ACCEPTED:
        return _refused(job, result)
    if job.kind == "slow":
        if result.verdict in (Verdict.SLOW, Verdict.MEMORY):
            return None
        return Text(
            en=f"slow: `{job.label}` is `{result.verdict}` (seed {seed}): {result.message.en}",
            zh=f"slow：`{job.label}` 的结论是 `{result.verdict}`（种子 {seed}）：{result.message.zh}",
        )
    if result.verdict in (Verdict.PASSED, Verdict.UNWRITTEN):
        return Text(
            en=f"{job.kind}: `{job.label}` is `{result.verdict}` (seed {seed})",
            zh=f"{job.kind}：`{job.label}` 的结论是 `{result.verdict}`（种子 {seed}）",
        )
    if job.kind != "mistakes" or (result.mistake and result.mistake.id == job.label):
        return None
    found = f"`{result.mistake.id}`" if result.mistake else "nothing"
    named = found if result.mistake else "未能识别"
    return Text(
        en=f"mistake `{job.label}` is diagnosed as {found} (seed {seed})",
        zh=f"错误 `{job.label}` 被诊断为 {named}（种子 {seed}）",
    )


def _refused(job: Job, result: CheckResult) -> Text | None:
    """Why what is right, and cheap enough, did not pass, or passed without being measured."""
    if result.verdict is not Verdict.PASSED:
        return Text(
            en=f"{job.label} is rejected (seed {result.seed}): {result.message.en}",
            zh=f"{job.label} 被误判（种子 {result.seed}）：{result.message.zh}",
        )
    for cost in result.costs:
        if cost.verdict is None:
            return Text(
                en=f"{job.label}, {cost.limit} (seed {result.seed}): {cost.says.en}",
                zh=f"{job.label}，{cost.limit}（种子 {result.seed}）：{cost.says.zh}",
            )
        if job.label == THE_REFERENCE and cost.limit is Limit.GROWTH and _hides_growth(cost):
            return Text(
                en=f"growth: at these sizes the reference itself grows with a power of {cost.value:.1f} only",
                zh=f"growth：在这些尺寸下，参考答案自身的增长指数只有 {cost.value:.1f}",
            )
    return None


def _hides_growth(cost: Cost) -> bool:
    """Whether constant parts outweigh what grows: then they may hide what grows too much."""
    return cost.value is not None and cost.value < cost.at_most - 0.5
