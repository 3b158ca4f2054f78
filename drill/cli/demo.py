"""`drill demo`: the main job, for real, in a temporary workspace."""

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from drill.cli import help
from drill.errors import ExitCode, JudgeError
from drill.text import Text, language

if TYPE_CHECKING:
    from drill.content.library import Library

HELP = help.Help(
    summary=Text(en="see a whole round in a temporary folder", zh="在临时目录里完整演示一遍"),
    usage="demo",
    examples=(("drill demo", Text(en="nothing of yours is touched", zh="不会动你的任何文件")),),
)

PROBLEM = "attention"
MISTAKE = "unscaled"


def run() -> int:
    """Start a problem; check the stub, an answer with a known mistake, and a right one."""
    import tempfile

    from drill.content import library

    problems = library.builtin()
    with tempfile.TemporaryDirectory(prefix="drill-demo-") as folder:
        _Demo(Path(folder)).run(problems)
    return ExitCode.RIGHT


class _Demo:
    """Commands run in a workspace and with a history of their own."""

    def __init__(self, folder: Path) -> None:
        self.workspace = folder / "workspace"
        self.workspace.mkdir()
        self.home = folder / "home"
        self.file = self.workspace / f"{PROBLEM}.py"

    def run(self, problems: "Library") -> None:
        from drill.content.edits import edited

        mistake = next(m for m in problems.problem(PROBLEM).mistakes if m.id == MISTAKE)
        reference = problems.reference(PROBLEM)
        wrong = edited(reference, mistake.edits)
        self._say(Text(en="Start a problem:", zh="开始一道题："))
        self._drill("start", PROBLEM, expected=ExitCode.RIGHT)
        self._say(Text(en="Check it before anything is written:", zh="什么都没写就检查："))
        self._drill("check", expected=ExitCode.NOT_RIGHT, outcome=("unwritten", None))
        self._say(Text(en="Write it with a common mistake:", zh="写出一个带常见错误的版本："))
        self.file.write_text(wrong, encoding="utf-8")
        self._drill("check", expected=ExitCode.NOT_RIGHT, outcome=("failed", MISTAKE))
        self._say(Text(en="Mend it:", zh="改正之后："))
        self.file.write_text(reference, encoding="utf-8")
        self._drill("check", expected=ExitCode.RIGHT, outcome=("passed", None))

    def _say(self, text: Text) -> None:
        print(f"\n# {text}", flush=True)

    def _drill(
        self, *arguments: str, expected: ExitCode, outcome: tuple[str, str | None] | None = None
    ) -> None:
        """Run one command as a person would. Raises JudgeError where it does not end as it must."""
        print(f"$ drill {' '.join(arguments)}", flush=True)
        environment = os.environ | {"DRILL_HOME": str(self.home), "DRILL_LANG": language()}
        code = subprocess.run(
            [sys.executable, "-P", "-m", "drill", *arguments],
            cwd=self.workspace,
            env=environment,
            check=False,
        ).returncode
        if code != expected or (outcome is not None and self._recorded() != outcome):
            raise JudgeError(
                Text(
                    en=f"the demonstration went wrong at `drill {arguments[0]}` (exit code {code})",
                    zh=f"演示在 `drill {arguments[0]}` 处出错（退出码 {code}）",
                ),
                Text(en="`drill doctor` looks for the cause", zh="运行 `drill doctor` 查找原因"),
            )

    def _recorded(self) -> tuple[str, str | None] | None:
        """Verdict and mistake of the last check."""
        from drill.store.history import History

        last = History(self.home / "history.sqlite3").last_attempt(PROBLEM)
        return (last.verdict, last.mistake) if last else None
