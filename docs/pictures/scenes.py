"""What the pictures show: each scene is a real session of the scripted candidate."""

from collections.abc import Callable, Iterator

from docs.pictures.candidate import Candidate
from docs.pictures.diary import practise, sit_an_interview
from docs.pictures.terminal import Page

# Pictures, by name; a page is read before the scene goes on.
Scene = Callable[[Candidate], Iterator[tuple[str, Page]]]
_SEED = 7
# Seconds after the beginning of a section for which an interview hears no keys.
_DEAF = 2


def check(candidate: Candidate) -> Iterator[tuple[str, Page]]:
    """A problem is opened, an answer with a common mistake is checked, and it is mended."""
    with candidate.terminal() as terminal:
        terminal.run("drill start attention")
        yield "start", terminal.page
    candidate.write("attention", "unscaled")
    candidate.wait(6)
    with candidate.terminal() as terminal:
        terminal.run("cat attention.py")
        terminal.run(f"drill check --seed {_SEED}", code=1)
        yield "wrong", terminal.page
    candidate.write("attention")
    candidate.wait(2)
    with candidate.terminal() as terminal:
        terminal.run(f"drill check --seed {_SEED}")
        yield "right", terminal.page


def slow(candidate: Candidate) -> Iterator[tuple[str, Page]]:
    """A right answer that makes too large a tensor."""
    candidate.drill("start kv-cache")
    candidate.write("kv-cache", "square-mask")
    candidate.wait(14)
    with candidate.terminal() as terminal:
        terminal.run(f"drill check --seed {_SEED}", code=1)
        yield "slow", terminal.page


def cloze(candidate: Candidate) -> Iterator[tuple[str, Page]]:
    """A reference with gaps."""
    candidate.drill("start rope --mode cloze")
    with candidate.terminal(columns=90) as terminal:
        terminal.run("cat rope.py")
        yield "cloze", terminal.page


def watch(candidate: Candidate) -> Iterator[tuple[str, Page]]:
    """The screen beside the editor, after a save."""
    candidate.drill("start multi-head-attention")
    candidate.write("multi-head-attention", "split-without-transpose")
    # What failed at this seed is what is tried first from now on.
    candidate.drill(f"check --seed {_SEED}", 1)
    candidate.wait(9)
    with candidate.terminal(rows=34) as terminal:
        terminal.open("drill watch")
        terminal.shows(r"✗.+ · ")
        candidate.write("multi-head-attention", "split-without-transpose")
        terminal.shows(r"save 1 · |第 1 次保存 · ")
        yield "watch", terminal.page


def bench(candidate: Candidate) -> Iterator[tuple[str, Page]]:
    """A right answer beside the reference and PyTorch's operator; every run measures it anew."""
    candidate.drill("start attention")
    candidate.write_style("attention", "softmax_by_hand")
    with candidate.terminal() as terminal:
        terminal.run("drill bench")
        yield "bench", terminal.page


def mock(candidate: Candidate) -> Iterator[tuple[str, Page]]:
    """An interview in the middle of writing code, and the end of another one's debrief."""
    with candidate.terminal(rows=30) as terminal:
        terminal.open("drill mock cv-internship")
        terminal.shows("1/9")
        for section in (2, 3):
            terminal.press("\x0e")
            terminal.shows(r"\[y/N\]")
            terminal.press("y")
            terminal.shows(f"{section}/9")
        terminal.rest(_DEAF)
        terminal.press("h")
        terminal.shows("−25")
        [file] = candidate.folder.glob("mock-*/file-tree.py")
        file.write_text(candidate.answer("file-tree"), encoding="utf-8")
        terminal.press("c")
        terminal.shows("✓")
        yield "mock", terminal.page
        terminal.press("g")
        terminal.shows(r"\[y/N\]")
        terminal.press("y")
    sit_an_interview(candidate)
    with candidate.terminal(rows=13) as terminal:
        terminal.run("drill mock --last")
        yield "debrief", terminal.page


def memory(candidate: Candidate) -> Iterator[tuple[str, Page]]:
    """What drill says after five weeks."""
    practise(candidate)
    with candidate.terminal(columns=96) as terminal:
        terminal.run("drill list --difficulty medium")
        yield "list", terminal.page
    with candidate.terminal() as terminal:
        terminal.run("drill report --area attention")
        yield "report", terminal.page


SCENES: tuple[Scene, ...] = (check, slow, cloze, watch, bench, mock, memory)
