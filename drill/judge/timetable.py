"""Which judge makes which checks of a proof, and which of them are made again."""

from collections.abc import Callable, Iterator, Mapping

from drill.judge import jobs
from drill.judge.jobs import Job
from drill.judge.papers import By, Paper
from drill.judge.result import CheckRequest, CheckResult, Verdict

# Checks that one judge makes: those with inputs in common, and few enough for two judges to share all.
AT_A_SITTING = 100
# Of what is right, at whatever seeds.
RIGHT_AT_A_SITTING = 49
# What an answer shows that was held against what is right.
_SHOWN = (Verdict.FAILED, Verdict.SLOW)


def settled(job: Job, by: By, result: CheckResult) -> bool:
    """Whether the verdict stands. It does not where a text does something else than a candidate's would, run
    without a worker: then it has to be seen in one.
    """
    if by is By.COPY:
        return result.verdict in _SHOWN
    return by is By.WORKER or job.kind != "right" or result.verdict is Verdict.PASSED


def sittings(
    numbered: Mapping[int, Job], request: Callable[[Job, int], CheckRequest], device: str
) -> Iterator[list[Paper]]:
    """Every check of one problem but those of costs, by the judge that makes them.

    numbered: the problem's jobs
    """
    checked = {number: job for number, job in numbered.items() if job.kind not in jobs.COSTS}
    styled = max((job.seeds for job in checked.values() if job.kind == "right"), default=0)
    first: list[Paper] = []
    right: list[Paper] = []
    reference: list[Paper] = []
    wrong: list[Paper] = []
    for number, job in checked.items():
        for seed in range(job.seeds):
            paper = Paper(number, request(job, seed), jobs.by(job, seed, device))
            if seed == 0:
                first.append(paper)
            elif job.kind == "reference":
                (right if seed < styled else reference).append(paper)
            else:
                (right if job.kind == "right" else wrong).append(paper)
    yield from _split(sorted(first, key=lambda paper: paper.by), AT_A_SITTING)
    # The reference before any style that it shares inputs with: nothing was run in its judge then.
    own = {number for number, job in checked.items() if job.kind == "reference"}
    right.sort(key=lambda paper: (paper.number not in own, paper.request.seed))
    yield from _split(right, RIGHT_AT_A_SITTING)
    yield from _split(reference, RIGHT_AT_A_SITTING)
    # All seeds of a text in a row where one copy judges it; else all texts of a seed.
    wrong.sort(key=lambda p: (p.by, p.number if p.by is By.COPY else p.request.seed))
    yield from _split(wrong, AT_A_SITTING)


def _split(papers: list[Paper], size: int) -> Iterator[list[Paper]]:
    return (papers[start : start + size] for start in range(0, len(papers), size))
