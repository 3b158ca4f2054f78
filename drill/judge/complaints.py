"""What a problem's author is told: what is wrong, in which file and line, and what to do about it."""

import contextlib
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from drill.content import layout
from drill.content.spec import Problem, Where
from drill.errors import ContentError
from drill.text import Text

# Characters of an exception's message.
_LONGEST = 200


class Complaint(msgspec.Struct, frozen=True):
    """Why a problem is not proved.

    file: below the problem's root, such as `problems/attention.yaml`
    key:  in that file, where it is YAML; else `line`, from 1, where one is known
    hint: what to change, or what to type
    """

    says: Text
    file: str
    key: Where = ()
    line: int = 0
    hint: Text | None = None

    def __str__(self) -> str:
        return str(self.says)


class AuthorError(ContentError):
    """A problem's own files do what they must not; not a fault of the submission's, or of drill's."""

    def __init__(self, complaint: Complaint, root: str) -> None:
        place = str(Path(root, complaint.file))
        place += f":{complaint.line}: " if complaint.line else ": "
        says = Text(en=place + complaint.says.en, zh=place + complaint.says.zh)
        super().__init__(says, complaint.hint)
        self.complaint = complaint


class InputError(Exception):
    """An input could not be made; `__cause__` says why."""

    def __init__(self, key: Where) -> None:
        super().__init__(".".join(map(str, key)))
        self.key = key


class ReturnedError(TypeError):
    """A generator returned what cannot be an input: a value of this type of torch's."""


class Files(msgspec.Struct, frozen=True):
    """A problem's files, below its root."""

    spec: str
    support: str
    reference: str
    root: str = ""


def files(problem_id: str, root: str = "", card: bool = False) -> Files:
    """The files of a problem, or of an API card, whose reference is in its YAML."""
    if card:
        folder = layout.cards(Path(root))
        spec = str((folder / f"{problem_id}.yaml").relative_to(root))
        return Files(spec, spec, spec, root)
    return Files(
        f"problems/{problem_id}.yaml",
        f"problems/{problem_id}.py",
        f"solutions/{problem_id}.py",
        root,
    )


def reference_name(problem_id: str) -> str:
    """What tracebacks call the reference."""
    return f"<reference {problem_id}>"


@contextlib.contextmanager
def blaming(
    problem: Problem, those: Files, sizes: Mapping[str, int] | None = None
) -> Iterator[None]:
    """Within it, what a problem's own files raise is told as theirs, by file and line.

    sizes: at which it happens, where it depends on them
    """
    try:
        yield
    except ContentError:
        raise
    except (Exception, SystemExit) as error:
        raise AuthorError(_told(error, problem, those, sizes), those.root) from error


def _told(
    error: BaseException, problem: Problem, those: Files, sizes: Mapping[str, int] | None
) -> Complaint:
    key: Where = ()
    if isinstance(error, InputError) and error.__cause__ is not None:
        key, error = error.key, error.__cause__
    if isinstance(error, ReturnedError):
        return Complaint(
            Text(
                en="the generator returns a `torch.{kind}`", zh="生成函数返回了 `torch.{kind}`"
            ).format(kind=error),
            those.spec,
            key,
            hint=Text(
                en="numpy arrays and plain values are expected: `.numpy()` makes one of a tensor",
                zh="应返回 numpy 数组或普通的 Python 值：张量可用 `.numpy()` 转换",
            ),
        )
    what = f"{type(error).__name__}: {error}".partition("\n")[0][:_LONGEST].rstrip(": ")
    at = ", ".join(f"{name} = {size}" for name, size in (sizes or {}).items())
    names = {
        reference_name(problem.id): those.reference,
        str(Path(those.root, those.support)): those.support,
    }
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in names]
    if isinstance(error, SyntaxError) and error.filename in names:
        file, line, function = names[error.filename], error.lineno or 0, "<module>"
    elif own:
        last = own[-1]
        file, line, function = names[last.filename], last.lineno or 0, last.name
    else:
        said = Text(en="this cannot be made: `{what}`", zh="无法生成：`{what}`")
        hint = Text(
            en="look at the shape, the bounds and the `dims` that they use",
            zh="请检查形状、上下界，以及其中用到的 `dims`",
        )
        return Complaint(_with_sizes(said.format(what=what), at), those.spec, key, hint=hint)
    if function == "<module>":
        said = Text(en="loading it raises `{what}`", zh="加载时抛出 `{what}`")
    else:
        said = Text(en="`{name}` raises `{what}`", zh="`{name}` 抛出 `{what}`")
    says = _with_sizes(said.format(name=function, what=what), at)
    if file == those.spec:  # a card's
        return Complaint(says, file, ("call",), hint=_of_reference())
    if function == "<module>":
        hint = Text(
            en="the judge imports it: mend it so that Python can load it",
            zh="判题进程会导入这个文件：请先让 Python 能够加载它",
        )
    elif file == those.support:
        hint = _of_support(own[0].name, problem)
    else:
        hint = _of_reference()
    return Complaint(says, file, line=line, hint=hint)


def _with_sizes(said: Text, at: str) -> Text:
    if not at:
        return said
    return Text(en=f"{said.en} at {at}", zh=f"{said.zh}（{at}）")


def _of_reference() -> Text:
    return Text(
        en="the reference has to answer every input that the cases describe: mend it, or narrow `dims`",
        zh="参考答案必须能处理各 case 描述的所有输入：请修正它，或收窄 `dims`",
    )


def _of_support(role: str, problem: Problem) -> Text:
    """What a function of the problem's Python file is given."""
    if role in ("exercise", "measured"):
        return Text(
            en=f"`{role}(entry, inputs)` is given what the submission defines, and the inputs by name",
            zh=f"`{role}(entry, inputs)` 的参数：提交代码定义的函数或对象，以及按名字给出的输入",
        )
    if role in ("canonical", "expected"):
        return Text(
            en=f"`{role}(inputs, answer)` is given neutral values: of an array, `answer.data` is a numpy array",
            zh=f"`{role}(inputs, answer)` 的参数是中性值：数组的数据在 `answer.data` 里，是 numpy 数组",
        )
    rng = "random.Random" if problem.framework == "python" else "numpy.random.Generator"
    names = ", ".join(f"`{name}`" for name in problem.dims)
    return Text(
        en=f"a generator is `NAME(rng, sizes, made)`: `rng` is a {rng}, `sizes` holds {names or 'nothing'},"
        " and `made` the inputs before it",
        zh=f"生成函数的形式为 `NAME(rng, sizes, made)`：`rng` 是 {rng}，`sizes` 含 {names or '（空）'}，"
        "`made` 是在它之前生成的输入",
    )
