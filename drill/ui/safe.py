"""Text that came from a submission, made harmless for a terminal."""

import re

from drill.text import CONTROLS

# Escape sequences: CSI (colours, cursor), OSC and other strings (titles, links), two-byte ones.
_ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]P^_X].*?(?:\x07|\x1b\\|$)|\x1b[ -/]*[0-~]", re.DOTALL
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def printable(text: str) -> str:
    """`text` without escape sequences and control characters; line ends become newlines."""
    text = _ESCAPES.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _SURROGATES.sub("\ufffd", CONTROLS.sub("", text).expandtabs(4))


def one_line(text: str) -> str:
    """`printable`, with newlines shown as `⏎`."""
    return printable(text).replace("\n", "⏎")
