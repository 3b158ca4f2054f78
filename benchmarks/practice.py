"""`make bench-practice`: what a simulated candidate remembers on the day of an interview, by who says what to practise.

The candidate forgets by the multiscale context model (Mozer, Pashler, Cepeda, Lindsey & Vul, "Predicting the
optimal spacing of study", NIPS 2009), which is not the model that schedules. An item is held in leaky traces
x_i with time constants τ_i = μ·ν^i days and weights γ_i ∝ ξ^i, i = 1 … 100:

    s_i = Σ_{j≤i} γ_j·x_j / Σ_{j≤i} γ_j        it is recalled with probability min(1, s_100)
    x_i ← x_i + ε·max(0, 1 − s_i)              practice, where it leaves a trace, which it does with probability ω

with ε = 9 where it was recalled, and 1 where it was not and had to be looked up. What was nearly forgotten is
thus strengthened the most, and in its slow traces; what fails is relearned in part.

μ, ν, ω and ξ are fitted by least squares to what people recalled from 5 minutes to 168 days after one session,
as plotted in figure 2 of that paper (from Cepeda et al. 2008 and 2009): word pairs, facts, names of objects,
trivia. Every item of ours is drawn to be like one of the four, with its own μ, which is a factor
of exp(N(0, 1/2)) away. Nothing of that is known to any schedule. Nothing is known before it is first practised,
and that first time fails.
"""

import statistics
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from drill.content import library
from drill.practice import agenda
from drill.practice.agenda import Material, Task
from drill.practice.recall import Kind, Memory, Review

DAYS, MINUTES, CARDS, SEEDS = 120, 45, 100, 10
# The intervals of which the best for the schedule with fixed ones is taken, and one that is often advised.
INTERVALS, WEEKLY = range(4, 41), 7
BEGAN = datetime(2026, 1, 1, 19, tzinfo=UTC)
# What is remembered at least so well counts as kept.
KEPT = 0.9

# μ (days), ν, ω, ξ.
MATERIALS = (
    (0.978, 3.716, 0.938, 0.492),  # Swahili-English word pairs
    (1.796, 12.714, 0.957, 0.331),  # obscure facts
    (5.118, 1.051, 0.921, 0.967),  # names of objects
    (2.654, 4.800, 0.961, 0.410),  # trivia
)
TRACES = 100
RECALLED, RELEARNED = 9.0, 1.0
# Of the logarithm of an item's μ.
SCATTER = 0.5

Key = tuple[Kind, str]
# What to practise on a day, the most urgent first, given what was practised; days left to the interview.
Schedule = Callable[[list[Review], datetime, int, Generator], list[Task]]


class Candidate:
    """Somebody who forgets; what and how fast follows from the seed."""

    def __init__(self, keys: list[Key], seed: int) -> None:
        draw = np.random.default_rng([seed, 0])
        kinds = np.array(MATERIALS)[draw.integers(len(MATERIALS), size=len(keys))]
        scale, ratio, self.encoding, weight = kinds.T
        scale = scale * np.exp(draw.normal(0, SCATTER, len(keys)))
        place = np.arange(1, TRACES + 1)
        self.taus = scale[:, None] * ratio[:, None] ** place
        self.weights = weight[:, None] ** place
        self.weights /= self.weights.sum(axis=1, keepdims=True)
        self.traces = np.zeros((len(keys), TRACES))
        self.days = np.zeros(len(keys))
        self.places = {key: number for number, key in enumerate(keys)}
        self.draw = np.random.default_rng([seed, 1])

    def recall(self, day: float) -> NDArray[np.float64]:
        """With which probability each item is recalled on a day."""
        traces = self.traces * np.exp((self.days - day)[:, None] / self.taus)
        strengths: NDArray[np.float64] = (self.weights * traces).sum(axis=1)
        return np.minimum(1, strengths)

    def practise(self, key: Key, day: float) -> bool:
        """Whether it was recalled; either way it is strengthened."""
        item = self.places[key]
        traces = self.traces[item] * np.exp((self.days[item] - day) / self.taus[item])
        weights = self.weights[item]
        strengths = np.cumsum(weights * traces) / np.cumsum(weights)
        recalled = bool(self.draw.random() < strengths[-1])
        if self.draw.random() < self.encoding[item]:
            rate = RECALLED if recalled else RELEARNED
            traces = traces + rate * np.maximum(0, 1 - strengths)
        self.traces[item], self.days[item] = traces, day
        return recalled


@dataclass
class Outcome:
    """What came of 120 days.

    retained: the mean probability of recalling an item at the interview
    kept:     the share of items recalled with at least nine tenths
    """

    retained: float
    kept: float
    practised: int
    reviews: int
    minutes: int


def simulate(material: Material, schedule: Schedule, seed: int) -> Outcome:
    """Practise up to the day before the interview."""
    keys: list[Key] = [("problem", summary.id) for summary in material.summaries]
    keys += [("card", card.id) for card in material.cards]
    candidate = Candidate(keys, seed)
    draw = np.random.default_rng([seed, 2])
    done: list[Review] = []
    minutes = 0
    for day in range(DAYS):
        now = BEGAN + timedelta(days=day)
        for task in schedule(done, now, DAYS - day, draw):
            key = (task.kind, task.id)
            recalled = candidate.practise(key, day)
            done.append(Review(*key, now, "good" if recalled else "again"))
            minutes += task.minutes
    recall = candidate.recall(DAYS)
    return Outcome(
        float(recall.mean()),
        float((recall >= KEPT).mean()),
        len({(r.kind, r.id) for r in done}),
        len(done),
        minutes,
    )


def drills(material: Material, interview: date | None) -> Schedule:
    """What drill's agenda says, with or without the day of the interview."""

    def schedule(done: list[Review], now: datetime, left: int, _: Generator) -> list[Task]:
        found = agenda.queue(material, agenda.remembered(done, now, interview), now)
        return agenda.fitting(found, MINUTES, left)

    return schedule


def fixed(material: Material, interval: int) -> Schedule:
    """Everything again after so many days, what waits longest first; what is new as in drill's."""

    def schedule(done: list[Review], now: datetime, left: int, _: Generator) -> list[Task]:
        found = agenda.queue(material, _every(done, interval, now), now)
        return agenda.fitting(found, MINUTES, left)

    return schedule


def _every(done: Iterable[Review], interval: int, now: datetime) -> list[Memory]:
    """Due after the interval; as `recall`, which orders what is due, the time of the last review."""
    last = {(review.kind, review.id): review for review in done}
    return [
        Memory(
            kind=review.kind,
            id=review.id,
            due=review.at + timedelta(days=interval),
            recall=(review.at - BEGAN) / (now - BEGAN),
            last=review.at,
            reviews=1,
            lapses=0,
            rating=review.rating,
            hints=0,
        )
        for review in last.values()
    ]


def at_random(material: Material) -> Schedule:
    """Whatever comes, old and new alike."""
    everything = agenda.fresh(material, set())

    def schedule(_: list[Review], __: datetime, ___: int, draw: Generator) -> list[Task]:
        shuffled = [everything[place] for place in draw.permutation(len(everything))]
        return agenda.fitting(shuffled, MINUTES, DAYS)

    return schedule


def main() -> int:
    """Print the table; 1 where drill's agenda does not keep its promise."""
    cards = library.builtin().card_summaries()
    # Evenly through the catalogue, so that every area has some.
    some = [cards[place * len(cards) // CARDS] for place in range(CARDS)]
    material = Material(library.builtin().summaries(), some, {})
    interview = (BEGAN + timedelta(days=DAYS)).astimezone().date()
    ours = _outcomes(material, drills(material, interview))
    every = {days: _outcomes(material, fixed(material, days)) for days in INTERVALS}
    best = max(every, key=lambda days: _mean("retained", every[days]))
    anything = _outcomes(material, at_random(material))
    # Known only afterwards: the one that needs the fewest reviews for as much.
    enough = [d for d in every if _mean("retained", every[d]) >= _mean("retained", ours)]
    hindsight = min(enough or [best], key=lambda days: _mean("reviews", every[days]))
    intervals = {
        hindsight: "the fewest reviews for as much, by hindsight",
        WEEKLY: "as is often advised",
        best: "the interval that retains most",
    }
    rows = [
        ("`drill plan`, with the day of the interview", ours),
        ("`drill next`, without it", _outcomes(material, drills(material, None))),
        *((f"every {k} days: {intervals[k]}", every[k]) for k in sorted(intervals)),
        ("at random", anything),
    ]
    _show(rows)
    kept = _mean("retained", ours) >= KEPT and all(
        _mean("reviews", ours) < _mean("reviews", others)
        for others in (every[best], every[WEEKLY], anything)
    )
    if not kept:
        print("error: no more than the others, or less than nine tenths", file=sys.stderr)
    return 0 if kept else 1


def _outcomes(material: Material, schedule: Schedule) -> list[Outcome]:
    return [simulate(material, schedule, seed) for seed in range(SEEDS)]


def _mean(figure: str, outcomes: list[Outcome]) -> float:
    return float(statistics.mean(getattr(outcome, figure) for outcome in outcomes))


def _show(rows: list[tuple[str, list[Outcome]]]) -> None:
    print("| what is practised | retained | items at 90 % | items practised | reviews | minutes |")
    print("|---|---|---|---|---|---|")
    for name, outcomes in rows:
        shares = [_cell(f, outcomes, 100, " %") for f in ("retained", "kept")]
        counts = [_cell(f, outcomes) for f in ("practised", "reviews", "minutes")]
        print(f"| {name} | {' | '.join(shares + counts)} |")


def _cell(figure: str, outcomes: list[Outcome], scale: int = 1, unit: str = "") -> str:
    """Mean and standard deviation over the seeds."""
    values = [scale * getattr(outcome, figure) for outcome in outcomes]
    digits = 1 if unit else 0
    return f"{statistics.mean(values):.{digits}f} ± {statistics.stdev(values):.{digits}f}{unit}"


if __name__ == "__main__":
    sys.exit(main())
