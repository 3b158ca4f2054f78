"""A text that is being typed, of several lines."""

from rich.cells import cell_len
from rich.text import Text as Line

# What an interview's answer never reaches; a paste may.
LONGEST = 20_000


class Field:
    """The text, and the place in it where the next character goes."""

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.at = len(text)

    def key(self, key: str) -> bool:
        """Do what a key says. False when it means nothing here."""
        match key:
            case "left":
                self.at = max(0, self.at - 1)
            case "right":
                self.at = min(len(self.text), self.at + 1)
            case "home":
                self.at = self._line_start()
            case "end":
                self.at = self._line_end()
            case "backspace":
                self._erase(max(0, self.at - 1), self.at)
            case "delete":
                self._erase(self.at, min(len(self.text), self.at + 1))
            case "erase line":
                self._erase(self._line_start(), self.at)
            case "erase word":
                before = self.text[: self.at].rstrip()
                self._erase(max(before.rfind(" "), before.rfind("\n")) + 1, self.at)
            case "enter":
                self._insert("\n")
            case _ if len(key) == 1 and key.isprintable():
                self._insert(key)
            case _:
                return False
        return True

    def lines(self, width: int) -> tuple[list[Line], int]:
        """The text in lines of at most `width` cells, the place marked, and the line that it is in."""
        lines, line_of_cursor = [Line()], 0
        room = max(2, width)
        for i, char in enumerate(self.text + " "):
            here = i == self.at
            if char == "\n":
                if here:
                    if lines[-1].cell_len == room:
                        lines.append(Line())
                    lines[-1].append(" ", "reverse")
                    line_of_cursor = len(lines) - 1
                lines.append(Line())
                continue
            if i == len(self.text) and not here:
                break
            if lines[-1].cell_len + cell_len(char) > room:
                lines.append(Line())
            lines[-1].append(char, "reverse" if here else None)
            if here:
                line_of_cursor = len(lines) - 1
        return lines, line_of_cursor

    def _insert(self, text: str) -> None:
        if len(self.text) < LONGEST:
            self.text = self.text[: self.at] + text + self.text[self.at :]
            self.at += len(text)

    def _erase(self, start: int, end: int) -> None:
        self.text = self.text[:start] + self.text[end:]
        self.at = start

    def _line_start(self) -> int:
        return self.text.rfind("\n", 0, self.at) + 1

    def _line_end(self) -> int:
        end = self.text.find("\n", self.at)
        return len(self.text) if end < 0 else end
