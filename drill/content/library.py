"""Everything there is to practise: what comes with drill, and the packs that were added."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from drill import paths
from drill.content import cards, interviews, layout, packs, problems
from drill.content.cards import Card, Cards, CardSummary, OralCard
from drill.content.interviews import Interviews, Script, ScriptSummary, Section
from drill.content.packs import Pack
from drill.content.problems import Problems, Summary
from drill.content.shelf import Shelf
from drill.content.spec import Problem
from drill.errors import ContentError, UnknownCardError, UsageError
from drill.text import Text

# What comes with drill is in a pack without a name.
OWN = ""
_Folder = Shelf[Any, Any]


class Source(msgspec.Struct, frozen=True):
    """Where something is: the root of drill's own content or of a pack, and its id there."""

    root: Path
    id: str

    @property
    def submissions(self) -> Path:
        """The folder of a problem's right, wrong and slow answers."""
        return layout.submissions(self.root) / self.id


class Library:
    """Problems, cards and interviews below one root, and those of packs.

    Of a pack all ids are `pack/id`; an id alone means that of a pack too where nothing else has it.
    What a pack refers to by an id alone is its own where it has it.
    """

    def __init__(
        self, root: Path, added: Sequence[Pack] = (), unusable: Sequence[ContentError] = ()
    ) -> None:
        self.root = root
        self.roots = {OWN: root, **{pack.name: pack.root for pack in added}}
        self._unusable = unusable
        self._problems = {name: Problems(folder) for name, folder in self.roots.items()}
        self._cards = {name: Cards(folder) for name, folder in self.roots.items()}
        self._interviews = {name: Interviews(folder) for name, folder in self.roots.items()}

    @property
    def broken(self) -> list[ContentError]:
        """What is wrong with packs, and with the files that are no problems: they stand in no other
        one's way.
        """
        return [*self._unusable, *_broken(self._problems)]

    @property
    def broken_cards(self) -> list[ContentError]:
        """What is wrong with the files that are no cards."""
        return _broken(self._cards)

    @property
    def broken_scripts(self) -> list[ContentError]:
        """What is wrong with the files that are no interviews."""
        return _broken(self._interviews)

    def summaries(self) -> list[Summary]:
        """All problems, by area in the catalogue's order, then from easy to hard."""
        found = self._problems[OWN].summaries()
        for pack in self._added:
            found += [
                msgspec.structs.replace(
                    summary,
                    id=f"{pack}/{summary.id}",
                    requires=_qualified(pack, self._problems, summary.requires),
                )
                for summary in self._problems[pack].summaries()
            ]
        return sorted(found, key=problems.place) if self._added else found

    def problem(self, name: str) -> Problem:
        """The problem with this id.

        Raises UnknownProblemError with the nearest id, UsageError where several packs have one, or
        ContentError where its file is wrong.
        """
        pack, bare = self._place_of_problem(name)
        problem = self._problems[pack].problem(bare)
        if pack == OWN:
            return problem
        return msgspec.structs.replace(
            problem,
            id=f"{pack}/{bare}",
            requires=_qualified(pack, self._problems, problem.requires),
            follow_ups=_qualified(pack, self._cards, problem.follow_ups),
        )

    def reference(self, name: str) -> str:
        """The text of a problem's reference solution. Raises as `problem` does."""
        pack, bare = self._place_of_problem(name)
        return self._problems[pack].reference(bare)

    def source(self, name: str) -> Source:
        """Where a problem is. Raises as `problem` does."""
        pack, bare = self._place_of_problem(name)
        return Source(self.roots[pack], bare)

    def card_summaries(self) -> list[CardSummary]:
        """All cards, by area, the oral ones first."""
        found = self._cards[OWN].summaries()
        for pack in self._added:
            found += [
                msgspec.structs.replace(summary, id=f"{pack}/{summary.id}")
                for summary in self._cards[pack].summaries()
            ]
        return sorted(found, key=cards.place) if self._added else found

    def card(self, name: str) -> Card:
        """The card with this id. Raises UnknownCardError, UsageError or ContentError."""
        pack, bare = self._place_of_card(name)
        card = self._cards[pack].card(bare)
        return card if pack == OWN else msgspec.structs.replace(card, id=f"{pack}/{bare}")

    def oral(self, name: str) -> OralCard:
        """The oral card with this id. Raises as `card` does, UnknownCardError for one of another kind."""
        card = self.card(name)
        if not isinstance(card, OralCard):
            raise UnknownCardError(
                Text(en=f"`{name}` is no oral card", zh=f"`{name}` 不是口述卡片")
            )
        return card

    def card_source(self, name: str) -> Source:
        """Where a card is. Raises as `card` does."""
        pack, bare = self._place_of_card(name)
        return Source(self.roots[pack], bare)

    def script_summaries(self) -> list[ScriptSummary]:
        """All interviews, the shortest first."""
        found = self._interviews[OWN].summaries()
        for pack in self._added:
            found += [
                msgspec.structs.replace(
                    summary,
                    id=f"{pack}/{summary.id}",
                    problems=_qualified(pack, self._problems, summary.problems),
                )
                for summary in self._interviews[pack].summaries()
            ]
        return sorted(found, key=interviews.place) if self._added else found

    def script(self, name: str) -> Script:
        """The interview with this id. Raises UnknownScriptError, UsageError or ContentError."""
        place = _find(name, self._interviews)
        if place is None:
            raise interviews.unknown(name, _names(self._interviews))
        pack, bare = place
        script = self._interviews[pack].script(bare)
        if pack == OWN:
            return script
        sections = [self._section(pack, section) for section in script.sections]
        return msgspec.structs.replace(script, id=f"{pack}/{bare}", sections=sections)

    @property
    def _added(self) -> list[str]:
        return [name for name in self.roots if name != OWN]

    def _place_of_problem(self, name: str) -> tuple[str, str]:
        place = _find(name, self._problems)
        if place is None:
            raise problems.unknown(name, _names(self._problems))
        return place

    def _place_of_card(self, name: str) -> tuple[str, str]:
        place = _find(name, self._cards)
        if place is None:
            raise cards.unknown(name, _names(self._cards))
        return place

    def _section(self, pack: str, section: Section) -> Section:
        problem = section.problem
        return msgspec.structs.replace(
            section,
            problem=_qualified(pack, self._problems, [problem])[0] if problem else None,
            cards=_qualified(pack, self._cards, section.cards),
            follow_ups=_qualified(pack, self._cards, section.follow_ups),
        )


def builtin() -> Library:
    """What comes with drill, from a checkout or from the wheel."""
    return Library(paths.content_root())


def everything() -> Library:
    """What comes with drill, and the packs that the person added."""
    added, unusable = packs.added()
    return Library(paths.content_root(), added, unusable)


def _broken(folders: Mapping[str, _Folder]) -> list[ContentError]:
    return [error for folder in folders.values() for error in folder.broken]


def _qualified(pack: str, folders: Mapping[str, _Folder], names: Sequence[str]) -> list[str]:
    """Ids as a pack writes them, as they are known outside."""
    own = folders[pack].ids()
    return [f"{pack}/{name}" if name in own else name for name in names]


def _names(folders: Mapping[str, _Folder]) -> list[str]:
    """All ids, as they are known outside."""
    return [
        name if pack == OWN else f"{pack}/{name}"
        for pack, folder in folders.items()
        for name in folder.ids()
    ]


def _find(name: str, folders: Mapping[str, _Folder]) -> tuple[str, str] | None:
    """The pack that an id is of, and the id there. Raises UsageError where it may be several's."""
    pack, slash, bare = name.rpartition("/")
    if slash:
        there = pack != OWN and pack in folders and bare in folders[pack].ids()
        return (pack, bare) if there else None
    # Drill's own ids are never in doubt: no pack changes what they mean.
    found = [other for other, folder in folders.items() if name in folder.ids()]
    if len(found) > 1 and OWN not in found:
        choices = [f"`{other}/{name}`" for other in found]
        raise UsageError(
            Text(
                en=f"several packs have a `{name}`: {', '.join(choices)}",
                zh=f"多个题包里都有 `{name}`：{'、'.join(choices)}",
            ),
            Text(
                en=f"name the pack too, as in {choices[0]}", zh=f"请连题包名一起写，如 {choices[0]}"
            ),
        )
    return (found[0], name) if found else None
