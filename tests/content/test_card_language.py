"""The built-in cards and interviews: both languages are written, and every topic has its cards."""

import functools
import re
from collections.abc import Iterator
from typing import Any

import pytest

from drill import paths
from drill.content import load_card
from drill.content.cards import ApiCard, Card, OralCard
from drill.content.spec import Where
from drill.content.strict_yaml import Document, dotted
from drill.text import Text

PROBLEMS = paths.content_root() / "problems"
CARDS = sorted((PROBLEMS / "cards").glob("*.yaml"))
SCRIPTS = sorted((PROBLEMS / "interviews").glob("*.yaml"))

HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
SIGNS = r"\u3001-\u303f\uff01-\uff65"  # full-width punctuation
CODE = re.compile(r"`[^`]*`|^    .*$", re.MULTILINE)
BETWEEN = re.compile(rf"[{HAN}{SIGNS}][ \t\u3000]+[{HAN}{SIGNS}]")
HALF = re.compile(rf"[{HAN}][,;:?!]")
CHINESE = re.compile(rf"[{HAN}{SIGNS}]")
PHRASE = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")
# Names, and a formula.
ALIKE = {"U-Net", "RoPE", "k-means", "log p(x) ≥ E_q[log p(x | z)] − KL(q(z | x) ‖ p(z))"}


def texts_in(value: Any, at: Where = ()) -> Iterator[tuple[Where, Text]]:
    if isinstance(value, dict) and value.keys() == {"en", "zh"}:
        yield at, Text(en=value["en"], zh=value["zh"])
    elif isinstance(value, dict | list):
        entries = value.items() if isinstance(value, dict) else enumerate(value)
        for key, child in entries:
            yield from texts_in(child, (*at, key))


@functools.cache
def said() -> dict[str, Text]:
    """Everything that a card or an interview says, by where it stands."""
    return {
        f"{path.stem}: {dotted(at)}": text
        for path in (*CARDS, *SCRIPTS)
        for at, text in texts_in(Document(path, path.read_text("utf-8")).value)
    }


@functools.cache
def cards() -> dict[str, Card]:
    return {path.stem: load_card.load(path) for path in CARDS}


def around(found: re.Match[str]) -> str:
    return found.string[max(found.start() - 12, 0) : found.end() + 12]


def places(pattern: re.Pattern[str], texts: dict[str, str]) -> list[str]:
    """Where the pattern is found, and what stands around it."""
    return [
        f"{place}: …{around(found)}…"
        for place, text in texts.items()
        for found in pattern.finditer(text)
    ]


def test_the_texts_are_found() -> None:
    assert {"why-sqrt-d: question", "why-sqrt-d: follow_ups[0].asks"} <= said().keys()
    assert {"masked-fill: wrong[0].says", "masked-fill: remember"} <= said().keys()
    assert {"cv-internship: about", "cv-internship: sections[2].hints[0].says"} <= said().keys()
    assert len(said()) > 10 * len(CARDS)


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (BETWEEN, "注意 力", True),
        (BETWEEN, "注意， 力", True),
        (BETWEEN, "注意\n力", False),
        (BETWEEN, "注意 QK 力", False),
        (HALF, "注意,力", True),
        (HALF, "注意，力, 1", True),
        (HALF, "第 1, 2 步", False),
        (CHINESE, "a，b", True),
        (CHINESE, "√d · QKᵀ → “x” − 1", False),
        (PHRASE, "the answer", True),
        (PHRASE, "log p(x)", False),
    ],
)
def test_the_patterns_see_what_they_are_for(
    pattern: re.Pattern[str], text: str, found: bool
) -> None:
    assert bool(pattern.search(text)) == found


def test_no_space_stands_between_two_chinese_characters() -> None:
    assert places(BETWEEN, {place: text.zh for place, text in said().items()}) == []


def test_no_chinese_stands_in_an_english_text() -> None:
    assert places(CHINESE, {place: text.en for place, text in said().items()}) == []


def test_no_half_width_sign_follows_a_chinese_character() -> None:
    assert places(HALF, {place: CODE.sub("`", text.zh) for place, text in said().items()}) == []


def test_nothing_but_a_name_or_a_formula_is_alike_in_both_languages() -> None:
    assert {text.en for text in said().values() if text.en == text.zh} - ALIKE == set()


def test_a_chinese_text_without_chinese_is_no_phrase() -> None:
    plain = {
        place: text.zh
        for place, text in said().items()
        if not re.search(f"[{HAN}]", CODE.sub("`", text.zh))
    }
    assert places(PHRASE, {place: CODE.sub("`", text) for place, text in plain.items()}) == []


def test_a_problem_is_followed_by_oral_cards() -> None:
    asked = [
        (path.stem, card)
        for path in sorted(PROBLEMS.glob("*.yaml"))
        for card in Document(path, path.read_text("utf-8")).value.get("follow_ups", [])
    ]
    assert ("attention", "why-sqrt-d") in asked
    assert [who for who in asked if not isinstance(cards().get(who[1]), OralCard)] == []


# What the catalogue asks for, and the cards that ask it.
ORAL = {
    "scaled dot-product attention": ["attention-formula"],
    "why sqrt(d)": ["why-sqrt-d"],
    "multi-head: why": ["why-multi-head"],
    "self- and cross-attention": ["self-vs-cross-attention"],
    "KV cache": ["kv-cache-cost", "why-decoder-only"],
    "MQA, GQA": ["mqa-gqa"],
    "encoder-decoder and decoder-only": ["encoder-decoder-vs-decoder-only"],
    "SGD, batch, mini-batch": ["sgd-vs-batch-vs-mini-batch"],
    "k-means": ["k-means-convergence", "k-means-initialisation", "choosing-k"],
    "BN and LN": ["bn-vs-ln", "bn-train-vs-eval", "why-transformers-use-ln"],
    "decoding": ["greedy-vs-beam-vs-sampling", "temperature", "top-k-vs-top-p"],
    "back-propagation": ["chain-rule", "vanishing-gradients"],
    "convolution": ["convolution-output-size", "convolution-parameter-count", "receptive-field"],
    "CNN, RNN, LSTM": ["cnn-vs-rnn-vs-lstm", "lstm-gates", "vanishing-gradients"],
    "positions": ["position-encodings", "position-extrapolation", "rope-relative"],
    "cross-entropy": ["binary-vs-categorical", "cross-entropy-and-kl", "log-sum-exp"],
    "diffusion": ["diffusion-forward-process", "diffusion-reverse-process", "diffusion-loss"],
    "diffusion samplers": ["diffusion-samplers"],
    "FM": ["fm-formula", "fm-linear-time", "fm-sparse-data"],
    "U-Net, nnU-Net": ["unet-up-and-down-sampling", "unet-skip-connections", "nnu-net"],
    "the project": ["project-deep-dive", "project-novelty", "project-failure", "project-numbers"],
    "questions to the interviewer": ["questions-to-ask"],
}
API = {
    "masked_fill(": ["masked-fill"],
    "topk(": ["topk"],
    "gather(": ["gather"],
    "scatter": ["scatter", "scatter-add"],
    "cumsum(": ["cumsum"],
    "multinomial(": ["multinomial"],
    "einsum(": ["einsum-attention-scores", "einsum-batched-matmul"],
    "triu(": ["triu"],
    "tril(": ["tril"],
    "repeat_interleave(": ["repeat-interleave"],
    "expand(": ["expand-vs-repeat"],
    "view(": ["view-vs-reshape"],
    "permute(": ["permute-contiguous"],
    "register_buffer(": ["register-buffer"],
    "nn.Parameter(": ["nn-parameter"],
    "unfold(": ["unfold"],
    "as_strided(": ["as-strided-windows"],
    "pad(": ["np-pad"],
    "add.at(": ["np-add-at"],
    "keepdims=": ["keepdims"],
    "logsumexp(": ["logsumexp"],
    "inference_mode": ["no-grad-vs-inference-mode"],
    "detach(": ["detach"],
}
# What is told apart from the call is named beside it.
BESIDE = {
    "expand-vs-repeat": "repeat",
    "view-vs-reshape": "reshape",
    "permute-contiguous": "contiguous",
    "no-grad-vs-inference-mode": "no_grad",
}


@pytest.mark.parametrize("topic", ORAL)
def test_a_topic_of_the_catalogue_has_its_oral_cards(topic: str) -> None:
    for name in ORAL[topic]:
        assert isinstance(cards().get(name), OralCard), name


@pytest.mark.parametrize("name", API)
def test_a_call_of_the_catalogue_has_a_card_that_it_answers(name: str) -> None:
    for card_id in API[name]:
        card = cards().get(card_id)
        assert isinstance(card, ApiCard), card_id
        assert any(name in typed for typed in (card.call, *card.also))
        assert BESIDE.get(card_id, "") in f"{card.signature}\n{card.remember.en}"
