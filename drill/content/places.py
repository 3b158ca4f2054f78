"""Where in a YAML file a key is, for what is found only after it was read."""

import functools
from pathlib import Path

from drill.content.reading import text_of
from drill.content.spec import Where
from drill.content.strict_yaml import Document, Position


def line(path: Path, key: Where) -> int:
    """The line of a key, or of the nearest one around it that is there; 0 for a file without lines of keys."""
    if path.suffix != ".yaml":
        return 0
    positions = _positions(path, path.stat().st_mtime_ns)
    while key not in positions:
        key = key[:-1]
    return positions[key][0]


@functools.lru_cache(maxsize=4)
def _positions(path: Path, _modified: int) -> dict[Where, Position]:
    return Document(path, text_of(path)).positions
