"""The person's settings: `config.toml` in drill's home."""

import os
from pathlib import Path

import msgspec

from drill import paths
from drill.errors import ConfigError
from drill.text import LANGUAGES, Text


class Config(msgspec.Struct, frozen=True):
    """What `config.toml` says; None where it says nothing.

    workspace: the folder of the candidate's files, instead of the current one
    language:  `en` or `zh`
    editor:    a command line, used where neither $VISUAL nor $EDITOR is set
    """

    workspace: Path | None = None
    language: str | None = None
    editor: str | None = None


def load() -> Config:
    """Read the settings. Raises ConfigError with the file and what is wrong in it."""
    path = paths.configuration()
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Config()
    except OSError as error:
        raise _unreadable(path, error) from None
    # Imported here: most people have no such file, and every command looks for it.
    import tomllib

    try:
        values = tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from None
    for key, value in values.items():
        _check(path, key, value)
    workspace = values.get("workspace")
    return Config(
        workspace=(path.parent / Path(workspace).expanduser()) if workspace else None,
        language=values.get("language"),
        editor=values.get("editor") or None,
    )


def language(chosen: str | None) -> str | None:
    """What to give to `choose_language`: `chosen` on the command line, else the environment, else
    the settings. None leaves it to the environment and the locale.
    """
    if chosen is not None or os.environ.get("DRILL_LANG"):
        return chosen
    return load().language


def _unreadable(path: Path, error: Exception) -> ConfigError:
    return ConfigError(
        Text(en="`{path}` cannot be read: {error}", zh="无法读取 `{path}`：{error}").format(
            path=path, error=error
        ),
        Text(
            en='it is TOML, with lines such as `language = "en"`',
            zh='它是 TOML 文件，每行形如 `language = "zh"`',
        ),
    )


def _check(path: Path, key: str, value: object) -> None:
    known = Config.__struct_fields__
    if key not in known:
        import difflib

        near = difflib.get_close_matches(key, known, n=1)
        raise ConfigError(
            Text(
                en="`{path}` has a key that drill does not know: `{key}`",
                zh="`{path}` 中有 drill 不认识的键：`{key}`",
            ).format(path=path, key=key),
            Text(en="did you mean `{near}`?", zh="是不是 `{near}`？").format(near=near[0])
            if near
            else Text(en="the keys are {keys}", zh="可用的键：{keys}").format(
                keys=Text(
                    en=", ".join(f"`{k}`" for k in known), zh="、".join(f"`{k}`" for k in known)
                )
            ),
        )
    if not isinstance(value, str):
        raise ConfigError(
            Text(
                en="`{key}` in `{path}` is not a string", zh="`{path}` 中的 `{key}` 不是字符串"
            ).format(path=path, key=key),
            Text(en='write it as `{key} = "…"`', zh='写成 `{key} = "…"`').format(key=key),
        )
    if key == "language" and value not in LANGUAGES:
        raise ConfigError(
            Text(
                en="`language` in `{path}` is `{value}`, which drill does not speak",
                zh="`{path}` 中的 `language` 是 `{value}`，drill 不支持这种语言",
            ).format(path=path, value=value),
            Text(en="it is `en` or `zh`", zh="只能是 `en` 或 `zh`"),
        )
