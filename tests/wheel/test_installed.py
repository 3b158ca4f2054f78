"""An installation of the wheel: where it is, what it needs, what it knows, and what it may not read."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.wheel.conftest import CHECKOUT, Person

# Of the suite of hostile answers: through Python, which says so, past it, and by native code of a library.
TOLD = ("reads_the_reference_by_open", "reads_the_packages_data", "reads_the_mistakes")
KEPT_OUT = (
    "imports_the_reference",
    "reads_a_right_submission",
    "reads_the_reference_by_libc",
    "reads_the_reference_by_torch",
)
IMPORTING = """\
import networkx
import sympy
from drill.text import Text
"""


def count(pattern: str) -> int:
    """How many files of the checkout fit a pattern."""
    return len(list(CHECKOUT.glob(pattern)))


def test_nothing_is_imported_from_the_checkout(person: Person, environment: Path) -> None:
    program = (
        "import sys, drill, drill.paths as p; print(drill.__file__, p.content_root(), *sys.path)"
    )
    package, content, *others = person.python(program)
    assert Path(package).is_relative_to(environment / "lib")
    assert Path(content) == Path(package).parent / "_content"
    # The environment may lie in the checkout.
    outside = [path for path in others if not Path(path).is_relative_to(environment)]
    assert [path for path in outside if Path(path).is_relative_to(CHECKOUT)] == []
    assert str(Path(package).parents[1]) in others


def test_what_it_needs_is_there_and_nothing_clashes(environment: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(environment), "check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "No broken requirements found.\n")


def test_the_command_tells_the_version_that_was_installed(person: Person) -> None:
    program = "import importlib.metadata as m; print(m.version('drill'))"
    assert person.drill("--version") == f"drill {person.python(program)[0]}\n"


def test_importing_drill_imports_nothing_of_others(person: Person) -> None:
    program = "import sys, drill; print(*{m.partition('.')[0] for m in sys.modules})"
    bare = "import sys; print(*{m.partition('.')[0] for m in sys.modules})"
    imported = set(person.python(program)) - set(person.python(bare))
    assert imported - sys.stdlib_module_names == {"drill"}
    assert imported & {"asyncio", "email", "subprocess", "sqlite3"} == set()


def test_all_problems_cards_and_interviews_came_with_it(person: Person) -> None:
    assert len(person.asks("list")["problems"]) == count("problems/*.yaml")
    assert len(person.asks("cards --list")["cards"]) == count("problems/cards/*.yaml")
    assert len(person.asks("mock")["interviews"]) == count("problems/interviews/*.yaml")
    assert person.err == ""


def test_the_doctor_finds_nothing_wrong_with_it(person: Person) -> None:
    found = person.drill("doctor")
    assert "everything that a check needs is there" in found
    assert f"{count('problems/*.yaml')} problems" in found


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_it_completes_in_a_shell(person: Person, shell: str) -> None:
    script = person.drill(f"completion {shell}")
    assert script == (CHECKOUT / "drill" / "cli" / "shells" / f"drill.{shell}").read_text()


def test_it_completes_ids(person: Person) -> None:
    lines = person.drill("_complete start attent").splitlines()
    assert "attention\tScaled dot-product attention" in lines


@pytest.mark.parametrize("name", [*TOLD, *KEPT_OUT])
def test_no_answer_reads_what_came_with_drill(person: Person, name: str) -> None:
    case = CHECKOUT / "tests" / "hostile" / "cases" / f"{name}.py"
    person.writes("attention.py", case.read_text(encoding="utf-8"))
    shown = " ".join(person.drill("check attention", code=1).split())
    assert "it raised an exception" in shown
    assert "while the file was loaded" in shown
    assert name not in TOLD or "a submission may not read this" in shown


@pytest.mark.parametrize("how", ["", " --cold"])
def test_an_answer_may_import_what_is_installed_beside_drill(person: Person, how: str) -> None:
    reference = (CHECKOUT / "solutions" / "attention.py").read_text(encoding="utf-8")
    person.writes("attention.py", IMPORTING + reference)
    assert "✓ right" in person.drill(f"check attention{how}")
