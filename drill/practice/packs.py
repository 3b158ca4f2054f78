"""Packs of others: finding one, what is in it, adding and removing it, and what is wrong inside."""

import contextlib
import importlib.metadata
import importlib.util
import os
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from drill import paths
from drill.content import layout, packs
from drill.content.cards import ApiCard
from drill.content.library import Library
from drill.content.packs import Agreed, Pack
from drill.errors import ContentError, UnknownCardError, UnknownProblemError, UsageError
from drill.judge.result import Verdict
from drill.practice import reviewing
from drill.practice.checking import Judge
from drill.text import Text

# An installed package says under this name which of its folders is a pack.
GROUP = "drill.packs"


class Found(msgspec.Struct, frozen=True):
    """A pack where it is, whether or not it was added.

    distribution: the installed package that it is from
    """

    pack: Pack
    distribution: str | None = None


class Contents(msgspec.Struct, frozen=True):
    """What is in a pack: how many of each, its files of Python, and what is wrong with others."""

    problems: int
    cards: int
    interviews: int
    python: list[Path]
    broken: list[ContentError]


class Standing(msgspec.Struct, frozen=True):
    """A pack in the list: one that was added, with what is wrong with it if it cannot be used; or one
    that is installed only.
    """

    name: str
    root: Path
    added: bool
    distribution: str | None = None
    contents: Contents | None = None
    title: Text | None = None
    error: ContentError | None = None


def find(word: str) -> Found:
    """The pack in a folder, or that an installed package has. Raises UsageError, ContentError."""
    folder = Path(word).expanduser()
    looks_like_a_folder = os.sep in word or word.startswith((".", "~"))
    if looks_like_a_folder or layout.is_pack(folder):
        return Found(packs.read(folder.resolve()))
    for name, distribution, root in _installed():
        if _plain(word) in (_plain(name), _plain(distribution)):
            return Found(packs.read(root), distribution)
    raise UsageError(
        Text(
            en="no folder with a `pack.toml` and no installed package is called `{named}`",
            zh="没有名为 `{named}` 的题包文件夹（含 `pack.toml`），也没有这样的已安装包",
        ).format(named=word),
        Text(
            en="`drill pack list` shows what is there; `pip install` brings a package",
            zh="`drill pack list` 列出已有的题包；安装包请用 `pip install`",
        ),
    )


def named(word: str) -> Found:
    """The pack that was added under a name, else the one that `find` finds. Raises as that does."""
    for one in packs.agreed():
        if one.name == word:
            return Found(packs.usable(one), one.distribution)
    return find(word)


def contents(pack: Pack) -> Contents:
    """What is in a pack; nothing of it is run."""
    library = alone(pack)
    return Contents(
        problems=_of(pack, [s.id for s in library.summaries()]),
        cards=_of(pack, [s.id for s in library.card_summaries()]),
        interviews=_of(pack, [s.id for s in library.script_summaries()]),
        python=sorted(
            path
            for folder in (layout.problems(pack.root), layout.solutions(pack.root))
            for path in folder.glob("*.py")
        ),
        broken=[*library.broken, *library.broken_cards, *library.broken_scripts],
    )


def alone(pack: Pack) -> Library:
    """What comes with drill, and this pack: what it refers to is its own, or drill's."""
    return Library(paths.content_root(), [pack])


def agreed_to(pack: Pack) -> bool:
    """Whether the pack, where it is now, was added. Raises ContentError."""
    return any((one.name, one.root) == (pack.name, str(pack.root)) for one in packs.agreed())


def add(found: Found) -> None:
    """Remember that the person agreed to a pack. Raises UsageError where another has its name."""
    pack, before = found.pack, packs.agreed()
    same = next((one for one in before if one.name == pack.name), None)
    if same is not None and same.root != str(pack.root):
        raise UsageError(
            Text(
                en="a pack called `{name}` was added already, from {root}",
                zh="已经添加过名为 `{name}` 的题包，位于 {root}",
            ).format(name=pack.name, root=same.root),
            Text(
                en="`drill pack remove {name}` makes room for this one",
                zh="先用 `drill pack remove {name}` 移除它",
            ).format(name=pack.name),
        )
    rest = [one for one in before if one.name != pack.name]
    packs.agree([*rest, Agreed(pack.name, str(pack.root), found.distribution)])


def remove(name: str) -> None:
    """Forget a pack; its files and the history stay. Raises UsageError where it was not added."""
    before = packs.agreed()
    if all(one.name != name for one in before):
        from drill.content.nearest import nearest

        raise UsageError(
            Text(en=f"no pack called `{name}` was added", zh=f"没有添加过名为 `{name}` 的题包"),
            nearest(name, [one.name for one in before])
            or Text(en="`drill pack list` shows them", zh="`drill pack list` 列出题包"),
        )
    packs.agree([one for one in before if one.name != name])


def standings() -> list[Standing]:
    """The packs that were added, then those that are installed and were not. Raises ContentError."""
    found = []
    added = packs.agreed()
    for one in added:
        root = Path(one.root)
        try:
            pack = packs.usable(one)
        except ContentError as error:
            found.append(Standing(one.name, root, True, one.distribution, error=error))
            continue
        found.append(
            Standing(one.name, root, True, one.distribution, contents(pack), title=pack.title)
        )
    known = {one.root for one in added}
    for name, distribution, root in _installed():
        if str(root) not in known:
            found.append(Standing(name, root, False, distribution))
    return found


def complaints(pack: Pack, judge: Judge) -> Iterator[Text]:
    """What is wrong in a pack besides its problems, which `verify` proves: files that cannot be read,
    ids of nothing, API cards whose calls are not judged as the card says.
    """
    library = alone(pack)
    for error in (*library.broken, *library.broken_cards, *library.broken_scripts):
        yield error.message
    yield from _dangling(library, pack)
    for summary in library.card_summaries():
        if summary.kind == "api" and summary.id.startswith(f"{pack.name}/"):
            card = library.card(summary.id)
            assert isinstance(card, ApiCard)
            yield from _misjudged(library, card, judge)


def _dangling(library: Library, pack: Pack) -> Iterator[Text]:
    """What interviews ask for that is neither in the pack nor in drill; `verify` looks at the problems."""
    for summary in library.script_summaries():
        if summary.id.startswith(f"{pack.name}/"):
            for section in library.script(summary.id).sections:
                try:
                    for card in (*section.cards, *section.follow_ups):
                        library.oral(card)
                    if section.problem:
                        library.problem(section.problem)
                except (UnknownCardError, UnknownProblemError) as error:
                    yield Text(
                        en=f"{summary.id}: {error.message.en}",
                        zh=f"{summary.id}：{error.message.zh}",
                    )


def _misjudged(library: Library, card: ApiCard, judge: Judge) -> Iterator[Text]:
    for call in (card.call, *card.also):
        result = reviewing.check(library, card, call, judge)
        if result.verdict is not Verdict.PASSED:
            yield Text(
                en=f"{card.id}: `{call}` is `{result.verdict}`: {result.message.en}",
                zh=f"{card.id}：`{call}` 的结论是 `{result.verdict}`：{result.message.zh}",
            )
    for wrong in card.wrong:
        if reviewing.check(library, card, wrong.call, judge).verdict is Verdict.PASSED:
            yield Text(
                en=f"{card.id}: wrong: `{wrong.call}` passes",
                zh=f"{card.id}：wrong：`{wrong.call}` 却通过了",
            )


def _plain(name: str) -> str:
    """How names of distributions are compared (PEP 503)."""
    return re.sub("[-_.]+", "-", name).lower()


def _of(pack: Pack, names: list[str]) -> int:
    return sum(name.startswith(f"{pack.name}/") for name in names)


def _installed() -> Iterator[tuple[str, str, Path]]:
    """Name, distribution and folder of every pack that an installed package has."""
    for point in importlib.metadata.entry_points(group=GROUP):
        folder = _folder(point.value)
        if folder is not None and point.dist is not None:
            yield point.name, point.dist.name, folder


def _folder(module: str) -> Path | None:
    """The folder of a package, without running anything of it."""
    top, *rest = module.split(".")
    # A broken installation is no pack, and hides no other.
    with contextlib.suppress(ImportError, ValueError):
        spec = importlib.util.find_spec(top)
        for place in (spec.submodule_search_locations or []) if spec else []:
            folder = Path(place, *rest).resolve()
            if layout.is_pack(folder):
                return folder
    return None
