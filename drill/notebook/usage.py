"""What can be typed after `%drill` and `%%drill`, and what is said of anything else."""

from drill.content.nearest import nearest
from drill.errors import UsageError
from drill.text import Text

_CHECK = "%%drill [ID] [--seed N]"
USES = (
    (_CHECK, Text(en="check the rest of the cell", zh="检查本单元格其余的代码")),
    ("%drill list", Text(en="the problems, and how far you are", zh="列出题目和进度")),
    ("%drill show [ID]", Text(en="read what is asked", zh="看题目")),
    (
        "%drill stub [ID]",
        Text(en="the same, and begin an answer in this cell", zh="看题目，并在本单元格开始作答"),
    ),
    ("%drill hint [ID]", Text(en="one more hint", zh="再看一条提示")),
    ("%drill report", Text(en="where you stand", zh="练习报告")),
)
VERBS = ("list", "show", "stub", "hint", "report")
_ALONE = ("list", "report")


def of_cell(words: list[str]) -> tuple[str | None, int | None]:
    """The id and the seed that `%%drill` was given. Raises UsageError."""
    name: str | None = None
    seed: int | None = None
    rest = iter(words)
    for word in rest:
        if word == "--seed":
            seed = _seed(next(rest, ""))
        elif word.startswith("-") or name is not None:
            raise UsageError(
                Text(
                    en="`%%drill` does not take `{word}`", zh="`%%drill` 不接受参数 `{word}`"
                ).format(word=word),
                _HOW,
            )
        else:
            name = word
    return name, seed


def of_line(words: list[str]) -> tuple[str, str | None]:
    """What `%drill` is to do, and with which problem. Raises UsageError."""
    verb, *rest = words
    if verb not in VERBS:
        raise UsageError(
            Text(en="`%drill` has no `{verb}`", zh="`%drill` 没有 `{verb}` 这个用法").format(
                verb=verb
            ),
            nearest(verb, [*VERBS])
            or Text(
                en="`%%drill ID` above an answer checks it; `%drill` lists the rest",
                zh="在答案上方写 `%%drill ID` 就会检查它；`%drill` 列出其他用法",
            ),
        )
    extra = rest[verb not in _ALONE :]
    if extra:
        raise UsageError(
            Text(
                en="`%drill {verb}` does not take `{extra}`",
                zh="`%drill {verb}` 不接受参数 `{extra}`",
            ).format(verb=verb, extra=" ".join(extra)),
            Text(en="`%drill` lists what there is", zh="`%drill` 列出所有用法"),
        )
    return verb, rest[0] if rest else None


def _seed(word: str) -> int:
    # At most what the history can keep.
    if word.isdecimal() and len(word) < 20 and int(word) < 2**63:
        return int(word)
    raise UsageError(
        Text(en="`--seed` needs a whole number", zh="`--seed` 需要一个整数"),
        _HOW,
    )


_HOW = Text(en="it is `{use}`", zh="写法是 `{use}`").format(use=_CHECK)
