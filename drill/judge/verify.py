"""The proof of a problem: what must pass passes, and everything that is wrong is rejected and named."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from drill.content.library import Library
from drill.judge import jobs, local, pool
from drill.judge.consistency import complaints
from drill.judge.jobs import Job
from drill.judge.result import CheckRequest
from drill.judge.sitting import Paper
from drill.text import Text

# Where every change is proved; `make bench-judge` measures costs hundreds of times.
COST_RUNS = 1
# At so many seeds a reference must not be rejected once.
SEEDS = 200
# Checks that one judge makes: enough to find what is right for many, few enough for two judges to share.
AT_A_SITTING = 20
REFERENCES_AT_A_SITTING = 49  # of those without a worker


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

    stub:      the stub, an empty page, and the reference with gaps are "not written yet"
    reference: seeds at which the reference passes
    mistakes:  rejected at every seed, and named
    planted:   pairs of mistakes, as debugging tasks have them, rejected
    outputs:   generic wrong outputs rejected
    mutants:   rejected, or listed as equivalent: those are `justified`
    right, wrong: submissions in other styles accepted at every seed, wrong ones rejected
    fast, slow: right answers within the limits of cost at every run, and such beyond them at every one
    """

    problem: str
    stub: Tally = msgspec.field(default_factory=Tally)
    reference: Tally = msgspec.field(default_factory=Tally)
    mistakes: Tally = msgspec.field(default_factory=Tally)
    planted: Tally = msgspec.field(default_factory=Tally)
    outputs: Tally = msgspec.field(default_factory=Tally)
    mutants: Tally = msgspec.field(default_factory=Tally)
    justified: int = 0
    right: Tally = msgspec.field(default_factory=Tally)
    wrong: Tally = msgspec.field(default_factory=Tally)
    fast: Tally = msgspec.field(default_factory=Tally)
    slow: Tally = msgspec.field(default_factory=Tally)
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


class Verification:
    """Proves problems; `reports` hold what is known so far, `done` of `total` checks are made.

    at_once:   how many checks are made at a time
    cost_runs: how often the cost of each right and each slow answer is measured
    seeds:     at how many each reference is judged
    devices:   where each problem is judged; None for the CPU
    """

    def __init__(
        self,
        library: Library,
        problem_ids: list[str],
        submissions: Path,
        at_once: int = 2,
        cost_runs: int = COST_RUNS,
        seeds: int = SEEDS,
        devices: dict[str, str] | None = None,
    ) -> None:
        self.library = library
        self.at_once = at_once
        self.devices = devices or dict.fromkeys(problem_ids, "cpu")
        self.reports = {problem_id: Report(problem_id) for problem_id in problem_ids}
        self.frameworks = {name: library.problem(name).framework for name in problem_ids}
        self.jobs: list[Job] = []
        for problem_id, report in self.reports.items():
            problem, reference = library.problem(problem_id), library.reference(problem_id)
            found = jobs.work(library, submissions, problem_id, seeds, cost_runs)
            report.justified = found.justified
            report.mistakes.total += len(found.unmade)
            report.complaints += complaints(problem, reference)
            report.complaints += [*found.unmade, *found.complaints]
            self.jobs += found.jobs
        self.total = sum(job.seeds for job in self.jobs)
        self.done = 0

    def run(self) -> Iterator[Report]:
        """Make every check; yields the report that each one went into."""
        for framework in sorted(set(self.frameworks.values())):
            local.warm_up(framework)
        left = {number: job.seeds for number, job in enumerate(self.jobs)}
        wrong: dict[int, tuple[int, Text]] = {}
        for number, result in pool.run(self._sittings(), self.at_once):
            job = self.jobs[number]
            report = self.reports[job.problem]
            complaint = jobs.complaint(job, result)
            # Of several seeds, the first: the report is the same at every run.
            if complaint and (number not in wrong or result.seed < wrong[number][0]):
                wrong[number] = (result.seed, complaint)
            left[number] -= 1
            self.done += 1
            if job.kind == "reference":
                report.reference.add(complaint is None)
            elif not left[number] and job.kind != "slow_right":
                tally: Tally = getattr(report, job.kind)
                tally.add(number not in wrong)
            if not left[number] and number in wrong:
                report.complaints.append(wrong[number][1])
            yield report

    def _sittings(self) -> Iterator[list[Paper]]:
        """Every check, with those that have the same inputs in one sitting."""
        for problem_id in self.reports:
            numbers = [n for n, job in enumerate(self.jobs) if job.problem == problem_id]
            references: list[Paper] = []
            for seed in range(max(self.jobs[n].seeds for n in numbers)):
                ours: list[Paper] = []
                others: list[Paper] = []
                for number in numbers:
                    job = self.jobs[number]
                    if seed >= job.seeds:
                        continue
                    request = self._request(job, seed)
                    if not jobs.needs_worker(job, seed):
                        ours.append(Paper(number, request, ours=True))
                    elif request.cost:  # measured by itself
                        yield [Paper(number, request)]
                    else:
                        others.append(Paper(number, request))
                yield from _split(others, AT_A_SITTING)
                if len(ours) > 1:
                    yield ours  # what each mistake answers tells it from all others
                else:
                    references += ours
            yield from _split(references, REFERENCES_AT_A_SITTING)

    def _request(self, job: Job, seed: int) -> CheckRequest:
        framework = self.frameworks[job.problem]
        device = self.devices[job.problem]
        return jobs.request(job, seed, str(self.library.root), framework, device)


def _split(papers: list[Paper], size: int) -> Iterator[list[Paper]]:
    return (papers[start : start + size] for start in range(0, len(papers), size))
