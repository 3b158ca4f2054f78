"""What is complained of in the outcome of a check, and what its author can do about it."""

import shlex

from drill.judge.complaints import Complaint
from drill.judge.jobs import ACCEPTED, EMPTY_PAGE, THE_REFERENCE, THE_STUB, Job
from drill.judge.result import CheckResult, Cost, Limit, Verdict
from drill.text import Text, same

_LABELS = {
    THE_STUB: Text(en="the stub", zh="模板"),
    EMPTY_PAGE: Text(en="an empty page", zh="空白页"),
    THE_REFERENCE: Text(en="the reference", zh="参考答案"),
}
_OUTPUTS = {
    "zeros": Text(en="who always answers zeros passes", zh="总是返回 0 的提交通过了"),
    "ones": Text(en="who always answers ones passes", zh="总是返回 1 的提交通过了"),
    "the-input": Text(en="who answers the first input passes", zh="原样返回第一个输入的提交通过了"),
    "the-answer-before": Text(
        en="who gives the answer to the call before passes", zh="返回上一次调用结果的提交通过了"
    ),
    "half-precision": Text(
        en="who answers to three digits only passes", zh="结果只有三位有效数字的提交通过了"
    ),
    "friendly-eq": Text(
        en="who answers with an object that equals everything passes",
        zh="返回一个与任何值都相等的对象的提交通过了",
    ),
}
# What nobody means to write.
_NO_NAME = "raised NameError"
_STRENGTHEN = Text(
    en="no input that was tried shows the difference: add a case where it does, or widen `dims`",
    zh="试过的输入都体现不出差别：请增加一个能体现差别的 case，或放宽 `dims`",
)


def complaint(job: Job, result: CheckResult) -> Complaint | None:
    """What is wrong with the outcome of a check; None where it is as it must be."""
    told = _told(job, result)
    if told is None:
        return None
    says, hint = told
    return Complaint(says, job.file, job.key, job.line, hint)


def _told(job: Job, result: CheckResult) -> tuple[Text, Text] | None:
    """What is wrong, and the hint."""
    verdict = result.verdict
    if job.kind == "stub":
        return None if verdict is Verdict.UNWRITTEN else _written(job, result)
    if job.kind in ACCEPTED:
        return _refused(job, result)
    if job.kind == "slow":
        fast = verdict not in (Verdict.SLOW, Verdict.MEMORY)
        return _not_slow(job, result) if fast else None
    if verdict in (Verdict.PASSED, Verdict.UNWRITTEN):
        return _accepted(job, result)
    if job.kind != "mistakes":
        return None
    if result.message.en.startswith(_NO_NAME):
        return _mistyped(job, result)
    if result.mistake is None or result.mistake.id != job.label:
        return _misnamed(job, result)
    return None


def _written(job: Job, result: CheckResult) -> tuple[Text, Text]:
    says = Text(
        en="{label} is `{verdict}`, not `unwritten`",
        zh="{label}的结论是 `{verdict}`，应为 `unwritten`",
    ).format(label=_shown(job), verdict=result.verdict)
    if job.label == THE_STUB:
        return says, Text(
            en="leave `...` alone in the bodies of the stub; only docstrings and `super().__init__()` may"
            " stand there too",
            zh="模板的函数体里只保留 `...`；除此之外只能有 docstring 和 `super().__init__()`",
        )
    return says, Text(
        en="`drill start {id} --mode cloze` shows the gaps",
        zh="`drill start {id} --mode cloze` 可以看到挖空",
    ).format(id=job.problem)


def _refused(job: Job, result: CheckResult) -> tuple[Text, Text] | None:
    """Why what is right, and cheap enough, did not pass, or passed without being measured."""
    seed = _seed(result)
    if result.verdict is not Verdict.PASSED:
        says = Text(
            en="{label} is rejected ({seed}): {message}", zh="未通过：{label}（{seed}）：{message}"
        ).format(label=_shown(job), seed=seed, message=result.message)
        if job.kind == "fast" and result.verdict in (Verdict.SLOW, Verdict.MEMORY):
            return says, Text(
                en="raise `at_most`, or measure at larger `dims`; what no interviewer would let pass"
                " belongs in `slow/`",
                zh="请调高 `at_most`，或在更大的 `dims` 上测量；面试官不会接受的慢写法应放进 `slow/`",
            )
        return says, _look(job, result)
    for cost in result.costs:
        if cost.verdict is None:
            says = Text(
                en="{label}, {limit} ({seed}): {says}", zh="{label}，{limit}（{seed}）：{says}"
            ).format(label=_shown(job), limit=cost.limit, seed=seed, says=cost.says)
            return says, Text(
                en="measure at larger `dims`, or while the machine has less to do",
                zh="请在更大的 `dims` 上测量，或等机器空闲时再测",
            )
        if job.label == THE_REFERENCE and cost.limit is Limit.GROWTH and _hides_growth(cost):
            says = Text(
                en="growth: at these sizes the reference itself grows with a power of {value} only",
                zh="growth：在这些尺寸下，参考答案自身的增长指数只有 {value}",
            ).format(value=f"{cost.value:.1f}")
            return says, Text(
                en="constant parts hide the growth: make `sizes` larger, and the other `dims` smaller",
                zh="常数部分掩盖了增长：请增大 `sizes`，并减小其他 `dims`",
            )
    return None


def _look(job: Job, result: CheckResult) -> Text:
    """How to see what is wrong with what has to be right."""
    if result.verdict is Verdict.TIMEOUT and job.kind == "reference":
        return Text(
            en="look for a loop that does not end, or for `dims` that are too large",
            zh="请检查是否有无法结束的循环，或 `dims` 是否过大",
        )
    if job.path is None:  # a mistake in the cost alone, as an edit of the reference
        return Text(
            en="a mistake of kind `cost` has to answer as the reference does: mend its `edit`, or leave"
            " out `kind: cost`",
            zh="`cost` 类错误的答案必须与参考答案一致：请修正它的 `edit`，或去掉 `kind: cost`",
        )
    command = f"drill check {job.problem} --file {shlex.quote(job.path)} --seed {result.seed}"
    shows = Text(en=f"`{command}` shows the case", zh=f"`{command}` 可以看到是哪个 case")
    if job.kind != "right":
        return shows
    return Text(
        en=f"{shows.en}; what is not right after all belongs in `wrong/`",
        zh=f"{shows.zh}；如果它确实不对，应放进 `wrong/`",
    )


def _not_slow(job: Job, result: CheckResult) -> tuple[Text, Text]:
    says = Text(
        en="{label} is to exceed a limit of the cost, and is `{verdict}` ({seed}): {message}",
        zh="{label} 应当超出开销限制，结论却是 `{verdict}`（{seed}）：{message}",
    ).format(label=_shown(job), verdict=result.verdict, seed=_seed(result), message=result.message)
    return says, Text(
        en="measure at larger `dims`, lower `at_most`, or make it slower",
        zh="请在更大的 `dims` 上测量、调低 `at_most`，或把它写得更慢",
    )


def _accepted(job: Job, result: CheckResult) -> tuple[Text, Text]:
    """What is wrong passed, or counted as not written yet."""
    seed, label = _seed(result), _shown(job)
    if result.verdict is Verdict.UNWRITTEN:
        says = Text(
            en="{label} counts as not written yet ({seed})", zh="{label} 被当成尚未作答（{seed}）"
        ).format(label=label, seed=seed)
        return says, Text(
            en="it must not leave a function empty, or a `____` in it",
            zh="函数体不能为空，也不能留下 `____`",
        )
    if job.kind == "mutants":
        says = Text(
            en="the reference may be changed so, and passes ({seed}): {label}",
            zh="对参考答案作这样的改动后仍能通过（{seed}）：{label}",
        )
        hint = _or_else(
            en="where the answer is the same for every input, list it under `equivalents` by that name, with"
            " the reason",
            zh="如果对任何输入结果都一样，就以这个名字列入 `equivalents`，并写明理由",
        )
    elif job.kind == "outputs":
        says = Text(en="{said} ({seed})", zh="{said}（{seed}）").format(
            said=_OUTPUTS[job.label], seed=seed
        )
        hint = _or_else(
            en=f"where it can change nothing, list it: `harmless: [{job.label}]`",
            zh=f"如果它在这道题里不影响结果，就写上 `harmless: [{job.label}]`",
        )
    elif job.kind == "planted":
        says = Text(
            en="with two mistakes at once the answer is right ({seed}): {label}",
            zh="同时犯两个错误，答案反而正确（{seed}）：{label}",
        )
        hint = Text(
            en="they undo each other, and each is planted together with the next one: list them apart",
            zh="两者相互抵消；每个错误会与列表中的下一个同时埋入，请不要把它们列在一起",
        )
    elif job.kind == "mistakes":
        says = Text(
            en="the mistake {label} passes ({seed})", zh="错误 {label} 没有被判错（{seed}）"
        )
        hint = _or_else(
            en="where only the cost is wrong, it is a `kind: cost`",
            zh="如果只是开销过大，应为 `kind: cost`",
        )
    else:
        says = Text(
            en="{label} is wrong, and passes ({seed})", zh="{label} 是错的，却通过了（{seed}）"
        )
        hint = _or_else(
            en="if it is right after all, it belongs in `right/`",
            zh="如果它其实是对的，应放进 `right/`",
        )
    return says.format(label=label, seed=seed), hint


def _or_else(en: str, zh: str) -> Text:
    return Text(en=f"{_STRENGTHEN.en}; {en}", zh=f"{_STRENGTHEN.zh}；{zh}")


def _mistyped(job: Job, result: CheckResult) -> tuple[Text, Text]:
    """A mistake that no candidate has, since it cannot run."""
    says = Text(
        en="the mistake {label} cannot run ({seed}): {message}",
        zh="错误 {label} 无法运行（{seed}）：{message}",
    ).format(label=_shown(job), seed=_seed(result), message=result.message)
    return says, Text(
        en="`by` uses a name that the reference does not have there: is it misspelt?",
        zh="`by` 用到了参考答案中没有的名字：是不是拼错了？",
    )


def _misnamed(job: Job, result: CheckResult) -> tuple[Text, Text]:
    """A mistake was rejected, but not by its name."""
    label, seed = _shown(job), _seed(result)
    if result.mistake is not None:
        says = Text(
            en="the mistake {label} is diagnosed as `{found}` ({seed})",
            zh="错误 {label} 被诊断为 `{found}`（{seed}）",
        ).format(label=label, found=result.mistake.id, seed=seed)
        return says, Text(
            en="both answer alike wherever they were tried: add a case that tells them apart, or leave one out",
            zh="在试过的输入上两者结果相同：请增加一个能区分它们的 case，或去掉其中一个",
        )
    says = Text(
        en="the mistake {label} is diagnosed as nothing; it is `{verdict}` ({seed}): {message}",
        zh="错误 {label} 未能识别，结论是 `{verdict}`（{seed}）：{message}",
    ).format(label=label, verdict=result.verdict, seed=seed, message=result.message)
    if result.verdict is Verdict.INVALID:
        return says, Text(
            en="its `edit` leaves no Python: look at brackets and indentation",
            zh="按 `edit` 改完之后不是合法的 Python：请检查括号和缩进",
        )
    return says, Text(
        en="a mistake is known by what it answers or raises: change its `edit` so that it does, or move it"
        " to `wrong/`",
        zh="错误要靠它的结果或异常来识别：请修改 `edit` 使它能给出结果，或把它移到 `wrong/`",
    )


def _shown(job: Job) -> Text:
    """What was checked, as a person calls it."""
    if job.kind == "stub" and job.label not in _LABELS:
        return Text(
            en="the reference with gaps, level {n}", zh="挖空的参考答案（第 {n} 级）"
        ).format(n=job.label)
    return _LABELS.get(job.label) or same(f"`{job.label}`")


def _seed(result: CheckResult) -> Text:
    return Text(en=f"seed {result.seed}", zh=f"种子 {result.seed}")


def _hides_growth(cost: Cost) -> bool:
    """Whether constant parts outweigh what grows: then they may hide what grows too much."""
    return cost.value is not None and cost.value < cost.at_most - 0.5
