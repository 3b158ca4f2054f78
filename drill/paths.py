"""Where drill's own files and the person's files are."""

import os
from pathlib import Path

from drill.errors import UsageError, cannot_write
from drill.text import Text


def home() -> Path:
    """The folder of history, configuration and caches: DRILL_HOME, else the platform's."""
    chosen = os.environ.get("DRILL_HOME")
    if chosen:
        return Path(chosen).expanduser().absolute()
    # Imported here: where DRILL_HOME is set, nothing needs it.
    import platformdirs

    return Path(platformdirs.user_data_dir("drill", appauthor=False))


def keep(path: Path, content: bytes) -> None:
    """Write a file in drill's home, all of it or nothing. Raises UsageError where that cannot be."""
    fresh = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh.write_bytes(content)
        os.replace(fresh, path)
    except OSError as error:
        raise UsageError(
            cannot_write(path, error),
            Text(
                en="`DRILL_HOME` moves drill's home to another folder",
                zh="可用 `DRILL_HOME` 把 drill 的文件夹放到别处",
            ),
        ) from None


def history() -> Path:
    """The database of attempts."""
    return home() / "history.sqlite3"


def configuration() -> Path:
    """The person's settings."""
    return home() / "config.toml"


def cache() -> Path:
    """What can be made again: the index of problems."""
    return home() / "cache"


def runtime() -> Path:
    """The folder of sockets: the system's for this, else one beside other temporary files."""
    system = os.environ.get("XDG_RUNTIME_DIR")
    # It is often named where nobody made it: in containers, after `su`.
    if system and os.path.isdir(system):
        return Path(system) / "drill"
    return Path(os.environ.get("TMPDIR") or "/tmp") / f"drill-{os.getuid()}"


def content_root() -> Path:
    """The folder that holds `problems/` and `solutions/`: the wheel's copy, else the checkout."""
    package = Path(__file__).resolve().parent
    packaged = package / "_content"
    return packaged if packaged.is_dir() else package.parent


def submissions() -> Path:
    """Right and wrong answers that `verify` runs against the problems."""
    root = content_root()
    packaged = root / "submissions"
    return packaged if packaged.is_dir() else root / "tests" / "submissions"
