"""What is said of each measurement, in both languages."""

from decimal import Decimal

from drill.content.spec import GrowthLimit
from drill.judge.cost import Growth, Pair, Unit
from drill.judge.result import Limit, Verdict
from drill.text import Text, same

NAMES = {
    Limit.TIME: Text(en="time", zh="用时"),
    Limit.GROWTH: Text(en="growth", zh="增长"),
    Limit.MEMORY: Text(en="memory", zh="内存"),
}
# What a wrong answer at the sizes that are measured is called.
MEASURED = Text(en="the sizes at which the cost is measured", zh="测量开销所用的尺寸")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNITS = ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB"))


def time(ratio: float, at_most: float, verdict: Verdict) -> Text:
    """How many times the reference's time."""
    told = Text(
        en="{ratio}x the reference's time (limit {limit}x)",
        zh="耗时是参考答案的 {ratio} 倍（上限 {limit} 倍）",
    )
    if verdict is not Verdict.PASSED:
        told = Text(
            en="too slow: {ratio}x the reference's time, where {limit}x is allowed",
            zh="太慢：耗时是参考答案的 {ratio} 倍，上限为 {limit} 倍",
        )
    return told.format(ratio=number(ratio), limit=number(at_most))


def over_time(ratio: float, at_most: float) -> Text:
    """A call that was stopped when it had taken so many times the reference's time."""
    return Text(
        en="too slow: stopped at {ratio}x the reference's time, where {limit}x is allowed",
        zh="太慢：耗时达到参考答案的 {ratio} 倍时被终止，上限为 {limit} 倍",
    ).format(ratio=number(ratio), limit=number(at_most))


def growth(found: Growth, limit: GrowthLimit) -> Text:
    """What was seen when one size grew."""
    name = limit.names[0]
    power = f"{name}^{max(0.0, found.exponent):.1f}"
    told = Text(en="{seen}: about {power}", zh="{seen}：约为 {power}")
    if found.exceeds is None:
        told = Text(en="{seen}: inconclusive, not counted", zh="{seen}：无法判断，不计入结果")
    elif found.exceeds:
        told = Text(
            en="{seen}: about {power}; {asked} is asked",
            zh="{seen}：约为 {power}，题目要求 {asked}",
        )
    seen = _SEEN[found.unit].format(
        sizes=number(found.sizes), what=limit.what, factor=number(found.factor)
    )
    return told.format(seen=seen, power=power, asked=order(name, limit.at_most))


_SEEN: dict[Unit, Text] = {
    "time": Text(
        en="{sizes}x the {what} cost {factor}x the time",
        zh="{what}变为 {sizes} 倍，用时变为 {factor} 倍",
    ),
    "work": Text(
        en="{sizes}x the {what} cost {factor}x the work",
        zh="{what}变为 {sizes} 倍，计算量变为 {factor} 倍",
    ),
    "opcodes": Text(
        en="{sizes}x the {what} cost {factor}x the steps",
        zh="{what}变为 {sizes} 倍，执行步数变为 {factor} 倍",
    ),
    "tensor": Text(
        en="{sizes}x the {what} make the largest tensor {factor}x as large",
        zh="{what}变为 {sizes} 倍，最大的张量变为 {factor} 倍",
    ),
}


def stopped(pair: Pair) -> Text:
    """A call that was not waited for."""
    return Text(
        en="too slow: a call was stopped after {seconds} s; the reference takes {reference} s",
        zh="太慢：一次调用运行了 {seconds} 秒仍未结束，已被终止；参考答案只需 {reference} 秒",
    ).format(seconds=number(pair.submission), reference=number(pair.reference))


def memory(ratio: float, extra: Pair, at_most: float) -> Text:
    """How much memory, and how many times the reference's."""
    told = Text(
        en="{own} of memory, {ratio}x the reference's (limit {limit}x)",
        zh="占用内存 {own}，是参考答案的 {ratio} 倍（上限 {limit} 倍）",
    )
    if ratio > at_most:
        told = Text(
            en="too much memory: {own}, {ratio}x the reference's, where {limit}x is allowed",
            zh="占用内存过多：{own}，是参考答案的 {ratio} 倍，上限为 {limit} 倍",
        )
    own = size(extra.submission)
    return told.format(own=own, ratio=number(ratio), limit=number(at_most))


def unknown_memory() -> Text:
    """The system does not tell what a process uses."""
    return Text(
        en="memory cannot be measured on this system: not counted",
        zh="当前系统无法测量内存占用：不计入结果",
    )


def not_measured(reason: str) -> Text:
    """The reference could not be measured beside the submission."""
    return Text(
        en="the cost could not be measured ({reason}): not counted",
        zh="未能测量开销（{reason}）：不计入结果",
    ).format(reason=same(reason))


def order(name: str, power: float) -> str:
    """`O(n)`, `O(n²)`, `O(1)`."""
    if power == 0:
        return "O(1)"
    if power == 1:
        return f"O({name})"
    if power == int(power):
        return f"O({name}{str(int(power)).translate(_SUPERSCRIPTS)})"
    return f"O({name}^{power:g})"


def number(value: float) -> str:
    """Two digits that count, and no exponent: 0.85, 2.6, 61, 4100."""
    return f"{Decimal(f'{value:.2g}'):f}"


def size(count: float) -> str:
    """A number of bytes as a person says it."""
    for unit, name in _UNITS:
        if count >= unit:
            return f"{number(count / unit)} {name}"
    return f"{count:.0f} B"
