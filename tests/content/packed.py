"""A small pack on disk, for the tests of packs."""

from pathlib import Path

from tests.cli.interviews import API, ORAL, SCRIPT
from tests.conftest import PROBLEM, SOLUTION

MANIFEST = """\
format = 1
name = "{name}"
title = {{ en = "The {name}", zh = "题包 {name}" }}
"""
REFERS = "mistakes: []\nfollow_ups: [why-plus, what-to-ask]\nrequires: [first-sum, own-sum]\n"


def pack(root: Path, name: str = "extra") -> Path:
    """A pack of two problems, three cards and an interview.

    `own-sum` is its own, `first-sum` the name of a built-in problem of the tests, too. Its interview asks
    `why-integers` and `what-to-ask`, which are not its own.
    """
    for folder in ("problems", "solutions", "cards", "interviews"):
        (root / folder).mkdir(parents=True)
    (root / "pack.toml").write_text(MANIFEST.format(name=name), encoding="utf-8")
    for problem in ("first-sum", "own-sum"):
        text = PROBLEM.format(id=problem, area="attention", minutes=7)
        text = text.replace("mistakes: []\n", REFERS)
        (root / "problems" / f"{problem}.yaml").write_text(text, encoding="utf-8")
        (root / "solutions" / f"{problem}.py").write_text(SOLUTION, encoding="utf-8")
    for card in ("why-plus", "why-minus"):
        text = ORAL.format(id=card, area="attention")
        (root / "cards" / f"{card}.yaml").write_text(text, encoding="utf-8")
    (root / "cards" / "plus-call.yaml").write_text(API, encoding="utf-8")
    (root / "interviews" / "little.yaml").write_text(SCRIPT, encoding="utf-8")
    return root
