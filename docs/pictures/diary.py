"""Five weeks of the scripted candidate, before the pictures of what drill remembers."""

import json
from datetime import timedelta
from typing import NamedTuple

from docs.pictures.candidate import Candidate


class Code(NamedTuple):
    """What is written in an interview, and how."""

    problem: str
    seconds: int
    mistake: str | None = None
    hints: int = 0


# Day, hour, problem, and after how many minutes which mistake was in what was checked; None: it was right.
_PROBLEMS: tuple[tuple[int, int, str, tuple[tuple[int, str | None], ...]], ...] = (
    (0, 19, "attention", ((7, "unscaled"), (2, "softmax-over-queries"), (3, None))),
    (0, 20, "cross-entropy", ((6, "no-maximum-subtracted"), (4, None))),
    (1, 19, "self-attention", ((9, "unscaled"), (2, None))),
    (2, 20, "layer-norm", ((8, "unbiased-variance"), (5, None))),
    (4, 19, "temperature-sampling", ((5, None),)),
    (5, 10, "mlp", ((6, "dropout-in-evaluation"), (4, None))),
    (5, 11, "sinusoidal-position", ((9, None),)),
    (7, 19, "attention", ((5, None),)),
    (8, 20, "multi-head-attention", ((14, "split-without-transpose"), (6, "unscaled"), (3, None))),
    (9, 19, "top-k-sampling", ((9, "k-not-clamped"), (3, None))),
    (11, 20, "cnn", ((7, "softmax-at-the-end"), (1, None))),
    (12, 10, "linear-regression-sgd", ((11, None),)),
    (12, 11, "layer-norm", ((6, None),)),
    (14, 20, "rope", ((13, "rotate-half"), (8, None))),
    (15, 19, "batch-norm", ((15, "running-var-biased"), (7, None))),
    (18, 19, "k-means", ((16, None),)),
    (19, 10, "kv-cache", ((18, "causal-mask-without-offset"), (9, "square-mask"), (6, None))),
    (19, 11, "cross-entropy", ((7, None),)),
    (21, 20, "diffusion-forward", ((6, None),)),
    (23, 19, "multi-head-attention", ((12, None),)),
    (25, 19, "file-tree", ((9, "fixed-depth"), (4, None))),
    (26, 10, "top-p-sampling", ((12, "crossing-token-dropped"), (5, None))),
    (28, 20, "rope", ((11, None),)),
    (30, 19, "beam-search", ((14, "logarithm-of-the-product"),)),
    (32, 19, "lstm", ((13, "order-i-f-o-g"), (4, None))),
)
# Day, card, and the points that the answer made.
_CARDS = (
    (1, "why-sqrt-d", "1 2"),
    (1, "causal-mask", "1 2 3"),
    (4, "why-sqrt-d", "all"),
    (9, "multi-head-parameter-count", "all"),
    (11, "dropout", "1 3"),
    (16, "log-sum-exp", "all"),
    (16, "why-multi-head", "1 2"),
    (22, "causal-mask", "all"),
    (25, "kv-cache-cost", "1 2 3"),
    (30, "dropout", "all"),
)

# Of the interview, section by section: seconds and points of each answer; the code, if there is any.
_INTERVIEW = (
    (((75, (1, 2, 3, 4, 6)),), None),
    (((80, (1, 2, 3, 5)), (70, (1, 2, 3, 4)), (75, (1, 2, 3, 4)), (80, (1, 2, 3, 6))), None),
    ((), Code("file-tree", 210)),
    (((60, (1, 2, 3, 4, 5)), (60, (1, 2, 3))), Code("attention", 290, hints=1)),
    (((70, (1, 2, 3, 4)), (80, (1, 2, 3)), (60, (1, 2, 4))), None),
    (((50, (1, 2, 3, 4)), (60, (1, 2, 3))), None),
    ((), Code("cross-entropy", 330, mistake="not-reduced")),
    (((50, (1, 2, 3)), (40, (1, 2, 3)), (50, (1,))), None),
    (((60, (1, 2)),), None),
)


def sit_an_interview(candidate: Candidate) -> None:
    """The whole of one, in the time that its answers tell."""
    sections: list[dict[str, object]] = []
    for answers, code in _INTERVIEW:
        given = [{"seconds": seconds, "points": [*points]} for seconds, points in answers]
        section: dict[str, object] = {"answers": given}
        if code is not None:
            section["code"] = candidate.answer(code.problem, code.mistake)
            section["seconds"], section["hints"] = code.seconds, code.hints
        sections.append(section)
    # JSON is YAML.
    answers_file = candidate.folder / "answers.yaml"
    answers_file.write_text(json.dumps({"format": 1, "sections": sections}))
    candidate.drill("mock cv-internship --answers answers.yaml", 0, 1)


def practise(candidate: Candidate) -> None:
    """Everything in the diary, in its order; every check is made by the judge."""
    begin = candidate.now.replace(hour=0)
    entries = [
        (begin + timedelta(days=day, hours=hour), problem, checks)
        for day, hour, problem, checks in _PROBLEMS
    ] + [(begin + timedelta(days=day, hours=18), card, hit) for day, card, hit in _CARDS]
    for moment, what, did in sorted(entries, key=lambda entry: entry[0]):
        candidate.now = moment
        if isinstance(did, str):
            candidate.drill(f"cards {what}", typed=f"\n{did}\n")
        else:
            candidate.work(what, did)
