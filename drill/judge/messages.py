"""What is said of each outcome, in both languages."""

from typing import Any

from drill.judge.process import WorkerEndedError
from drill.judge.result import Frame, Raised, Verdict
from drill.judge.rules import forbidden_message
from drill.judge.show import Finding
from drill.text import Text


def ended(error: WorkerEndedError, deadline: float) -> tuple[Verdict, Text]:
    """Why the worker gave no answer."""
    match error.reason:
        case "timeout":
            return Verdict.TIMEOUT, Text(
                en=f"no answer within {deadline:g} s; is there a loop that does not end?",
                zh=f"{deadline:g} 秒内没有给出结果，是否有死循环？",
            )
        case "memory":
            return Verdict.MEMORY, Text(
                en="it took more than 4 GB of memory and was stopped",
                zh="内存占用超过 4 GB，已被终止",
            )
        case "files":
            return Verdict.CRASHED, Text(
                en="it wrote more than 64 MB, or 2,000 files, and was stopped",
                zh="写入的文件超过 64 MB 或 2000 个，已被终止",
            )
        case "output":
            return Verdict.CRASHED, Text(
                en="it printed more than 1 MB and was stopped",
                zh="打印的内容超过 1 MB，已被终止",
            )
        case "malformed":
            return Verdict.CRASHED, Text(
                en="what its process sent back is not an answer",
                zh="它的进程返回的内容不是有效结果",
            )
    return Verdict.CRASHED, Text(
        en=f"its process ended before it answered ({error.detail})",
        zh=f"进程在给出结果之前就结束了（{error.detail}）",
    )


_ALLOWED = Text(
    en="a submission may read its own folder, write in `tempfile.gettempdir()`, and start no processes",
    zh="提交的代码只能读取自己所在的文件夹，只能写入 `tempfile.gettempdir()`，且不能启动其他进程",
)


def raised(fields: dict[str, Any]) -> tuple[Verdict, Text, Raised | None]:
    """An exception that the submission raised."""
    frames = [
        Frame(str(f["file"]), int(f["line"]), str(f["function"]), str(f["source"]))
        for f in fields.get("frames", [])
    ]
    found = Raised(str(fields.get("type")), str(fields.get("message")), frames)
    if fields.get("memory"):
        says = Text(
            en="it asked for more memory than it may have (6 GB)",
            zh="申请的内存超过上限（6 GB）",
        )
        return Verdict.MEMORY, says, found
    if found.type == "SystemExit":
        says = Text(en="it called `sys.exit`", zh="代码调用了 `sys.exit`")
        return Verdict.ERROR, says, found
    shown = f"{found.type}: {found.message}" if found.message else found.type
    first = shown.split("\n", 1)[0][:200]
    says = Text(en=f"raised {first}", zh=f"抛出异常 {first}")
    if found.type == "PermissionError":
        says = Text(en=f"{says.en}; {_ALLOWED.en}", zh=f"{says.zh}；{_ALLOWED.zh}")
    return Verdict.ERROR, says, found


def forbidden(fields: dict[str, Any]) -> tuple[Verdict, Text]:
    """A forbidden call that was seen at run time."""
    return Verdict.FORBIDDEN, forbidden_message(str(fields["name"]), int(fields["line"]))


def too_many_calls(name: str, made: int, allowed: int) -> Text:
    """A callable was called more often than a right answer needs."""
    return Text(
        en="right, but `{name}` was called {made} times, where {allowed} are enough",
        zh="结果正确，但 `{name}` 调用了 {made} 次，其实 {allowed} 次就够",
    ).format(name=name, made=made, allowed=allowed)


def invalid(fields: dict[str, Any]) -> Text:
    """Why an entry cannot be used as the stub shows it."""
    entry = fields.get("entry")
    match fields.get("why"):
        case "class":
            return Text(en=f"`{entry}` is not a class", zh=f"`{entry}` 应是一个类")
        case "function":
            return Text(en=f"`{entry}` is not a function", zh=f"`{entry}` 应是一个函数")
        case "module":
            return Text(
                en=f"`{entry}` is not a subclass of `torch.nn.Module`",
                zh=f"`{entry}` 不是 `torch.nn.Module` 的子类",
            )
        case "method":
            method = fields.get("method")
            return Text(
                en=f"`{entry}` has no method `{method}`", zh=f"`{entry}` 没有 `{method}` 方法"
            )
        case "signature":
            signature = fields.get("signature")
            lacks = ", ".join(f"`{name}`" for name in fields.get("lacks", []))
            return Text(
                en=f"`{entry}` cannot be called as `{entry}({signature})`"
                + (f": it has no parameter {lacks}" if lacks else ""),
                zh=f"`{entry}` 不能以 `{entry}({signature})` 的形式调用"
                + (f"：缺少参数 {lacks}" if lacks else ""),
            )
    return Text(
        en=f"`{entry}` is not defined after the file has run",
        zh=f"文件执行之后没有定义 `{entry}`",
    )


def state(fields: dict[str, Any]) -> Text:
    """Parameters and persistent buffers that are missing, extra or of another shape, by name."""
    en, zh = [], []
    for key, english, chinese in (
        ("missing", "lacks", "缺少 "),
        ("extra", "must not have", "不应有 "),
    ):
        names = [f"`{name}`" for name in fields.get(key, [])]
        if names:
            en.append(f"{english} {', '.join(names)}")
            zh.append(f"{chinese}{'、'.join(names)}")
    for name, wanted, found in fields.get("misshapen", []):
        en.append(f"`{name}` has shape {tuple(found)} instead of {tuple(wanted)}")
        zh.append(f"`{name}` 的形状为 {tuple(found)}，应为 {tuple(wanted)}")
    begins = (
        "the state_dict" if fields.get("missing") or fields.get("extra") else "in the state_dict"
    )
    return Text(en=f"{begins} {'; '.join(en)}", zh=f"state_dict 中{'；'.join(zh)}")


def difference(found: Finding) -> Text:
    """A difference as one sentence."""
    en, zh = f"{found.where.en}: {found.says.en}", f"{found.where.zh}：{found.says.zh}"
    if found.max_error is not None:
        en += f" (max error {found.max_error:.3g})"
        zh += f"（最大误差 {found.max_error:.3g}）"
    return Text(en=en, zh=zh)
