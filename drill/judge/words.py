"""What the places and the kinds of an answer are called, in both languages."""

from typing import Any

from drill.judge.values import Array, Opaque
from drill.text import Text, same


class Place:
    """Where in an answer something is, and what that is called."""

    __slots__ = ("names", "part", "path", "pooled")

    def __init__(
        self, part: str, names: list[str], pooled: float | None, path: tuple[Any, ...] = ()
    ) -> None:
        self.part = part
        self.names = names
        self.pooled = pooled
        self.path = path

    def at(self, key: Any) -> "Place":
        return Place(self.part, self.names, self.pooled, (*self.path, key))

    def said(self) -> Text:
        path, part = self.path, self.part
        if part == "gradients" and path:
            return Text(en=f"the gradient of `{path[0]}`", zh=f"`{path[0]}` 的梯度")
        if part == "inputs" and path:
            return Text(
                en=f"the input `{path[0]}` after the call", zh=f"调用之后的输入 `{path[0]}`"
            )
        if part == "initial" and path:
            return Text(en=f"the fresh `{path[0]}`", zh=f"`{path[0]}` 的初始值")
        if part == "graphs":
            return Text(en="the buffers that hold a graph", zh="仍挂着计算图的 buffer")
        if part == "calls" and path:
            return Text(en=f"the calls of `{path[0]}`", zh=f"对 `{path[0]}` 的调用")
        return self._output(path)

    def _output(self, path: tuple[Any, ...]) -> Text:
        turn = same("")
        if self.part == "outputs" and path:
            turn, path = _TURNS[path[0]], path[1:]
        within = same("")
        if path and isinstance(path[0], str):
            # An exercise of several steps names each of them.
            named = len(path) > 1 and isinstance(path[1], int) and path[1] < len(self.names)
            if not named:
                shown = f"`{path[0]}`" + _subscripts(path[1:])
                return Text(en=shown + turn.en, zh=shown + turn.zh)
            within, path = Text(en=f" of `{path[0]}`", zh=f"（`{path[0]}`）"), path[1:]
        if path and isinstance(path[0], int) and path[0] < len(self.names):
            shown = f"`{self.names[path[0]]}`" + _subscripts(path[1:])
        else:
            shown = "`output`" + _subscripts(path)
        return Text(en=shown + within.en + turn.en, zh=shown + within.zh + turn.zh)


_TURNS = (
    Text(en=" of the first call", zh="（第一次调用）"),
    Text(
        en=" of the second call, with new values in the same memory",
        zh="（第二次调用，原内存换了新数值）",
    ),
    Text(
        en=" of the third call, with the first inputs again", zh="（第三次调用，又是第一次的输入）"
    ),
    Text(en=" of the fourth call, a repeat of the third", zh="（第四次调用，重复第三次）"),
    Text(
        en=" of the fifth call, with other sizes (a module has other weights by then)",
        zh="（第五次调用，换了尺寸；若是模块，此前权重也已更新）",
    ),
    Text(
        en=" of the second call, looked at after the later ones",
        zh="（第二次调用的结果，后续调用之后再看）",
    ),
)


def _subscripts(path: tuple[Any, ...]) -> str:
    return "".join(f"[{key!r}]" for key in path[:4]) + ("…" if len(path) > 4 else "")


def keys_differ(missing: list[Any], extra: list[Any]) -> Text:
    """Which keys of a dict are missing, and which are too many."""

    def listed(keys: list[Any]) -> str:
        return ", ".join(f"`{key!r}`" for key in keys[:4]) + ("…" if len(keys) > 4 else "")

    en = [f"missing {listed(missing)}"] * bool(missing) + [f"unexpected {listed(extra)}"] * bool(
        extra
    )
    zh = [f"缺少 {listed(missing)}"] * bool(missing) + [f"多出 {listed(extra)}"] * bool(extra)
    return Text(en="; ".join(en), zh="，".join(zh))


def describe(value: Any) -> Text:
    """What a value is, in words."""
    match value:
        case None:
            return Text(en="None", zh=" None")
        case Opaque(type=name):
            return Text(en=_a(name), zh=f" {name} 对象")
        case Array(kind="tensor"):
            return Text(
                en=f"{_a(value.dtype)} tensor {value.shape}",
                zh=f" {value.dtype} 张量 {value.shape}",
            )
        case Array():
            return Text(
                en=f"{_a(value.dtype)} array {value.shape}", zh=f" {value.dtype} 数组 {value.shape}"
            )
        case list() | tuple():
            name = type(value).__name__
            return Text(en=f"a {name} of {len(value)}", zh=f"含 {len(value)} 项的 {name}")
        case str() if value == "int64":
            return Text(en="an int64 tensor", zh=" int64 张量")
    return Text(en=_a(type(value).__name__), zh=f" {type(value).__name__}")


def _a(name: str) -> str:
    """The name of a type with its article."""
    return f"{'an' if name[:1] in 'aeiouAEIOU' else 'a'} {name}"
