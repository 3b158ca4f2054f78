"""The instances of one check with all that is right for them, ready before there is an answer to judge."""

import copy
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from drill.content.cards import Cards
from drill.content.problems import Problems
from drill.judge import complaints, confinement, measured, worker
from drill.judge import examples as shown
from drill.judge.complaints import blaming
from drill.judge.confinement import Jail
from drill.judge.cost import LEAST_PAIRS
from drill.judge.plan import Planner
from drill.judge.process import WorkerProcess
from drill.judge.protocol import Message
from drill.judge.reference import Prepared, Reference
from drill.judge.result import CheckRequest, Replay
from drill.judge.seeds import derived
from drill.judge.support import Support
from drill.judge.variants import Variants
from drill.judge.worker import Load

# Inputs for the pairs of a round that is as short as one may be, and for the call that warms up.
AHEAD = LEAST_PAIRS + 1


class Exam:
    """A problem and a seed. What takes time can be done ahead, a little at a time.

    seed:     makes every input; None for a fresh secret one
    device:   where a torch problem is judged; every other one is judged on the CPU
    card:     whether `problem_id` is an API card's id
    examples: have only the few small instances that may be seen
    """

    def __init__(
        self,
        root: str,
        problem_id: str,
        seed: int | None = None,
        device: str = "cpu",
        card: bool = False,
        examples: bool = False,
    ) -> None:
        self.root = root
        self.device = device
        self.card, self.examples = card, examples
        library = _shelf(root, card)
        self.stamp = library.stamp(problem_id)
        self.secret = seed is None
        self.problem = library.problem(problem_id)
        path, text = library.support(problem_id), library.reference(problem_id)
        files = complaints.files(problem_id, root, card)
        with blaming(self.problem, files):
            self.support = Support(path, self.problem.framework)
            self.reference = Reference(self.problem, self.support, text, device, files)
            self._begin(int.from_bytes(os.urandom(4), "big") if seed is None else seed)

    def _begin(self, seed: int) -> None:
        """What there is of the seed, which is nothing that was read."""
        self.seed = seed
        self.planner = Planner(self.problem, seed)
        self.instances = (
            shown.instances(self.problem) if self.examples else self.planner.instances()
        )
        self.variants = Variants(self.reference)
        self.inputs = measured.Inputs(self.reference, seed)
        self._ready: dict[int, Prepared] = {}
        self.rival: WorkerProcess | None = None

    @classmethod
    def of(cls, request: CheckRequest) -> "Exam":
        """What a request asks for."""
        return cls(
            request.root,
            request.problem,
            request.seed,
            request.device,
            request.card,
            request.examples,
        )

    def fitting(self, request: CheckRequest) -> "Exam":
        """What a request asks for: this one, it at another seed, or one that is made from the files."""
        if self.fits(request):
            return self
        self.dismiss_rival()
        if request.seed is None or not self._is_of(request):
            return Exam.of(request)
        other = copy.copy(self)
        other.secret = False
        with blaming(other.problem, other.reference.files):
            other._begin(request.seed)
        return other

    def engage_rival(self) -> None:
        """Have a worker for the reference, where its cost is the measure of the submission's.

        Before anything is computed in this process: what a framework starts then does not survive a
        fork.
        """
        if self.problem.limited and self.rival is None:
            self.rival = WorkerProcess(worker.serve)
            load = self.load(self.reference.source, f"<reference {self.problem.id}>")
            # What comes of it is read when it is needed.
            self.rival.send(Message("load", msgspec.to_builtins(load)))

    def dismiss_rival(self) -> None:
        """End that worker, where there is one."""
        if self.rival is not None:
            self.rival.kill()
            self.rival.close()
            self.rival = None

    def load(
        self,
        text: str,
        filename: str,
        folder: str | None = None,
        forbidden: list[str] | None = None,
        kernel: bool = True,
    ) -> Load:
        """What has a worker load a text; without `forbidden`, what the problem forbids is watched.

        kernel: whether the kernel confines it too
        """
        return Load(
            text=text,
            filename=filename,
            folder=folder,
            framework=self.problem.framework,
            entries=self.reference.entries,
            exercise=self.support.worker_source,
            forbidden=self.problem.forbidden if forbidden is None else forbidden,
            seed=derived("the worker's own", self.seed),
            jail=self.jail(kernel),
            device=self.device,
        )

    def jail(self, kernel: bool = True) -> Jail:
        """What a text is kept from; without `kernel` by Python alone."""
        return Jail(confinement.hidden(self.root), self.problem.processes, kernel)

    def fits(self, request: CheckRequest) -> bool:
        """Whether it is what a request asks for, and the problem's files are as they were."""
        asked = request.seed == self.seed or (self.secret and request.seed is None)
        return asked and self._is_of(request)

    def _is_of(self, request: CheckRequest) -> bool:
        """Whether it is what a request asks for, whatever the seed."""
        return (
            (self.root, self.problem.id) == (request.root, request.problem)
            and (self.card, self.examples) == (request.card, request.examples)
            and self.device == request.device
            and self.stamp == _shelf(self.root, self.card).stamp(self.problem.id)
        )

    def prepare_one(self) -> bool:
        """Find what is right for one more instance, then make one more input whose cost is measured;
        False when all is there.
        """
        left = (i for i in range(len(self.instances)) if i not in self._ready)
        if (index := next(left, None)) is None:
            return self.inputs.make_one_ahead(AHEAD)
        self._at(index)
        return True

    def prepared(self, replay: Replay | None) -> Iterator[Prepared]:
        """All instances, the one that failed last time first."""
        again = self.planner.again(replay) if replay else None
        if again is not None:
            yield self.reference.prepare(again)
        yield from map(self._at, range(len(self.instances)))

    def narrow(self) -> Iterator[Prepared]:
        """The instances in other types than the oracle's; all where there are none."""
        found = [i for i, made in enumerate(self.instances) if made.dtype != "float64"]
        return map(self._at, found or range(len(self.instances)))

    def _at(self, index: int) -> Prepared:
        """What is right for an instance, found once."""
        if index not in self._ready:
            self._ready[index] = self.reference.prepare(self.instances[index])
        return self._ready[index]


def _shelf(root: str, card: bool) -> Problems | Cards:
    return Cards(Path(root)) if card else Problems(Path(root))
