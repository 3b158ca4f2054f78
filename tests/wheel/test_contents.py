"""What is in the wheel, and what it says of itself."""

import re
import zipfile
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.wheel.conftest import CHECKOUT

# Where a folder of the checkout is in the wheel.
PLACES = {
    "drill": "drill",
    "problems": "drill/_content/problems",
    "solutions": "drill/_content/solutions",
    "tests/submissions": "drill/_content/submissions",
}
# All that may be in it.
KINDS = re.compile(
    r"""drill/([a-z_]+/)*[a-z_]+\.py
    | drill/cli/shells/drill\.(bash|zsh|fish)
    | drill/ui/templates/[a-z_]+\.html
    | drill/practice/scaffold/(numpy|python|torch)/problem\.yaml
    | drill/_content/problems/[a-z0-9-]+\.(yaml|py)
    | drill/_content/problems/(cards|interviews)/[a-z0-9-]+\.yaml
    | drill/_content/problems/([a-z]+/)?(problem|card|interview)\.schema\.json
    | drill/_content/solutions/[a-z0-9-]+\.py
    | drill/_content/submissions/[a-z0-9-]+/(right|wrong|slow)/[a-z0-9_]+\.py
    | drill-[0-9.]+\.dist-info/(METADATA|WHEEL|RECORD|entry_points\.txt|licenses/LICENSE)""",
    re.VERBOSE,
)


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    """The files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Message:
    """What a package index would read."""
    name, version = wheel.name.split("-")[:2]
    with zipfile.ZipFile(wheel) as archive:
        content = archive.read(f"{name}-{version}.dist-info/METADATA")
    return BytesParser().parsebytes(content)


def written() -> Iterator[str]:
    """Where in the wheel each file of the checkout belongs."""
    for source, target in PLACES.items():
        for path in (CHECKOUT / source).rglob("*"):
            inside = path.relative_to(CHECKOUT / source)
            if path.is_file() and "__pycache__" not in inside.parts:
                yield f"{target}/{inside.as_posix()}"


def test_nothing_that_drill_needs_is_left_out(names: set[str]) -> None:
    assert sorted(set(written()) - names) == []


def test_nothing_else_is_in_it(names: set[str]) -> None:
    assert sorted(name for name in names if not KINDS.fullmatch(name)) == []


def test_each_kind_of_content_is_there(names: set[str]) -> None:
    for place in ("problems", "problems/cards", "problems/interviews", "solutions", "submissions"):
        assert any(name.startswith(f"drill/_content/{place}/") for name in names), place


def test_it_says_what_it_is_and_what_it_needs(metadata: Message) -> None:
    code = (CHECKOUT / "drill" / "__init__.py").read_text(encoding="utf-8")
    assert f'__version__ = "{metadata["Version"]}"\n' in code
    assert metadata["Name"] == "drill"
    assert metadata["Requires-Python"] == ">=3.11"
    assert "Programming Language :: Python :: 3.11" in metadata.get_all("Classifier", [])
    needs = {
        re.split("[^A-Za-z0-9-]", need)[0].lower()
        for need in metadata.get_all("Requires-Dist", [])
        if "extra ==" not in need
    }
    assert {"torch", "numpy", "typer", "rich", "msgspec", "pyyaml", "jinja2", "fsrs"} <= needs


def test_the_licence_is_in_it(wheel: Path, metadata: Message) -> None:
    assert metadata["License-Expression"] == "MIT"
    assert metadata.get_all("License-File") == ["LICENSE"]
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [n for n in archive.namelist() if n.endswith("/licenses/LICENSE")]
        assert archive.read(name) == (CHECKOUT / "LICENSE").read_bytes()


def test_it_names_no_page_and_no_person_that_there_is_not(metadata: Message) -> None:
    fields = ("Project-URL", "Home-page", "Download-URL", "Author", "Author-email", "Maintainer")
    assert [field for field in fields if metadata[field] is not None] == []


def test_its_description_is_the_readme_and_renders(metadata: Message) -> None:
    assert metadata["Description-Content-Type"] == "text/markdown"
    payload = metadata.get_payload(decode=True)
    assert isinstance(payload, bytes)
    readme = payload.decode()
    assert readme.strip() == (CHECKOUT / "README.md").read_text(encoding="utf-8").strip()
    page = MarkdownIt("commonmark").enable("table").render(readme)
    assert "<h1>drill</h1>" in page
    assert page.count("<h2>") == len(re.findall("^## ", readme, re.MULTILINE)) > 0
    assert "<table>" in page
    # What is begun is ended, and no table is shown as it is written.
    assert len(re.findall("^```", readme, re.MULTILINE)) % 2 == 0
    assert "|---" not in page
