"""docs/writing-problems.md explains every key that the types have, once, and no other."""

import re
from collections import Counter

import msgspec
import pytest

from drill.content.cards import ApiCard, FollowUp, OralCard, Point, WrongCall
from drill.content.interviews import InterviewerHint, Scorecard, Script, Section
from drill.content.packs import Manifest
from drill.content.spec import (
    Case,
    Edit,
    Equivalent,
    GrowthLimit,
    Input,
    MemoryLimit,
    Mistake,
    Problem,
    TimeLimit,
)
from tests.docs.documents import ROOT

DOCUMENT = (ROOT / "docs" / "writing-problems.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """What stands between a heading and the next one."""
    found = re.search(rf"^#+ {re.escape(title)}\n(.*?)(?=^#+ |\Z)", DOCUMENT, re.S | re.M)
    assert found, title
    return found[1]


def rows(title: str) -> list[str]:
    """The keys that the tables of a section explain."""
    cells = re.findall(r"^\| ([^|]*) \|", section(title), re.M)
    return [key for cell in cells for key in re.findall(r"`(\w+)`", cell)]


def keys(*structs: type[msgspec.Struct]) -> set[str]:
    return {name for struct in structs for name in struct.__struct_fields__}


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Of a problem", keys(Problem)),
        ("Of an input", keys(Input)),
        ("Of a case", keys(Case)),
        ("Of a mistake", keys(Mistake, Edit)),
        ("Packs", keys(Manifest)),
        ("Cards", keys(OralCard, ApiCard) | {"kind"}),
        ("Interviews", keys(Script, Section)),
    ],
)
def test_the_tables_have_every_key_and_no_other(title: str, wanted: set[str]) -> None:
    assert set(rows(title)) == wanted


@pytest.mark.parametrize("title", ["Of a problem", "Of an input", "Of a case", "Of a mistake"])
def test_no_key_is_explained_twice(title: str) -> None:
    assert [key for key, count in Counter(rows(title)).items() if count > 1] == []


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("What an answer may cost", keys(TimeLimit, GrowthLimit, MemoryLimit)),
        ("Proving it", keys(Equivalent)),
        ("Cards", keys(Point, FollowUp, WrongCall)),
        ("Interviews", keys(Scorecard, InterviewerHint)),
    ],
)
def test_what_is_within_a_key_is_named_beside_it(title: str, wanted: set[str]) -> None:
    assert wanted - set(re.findall(r"`(\w+)`", section(title))) == set()


def test_the_functions_of_the_python_file_are_those_that_the_judge_looks_for() -> None:
    source = (ROOT / "drill" / "judge" / "support.py").read_text(encoding="utf-8")
    defined = set(re.findall(r"^def (\w+)\(", section("The Python file"), re.M)) - {"NAME"}
    assert {name for name in defined if f'"{name}"' in source} == defined
    assert "canonical_call" in defined
