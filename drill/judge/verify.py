"""The proof of a problem: what must pass passes, and everything that is wrong is rejected and named."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from drill.content.library import Library
from drill.content.spec import Problem
from drill.judge import local, pool
from drill.judge.consistency import complaints
from drill.judge.mutants import mutants
from drill.judge.reference import EditError, edited
from drill.judge.result import CheckRequest, CheckResult, Verdict
from drill.judge.wrong_outputs import wrong_outputs
from drill.text import Text

SEEDS = 5
FALSE_REJECTION_SEEDS = 200
RIGHT_STYLE_SEEDS = 10
# What is wrong may loop for ever, and need not be waited for as long as a candidate's code is.
WRONG_DEADLINE = 3.0
RIGHT_DEADLINE = 10.0


class Tally(msgspec.Struct):
    """How many of something did what they must, of how many."""

    good: int = 0
    total: int = 0

    def add(self, good: bool) -> None:
        """Count one more."""
        self.good += good
        self.total += 1


class Report(msgspec.Struct):
    """What is proved of a problem; `complaints` say what is not.

    stub:      the stub, and an empty page, are "not written yet"
    reference: seeds at which the reference passes
    mistakes:  rejected at every seed, and named
    outputs:   generic wrong outputs rejected
    mutants:   rejected, or listed as equivalent: those are `justified`
    right, wrong: submissions in other styles accepted at every seed, wrong ones rejected
    """

    problem: str
    stub: Tally = msgspec.field(default_factory=Tally)
    reference: Tally = msgspec.field(default_factory=Tally)
    mistakes: Tally = msgspec.field(default_factory=Tally)
    outputs: Tally = msgspec.field(default_factory=Tally)
    mutants: Tally = msgspec.field(default_factory=Tally)
    justified: int = 0
    right: Tally = msgspec.field(default_factory=Tally)
    wrong: Tally = msgspec.field(default_factory=Tally)
    complaints: list[Text] = []

    @property
    def proved(self) -> bool:
        return not self.complaints

    def as_json(self) -> dict[str, object]:
        """Plain values, the complaints in the person's language."""
        plain: dict[str, object] = msgspec.to_builtins(self)
        return plain | {
            "proved": self.proved,
            "complaints": [str(complaint) for complaint in self.complaints],
        }


class Job(msgspec.Struct, frozen=True):
    """A submission, and at which seeds it is checked. `kind` is the tally of the report it counts in."""

    problem: str
    kind: str
    label: str
    text: str
    seeds: int


class Verification:
    """Proves problems; `reports` hold what is known so far, `done` of `total` checks are made."""

    def __init__(
        self, library: Library, problem_ids: list[str], submissions: Path, jobs: int = 2
    ) -> None:
        self.library = library
        self.submissions = submissions
        self.jobs = jobs
        self.reports = {problem_id: Report(problem_id) for problem_id in problem_ids}
        self.frameworks = {name: library.problem(name).framework for name in problem_ids}
        self.work = [job for problem_id in problem_ids for job in self._jobs(problem_id)]
        self.total = sum(job.seeds for job in self.work)
        self.done = 0

    def run(self) -> Iterator[Report]:
        """Make every check; yields the report that each one went into."""
        for framework in sorted(set(self.frameworks.values())):
            local.warm_up(framework)
        jobs = dict(enumerate(self.work))
        left = {number: job.seeds for number, job in jobs.items()}
        wrong: dict[int, tuple[int, Text]] = {}
        requests = (
            (number, self._request(job, seed))
            for number, job in jobs.items()
            for seed in range(job.seeds)
        )
        for number, result in pool.run(requests, self.jobs):
            job = jobs[number]
            report = self.reports[job.problem]
            complaint = _complaint(job, result)
            # Of several seeds, the first: the report is the same at every run.
            if complaint and (number not in wrong or result.seed < wrong[number][0]):
                wrong[number] = (result.seed, complaint)
            left[number] -= 1
            self.done += 1
            if job.kind == "reference":
                report.reference.add(complaint is None)
            elif not left[number]:
                tally: Tally = getattr(report, job.kind)
                tally.add(number not in wrong)
            if not left[number] and number in wrong:
                report.complaints.append(wrong[number][1])
            yield report

    def _request(self, job: Job, seed: int) -> CheckRequest:
        named = job.kind == "mistakes"
        right = job.kind in ("reference", "right")
        return CheckRequest(
            problem=job.problem,
            framework=self.frameworks[job.problem],
            root=str(self.library.root),
            text=job.text,
            filename=f"{job.problem}.py",
            seed=seed,
            deadline=RIGHT_DEADLINE if right else WRONG_DEADLINE,
            diagnose=named,
            shrink=False,
            keep_going=named,
        )

    def _jobs(self, problem_id: str) -> Iterator[Job]:
        """Everything that is checked of one problem; what reading alone shows is complained of here."""
        problem, report = self.library.problem(problem_id), self.reports[problem_id]
        reference = self.library.reference(problem_id)
        report.complaints.extend(complaints(problem, reference))
        yield Job(problem_id, "stub", "the stub", problem.stub, 1)
        yield Job(problem_id, "stub", "an empty page", "\n", 1)
        yield Job(problem_id, "reference", "the reference", reference, FALSE_REJECTION_SEEDS)
        for mistake in problem.mistakes:
            try:
                text = edited(reference, mistake.edits)
            except EditError as error:
                report.mistakes.add(False)
                en, zh = f"mistake `{mistake.id}`: {error}", f"错误 `{mistake.id}`：{error}"
                report.complaints.append(Text(en=en, zh=zh))
                continue
            yield Job(problem_id, "mistakes", mistake.id, text, SEEDS)
        for name, text in wrong_outputs(problem, reference).items():
            yield Job(problem_id, "outputs", name, text, SEEDS)
        yield from self._mutants(problem, reference)
        for kind, seeds in (("right", RIGHT_STYLE_SEEDS), ("wrong", SEEDS)):
            for path in sorted((self.submissions / problem_id / kind).glob("*.py")):
                yield Job(problem_id, kind, path.name, path.read_text(encoding="utf-8"), seeds)

    def _mutants(self, problem: Problem, reference: str) -> Iterator[Job]:
        report = self.reports[problem.id]
        justified = {equivalent.mutant for equivalent in problem.equivalents}
        for mutant in mutants(reference):
            if mutant.name in justified:
                justified.discard(mutant.name)
                report.justified += 1
            else:
                yield Job(problem.id, "mutants", mutant.name, mutant.source, 1)
        report.complaints += [
            Text(
                en=f"equivalents: no mutant is called `{name}`",
                zh=f"equivalents：没有名为 `{name}` 的变异体",
            )
            for name in sorted(justified)
        ]


def _complaint(job: Job, result: CheckResult) -> Text | None:
    """What is wrong with the outcome of a check; None where it is as it must be."""
    seed = result.seed
    if job.kind == "stub":
        if result.verdict is Verdict.UNWRITTEN:
            return None
        return Text(
            en=f"{job.label} is `{result.verdict}`, not `unwritten`",
            zh=f"{job.label} 的结论是 `{result.verdict}`，应为 `unwritten`",
        )
    if job.kind in ("reference", "right"):
        if result.verdict is Verdict.PASSED:
            return None
        return Text(
            en=f"{job.label} is rejected (seed {seed}): {result.message.en}",
            zh=f"{job.label} 被误判（种子 {seed}）：{result.message.zh}",
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
