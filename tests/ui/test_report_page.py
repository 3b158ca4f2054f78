"""The report as a page, and as Markdown."""

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import msgspec
import pytest

from drill import text
from drill.practice.report.model import Report
from drill.ui import report_html, report_markdown
from tests.ui.reports import EMPTY, FULL, IDLE


def test_markdown_has_tables_and_nothing_in_it_is_markup() -> None:
    found = report_markdown.page(FULL)
    assert found.startswith("# Your practice\n\n1,500 checks and 1 card answer on 30 days.\n\n")
    assert (
        "## Memory\n\n"
        "| what comes back | known | due | recall now | retained |\n"
        "| --- | ---: | ---: | ---: | ---: |\n"
        "| problems | 20/34 | 3 | 87% | 91% of 44 |\n"
    ) in found
    assert "| `<b>\\|*gone*` | 1 | 1 | 2026-01-02 |\n" in found
    assert "| A \\<first> interview | 2026-08-01 |" in found
    assert "√d\\_model" in found
    assert found.endswith(
        "## Next\n\n- `drill start rope`: due: recall about 41%\n"
        "- `drill cards --due`: 12 cards are due\n"
    )
    for line in found.splitlines():
        if line.startswith("|"):
            cells = re.split(r"(?<!\\)\|", line)
            assert len(cells) >= 5
    assert "##" not in report_markdown.page(EMPTY).split("## Next")[0]


class Page(HTMLParser):
    """The page's elements, checked to be closed in their order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("found", [FULL, EMPTY, IDLE])
def test_the_page_is_whole_and_needs_nothing_else(found: Report, language: str) -> None:
    text.choose_language(language)
    page = report_html.page(found)
    elements = Page(page).found
    tags = [tag for tag, _ in elements]
    assert not {"script", "link", "img", "iframe", "object"} & set(tags)
    assert "//" not in page
    assert "url(" not in page
    assert "@import" not in page
    assert all(not {"src", "href", "onclick"} & attrs.keys() for _, attrs in elements)
    assert dict(elements)["html"]["lang"] == {"en": "en", "zh": "zh-CN"}[language]
    assert (tags.count("h1"), tags.count("main")) == (1, 1)
    assert "prefers-color-scheme: dark" in page
    assert "\x1b" not in page


def test_each_chart_of_the_page_is_named_and_has_its_table() -> None:
    page = report_html.page(FULL)
    charts = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(charts) == 3 + 3
    for chart in charts:
        drawn = ElementTree.fromstring(chart)
        assert drawn.get("role") == "img"
        assert (drawn.findtext("title") or "").strip()
        for shape in drawn.iter("circle"):
            assert shape.findtext("title")
            assert 0 < float(shape.get("cx", "-1")) < 360
            assert 0 < float(shape.get("cy", "-1")) < 170
    assert "<title>2026-10-12: 9 checks, 12 card answers</title>" in page
    assert "<title>2 of 6 solved, 1 attempted</title>" in page
    heads = re.findall(r"<h2>(.*?)</h2>", page)
    names = ["Problems", "Time", "First checks", "Mistakes", "Memory", "Calendar"]
    assert heads == [*names, "Mock interviews", "Next"]
    assert page.count("<table>") == 7
    # The long table of the times is there, whole.
    assert page.count("<td", page.index("week of"), page.index("First checks")) == 2 * 25


def test_what_an_import_brought_is_text_in_the_page() -> None:
    page = report_html.page(FULL)
    assert "&lt;b&gt;|*gone*" in page
    assert "A &lt;first&gt; interview" in page
    assert "<b>" not in page


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_chart_of_few_points_is_drawn(count: int) -> None:
    pace = msgspec.structs.replace(FULL.pace, trend=FULL.pace.trend[: max(1, count)])
    sat = [msgspec.structs.replace(FULL.interviews[1], total=float(n)) for n in range(count)]
    sat = sat or [FULL.interviews[1]]
    page = report_html.page(msgspec.structs.replace(FULL, pace=pace, interviews=sat))
    assert page.count("<circle") == max(1, count) + count
    assert page.count("<polyline") == 2 * (count > 1)
