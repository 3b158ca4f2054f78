"""Files that took an earlier loader's process, memory or patience: each is read by one of its own."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

MEGABYTE = 1 << 20
READ = """
import sys
from pathlib import Path
from drill.content.load import load
from drill.errors import ContentError
try:
    load(Path(sys.argv[1]))
except ContentError as error:
    print(error.message.en)
"""
LAUGHS = "a: &a [x, x]\n" + "".join(f"{c}: &{c} [*{b}, *{b}]\n" for b, c in ("ab", "bc", "cd"))


def limit() -> None:
    """Little memory and time: a loader that needs more is killed."""
    resource.setrlimit(resource.RLIMIT_AS, (512 * MEGABYTE, 512 * MEGABYTE))
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[" * 300_000, ":1:21: nested too deeply"),
        ("{a: " * 200_000, ":1:81: nested too deeply"),
        ("- " * 400_000, ":1:41: nested too deeply"),
        ("? " * 400_000, ":1:3: a key must be a word"),
        (
            "[" * 900 + "1," * 100_000 + "]" * 900,
            ":1:21: nested too deeply",
        ),
        (LAUGHS, ":2:8: `b[0]`: an alias is not allowed"),
        ("&a [*a]", ":1:5: `[0]`: an alias is not allowed"),
        ("a: " + "x" * MEGABYTE, ": larger than 1,048,576 bytes, which none is"),
        ("x" * 900_000 + ": 1\n" + "b:\n", ":1:900001: mapping values are not allowed"),
        ("\n".join(f"a{i}: {i}" for i in range(70_000)), ":1:1: `a0`: unknown key"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else None,
)
def test_it_is_refused_in_little_time_and_memory(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "demo.yaml"
    path.write_text(content)
    process = subprocess.run(
        [sys.executable, "-c", READ, str(path)],
        check=False,
        capture_output=True,
        text=True,
        preexec_fn=limit,
    )
    assert (process.returncode, process.stderr) == (0, "")
    assert process.stdout.startswith(f"{path}{said}")
    assert len(process.stdout) < len(str(path)) + 200
