"""Problems in plenty: copies of those that there are, under other ids."""

import shutil
from pathlib import Path

from drill import paths

# Runs a command line on another folder of problems. It costs what drill itself costs.
DRIVER = """
import sys
from pathlib import Path
from drill import paths
root = Path(sys.argv.pop(1))
paths.content_root = lambda: root
from drill.__main__ import run
run()
"""


def copy(folder: Path, count: int) -> Path:
    """A root with `count` problems, in `folder`."""
    source = paths.content_root()
    problems = sorted((source / "problems").glob("*.yaml"))
    for name in ("problems", "solutions"):
        (folder / name).mkdir(parents=True)
    for i in range(count):
        original = problems[i % len(problems)]
        problem_id = f"{original.stem}-{i}"
        text = original.read_text(encoding="utf-8")
        text = text.replace(f"\nid: {original.stem}\n", f"\nid: {problem_id}\n", 1)
        (folder / "problems" / f"{problem_id}.yaml").write_text(text, encoding="utf-8")
        shutil.copy(
            source / "solutions" / f"{original.stem}.py", folder / "solutions" / f"{problem_id}.py"
        )
    return folder


def answer(problem_id: str) -> str:
    """A right answer."""
    return (paths.content_root() / "solutions" / f"{problem_id}.py").read_text(encoding="utf-8")
