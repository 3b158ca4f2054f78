"""The part of a long text that is on the screen."""

import sys

# Lines that stay in sight when a page is turned.
_OVERLAP = 2


class Viewport:
    """Which lines are shown: `height` of `total`, from `top` on. Never beyond either end."""

    def __init__(self) -> None:
        self.top = 0
        self.total = 0
        self.height = 1

    def fit(self, total: int, height: int) -> None:
        """The text or the screen has become another one."""
        self.total, self.height = total, max(1, height)
        self._go(self.top)

    @property
    def below(self) -> int:
        """Lines under the last one that is shown."""
        return max(0, self.total - self.top - self.height)

    def key(self, key: str) -> bool:
        """Move as a key says. False when it is no key that moves."""
        page = max(1, self.height - _OVERLAP)
        match key:
            case "up" | "k":
                self._go(self.top - 1)
            case "down" | "j":
                self._go(self.top + 1)
            case "page up":
                self._go(self.top - page)
            case "page down" | " ":
                self._go(self.top + page)
            case "home" | "g":
                self._go(0)
            case "end" | "G":
                self._go(self.total)
            case _:
                return False
        return True

    def start(self) -> None:
        """Show the first line."""
        self.top = 0

    def end(self) -> None:
        """Show the last line, of whatever `fit` is told of next."""
        self.top = sys.maxsize

    def reveal(self, line: int) -> None:
        """Move no further than needed to show `line`."""
        self._go(min(max(self.top, line - self.height + 1), line))

    def _go(self, top: int) -> None:
        self.top = max(0, min(top, self.total - self.height))
