"""What reading a problem shows: too little of it, one language only, or parts that contradict one another."""

import ast
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from drill.content.edits import EditError, edited
from drill.content.spec import Problem, Where
from drill.content.strict_yaml import dotted
from drill.judge.complaints import Complaint, Files
from drill.judge.rules import is_empty
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


def complaints(problem: Problem, reference: str, those: Files) -> list[Complaint]:
    """What is missing from a problem, and where its parts contradict one another.

    reference: its text, which is Python
    """
    return [
        *_too_little(problem, those),
        *_one_language(problem, those),
        *_formulas(problem, those),
        *_nothing_to_write(problem, those),
        *_signatures(problem, reference, those),
        *_twins(problem, reference, those),
    ]


def _too_little(problem: Problem, those: Files) -> Iterator[Complaint]:
    wrong = sum(mistake.kind == "answer" for mistake in problem.mistakes)
    if wrong < LEAST_MISTAKES:
        yield Complaint(
            Text(
                en=f"{wrong} mistakes; at least {LEAST_MISTAKES} are expected",
                zh=f"只有 {wrong} 个常见错误，至少需要 {LEAST_MISTAKES} 个",
            ),
            those.spec,
            ("mistakes",),
            hint=Text(
                en="what else do candidates get wrong? each is an `edit` of the reference",
                zh="候选人还会在哪里出错？每个错误都是对参考答案的一处 `edit`",
            ),
        )
    costly = wrong < len(problem.mistakes)
    if problem.limited and not costly:
        yield Complaint(
            Text(
                en="no mistake shows that what costs too much is found",
                zh="没有任何错误能证明开销过大的写法会被发现",
            ),
            those.spec,
            ("mistakes",),
            hint=Text(
                en="add one of `kind: cost`: right, and beyond a limit of the cost",
                zh="请增加一个 `kind: cost` 的错误：答案正确，但超出开销限制",
            ),
        )
    if costly and not problem.limited:
        number = next(i for i, m in enumerate(problem.mistakes) if m.kind == "cost")
        yield Complaint(
            Text(
                en="a mistake of `kind: cost`, and no limit of the cost",
                zh="有 `kind: cost` 的错误，却没有限制开销",
            ),
            those.spec,
            ("mistakes", number, "kind"),
            hint=Text(
                en="give `time`, `growth` or `memory` a limit, or leave out `kind: cost`",
                zh="请给出 `time`、`growth` 或 `memory` 限制，或去掉 `kind: cost`",
            ),
        )
    if len(problem.hints) != HINTS:
        yield Complaint(
            Text(
                en=f"{len(problem.hints)} hints; {HINTS} are expected",
                zh=f"有 {len(problem.hints)} 条提示，应为 {HINTS} 条",
            ),
            those.spec,
            ("hints",),
            hint=Text(
                en="a nudge, the idea, and nearly the code",
                zh="依次为：点一下方向、说出思路、几乎给出代码",
            ),
        )
    if not problem.follow_ups:
        yield Complaint(
            Text(en="no follow-ups", zh="没有追问"),
            those.spec,
            ("follow_ups",),
            hint=Text(
                en="`follow_ups: [ID]` names oral cards; `drill cards --list` shows them",
                zh="用 `follow_ups: [ID]` 给出口述卡片；`drill cards --list` 列出全部卡片",
            ),
        )


def _one_language(problem: Problem, those: Files) -> Iterator[Complaint]:
    """Texts of which one half is in the other half's language."""
    for key, text in _texts(problem, ()):
        place = dotted(key)
        if text.en == text.zh and not _LETTERS.search(text.en):  # a formula
            continue
        hint = Text(
            en="every text is written in both languages: `{en: …, zh: …}`",
            zh="每段文字都要用两种语言写：`{en: …, zh: …}`",
        )
        if _CHINESE.search(text.en) or not text.en.strip():
            says = Text(en=f"{place}: `en` is not English", zh=f"{place}：`en` 不是英文")
            yield Complaint(says, those.spec, (*key, "en"), hint=hint)
        if not _CHINESE.search(text.zh):
            says = Text(en=f"{place}: `zh` is not Chinese", zh=f"{place}：`zh` 不是中文")
            yield Complaint(says, those.spec, (*key, "zh"), hint=hint)


def _formulas(problem: Problem, those: Files) -> Iterator[Complaint]:
    """Formulas that a terminal shows as their source."""
    for key, text in _texts(problem, ()):
        for language in ("en", "zh"):
            if found := _LATEX.search(getattr(text, language)):
                place = f"{dotted(key)}.{language}"
                yield Complaint(
                    Text(
                        en=f"{place}: `{found[0]}` is LaTeX, which a terminal cannot show",
                        zh=f"{place}：`{found[0]}` 是 LaTeX，终端无法显示",
                    ),
                    those.spec,
                    (*key, language),
                    hint=Text(
                        en="write it in Unicode, as in `softmax(Q Kᵀ / √D) V`",
                        zh="请用 Unicode 书写，例如 `softmax(Q Kᵀ / √D) V`",
                    ),
                )


def _texts(value: Any, place: Where) -> Iterator[tuple[Where, Text]]:
    """All that a person reads of a problem, each with its key."""
    if isinstance(value, Text):
        yield place, value
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from _texts(item, (*place, i))
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name), (*place, name))


def _nothing_to_write(problem: Problem, those: Files) -> Iterator[Complaint]:
    """A stub that has the answer already."""
    for node in ast.parse(problem.stub).body:
        functions = [n for n in ast.walk(node) if isinstance(n, ast.FunctionDef)]
        if getattr(node, "name", "") in problem.entries and not any(map(is_empty, functions)):
            yield Complaint(
                Text(
                    en="the stub leaves nothing of `{name}` to be written",
                    zh="模板里的 `{name}` 没有留下需要写的部分",
                ).format(name=getattr(node, "name", "")),
                those.spec,
                ("stub",),
                hint=Text(
                    en="put `...` in place of the body that a candidate has to write",
                    zh="请把候选人要写的函数体换成 `...`",
                ),
            )


def _signatures(problem: Problem, reference: str, those: Files) -> Iterator[Complaint]:
    """Where statement, stub and reference say different things of what has to be written."""
    for entry in problem.entries:
        stub, own = _defined(problem.stub, entry), _defined(reference, entry)
        if stub != own:
            yield Complaint(
                Text(
                    en=f"`{entry}`: the stub has {_listed(stub)}, and the reference {_listed(own)}",
                    zh=f"`{entry}`：模板中是 {_listed(stub)}，参考答案中是 {_listed(own)}",
                ),
                those.spec,
                ("stub",),
                hint=Text(
                    en=f"give both the same parameters and defaults; the reference is {those.reference}",
                    zh=f"两者的参数和默认值必须相同；参考答案在 {those.reference}",
                ),
            )
        for name, signature in stub.items():
            for language in ("en", "zh"):
                said = _said(getattr(problem.statement, language), name)
                if signature not in said or len(said) > 1:
                    found = ", ".join(f"`{name}({other})`" for other in said)
                    wanted = f"`{name}({signature})`"
                    yield Complaint(
                        Text(
                            en=f"statement.{language}: {wanted} is expected, found {found or 'nothing'}",
                            zh=f"statement.{language}：应写明 {wanted}，实际为 {found or '没有'}",
                        ),
                        those.spec,
                        ("statement", language),
                        hint=Text(
                            en=f"write {wanted} there, in backticks and as the stub has it",
                            zh=f"请在题面中写出 {wanted}，用反引号括起，并与模板一致",
                        ),
                    )


def _listed(signatures: dict[str, str]) -> str:
    return ", ".join(f"`{name}({parameters})`" for name, parameters in signatures.items())


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


def _twins(problem: Problem, reference: str, those: Files) -> Iterator[Complaint]:
    """Mistakes that make the same text of the reference."""
    first: dict[str, str] = {}
    for i, mistake in enumerate(problem.mistakes):
        try:
            text = edited(reference, mistake.edits)
        except EditError:
            continue
        if text in first:
            yield Complaint(
                Text(
                    en="the mistakes `{one}` and `{other}` are the same edit",
                    zh="错误 `{one}` 与 `{other}` 是同一处修改",
                ).format(one=first[text], other=mistake.id),
                those.spec,
                ("mistakes", i, "edit"),
                hint=Text(
                    en="leave one out, or change what it replaces",
                    zh="请去掉其中一个，或换一处修改",
                ),
            )
        first.setdefault(text, mistake.id)
