"""Two texts against each other: which of their lines differ, and what differs within a line."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum

import msgspec

AROUND = 3
# A line of the one text became one of the other when this share of their words stayed.
_ALIKE = 0.5
# Beyond these nobody reads word by word, and the comparison would take seconds.
_LONGEST, _MOST_PAIRS, _MOST_LINES = 400, 4_000, 1_000
# Chinese has no spaces between its words: there each character stands for itself.
_TOKENS = re.compile(r"[A-Za-z0-9_]+|\s+|.", re.DOTALL)


class Kind(StrEnum):
    """What became of a line."""

    SAME = "same"
    CHANGED = "changed"
    REMOVED = "removed"  # only left
    ADDED = "added"  # only right


class Side(msgspec.Struct, frozen=True):
    """A line of one text, the first being number 1, without its trailing spaces.

    marks: what the other side has not, as [start, end) in characters
    """

    number: int
    text: str
    marks: tuple[tuple[int, int], ...] = ()


class Row(msgspec.Struct, frozen=True):
    """A line of the left text, of the right one, or one that both have."""

    kind: Kind
    left: Side | None = None
    right: Side | None = None


class Hunk(msgspec.Struct, frozen=True):
    """Rows that follow each other; `skipped` equal ones before them are left out."""

    skipped: int
    rows: list[Row]


def compare(left: str, right: str, around: int | None = AROUND) -> list[Hunk]:
    """Where the texts differ, with so many equal lines around it; none where they do not.

    Trailing spaces, empty lines at the end and the kind of line ends do not count.
    around: None for all lines, in one hunk
    """
    rows = _rows(_lines(left), _lines(right))
    changed = [place for place, row in enumerate(rows) if row.kind is not Kind.SAME]
    if not changed:
        return []
    if around is None:
        return [Hunk(0, rows)]
    spans: list[tuple[int, int]] = []
    for place in changed:
        start, end = max(place - around, 0), min(place + around + 1, len(rows))
        if spans and start <= spans[-1][1]:
            start, _ = spans.pop()
        spans.append((start, end))
    ends = [0, *(end for _, end in spans)]
    return [
        Hunk(start - before, rows[start:end])
        for before, (start, end) in zip(ends[:-1], spans, strict=True)
    ]


def _lines(text: str) -> list[str]:
    # Not `splitlines`, which breaks where Python's own line numbers do not.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip().split("\n")
    return [line.rstrip() for line in lines] if lines != [""] else []


def _rows(left: list[str], right: list[str]) -> list[Row]:
    # Empty lines are everywhere: what follows them says where they belong.
    matcher = SequenceMatcher(
        lambda line: not line, left, right, autojunk=len(left) + len(right) > _MOST_LINES
    )
    rows: list[Row] = []
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            pairs = [(i + n, j + n) for n in range(i_end - i)]
        else:
            pairs = [(i + a, j + b) for a, b in _pairs(left[i:i_end], right[j:j_end])]
        rows += _aligned(left, right, (i, i_end), (j, j_end), pairs)
    return rows


def _aligned(
    left: list[str],
    right: list[str],
    own: tuple[int, int],
    theirs: tuple[int, int],
    pairs: list[tuple[int, int]],
) -> Iterator[Row]:
    """The rows of the lines `own` left and `theirs` right, of which `pairs` belong together."""
    (i, i_end), (j, j_end) = own, theirs
    for a, b in [*pairs, (i_end, j_end)]:
        yield from (Row(Kind.REMOVED, left=Side(n + 1, left[n])) for n in range(i, a))
        yield from (Row(Kind.ADDED, right=Side(n + 1, right[n])) for n in range(j, b))
        if a < i_end:
            yield _both(left, right, a, b)
        i, j = a + 1, b + 1


def _both(left: list[str], right: list[str], i: int, j: int) -> Row:
    """The row of two lines that belong together."""
    if left[i] == right[j]:
        return Row(Kind.SAME, Side(i + 1, left[i]), Side(j + 1, right[j]))
    own, theirs = _TOKENS.findall(left[i]), _TOKENS.findall(right[j])
    codes = SequenceMatcher(None, own, theirs, autojunk=False).get_opcodes()
    changes = [code for code in codes if code[0] != "equal"]
    return Row(
        Kind.CHANGED,
        Side(i + 1, left[i], _marks(own, [(a, b) for _, a, b, _, _ in changes])),
        Side(j + 1, right[j], _marks(theirs, [(a, b) for _, _, _, a, b in changes])),
    )


def _marks(tokens: list[str], spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans of tokens as spans of characters, without the empty ones."""
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    return tuple((starts[a], starts[b]) for a, b in spans if a < b)


def _pairs(left: list[str], right: list[str]) -> list[tuple[int, int]]:
    """Which lines became which, in order, so that as many words as possible stay."""
    if not left or not right or len(left) * len(right) > _MOST_PAIRS:
        return []
    shared = _shared(left, right)
    # best[i][j]: what the lines from i and from j on can share.
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in reversed(range(len(left))):
        for j in reversed(range(len(right))):
            paired = shared[i][j] + best[i + 1][j + 1] if shared[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(left) and j < len(right):
        if shared[i][j] and best[i][j] == shared[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _shared(left: list[str], right: list[str]) -> list[list[float]]:
    """How many words each two lines share; 0 where they are too different to belong together."""
    words = [_words(line) for line in left]
    shared = [[0.0] * len(right) for _ in left]
    matcher: SequenceMatcher[str] = SequenceMatcher(autojunk=False)
    for j, line in enumerate(right):
        theirs = _words(line)
        matcher.set_seq2(theirs)
        for i, own in enumerate(words):
            if max(len(left[i]), len(line)) > _LONGEST or bool(left[i]) != bool(line):
                continue
            matcher.set_seq1(own)
            if matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE:
                # A little for lines of mere brackets, or empty ones: two of these are alike.
                kept = matcher.ratio() * (len(own) + len(theirs)) / 2
                shared[i][j] = kept + (0.2 if left[i] == line else 0.1)
    return shared


def _words(line: str) -> list[str]:
    """The tokens without spaces and punctuation."""
    return [token for token in _TOKENS.findall(line) if token[0].isalnum() or token[0] == "_"]
