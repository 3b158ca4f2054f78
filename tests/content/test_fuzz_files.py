"""The settings and the cache: whatever stands in them, nothing crashes on it."""

import functools
import json
import zlib
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drill import config
from drill.config import Config
from drill.content.library import Library
from drill.content.problems import Summary
from drill.content.spec import Problem
from drill.errors import ConfigError

KEYS = ["workspace", "language", "editor", "[x]", " = ", "= [[", '"', "'", "\n", "[", "]", "#"]
VALUES = ['"en"', '"~nobody/x"', '"\\u0000"', "= " + "9" * 5000, "x = " + "[" * 9000, "x" * 20000]
TOML = st.lists(st.one_of(st.sampled_from([*KEYS, *VALUES]), st.text(max_size=5)), max_size=12)
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=9))
JUNK = st.recursive(
    st.one_of(LEAVES, st.sampled_from([10**400, -(2**63), "attention", "hard"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=9,
)


def examples(count: int) -> settings:
    """That many files, each over the one before."""
    checks = [HealthCheck.function_scoped_fixture]
    return settings(max_examples=count, deadline=None, suppress_health_check=checks)


@examples(300)
@given(st.one_of(st.binary(max_size=100), TOML.map(lambda parts: "".join(parts).encode())))
def test_any_settings(home: Path, content: bytes) -> None:
    path = home / "config.toml"
    path.write_bytes(content)
    try:
        assert isinstance(config.load(), Config)
    except ConfigError as error:
        assert str(path) in str(error)
        assert error.hint
        assert len(str(error)) < len(str(path)) + 500


def cached(library: Library, home: Path) -> list[Path]:
    """The index and one of the copies, fresh."""
    library.summaries()
    [index] = (home / "cache").glob("problems-*.json")
    return [index, index.with_suffix("") / "first-sum.json"]


@examples(250)
@given(data=st.data())
def test_any_damage_to_the_cache_is_undone(
    library: Library, home: Path, data: st.DataObject
) -> None:
    path = data.draw(st.sampled_from(cached(library, home)))
    whole, listed, problem = path.read_bytes(), library.summaries(), library.problem("first-sum")
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start, start + 20))
    damaged = whole[:start] + data.draw(st.binary(max_size=20)) + whole[end:]
    path.write_bytes(data.draw(st.sampled_from([damaged, whole[:start], bytes(len(whole)), b""])))
    again = Library(library.root)
    assert again.summaries() == listed
    assert again.problem("first-sum") == problem
    assert path.read_bytes() == whole


Place = tuple[str | int, ...]


def places(value: Any, at: Place = ()) -> list[Place]:
    """Where there is anything in a tree, but for the whole of it."""
    entries: Any = value.items() if isinstance(value, dict) else enumerate(value)
    found: list[Place] = []
    for key, child in entries:
        found.append((*at, key))
        if isinstance(child, dict | list):
            found += places(child, (*at, key))
    return found


@examples(250)
@given(data=st.data())
def test_a_forged_cache_crashes_nothing(library: Library, home: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(cached(library, home)))
    whole = path.read_bytes()
    tree = json.loads(whole.partition(b"\n")[2])
    place = data.draw(st.sampled_from(places(tree)))
    around = functools.reduce(lambda part, key: part[key], place[:-1], tree)
    around[place[-1]] = data.draw(JUNK)
    body = json.dumps(tree).encode()
    path.write_bytes(b"%08x\n" % zlib.crc32(body) + body)
    again = Library(library.root)
    problem, listed = again.problem("first-sum"), again.summaries()
    # Whatever is believed of it has the types that everything else relies on.
    assert msgspec.convert(msgspec.to_builtins(problem), Problem) == problem
    assert msgspec.convert(msgspec.to_builtins(listed), list[Summary]) == listed
    path.write_bytes(whole)
