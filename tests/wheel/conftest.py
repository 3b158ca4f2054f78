"""A person who has drill from its wheel alone: an environment, a home, a desk, and no checkout.

`make wheel` builds the wheels, installs them, and has these tests run. They work from outside: whatever is
tried runs in a process of the other environment, and nothing here imports drill.
"""

import hashlib
import json
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
# Seconds for one command on a slow machine.
PATIENCE = 300


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--made DIR`."""
    parser.addoption("--made", type=Path, required=True, help="what `make wheel` has built")


@pytest.fixture(scope="session")
def made(request: pytest.FixtureRequest) -> Path:
    """The folder with the wheels in `dist/`, installed in `env/`."""
    folder: Path = request.config.getoption("--made")
    return folder.resolve()


@pytest.fixture(scope="session")
def wheel(made: Path) -> Path:
    """Drill's own."""
    (path,) = made.glob("dist/drill-*.whl")
    return path


@pytest.fixture(scope="session")
def environment(made: Path) -> Path:
    """Where the wheels are installed."""
    return made / "env"


@pytest.fixture(scope="session")
def installed(environment: Path) -> Path:
    """The folder of drill's package."""
    (path,) = environment.glob("lib/python3*/site-packages/drill")
    return path


@pytest.fixture(scope="session", autouse=True)
def _left_as_it_was(installed: Path) -> Iterator[None]:
    """Whatever is done with drill, no file of its installation changes, and none is added."""
    before = _state(installed)
    yield
    after = _state(installed)
    changed = sorted(name for name in before | after if before.get(name) != after.get(name))
    assert changed == [], "drill wrote into its own installation"


def _state(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


class Person:
    """Types commands in a folder of their own, and keeps what they printed."""

    def __init__(self, environment: Path, folder: Path, runtime: Path) -> None:
        self.bin = environment / "bin"
        self.desk = folder / "desk"
        self.desk.mkdir()
        # All there is, so that nothing outside says where a checkout could be.
        self.variables = {
            "PATH": f"{self.bin}:/usr/bin:/bin",
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "DRILL_HOME": str(folder / "home"),
            "XDG_RUNTIME_DIR": str(runtime),
            "OMP_NUM_THREADS": "1",
        }
        self.out = self.err = ""

    def runs(self, program: str, *arguments: str) -> int:
        """Run a program of the environment; its exit code."""
        done = subprocess.run(
            [self.bin / program, *arguments],
            cwd=self.desk,
            env=self.variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        self.out, self.err = done.stdout, done.stderr
        return done.returncode

    def python(self, program: str) -> list[str]:
        """The words that a program in Python prints."""
        assert self.runs("python", "-c", program) == 0, self.err
        return self.out.split()

    def drill(self, line: str, code: int = 0) -> str:
        """Run a line of `drill` that has to end with this code; what it prints."""
        found = self.runs("drill", *line.split())
        assert found == code, f"`drill {line}` ended with {found}\n{self.out}\n{self.err}"
        return self.out

    def asks(self, line: str, code: int = 0) -> dict[str, Any]:
        """What a line of `drill` answers with `--json`."""
        answer: dict[str, Any] = json.loads(self.drill(f"{line} --json", code))
        assert answer["schema"] == 1
        return answer

    def writes(self, name: str, text: str) -> None:
        """Save a file."""
        (self.desk / name).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def person(environment: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    """Somebody who has just installed drill; the tests of one file are of one person, in their order."""
    # pytest's own folders have names too long for a socket.
    with tempfile.TemporaryDirectory(prefix="d", dir="/tmp", ignore_cleanup_errors=True) as short:
        someone = Person(environment, tmp_path_factory.mktemp("person"), Path(short))
        yield someone
        someone.runs("drill", "server", "stop")
