"""One check: sample, ask the worker, compare, and say what is wrong. Never runs the submission."""

import time
import warnings
from collections.abc import Callable
from typing import Any

import msgspec

from drill.judge import diagnose, limits, messages, plan, rules, shrink
from drill.judge.contest import Contest
from drill.judge.exam import Exam
from drill.judge.exercise import deep_recursion
from drill.judge.outcome import Trial
from drill.judge.plan import Instance
from drill.judge.process import WorkerEndedError, WorkerProcess
from drill.judge.protocol import Message
from drill.judge.reference import Prepared
from drill.judge.result import CaseResult, CheckRequest, CheckResult, Failure, Verdict
from drill.judge.show import grid
from drill.judge.trial import Trials
from drill.judge.values import Array
from drill.judge.worker import Load
from drill.text import Text

# What measuring the cost may take: right answers take one or two of it, on a machine with time to spare.
COST_SECONDS = 20.0
RIGHT = Text(en="right", zh="正确")
# An input with more cells than this is not printed.
READABLE = 36


def check(
    request: CheckRequest,
    process: WorkerProcess,
    deliver: Callable[[CheckResult], None],
    exam: Exam | None = None,
) -> None:
    """Judge a submission with a worker that was forked before anything of the problem was loaded.

    deliver: is given the result before what the worker started is cleared away; before it, where the
             request says so, what is known of it so far
    exam:    made ahead, perhaps for another request
    """
    began = time.monotonic()

    def tell(result: CheckResult) -> None:
        deliver(
            msgspec.structs.replace(
                result,
                seconds=time.monotonic() - began,
                printed=process.printed.decode("utf-8", "replace"),
                device=request.device,
            )
        )

    try:
        exam = exam.fitting(request) if exam else Exam.of(request)
        # An edited reference may divide by zero or overflow; that is its purpose.
        with deep_recursion(), warnings.catch_warnings(action="ignore"):
            result = _Check(request, process, exam, tell).run()
        process.kill()
        tell(result)
    finally:
        if exam is not None:
            exam.dismiss_rival()
        process.kill()
        process.close()


class _Check:
    def __init__(
        self,
        request: CheckRequest,
        process: WorkerProcess,
        exam: Exam,
        tell: Callable[[CheckResult], None],
    ) -> None:
        self.request = request
        self.process = process
        self.tell = tell
        if request.cost:
            exam.engage_rival()
        self.exam = exam
        self.problem, self.reference = exam.problem, exam.reference
        self.trials = Trials(self.problem, self.reference, process, request.deadline)

    def run(self) -> CheckResult:
        """The verdict, with what explains it."""
        try:
            rules.read(self.problem, self.request.text, self.request.filename)
        except rules.FindingError as finding:
            return self._result(finding.verdict, finding.message, location=finding.location)
        try:
            loaded = self.trials.load(self._load())
        except WorkerEndedError as error:
            return self._result(*messages.ended(error, self.request.deadline))
        if loaded.kind != "loaded":
            return self._not_loaded(loaded)
        if not self.request.answers:
            return self._costs(self._result(Verdict.PASSED, RIGHT))
        return self._cases()

    def _load(self) -> Load:
        request = self.request
        return self.exam.load(request.text, request.filename, request.folder, kernel=request.jail)

    def _not_loaded(self, loaded: Message) -> CheckResult:
        if loaded.kind == "invalid":
            return self._result(Verdict.INVALID, messages.invalid(loaded.fields))
        if loaded.kind == "forbidden":
            return self._result(*messages.forbidden(loaded.fields))
        if loaded.kind != "raised":
            error = WorkerEndedError("malformed", loaded.kind)
            return self._result(*messages.ended(error, self.request.deadline))
        verdict, message, raised = messages.raised(loaded.fields)
        failure = None
        if raised is not None:
            at = Text(en="while the file was loaded", zh="加载文件时")
            failure = Failure(at, {}, self.exam.seed, shrunk=False, raised=raised)
        return self._result(verdict, message, failure=failure)

    def _cases(self) -> CheckResult:
        """Try every instance; explain the simplest failure."""
        cases: list[CaseResult] = []
        trials: list[Trial] = []
        for trial in self.trials.try_all(self.exam.prepared(self.request.replay)):
            trials.append(trial)
            cases.append(self._case(trial))
            stop = trial.final or not (trial.right or self.request.keep_going)
            if stop:
                break
        failing = [trial for trial in trials if not trial.right]
        if not failing:
            compared = sum(trial.instance.gradients for trial in trials)
            right = self._result(Verdict.PASSED, RIGHT, cases=cases, gradients=compared)
            return self._costs(right)
        return self._explain(cases, trials)

    def _costs(self, right: CheckResult) -> CheckResult:
        """The same result, with what the answer costs; another verdict where that is too much."""
        rival = self.exam.rival
        if not self.request.cost or rival is None:
            return right
        self._tell_so_far(right)
        contest = Contest(self.exam, self.process, rival, COST_SECONDS)
        return limits.judged(contest, right)

    def _tell_so_far(self, result: CheckResult) -> None:
        if self.request.interim:
            self.tell(msgspec.structs.replace(result, final=False))

    def _case(self, trial: Trial) -> CaseResult:
        name = plan.name(self.problem, trial.instance)
        return CaseResult(
            name, trial.verdict, trial.message, trial.instance.sizes, trial.instance.seed
        )

    def _explain(self, cases: list[CaseResult], trials: list[Trial]) -> CheckResult:
        """The smallest counterexample, and the name of the mistake."""
        failing = [trial for trial in trials if not trial.right]
        worst = failing[-1] if failing[-1].final else shrink.simplest(failing)
        self._tell_so_far(self._result(worst.verdict, worst.message, cases=cases))
        mistake = None
        shrunk = worst
        if self.request.diagnose and not worst.final:
            until = time.monotonic() + self.request.explaining
            if self.request.shrink:
                shrunk = shrink.smallest(worst, self.exam.planner, self.trials, until)
            mistake = diagnose.name(self.exam.variants, [*trials, shrunk], until)
        return self._result(
            worst.verdict,
            shrunk.message,
            cases=cases,
            mistake=mistake,
            failure=self._failure(shrunk, worst),
            location=shrunk.location,
        )

    def _failure(self, shown: Trial, original: Trial) -> Failure:
        return Failure(
            case=plan.name(self.problem, shown.instance),
            sizes=shown.instance.sizes,
            seed=shown.instance.seed,
            shrunk=shown is not original,
            inputs=self._readable(shown.prepared) if shown.prepared else {},
            difference=self.trials.difference(shown),
            raised=shown.raised,
            replay=original.instance.replay(),
        )

    def _result(self, verdict: Verdict, message: Text, **rest: Any) -> CheckResult:
        return CheckResult(self.problem.id, verdict, message, self.exam.seed, **rest)

    def _readable(self, prepared: Prepared) -> dict[str, Any]:
        """The inputs that are small enough to print; not those of the exercise's own."""
        shown = {}
        taken = {
            name
            for entry in self.reference.entries
            for name in entry.call.positional + entry.call.options
        }
        for name, value in prepared.inputs.items():
            if name not in taken and self._is_generated(prepared.instance, name):
                continue
            if type(value).__module__ == "numpy" and hasattr(value, "shape"):
                if value.size > READABLE:
                    continue
                kind = "tensor" if prepared.call.framework == "torch" else "array"
                made = grid(Array(kind, value.dtype.name, value))
            else:
                made = None if callable(value) else grid(value)
            if made is not None:
                shown[name] = made
        return shown

    def _is_generated(self, instance: Instance, name: str) -> bool:
        case = self.problem.cases[instance.case]
        how = case.inputs.get(name) or self.problem.inputs.get(name)
        return how is not None and how.generate is not None
