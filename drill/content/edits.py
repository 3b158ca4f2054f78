"""Edits of a reference: what makes a known mistake of it."""

from drill.content.spec import Edit
from drill.text import Text

# The share of an edit that a line has which it was probably meant for.
_ALIKE = 0.6


class EditError(Exception):
    """An edit does not fit the reference: what it replaces must occur exactly once."""

    def __init__(self, edit: Edit, source: str) -> None:
        self.edit, self.source = edit, source
        self.count = source.count(edit.replace)
        super().__init__(f"`{edit.replace}` occurs {self.count} times, not once")

    @property
    def says(self) -> Text:
        """What is wrong."""
        return Text(
            en="`{replace}` occurs {count} times in the reference, not once",
            zh="`{replace}` 在参考答案中出现 {count} 次，应恰好一次",
        ).format(replace=self.edit.replace, count=self.count)

    @property
    def hint(self) -> Text:
        """What would fit: the nearest line, or more of each."""
        lines = [line.strip() for line in self.source.splitlines()]
        if self.count:
            first = self.edit.replace.strip().partition("\n")[0]
            numbers = [str(n) for n, line in enumerate(lines, start=1) if first in line]
            return Text(
                en="make `replace` longer, until it is in one place only; now it is on lines {numbers}",
                zh="请加长 `replace`，直到只匹配一处；目前匹配到第 {numbers} 行",
            ).format(numbers=", ".join(numbers))
        near = max(filter(None, lines), key=self._share, default="")
        if self._share(near) >= _ALIKE:
            return Text(
                en="`replace` is a part of the reference, letter by letter; the nearest line is `{line}`",
                zh="`replace` 必须与参考答案中的文字逐字相同；最接近的一行是 `{line}`",
            ).format(line=near)
        return Text(
            en="`replace` is a part of the reference, letter by letter",
            zh="`replace` 必须与参考答案中的文字逐字相同",
        )

    def _share(self, line: str) -> float:
        """How much of what is to be replaced a line has, in the same order."""
        # Only here: few edits do not fit.
        import difflib

        wanted = self.edit.replace.strip().partition("\n")[0]
        found = difflib.SequenceMatcher(None, line, wanted, autojunk=False).get_matching_blocks()
        return sum(block.size for block in found) / max(1, len(wanted))


def edited(source: str, edits: list[Edit]) -> str:
    """The source with each edit made, one after another. Raises EditError."""
    for edit in edits:
        if source.count(edit.replace) != 1:
            raise EditError(edit, source)
        source = source.replace(edit.replace, edit.by)
    return source
