"""The checks that a proof of a problem is made of, and what must come of each."""

import msgspec

from drill.content.cloze import LEVELS, cloze
from drill.content.edits import EditError, edited
from drill.content.library import Library, Source
from drill.content.nearest import nearest
from drill.content.planting import pairs
from drill.content.reading import text_of
from drill.content.spec import Problem, Where
from drill.judge.complaints import Complaint, Files, files
from drill.judge.device import CPU
from drill.judge.mutants import mutants
from drill.judge.papers import By
from drill.judge.result import CheckRequest
from drill.judge.wrong_outputs import wrong_outputs
from drill.text import Text

SEEDS = 5
RIGHT_STYLE_SEEDS = 10
# What needs no worker: it is made of the reference.
UNWORKED = ("outputs", "mutants", "planted")
# What is wrong may loop for ever, and need not be waited for as long as a candidate's code is.
WRONG_DEADLINE = 3.0
# Longer than a candidate has: two judges at a time, and perhaps other work, share the cores. A mistake
# is waited for as long, since it has to be named for what it answers.
RIGHT_DEADLINE = 20.0
# Nobody waits for a name here, and on a machine with much to do it may take long.
EXPLAIN_SECONDS = 30.0
# Kinds whose cost is measured, and nothing else: of right answers, and of those that are too slow.
COSTS = ("fast", "slow")
THE_REFERENCE = "the reference"
THE_STUB = "the stub"
EMPTY_PAGE = "an empty page"
ACCEPTED = ("reference", "right", "slow_right", "fast")


class Job(msgspec.Struct, frozen=True):
    """A submission, and at which seeds it is checked. `kind` says what must come of it.

    file, key, line: where what is said of it is about, as in a Complaint
    path: of its own file, where it has one
    """

    problem: str
    kind: str
    label: str
    text: str
    seeds: int
    file: str
    key: Where = ()
    line: int = 0
    path: str | None = None


class Work(msgspec.Struct, frozen=True):
    """The jobs of one problem, and what could not be made a job of.

    justified: mutants that are listed as equivalent
    unmade:    mistakes whose edit does not fit
    """

    jobs: list[Job]
    justified: int
    unmade: list[Complaint]
    complaints: list[Complaint]


def work(library: Library, problem_id: str, seeds: int, cost_runs: int) -> Work:
    """Everything that is checked of one problem.

    seeds:     at how many the reference has to pass
    cost_runs: how often the cost of each right and each slow answer is measured
    """
    problem, reference = library.problem(problem_id), library.reference(problem_id)
    source = library.source(problem_id)
    those = files(source.id)
    path = str(source.root / those.reference)
    own = Job(problem_id, "reference", THE_REFERENCE, reference, seeds, those.reference, path=path)
    jobs = [
        Job(problem_id, "stub", THE_STUB, problem.stub, 1, those.spec, ("stub",)),
        Job(problem_id, "stub", EMPTY_PAGE, "\n", 1, those.spec),
        own,
    ]
    unmade: list[Complaint] = []
    slow = _submissions(source, problem_id, "slow", cost_runs)
    for i, mistake in enumerate(problem.mistakes):
        try:
            text = edited(reference, mistake.edits)
        except EditError as error:
            unmade.append(_unmade(error, those.spec, i, mistake.id))
            continue
        job = Job(problem_id, "mistakes", mistake.id, text, SEEDS, those.spec, ("mistakes", i))
        if mistake.kind == "cost":
            slow.append(msgspec.structs.replace(job, kind="slow", seeds=cost_runs))
        else:
            jobs.append(job)
    jobs += _tasks(problem, reference, those)
    jobs += [
        Job(problem_id, "outputs", name, text, SEEDS, those.spec, ("cases",))
        for name, text in wrong_outputs(problem, reference).items()
    ]
    killed, justified, unknown = _mutants(problem, reference, those)
    right = _submissions(source, problem_id, "right", RIGHT_STYLE_SEEDS)
    jobs += [*killed, *right, *_submissions(source, problem_id, "wrong", SEEDS)]
    if problem.limited:
        # That they are right is a part of the claim that they are only too slow.
        jobs += [msgspec.structs.replace(job, kind="slow_right", seeds=1) for job in slow]
        limit = next(key for key in ("time", "growth", "memory") if getattr(problem, key))
        jobs += [
            msgspec.structs.replace(
                job, kind="fast", seeds=cost_runs, file=those.spec, key=(limit,)
            )
            for job in (own, *right)
        ]
        jobs += slow
    return Work(jobs, justified, unmade, unknown)


def _submissions(source: Source, problem_id: str, kind: str, seeds: int) -> list[Job]:
    """The answers in a folder of the problem's submissions: right, wrong or slow."""
    return [
        Job(
            problem_id,
            kind,
            path.name,
            text_of(path),
            seeds,
            str(path.relative_to(source.root)),
            path=str(path),
        )
        for path in sorted((source.submissions / kind).glob("*.py"))
    ]


def _unmade(error: EditError, spec: str, number: int, mistake: str) -> Complaint:
    return Complaint(
        Text(en="the mistake `{id}`: {error}", zh="错误 `{id}`：{error}").format(
            id=mistake, error=error.says
        ),
        spec,
        ("mistakes", number, "edit"),
        hint=error.hint,
    )


def _tasks(problem: Problem, reference: str, those: Files) -> list[Job]:
    """What is practised on the reference: with gaps it is unwritten, with two mistakes it is wrong.

    With one it is a mistake like any other.
    """
    gaps = [
        Job(problem.id, "stub", str(level), cloze(reference, level), 1, those.reference)
        for level in range(1, LEVELS + 1)
    ]
    return gaps + [
        Job(
            problem.id,
            "planted",
            " and ".join(mistake.id for mistake in planted.mistakes),
            planted.text,
            1,
            those.spec,
            ("mistakes", problem.mistakes.index(planted.mistakes[0])),
        )
        for planted in pairs(problem, reference)
    ]


def _mutants(
    problem: Problem, reference: str, those: Files
) -> tuple[list[Job], int, list[Complaint]]:
    """The mutants to reject, how many are listed as equivalent, and what is listed that is none."""
    listed = {equivalent.mutant for equivalent in problem.equivalents}
    made = list(mutants(reference))
    jobs = [
        Job(
            problem.id,
            "mutants",
            mutant.name,
            mutant.source,
            1,
            those.reference,
            line=mutant.line,
        )
        for mutant in made
        if mutant.name not in listed
    ]
    names = [mutant.name for mutant in made]
    unknown = [
        Complaint(
            Text(
                en="no mutant of the reference is called `{name}`",
                zh="参考答案没有名为 `{name}` 的变异体",
            ).format(name=equivalent.mutant),
            those.spec,
            ("equivalents", i, "mutant"),
            hint=nearest(equivalent.mutant, names)
            or Text(
                en="leave it out: the names are those that `drill verify` prints of mutants that pass",
                zh="请删去这一项：名字应取自 `drill verify` 列出的未判错的变异体",
            ),
        )
        for i, equivalent in enumerate(problem.equivalents)
        if equivalent.mutant not in names
    ]
    return jobs, len(made) - len(jobs), unknown


def request(job: Job, seed: int, source: Source, framework: str, device: str) -> CheckRequest:
    """The check of a job at one seed."""
    named = job.kind == "mistakes"
    return CheckRequest(
        problem=source.id,
        framework=framework,
        root=str(source.root),
        text=job.text,
        filename=f"{source.id}.py",
        seed=seed,
        deadline=RIGHT_DEADLINE if named or job.kind in (*ACCEPTED, *COSTS) else WRONG_DEADLINE,
        diagnose=named,
        shrink=False,
        keep_going=named,
        explaining=EXPLAIN_SECONDS,
        answers=job.kind not in COSTS,
        cost=job.kind in COSTS,
        device=device,
    )


def by(job: Job, seed: int, device: str) -> By:
    """What runs the text of a job at one of its seeds.

    What is of the problem's own files has a worker at the first seed, like a candidate's: what differs there
    does not hang on the inputs. It takes most of the time, so at the others they have none.
    """
    if job.kind in UNWORKED or (seed > 0 and job.kind in ("reference", "right", "mistakes")):
        return By.JUDGE
    # A GPU does not survive a fork.
    return By.COPY if seed > 0 and job.kind == "wrong" and device == CPU else By.WORKER
