"""A short interview, and the cards that it asks, for the tests of the commands."""

import sys
from io import StringIO
from pathlib import Path

import pytest

from drill.content import library
from drill.content.library import Library

ORAL = """\
format: 1
id: {id}
kind: oral
area: {area}
seconds: 30
question: {{en: "Why {id}?", zh: "为什么 {id}？"}}
points:
  - {{says: {{en: the first point of {id}, zh: "{id} 的第一点"}}, weight: 3}}
  - {{says: {{en: the second point of {id}, zh: "{id} 的第二点"}}, weight: 1}}
answer: {{en: "Because of {id}.", zh: "因为 {id}。"}}
sources: [The book of {id}]
"""
API = """\
format: 1
id: plus-call
kind: api
area: tensors
framework: python
question: {en: Add the two., zh: 把两数相加。}
stub: |
  def add(a, b):
      return ...
inputs:
  a: {integers: [], low: 1, high: 9}
  b: {integers: [], low: 1, high: 9}
call: a + b
wrong:
  - {call: a - b, says: {en: It takes away., zh: 这是相减。}}
signature: a + b
remember: {en: Both of them., zh: 两个都要。}
sources: [The book of calls]
"""
SCRIPT = """\
format: 1
id: little
title: {en: A little interview, zh: 一场小面试}
about: {en: to try it, zh: 试一试}
scorecard: {correctness: 40, speed: 20, independence: 20, theory: 20, passes_at: 70}
sections:
  - kind: oral
    title: {en: Warming up, zh: 热身}
    minutes: 2
    says: {en: Nice to meet you., zh: 很高兴认识你。}
    cards: [why-plus, why-minus]
  - kind: code
    title: {en: A sum, zh: 求和}
    minutes: 5
    says: {en: Please write it., zh: 请写一下。}
    problem: first-sum
    hints:
      - {costs: 10, says: {en: There is an operator., zh: 有一个运算符。}}
      - {costs: 20, says: {en: It is the plus., zh: 就是加号。}}
    follow_ups: [why-integers]
  - kind: discussion
    title: {en: Your questions, zh: 反问}
    minutes: 1
    says: {en: What would you ask?, zh: 你想问什么？}
    cards: [what-to-ask]
"""
CARDS = {
    "why-plus": "attention",
    "why-minus": "attention",
    "why-integers": "losses",
    "what-to-ask": "interview",
}
RIGHT = "def add(a, b):\n    return a + b\n"


def lay_out(root: Path) -> None:
    """Put the interview and the cards beside the problems of a content folder."""
    for folder in ("cards", "interviews"):
        (root / "problems" / folder).mkdir(parents=True)
    for card, area in CARDS.items():
        text = ORAL.format(id=card, area=area)
        (root / "problems" / "cards" / f"{card}.yaml").write_text(text, encoding="utf-8")
    (root / "problems" / "cards" / "plus-call.yaml").write_text(API, encoding="utf-8")
    script = root / "problems" / "interviews" / "little.yaml"
    script.write_text(SCRIPT, encoding="utf-8")


def stand_in(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every command take this folder's problems, cards and interviews for the built-in ones."""
    lay_out(root)
    monkeypatch.setattr(library, "everything", lambda: Library(root))


def types(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """A pipe from which the next command reads these lines, and then the end."""
    monkeypatch.setattr(sys, "stdin", StringIO("".join(f"{line}\n" for line in lines)))
