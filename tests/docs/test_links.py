"""The links between the documents."""

import re
from pathlib import Path

import pytest

from tests.docs.documents import DOCUMENTS, ROOT

LINK = re.compile(r"(?<!!)\[[^]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
ALL = [*DOCUMENTS, ROOT / "CHANGELOG.md"]


def anchors(path: Path) -> set[str]:
    """The headings of a document, as a link names them."""
    text = re.sub(r"(?ms)^```.*?^```$", "", path.read_text(encoding="utf-8"))
    kept = (re.sub(r"[^\w\s-]", "", heading.lower()) for heading in HEADING.findall(text))
    return {heading.strip().replace(" ", "-") for heading in kept}


@pytest.mark.parametrize("document", ALL, ids=lambda path: path.name)
def test_what_a_document_links_to_is_there(document: Path) -> None:
    missing = []
    for link in LINK.findall(document.read_text(encoding="utf-8")):
        name, _, anchor = link.partition("#")
        target = document.parent / name if name else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            missing.append(link)
    assert missing == []


def test_readme_leads_to_every_document() -> None:
    for readme in ("README.md", "README.zh.md"):
        linked = set(LINK.findall((ROOT / readme).read_text(encoding="utf-8")))
        asked = {str(path.relative_to(ROOT)) for path in ALL} - {"README.md", "README.zh.md"}
        assert asked - linked == set()
