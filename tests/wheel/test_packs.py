"""Problems of one's own, and of others: a pack that is begun, and packs that are installed."""

import tomllib
from pathlib import Path

import pytest

from tests.wheel.conftest import CHECKOUT, Person

FRAMEWORKS = ("numpy", "python", "torch")
# Each is built and installed by `make wheel`, too.
EXAMPLES = [path.parent for path in sorted((CHECKOUT / "examples").glob("*/pyproject.toml"))]


def test_a_pack_is_begun_and_is_proved_as_it_stands(person: Person) -> None:
    for framework in FRAMEWORKS:
        written = person.asks(f"new first-{framework} --framework {framework} --pack mine")
        assert written["problem"] == f"mine/first-{framework}"
        assert all(Path(file).is_file() for file in written["files"])
    for schema in ("problems/problem", "cards/card", "interviews/interview"):
        assert (person.desk / "mine" / f"{schema}.schema.json").is_file(), schema
    assert person.asks("pack add ./mine --yes")["added"] == "mine"
    assert "mine/first-torch" in [problem["id"] for problem in person.asks("list")["problems"]]
    answer = person.asks("verify mine/first-python --seeds 5")
    assert (answer["proved"], answer["complaints"]) == (True, [])
    answer = person.asks("pack verify mine --seeds 5")
    assert [report["problem"] for report in answer["problems"]] == [
        f"mine/first-{framework}" for framework in FRAMEWORKS
    ]
    assert (answer["proved"], answer["complaints"]) == (True, [])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
class TestInstalled:
    """A pack that was installed with pip: an entry point says where in the package it is."""

    def test_it_is_no_pack_of_the_person_s_before_it_is_added(
        self, person: Person, environment: Path, example: Path
    ) -> None:
        (found,) = [p for p in listed(person) if p["distribution"] == distribution(example)]
        assert not found["added"]
        assert Path(str(found["root"])).is_relative_to(environment / "lib")
        assert problems(person, str(found["name"])) == []

    def test_it_is_added_by_the_name_of_its_package(self, person: Person, example: Path) -> None:
        name = str(person.asks(f"pack add {distribution(example)} --yes")["added"])
        written = sorted(path.stem for path in example.glob("**/problems/*.yaml"))
        assert sorted(problems(person, name)) == [f"{name}/{stem}" for stem in written]
        assert written != []

    def test_it_is_proved(self, person: Person, example: Path) -> None:
        name = pack_of(person, example)
        answer = person.asks(f"pack verify {name} --seeds 5")
        assert [report["problem"] for report in answer["problems"]] == problems(person, name)
        assert (answer["proved"], answer["complaints"]) == (True, [])

    def test_its_answers_are_judged_and_its_references_are_concealed(
        self, person: Person, example: Path
    ) -> None:
        name = pack_of(person, example)
        root = Path(str(next(p["root"] for p in listed(person) if p["name"] == name)))
        for problem in problems(person, name):
            person.drill(f"start {problem}")
            reference = root / "solutions" / f"{problem.partition('/')[2]}.py"
            file, right = f"{problem.replace('/', '.')}.py", reference.read_text(encoding="utf-8")
            person.writes(file, right)
            assert person.asks("check")["verdict"] == "passed"
            person.writes(file, f"{right}\nopen({str(reference)!r}).read()\n")
            shown = " ".join(person.drill("check", code=1).split())
            assert "a submission may not read this" in shown

    def test_it_goes_when_it_is_removed(self, person: Person, example: Path) -> None:
        name = pack_of(person, example)
        person.drill(f"pack remove {name}")
        assert problems(person, name) == []


def listed(person: Person) -> list[dict[str, object]]:
    """The packs that there are."""
    found: list[dict[str, object]] = person.asks("pack list")["packs"]
    return found


def problems(person: Person, pack: str) -> list[str]:
    """The ids of a pack's problems, in the order of the list."""
    ids = [str(problem["id"]) for problem in person.asks("list")["problems"]]
    return [name for name in ids if name.startswith(f"{pack}/")]


def distribution(example: Path) -> str:
    """The name that a package has in its `pyproject.toml`."""
    project = tomllib.loads((example / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["name"])


def pack_of(person: Person, example: Path) -> str:
    """The name of the pack that was added from a package."""
    (name,) = [p["name"] for p in listed(person) if p["distribution"] == distribution(example)]
    return str(name)
