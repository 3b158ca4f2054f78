"""The JSON Schemas that editors check by: what they are made from, and that they refuse what the loader refuses."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from docs import schemas
from drill.content import load, load_card, load_interview
from drill.content.strict_yaml import Document
from drill.errors import ContentError

ROOT = Path(__file__).parents[2]
PROBLEMS = ROOT / "problems"
SCHEMAS = {
    "problem": PROBLEMS / "problem.schema.json",
    "card": PROBLEMS / "cards" / "card.schema.json",
    "interview": PROBLEMS / "interviews" / "interview.schema.json",
}
SCAFFOLDS = sorted((ROOT / "drill" / "practice" / "scaffold").glob("*/problem.yaml"))


def validator(kind: str) -> Draft7Validator:
    return Draft7Validator(json.loads(SCHEMAS[kind].read_text(encoding="utf-8")))


def value_of(path: Path, text: str | None = None) -> Any:
    """What a YAML file holds, as drill reads it."""
    return Document(path, text or path.read_text(encoding="utf-8")).value


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_file_is_as_its_schema_says(kind: str) -> None:
    check, files = validator(kind), sorted(SCHEMAS[kind].parent.glob("*.yaml"))
    files += SCAFFOLDS if kind == "problem" else []
    wrong = {
        file.name: error.message for file in files for error in check.iter_errors(value_of(file))
    }
    assert wrong == {}
    assert len(files) >= 5


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_a_schema(kind: str) -> None:
    found = json.loads(SCHEMAS[kind].read_text(encoding="utf-8"))
    Draft7Validator.check_schema(found)
    assert found["$schema"] == schemas.DRAFT


def test_every_file_names_the_schema_beside_it() -> None:
    for kind, schema in SCHEMAS.items():
        for file in [*schema.parent.glob("*.yaml"), *(SCAFFOLDS if kind == "problem" else [])]:
            first = file.read_text(encoding="utf-8").partition("\n")[0]
            assert first == f"# yaml-language-server: $schema={schema.name}", file


def test_the_schemas_are_what_the_types_give() -> None:
    assert schemas.main(["--check"]) == 0
    assert set(schemas.schemas()) == set(SCHEMAS.values())


def test_a_stale_schema_is_named_and_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(schemas, "ROOT", tmp_path)
    for folder in ("problems/cards", "problems/interviews"):
        (tmp_path / folder).mkdir(parents=True)
    assert schemas.main(["--check"]) == 1
    said = capsys.readouterr().err
    assert "not what the types give: problems/problem.schema.json, " in said
    assert "`make schemas` writes them" in said
    assert not (tmp_path / "problems/problem.schema.json").exists()
    assert schemas.main([]) == 0
    assert schemas.main(["--check"]) == 0


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_key_says_what_it_is_for(kind: str) -> None:
    definitions = json.loads(SCHEMAS[kind].read_text(encoding="utf-8"))["$defs"]
    silent = [
        f"{name}.{key}"
        for name, definition in definitions.items()
        for key, about in definition["properties"].items()
        if not about.get("description")
    ]
    assert silent == []


def test_a_description_goes_on_in_the_next_line() -> None:
    definitions = json.loads(SCHEMAS["problem"].read_text(encoding="utf-8"))["$defs"]
    said = definitions["Input"]["properties"]["callable"]["description"]
    assert said.startswith("the name of such a function that returns a callable; ")
    assert said.endswith("are part of the answer")


LOADERS: dict[str, tuple[str, Callable[[Path, str], object]]] = {
    "problem": ("attention.yaml", load.parse),
    "oral": ("cards/alibi.yaml", load_card.parse),
    "api": ("cards/argsort.yaml", load_card.parse),
    "interview": ("interviews/lightning.yaml", load_interview.parse),
}


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("problem", ("\nminutes: 10", "\nminuets: 10")),
        ("problem", ("\nminutes: 10", "\nminutes: ten")),
        ("problem", ("\nminutes: 10", "")),
        ("problem", ("format: 1", "format: 2")),
        ("problem", ("id: attention", "id: Attention")),
        ("problem", ("area: attention", "area: attentions")),
        ("problem", ("framework: torch", "framework: jax")),
        ("problem", (", zh: 缩放点积注意力}", "}")),
        ("problem", (", zh: 缩放点积注意力}", ', zh: " "}')),
        ("problem", (", zh: 缩放点积注意力}", ", zh: 缩放点积注意力, fr: non}")),
        ("problem", ("dims: {B: [1, 3]", "dims: {B: [1]")),
        ("problem", ("dims: {B: [1, 3]", "dims: {B: [-1, 3]")),
        ("problem", ("q: {normal: [B, H, Lq, D]}", "q: {}")),
        ("problem", ("q: {normal: [B, H, Lq, D]}", "q: {size: B, normal: [B, H, Lq, D]}")),
        ("problem", ("q: {normal: [B, H, Lq, D]}", "q: {normal: [B, H, Lq, D], high: 3}")),
        ("problem", ("q: {normal: [B, H, Lq, D]}", "q: {uniform: [B, H, Lq, D]}")),
        ("problem", ("dtypes: [float16]", "dtypes: [bfloat16]")),
        ("problem", ("at_most: 4", "at_most: 2")),
        ("problem", ("kind: cost", "kind: slow")),
        ("problem", (', by: ""}', "}")),
        ("oral", ("kind: oral", "kind: spoken")),
        ("oral", ("weight: 3", "weight: 4")),
        ("oral", ("seconds: ", "seconds: 9")),
        ("oral", ("sources:", "source:")),
        ("api", ("kind: api", "kind: oral")),
        ("api", ("\nremember:", "\nremembered:")),
        ("interview", ("passes_at: ", "passes_at: 9")),
        ("interview", ("- kind: ", "- kind: not-")),
        ("interview", ("minutes: ", "minutes: 99")),
    ],
)
def test_what_the_loader_refuses_an_editor_marks(kind: str, change: tuple[str, str]) -> None:
    name, parse = LOADERS[kind]
    path = PROBLEMS / name
    check = validator({"oral": "card", "api": "card"}.get(kind, kind))
    right = path.read_text(encoding="utf-8")
    wrong = right.replace(*change, 1)
    assert wrong != right
    with pytest.raises(ContentError):
        parse(path, wrong)
    assert check.is_valid(value_of(path))
    assert not check.is_valid(value_of(path, wrong))
