"""The proof of a problem: what must pass passes, and everything that is wrong is rejected and named."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from drill.content import places
from drill.content.library import Library
from drill.content.reading import text_of
from drill.content.spec import Problem
from drill.errors import DrillError
from drill.judge import consistency, groundwork, jobs, local, pages, pool, timetable, unproved
from drill.judge.complaints import Complaint, Files, files
from drill.judge.jobs import Job
from drill.judge.papers import By, Paper
from drill.judge.result import CheckRequest, CheckResult, Verdict

# Where every change is proved; `make bench-judge` measures costs hundreds of times.
COST_RUNS = 1
# At so many seeds a reference must not be rejected once.
SEEDS = 200


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

    root:      below which the problem's files are
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
    root: Path = Path()
    complaints: list[Complaint] = []

    @property
    def proved(self) -> bool:
        return not self.complaints

    def blame(self, complaint: Complaint) -> None:
        """Complain of what the problem's own files raise: once, at whatever sizes they do."""
        places = [(told.file, told.line, told.key) for told in self.complaints]
        if (complaint.file, complaint.line, complaint.key) not in places:
            self.complaints.append(complaint)

    def place(self, complaint: Complaint) -> tuple[Path, int]:
        """The file that a complaint is about, and its line; 0 where none is known."""
        path = self.root / complaint.file
        return path, complaint.line or places.line(path, complaint.key)

    def as_json(self) -> dict[str, object]:
        """Plain values, the complaints in the person's language."""
        plain: dict[str, object] = {
            name: msgspec.to_builtins(getattr(self, name))
            for name in self.__struct_fields__
            if name not in ("root", "complaints")
        }
        return plain | {
            "proved": self.proved,
            "complaints": list(map(self._plain, self.complaints)),
        }

    def _plain(self, complaint: Complaint) -> dict[str, object]:
        path, line = self.place(complaint)
        return {
            "file": str(path),
            "line": line or None,
            "says": str(complaint.says),
            "hint": str(complaint.hint) if complaint.hint else None,
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
        at_once: int = 2,
        cost_runs: int = COST_RUNS,
        seeds: int = SEEDS,
        devices: dict[str, str] | None = None,
    ) -> None:
        self.library = library
        self.at_once = at_once
        self.devices = devices or dict.fromkeys(problem_ids, "cpu")
        self.sources = {name: library.source(name) for name in problem_ids}
        self.reports = {name: Report(name, root=self.sources[name].root) for name in problem_ids}
        self.frameworks = {name: library.problem(name).framework for name in problem_ids}
        self.jobs: list[Job] = []
        for problem_id, report in self.reports.items():
            self._look(problem_id, report, seeds, cost_runs)
        self.total = sum(job.seeds for job in self.jobs)
        self.done = 0

    def _look(self, problem_id: str, report: Report, seeds: int, cost_runs: int) -> None:
        """What reading a problem shows, and the checks to be made of it, where any can be."""
        problem, reference = self.library.problem(problem_id), self.library.reference(problem_id)
        those = files(self.sources[problem_id].id)
        support = report.root / those.support
        text = text_of(support) if support.is_file() else None
        report.complaints = groundwork.complaints(problem, reference, text, those)
        if report.complaints:
            return
        found = jobs.work(self.library, problem_id, seeds, cost_runs)
        report.justified = found.justified
        report.mistakes.total += len(found.unmade)
        report.complaints += consistency.complaints(problem, reference, those)
        report.complaints += [*found.unmade, *found.complaints]
        report.complaints += self._dangling(problem, those)
        self.jobs += found.jobs

    def _dangling(self, problem: Problem, those: Files) -> Iterator[Complaint]:
        """Ids of nothing."""
        looks: dict[str, Callable[[str], object]] = {
            "follow_ups": self.library.oral,
            "requires": self.library.problem,
        }
        for key, look in looks.items():
            for i, name in enumerate(getattr(problem, key)):
                try:
                    look(name)
                except DrillError as error:
                    yield Complaint(error.message, those.spec, (key, i), hint=error.hint)

    def run(self) -> Iterator[Report]:
        """Make every check; yields the report that each one went into."""
        for framework in sorted(set(self.frameworks.values())):
            local.warm_up(framework)
        self._try_references()
        left = {number: job.seeds for number, job in enumerate(self.jobs)}
        wrong: dict[int, tuple[int, Complaint]] = {}
        unjudged: set[int] = set()
        for number, result in self._results():
            job = self.jobs[number]
            report = self.reports[job.problem]
            told: Complaint | None = None
            if isinstance(result, Complaint):
                report.blame(result)
                unjudged.add(number)
            else:
                told = unproved.complaint(job, result)
                # Of several seeds, the first: the report is the same at every run.
                if told and (number not in wrong or result.seed < wrong[number][0]):
                    wrong[number] = (result.seed, told)
            left[number] -= 1
            self.done += 1
            if job.kind == "reference":
                report.reference.add(told is None and not isinstance(result, Complaint))
            elif not left[number] and job.kind != "slow_right":
                tally: Tally = getattr(report, job.kind)
                tally.add(number not in wrong and number not in unjudged)
            yield report
        # In the order of the checks, in whatever order they ended.
        for number, (_, told) in sorted(wrong.items()):
            self.reports[self.jobs[number].problem].complaints.append(told)

    def _try_references(self) -> None:
        """One check of each reference. A problem whose reference has no answer is not judged: whoever
        waits for an endless one would wait for ever, and all else would be said of each check again.
        """
        first = {
            number: Paper(number, self._request(job, 0), By.JUDGE)
            for number, job in enumerate(self.jobs)
            if job.kind == "reference"
        }
        hopeless = set()
        for number, result in pool.run(([paper] for paper in first.values()), self.at_once):
            job = self.jobs[number]
            if isinstance(result, Complaint):
                told: Complaint | None = result
            elif result.verdict is Verdict.TIMEOUT:
                told = unproved.complaint(job, result)
            else:
                continue
            if told:
                self.reports[job.problem].complaints.append(told)
                hopeless.add(job.problem)
        self.jobs = [job for job in self.jobs if job.problem not in hopeless]
        self.total = sum(job.seeds for job in self.jobs)

    def _results(self) -> Iterator[tuple[int, CheckResult | Complaint]]:
        """What comes of every check, by the number of its job.

        A measurement from which nothing follows is made once more, with nothing beside it; and with a worker
        what does not settle the matter without one.
        """
        # Costs first, in memory like a candidate's: the cost of arrays grows otherwise with large pages.
        again: list[list[Paper]] = []
        for number, result in pool.run(self._costs(), self.at_once):
            if isinstance(result, CheckResult) and any(c.verdict is None for c in result.costs):
                again.append([Paper(number, self._request(self.jobs[number], result.seed))])
            else:
                yield number, result
        yield from pool.run(again, 1)
        pages.enlarge()
        again = []
        for number, result in pool.run(self._sittings(), self.at_once):
            job = self.jobs[number]
            if isinstance(result, CheckResult) and not timetable.settled(
                job, jobs.by(job, result.seed, self.devices[job.problem]), result
            ):
                again.append([Paper(number, self._request(job, result.seed))])
            else:
                yield number, result
        yield from pool.run(again, self.at_once)

    def _costs(self) -> Iterator[list[Paper]]:
        """Every measurement, each by itself."""
        for number, job in enumerate(self.jobs):
            if job.kind in jobs.COSTS:
                for seed in range(job.seeds):
                    yield [Paper(number, self._request(job, seed))]

    def _sittings(self) -> Iterator[list[Paper]]:
        """Every other check."""
        for problem_id in self.reports:
            numbered = {n: job for n, job in enumerate(self.jobs) if job.problem == problem_id}
            yield from timetable.sittings(numbered, self._request, self.devices[problem_id])

    def _request(self, job: Job, seed: int) -> CheckRequest:
        framework = self.frameworks[job.problem]
        device = self.devices[job.problem]
        return jobs.request(job, seed, self.sources[job.problem], framework, device)
