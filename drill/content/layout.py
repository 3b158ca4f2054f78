"""Where things lie below a root: drill's own (a checkout, the wheel's copy), or a pack's."""

from pathlib import Path

from drill import paths

MANIFEST = "pack.toml"
# What an editor checks the YAML of a folder by, in that folder.
PROBLEM_SCHEMA = "problem.schema.json"
CARD_SCHEMA = "card.schema.json"
INTERVIEW_SCHEMA = "interview.schema.json"


def problems(root: Path) -> Path:
    """`<id>.yaml`, and where one needs it `<id>.py`."""
    return root / "problems"


def solutions(root: Path) -> Path:
    """`<id>.py`: the reference."""
    return root / "solutions"


def cards(root: Path) -> Path:
    """`<id>.yaml`."""
    return _beside_problems(root) / "cards"


def interviews(root: Path) -> Path:
    """`<id>.yaml`."""
    return _beside_problems(root) / "interviews"


def submissions(root: Path) -> Path:
    """`<id>/{right,wrong,slow}/*.py`: what `verify` runs against a problem."""
    return paths.submissions() if root == paths.content_root() else root / "submissions"


def is_pack(root: Path) -> bool:
    """Whether the folder is a pack's."""
    return (root / MANIFEST).is_file()


def _beside_problems(root: Path) -> Path:
    # Drill's own are below `problems/`, which is one of its four folders for good.
    return root if is_pack(root) else root / "problems"
