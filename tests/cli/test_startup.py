"""What starting must not import: each of these costs more than the rest of a command."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from drill.content import library
from drill.store.history import History

HEAVY = {"torch", "numpy", "pydantic", "asyncio", "rich.markdown", "yaml", "drill.judge.cold"}

# Runs a command line, and then says on stderr what was imported for it.
PROGRAM = """
import sys
from drill.__main__ import main
code = main(sys.argv[1:])
print(*sys.modules, file=sys.stderr)
sys.exit(code)
"""

# The same, with a judge that answers at once.
CHECK = """
from drill.judge.result import CheckResult, Verdict
from drill.practice import checking
from drill.text import same
checking.ask_judge = lambda request, hear: CheckResult(
    problem=request.problem, verdict=Verdict.PASSED, message=same(""), seed=1
)
"""


@pytest.fixture(scope="module")
def used_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a fresh index, and `attention` as the open problem."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DRILL_HOME", str(home))
        library.builtin().summaries()
    answer = home / "attention.py"
    answer.write_text("", encoding="utf-8")
    History(home / "history.sqlite3").record_opening("attention", answer, datetime.now(UTC))
    return home


def imported(home: Path, line: str, program: str = PROGRAM) -> set[str]:
    """What a command line imports, in an interpreter of its own."""
    done = subprocess.run(
        [sys.executable, "-c", program, *line.split()],
        env=os.environ | {"DRILL_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout
    return set(done.stderr.splitlines()[-1].split())


def rich(modules: set[str]) -> set[str]:
    """Those of rich."""
    return {name for name in modules if name.split(".")[0] == "rich"}


@pytest.mark.parametrize("line", ["", "list", "show attention", "hint"])
def test_starting_imports_nothing_heavy_and_parses_no_yaml(used_home: Path, line: str) -> None:
    modules = imported(used_home, line)
    assert modules & HEAVY == set()
    assert "rich.console" in modules


@pytest.mark.parametrize("line", ["list --json", "show --json", "-h", "list -h", "--version"])
def test_what_is_not_painted_imports_no_rich(used_home: Path, line: str) -> None:
    modules = imported(used_home, line)
    assert modules & HEAVY == set()
    assert rich(modules) == set()


def test_a_check_for_programs_imports_no_rich(used_home: Path) -> None:
    modules = imported(used_home, "check --json", CHECK + PROGRAM)
    assert modules & HEAVY == set()
    assert rich(modules) == set()


def test_a_command_imports_no_other_command(used_home: Path) -> None:
    modules = imported(used_home, "list")
    commands = {name for name in modules if name.startswith("drill.cli.")}
    shared = ("app", "common", "help", "usage", "values")
    assert commands == {f"drill.cli.{name}" for name in ("list", *shared)}


def test_without_settings_no_toml_is_imported(used_home: Path) -> None:
    assert "tomllib" not in imported(used_home, "list")


def test_what_a_command_makes_is_collected_as_ever(used_home: Path) -> None:
    program = (
        "import gc\n"
        "from drill import __main__\n"
        "from drill.cli import app\n"
        "app.run = lambda _: print('collects:', gc.isenabled()) or 0\n"
        "__main__.run()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "collects: True\n"
