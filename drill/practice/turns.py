"""Which save is being checked, and whether another check is due. No file, thread or clock here."""

import msgspec


class Turn(msgspec.Struct, frozen=True, eq=False):
    """One check: of which save, and of which text (None where it could not be read)."""

    save: int
    text: str | None


class Turns:
    """The saves of one file since it was opened, and their checks.

    At most one check is under way. However many saves come meanwhile, exactly one more check
    follows, of the newest text.
    """

    def __init__(self, text: str | None) -> None:
        self.save = 0  # the newest one; 0 is the file as it was found
        self.text = text
        self.under_way: Turn | None = None
        self._due = False

    def saved(self, text: str | None) -> None:
        """There is a newer save."""
        self.save += 1
        self.text = text
        self._due = True

    def ask(self) -> None:
        """The newest save is to be checked (again)."""
        self._due = True

    def begin(self) -> Turn | None:
        """The check to make now, which is then under way; None when there is none to make."""
        if self.under_way or not self._due:
            return None
        self._due = False
        self.under_way = Turn(self.save, self.text)
        return self.under_way

    def end(self, turn: Turn) -> bool:
        """A check is over. Whether its outcome still says something: not when it was of another
        file, and not when a newer save is about to be checked.
        """
        if turn is not self.under_way:
            return False
        self.under_way = None
        return turn.save == self.save

    @property
    def checking(self) -> bool:
        """Whether a verdict is being waited for."""
        return self._due or self.under_way is not None
