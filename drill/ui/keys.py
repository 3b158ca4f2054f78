"""What a terminal sends, as keys."""

import codecs
import re

# Keys that are sent as sequences, and characters that have a name.
_NAMES = {
    "\x1b[A": "up",
    "\x1bOA": "up",
    "\x1b[B": "down",
    "\x1bOB": "down",
    "\x1b[5~": "page up",
    "\x1b[6~": "page down",
    "\x1b[H": "home",
    "\x1bOH": "home",
    "\x1b[1~": "home",
    "\x1b[F": "end",
    "\x1bOF": "end",
    "\x1b[4~": "end",
    "\x1b": "escape",
    "\r": "enter",
    "\n": "enter",
    "\x0c": "redraw",  # Ctrl-L
    "\x1b[C": "right",
    "\x1bOC": "right",
    "\x1b[D": "left",
    "\x1bOD": "left",
    "\x1b[3~": "delete",
    "\x7f": "backspace",
    "\x08": "backspace",
    "\x15": "erase line",  # Ctrl-U
    "\x17": "erase word",  # Ctrl-W
    "\x04": "done",  # Ctrl-D
    "\x0e": "next",  # Ctrl-N
    "\x07": "give up",  # Ctrl-G
}
_PASTE, _PASTED = "\x1b[200~", "\x1b[201~"
_TOKEN = re.compile(
    r"\x1b\[\[?[0-?]*[ -/]*[@-~]"  # CSI; the Linux console begins some with two brackets
    r"|\x1bO[ -~]"
    r"|\x1b[^\x1b\[O]"  # a character with Alt
    r"|\x1b(?=\x1b)"
    r"|[^\x1b]"
)


class Decoder:
    """Turns the bytes of a terminal into keys: characters, and the names above.

    A sequence is read whole, however it is cut into reads. Pasted text is no key: neither where
    the terminal brackets it, nor where different characters arrive in one read, as nobody types.
    While a text is typed it is one: what an input method commits arrives in one read, too.

    typing: whether a text is being typed
    """

    typing = False

    def __init__(self) -> None:
        self._text = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._rest = ""
        self._pasting = False

    @property
    def unfinished(self) -> bool:
        """Whether a sequence has begun, or Esc was pressed: if nothing follows, it was Esc."""
        return bool(self._rest) and not self._pasting

    def feed(self, data: bytes) -> list[str]:
        """The keys that are complete with these bytes."""
        self._rest += self._text.decode(data)
        tokens: list[str] = []
        while token := self._next():
            tokens.append(token)
        if not self.typing and len({token for token in tokens if token.isprintable()}) > 1:
            tokens = [token for token in tokens if not token.isprintable()]
        return [_NAMES.get(token, token) for token in tokens if _is_key(token)]

    def flush(self) -> list[str]:
        """Nothing followed: a lone Esc is the key, anything else was no sequence."""
        rest, self._rest = self._rest, ""
        return ["escape"] if rest == "\x1b" else []

    def _next(self) -> str:
        """Take one token off the rest; empty when there is no complete one."""
        if self._pasting:
            pasted, end, after = self._rest.partition(_PASTED)
            if self.typing and pasted and not _PASTED.startswith(pasted):
                # Its characters one by one; what may be the beginning of its end has to wait.
                self._rest = self._rest[1:]
                # Nothing in it is a key: not even a Ctrl-D.
                return pasted[0] if pasted[0].isprintable() or pasted[0] == "\n" else " "
            # Of what is pasted only a beginning of its end is kept.
            self._rest = after if end else self._rest[-len(_PASTED) :]
            self._pasting = not end
            return self._next() if end else ""
        found = _TOKEN.match(self._rest)
        if found is None:
            return ""
        self._rest = self._rest[found.end() :]
        if found.group() == _PASTE:
            self._pasting = True
            return self._next()
        return found.group()


def _is_key(token: str) -> bool:
    return token in _NAMES or (len(token) == 1 and token.isprintable())
