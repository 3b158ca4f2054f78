"""What is run before a commit: the environment's own tools, which find what they are for."""

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.docs.documents import ROOT

CONFIGURATION = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook for repository in CONFIGURATION["repos"] for hook in repository["hooks"]
}
# Where the tools are in which these tests run.
BIN = Path(sys.executable).parent
# What a command is called, by the distribution that has it.
TOOLS = {"lint-imports": "import-linter"}


def run(hook: str, *files: Path) -> subprocess.CompletedProcess[str]:
    """Run a hook's command on some files, as pre-commit does."""
    tool, *options = shlex.split(HOOKS[hook]["entry"])
    command = [str(BIN / Path(tool).name), *options, *map(str, files)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_nothing_is_downloaded() -> None:
    assert [repository["repo"] for repository in CONFIGURATION["repos"]] == ["local"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    brought = {
        re.split(r"[<>=\[ ]", name)[0]
        for name in project["project"]["optional-dependencies"]["dev"]
    }
    for hook in HOOKS.values():
        assert hook["language"] == "system"
        assert hook["entry"].startswith(".venv/bin/")
        tool = hook["entry"].split()[0].removeprefix(".venv/bin/")
        assert tool == "python" or TOOLS.get(tool, tool) in brought


@pytest.mark.parametrize(
    ("hook", "good", "bad"),
    [
        ("lint", "X = 1\n", "import os\n"),
        ("format", "X = 1\n", "X=1\n"),
    ],
)
def test_a_hook_passes_what_is_well_and_stops_what_is_not(
    tmp_path: Path, hook: str, good: str, bad: str
) -> None:
    file = tmp_path / "sample.py"
    file.write_text(good)
    assert run(hook, file).returncode == 0
    file.write_text(bad)
    assert run(hook, file).returncode == 1


@pytest.mark.parametrize("hook", ["lint", "format"])
def test_what_candidates_write_is_left_as_it_is(hook: str) -> None:
    cases = sorted((ROOT / "tests" / "hostile" / "cases").glob("*.py"))
    assert run(hook, *cases).returncode == 0
    # It would be found fault with, since pre-commit names the files.
    tool, *options = shlex.split(HOOKS[hook]["entry"])
    options.remove("--force-exclude")
    command = [str(BIN / Path(tool).name), *options, *map(str, cases)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1


def test_the_schemas_are_looked_at_where_they_are_made_from_or_changed() -> None:
    assert run("schemas").returncode == 0
    pattern = re.compile(HOOKS["schemas"]["files"])
    for name in ("drill/content/spec.py", "docs/schemas.py", "problems/cards/card.schema.json"):
        assert pattern.search(name)
        assert (ROOT / name).is_file()
    assert not pattern.search("problems/attention.yaml")


def test_what_takes_long_waits_for_the_push() -> None:
    assert {name for name, hook in HOOKS.items() if hook.get("stages") == ["pre-push"]} == {"types"}
