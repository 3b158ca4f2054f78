"""What reading a problem shows: too little of it, one language only, or parts that contradict one another."""

import ast
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from drill.content.spec import Problem
from drill.text import Text

LEAST_MISTAKES = 5
HINTS = 3
# Methods whose signatures are a problem's; the last two are how it is called.
_METHODS = ("__init__", "forward", "__call__")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_LETTERS = re.compile("[A-Za-z]{3}|[\u4e00-\u9fff]")
_LATEX = re.compile(
    r"\\(?:frac|sqrt|sum|prod|cdot|left|right|math\w+|alpha|beta|theta)\b|\$[^$\n]+\$"
)
_CODE = re.compile("`([^`]+)`")


def complaints(problem: Problem, reference: str) -> list[Text]:
    """What is missing from a problem, and where its parts contradict one another."""
    return [
        *_too_little(problem),
        *_one_language(problem),
        *_formulas(problem),
        *_signatures(problem, reference),
    ]


def _too_little(problem: Problem) -> Iterator[Text]:
    wrong = sum(mistake.kind == "answer" for mistake in problem.mistakes)
    if wrong < LEAST_MISTAKES:
        yield Text(
            en=f"{wrong} mistakes; at least {LEAST_MISTAKES} are expected",
            zh=f"只有 {wrong} 个常见错误，至少需要 {LEAST_MISTAKES} 个",
        )
    if problem.limited != (wrong < len(problem.mistakes)):
        yield Text(
            en="a limit of the cost and a mistake of kind `cost` that exceeds it go together",
            zh="对开销的限制与超出它的 `cost` 类错误必须同时存在",
        )
    if len(problem.hints) != HINTS:
        yield Text(
            en=f"{len(problem.hints)} hints; {HINTS} are expected",
            zh=f"有 {len(problem.hints)} 条提示，应为 {HINTS} 条",
        )
    if not problem.follow_ups:
        yield Text(en="no follow-ups", zh="没有追问")


def _one_language(problem: Problem) -> Iterator[Text]:
    """Texts of which one half is in the other half's language."""
    for place, text in _texts(problem, ""):
        if text.en == text.zh and not _LETTERS.search(text.en):  # a formula
            continue
        if _CHINESE.search(text.en) or not text.en.strip():
            yield Text(en=f"{place}: `en` is not English", zh=f"{place}：`en` 不是英文")
        if not _CHINESE.search(text.zh):
            yield Text(en=f"{place}: `zh` is not Chinese", zh=f"{place}：`zh` 不是中文")


def _formulas(problem: Problem) -> Iterator[Text]:
    """Formulas that a terminal shows as their source."""
    for place, text in _texts(problem, ""):
        for language in ("en", "zh"):
            if found := _LATEX.search(getattr(text, language)):
                yield Text(
                    en=f"{place}.{language}: `{found[0]}` is LaTeX; write it in Unicode",
                    zh=f"{place}.{language}：`{found[0]}` 是 LaTeX，请改用 Unicode",
                )


def _texts(value: Any, place: str) -> Iterator[tuple[str, Text]]:
    """All that a person reads of a problem, each with its key."""
    if isinstance(value, Text):
        yield place, value
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from _texts(item, f"{place}[{i}]")
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name), f"{place}.{name}".lstrip("."))


def _signatures(problem: Problem, reference: str) -> Iterator[Text]:
    """Where statement, stub and reference say different things of what has to be written."""
    for entry in problem.entries:
        stub, own = _defined(problem.stub, entry), _defined(reference, entry)
        if stub != own:
            yield Text(
                en=f"`{entry}`: the stub's signatures {stub} differ from the reference's {own}",
                zh=f"`{entry}`：模板的签名 {stub} 与参考答案的 {own} 不一致",
            )
        for name, signature in stub.items():
            for language in ("en", "zh"):
                said = _said(getattr(problem.statement, language), name)
                if signature not in said or len(said) > 1:
                    yield Text(
                        en=f"statement.{language}: `{name}({signature})` is expected once, not {said}",
                        zh=f"statement.{language}：应写明 `{name}({signature})`，现为 {said}",
                    )


def _defined(source: str, entry: str) -> dict[str, str]:
    """The parameters of a function; of a class, those of its construction and of its call."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name == entry:
            return {entry: ast.unparse(node.args)}
        if isinstance(node, ast.ClassDef) and node.name == entry:
            methods = {n.name: n.args for n in node.body if isinstance(n, ast.FunctionDef)}
            return {
                entry if name == "__init__" else name: _without_self(methods[name])
                for name in _METHODS
                if name in methods
            }
    return {}


def _without_self(parameters: ast.arguments) -> str:
    return ast.unparse(parameters).removeprefix("self").removeprefix(", ")


def _said(statement: str, name: str) -> list[str]:
    """The parameters that a statement gives under a name, as code in it, each way once."""
    found = []
    for code in _CODE.findall(statement):
        if code.startswith(f"{name}("):
            try:
                [function] = ast.parse(f"def {code}: ...").body
            except SyntaxError:  # a call, such as `f(2 * x)`
                continue
            assert isinstance(function, ast.FunctionDef)
            found.append(ast.unparse(function.args))
    return list(dict.fromkeys(found))
