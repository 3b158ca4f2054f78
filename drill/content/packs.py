"""Packs: folders with problems, cards and interviews of others, and which of them were added."""

from pathlib import Path

import msgspec

from drill import paths
from drill.content import layout
from drill.content.spec import FORMAT, Strict, Where
from drill.errors import ContentError
from drill.text import CONTROLS, Text

# Bytes; a hundred times what is written there.
_LARGEST = 1 << 16


class Manifest(Strict, frozen=True):
    """A `pack.toml`. The name is the first part of all ids."""

    format: int
    name: str
    title: Text


class Pack(msgspec.Struct, frozen=True):
    """A pack, and the folder that its `pack.toml` is in."""

    name: str
    title: Text
    root: Path


class Agreed(msgspec.Struct, frozen=True):
    """A pack that the person agreed to: its Python may run in the judge.

    distribution: the installed package that it is from
    """

    name: str
    root: str
    distribution: str | None = None


def read(root: Path) -> Pack:
    """The pack in a folder. Raises ContentError with file, key and what was expected."""
    path = root / layout.MANIFEST
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST)
    except OSError as error:
        raise ContentError(
            Text(en="{path}: cannot be read: {reason}", zh="{path}：无法读取：{reason}").format(
                path=path, reason=error.strerror or error
            ),
            Text(
                en="a pack is a folder with a `pack.toml`; `drill new ID --pack DIR` makes one",
                zh="题包是含有 `pack.toml` 的文件夹；`drill new ID --pack DIR` 可新建一个",
            ),
        ) from None
    # Only people with packs need these.
    import tomllib

    from drill.content.convert import convert
    from drill.content.reading import is_id

    document = _Document(path)
    try:
        values = tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise document.error(
            (), Text(en=f"not TOML: {error}", zh=f"不是合法的 TOML：{error}")
        ) from None
    if values.get("format", FORMAT) != FORMAT:
        raise document.error(
            ("format",),
            Text(
                en="expected format {known}, found {found:.40}",
                zh="应为格式 {known}，实际为 {found:.40}",
            ).format(known=FORMAT, found=str(values["format"])),
            Text(en="a newer drill may read it", zh="新版 drill 也许可以读取"),
        )
    manifest: Manifest = convert(document, Manifest, values)
    if not is_id(manifest.name) or manifest.name == "drill":
        raise document.error(
            ("name",),
            Text(
                en="`{name:.40}` is not of lower-case words joined by hyphens, or is drill's own name",
                zh="`{name:.40}` 应由小写单词加连字符组成，且不能是 `drill`",
            ).format(name=manifest.name),
        )
    titles = (manifest.title.en, manifest.title.zh)
    if not all(title.strip() for title in titles):
        raise document.error(("title",), Text(en="the text is empty", zh="文本不能为空"))
    if any(CONTROLS.search(title) or "\n" in title for title in titles):
        raise document.error(
            ("title",),
            Text(en="a control character is not allowed", zh="不允许使用控制字符"),
        )
    return Pack(manifest.name, manifest.title, root)


class _Document:
    """What `convert` asks for the words of an error; TOML's parser keeps no positions."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def error(self, where: Where, says: Text, hint: Text | None = None) -> ContentError:
        key = f"`{'.'.join(map(str, where))}`: " if where else ""
        return ContentError(
            Text(en=f"{self.path}: {key}{says.en}", zh=f"{self.path}: {key}{says.zh}"), hint
        )


def agreed() -> list[Agreed]:
    """What was added. Raises ContentError where the list cannot be read."""
    path = _list()
    try:
        return msgspec.json.decode(path.read_bytes(), type=list[Agreed])
    except (FileNotFoundError, NotADirectoryError):
        return []
    except (OSError, msgspec.DecodeError) as error:
        raise ContentError(
            Text(
                en="{path}: the list of packs cannot be read: {error}",
                zh="{path}：无法读取题包列表：{error}",
            ).format(path=path, error=error),
            Text(
                en="delete it, and add your packs again with `drill pack add`",
                zh="请删除它，再用 `drill pack add` 重新添加题包",
            ),
        ) from None


def agree(chosen: list[Agreed]) -> None:
    """Keep the list. Raises UsageError where that cannot be."""
    paths.keep(_list(), msgspec.json.encode(chosen))


def added() -> tuple[list[Pack], list[ContentError]]:
    """The packs that can be used, and what is wrong with the others."""
    found, unusable = [], []
    try:
        chosen = agreed()
    except ContentError as error:
        return [], [error]
    for one in chosen:
        try:
            found.append(usable(one))
        except ContentError as error:
            unusable.append(error)
    return found, unusable


def usable(one: Agreed) -> Pack:
    """A pack that was added, as it is now. Raises ContentError where it is gone, or another."""
    try:
        pack = read(Path(one.root))
        if pack.name != one.name:
            raise ContentError(
                Text(
                    en=f"{one.root}: this was the pack `{one.name}`, and is `{pack.name}` now",
                    zh=f"{one.root}：这里原来是题包 `{one.name}`，现在是 `{pack.name}`",
                )
            )
    except ContentError as error:
        again = one.distribution or one.root
        raise ContentError(
            error.message,
            Text(
                en=f"`drill pack remove {one.name}` forgets it; `drill pack add {again}` adds it again",
                zh=f"`drill pack remove {one.name}` 移除它；`drill pack add {again}` 重新添加",
            ),
        ) from None
    return pack


def _list() -> Path:
    return paths.home() / "packs.json"
