"""The person's settings: `config.toml` in drill's home."""

import os
from pathlib import Path

import msgspec

from drill import paths
from drill.errors import ConfigError
from drill.text import LANGUAGES, Text

# Bytes; the parser takes seconds for a hundred times as much.
_LARGEST = 1 << 14


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
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Config()
    except OSError as error:
        raise _unreadable(path, error) from None
    if len(content) > _LARGEST:
        raise _unreadable(
            path, Text(en=f"larger than {_LARGEST:,} bytes", zh=f"超过 {_LARGEST:,} 字节")
        )
    # Imported here: most people have no such file, and every command looks for it.
    import tomllib

    try:
        values = tomllib.loads(content.decode("utf-8-sig"))
    except RecursionError:
        raise _unreadable(path, Text(en="nested too deeply", zh="嵌套过深")) from None
    except ValueError as error:
        # Bad TOML, no UTF-8, or a number that Python refuses to read.
        raise _unreadable(path, error) from None
    for key, value in values.items():
        _check(path, key, value)
    workspace = values.get("workspace")
    return Config(
        workspace=_folder(path, workspace) if workspace else None,
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


def _folder(path: Path, workspace: str) -> Path:
    try:
        return path.parent / Path(workspace).expanduser()
    except RuntimeError:
        raise ConfigError(
            Text(
                en="`workspace` in `{path}` is `{value:.40}`, a home that is not known",
                zh="`{path}` 中的 `workspace` 是 `{value:.40}`，找不到这个用户的主目录",
            ).format(path=path, value=workspace),
            Text(en="write the whole path", zh="请写出完整路径"),
        ) from None


def _unreadable(path: Path, error: Exception | Text) -> ConfigError:
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
                en="`{path}` has a key that drill does not know: `{key:.40}`",
                zh="`{path}` 中有 drill 不认识的键：`{key:.40}`",
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
    if "\0" in value:
        raise ConfigError(
            Text(
                en="`{key}` in `{path}` has a NUL character in it",
                zh="`{path}` 中的 `{key}` 含有 NUL 字符",
            ).format(path=path, key=key),
            Text(en="take it out", zh="请删除该字符"),
        )
    if key == "language" and value not in LANGUAGES:
        raise ConfigError(
            Text(
                en="`language` in `{path}` is `{value:.40}`, which drill does not speak",
                zh="`{path}` 中的 `language` 是 `{value:.40}`，drill 不支持这种语言",
            ).format(path=path, value=value),
            Text(en="it is `en` or `zh`", zh="只能是 `en` 或 `zh`"),
        )
