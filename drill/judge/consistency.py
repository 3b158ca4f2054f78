"""What reading a problem shows: too little of it, or a stub and a reference that disagree."""

import ast

from drill.content.spec import Problem
from drill.text import Text

LEAST_MISTAKES = 5
HINTS = 3


def complaints(problem: Problem, reference: str) -> list[Text]:
    """What is missing from a problem, and where its parts contradict one another."""
    found = []
    wrong = sum(mistake.kind == "answer" for mistake in problem.mistakes)
    if wrong < LEAST_MISTAKES:
        found.append(
            Text(
                en=f"{wrong} mistakes; at least {LEAST_MISTAKES} are expected",
                zh=f"只有 {wrong} 个常见错误，至少需要 {LEAST_MISTAKES} 个",
            )
        )
    if problem.limited != (wrong < len(problem.mistakes)):
        found.append(
            Text(
                en="a limit of the cost and a mistake of kind `cost` that exceeds it go together",
                zh="对开销的限制与超出它的 `cost` 类错误必须同时存在",
            )
        )
    if len(problem.hints) != HINTS:
        found.append(
            Text(
                en=f"{len(problem.hints)} hints; {HINTS} are expected",
                zh=f"有 {len(problem.hints)} 条提示，应为 {HINTS} 条",
            )
        )
    if not problem.follow_ups:
        found.append(Text(en="no follow-ups", zh="没有追问"))
    for name in problem.entries:
        stub, own = _signatures(problem.stub, name), _signatures(reference, name)
        if stub != own:
            found.append(
                Text(
                    en=f"`{name}`: the stub's signatures {stub} differ from the reference's {own}",
                    zh=f"`{name}`：模板的签名 {stub} 与参考答案的 {own} 不一致",
                )
            )
    return found


def _signatures(source: str, name: str) -> list[str]:
    """The signatures of a function, or of a class's `__init__` and call."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            return [ast.unparse(node.args)]
        if isinstance(node, ast.ClassDef) and node.name == name:
            methods = {n.name: n for n in node.body if isinstance(n, ast.FunctionDef)}
            kept = [methods[m] for m in ("__init__", "forward", "__call__") if m in methods]
            return [ast.unparse(method.args) for method in kept]
    return []
