"""A new problem: a small whole one that `verify` proves, for its author to change a step at a time."""

import builtins
import contextlib
import keyword
import os
import re
import shlex
from pathlib import Path

import msgspec

from drill import paths
from drill.content import layout, packs
from drill.content.spec import FORMAT, Framework
from drill.errors import ContentError, UsageError, cannot_write
from drill.practice import files
from drill.text import Text

_SCAFFOLD = Path(__file__).with_name("scaffold")
# What the scaffold's problem and its function are called.
_ID, _NAME = "new-problem", "new_problem"
# What the scaffold's own files call something else.
_TAKEN = {*dir(builtins), *keyword.kwlist, "math", "np", "numpy", "torch"}
_MANIFEST = """\
# A pack: what `drill pack add` adds. The name is the first part of all ids, as in `{name}/{problem}`.
format = {format}
name = "{name}"
title = {{ en = "{name}", zh = "{name}" }}
"""


class Written(msgspec.Struct, frozen=True):
    """A problem that was written.

    id:    as drill knows it once the pack is added
    pack:  the pack that it is in, and `made` whether that is new; None for drill's own problems
    spec, reference, support, right, wrong: its files; `support` where it has one
    added: whether drill knows the pack already
    """

    id: str
    root: Path
    spec: Path
    reference: Path
    right: Path
    wrong: Path
    support: Path | None = None
    pack: str | None = None
    made: bool = False
    added: bool = True

    @property
    def files(self) -> list[Path]:
        """The problem's files."""
        found = (self.spec, self.support, self.reference, self.right, self.wrong)
        return [path for path in found if path is not None]


def commands(written: Written, here: Path) -> list[str]:
    """What to type next, in this order, in the folder `here`."""
    verify = f"drill verify {written.id} --seeds 5"
    if written.added:
        return [verify]
    return [f"drill pack add {shlex.quote(from_here(written.root, here))}", verify]


def from_here(path: Path, here: Path) -> str:
    """A path as one would type it in the folder `here`."""
    relative = os.path.relpath(path, here)
    far = relative.startswith("../../..") or os.path.commonpath([path.absolute(), here]) == os.sep
    return str(path) if far else relative


def destination(problem_id: str, here: Path, chosen: Path | None) -> Path:
    """The root that a new problem goes into: the chosen folder, else the pack around `here`, else the
    checkout of drill around it. Raises UsageError where there is neither.
    """
    if chosen is not None:
        return chosen.expanduser().resolve()
    around = _pack_around(here)
    if around is not None:
        return around
    own = paths.content_root()
    # An installed drill has its content in itself, where nothing is to be written.
    if own in (here, *here.parents) and layout.submissions(own) == own / "tests" / "submissions":
        return own
    raise UsageError(
        Text(
            en="`{here}` is in no pack, and in no checkout of drill",
            zh="`{here}` 不在任何题包中，也不在 drill 的源码目录中",
        ).format(here=here),
        Text(
            en=f"`drill new {problem_id} --pack my-pack` makes a pack here, with the problem in it",
            zh=f"`drill new {problem_id} --pack my-pack` 会在这里新建题包并写入这道题",
        ),
    )


def unknown_pack(here: Path) -> str | None:
    """What makes the pack around a folder known; None where there is none that drill does not know."""
    root = _pack_around(here)
    if root is None or _is_added(root):
        return None
    return f"drill pack add {shlex.quote(from_here(root, here))}"


def _pack_around(here: Path) -> Path | None:
    """The innermost folder that is a pack."""
    return next((folder for folder in (here, *here.parents) if layout.is_pack(folder)), None)


def write(problem_id: str, framework: Framework, root: Path) -> Written:
    """Write a problem into a root: all its files, or none of them.

    Raises UsageError where the id is none or a file is there already, ContentError where the root's
    `pack.toml` cannot be used.
    """
    # Only here: what reads YAML is not needed to say where something goes.
    from drill.content.reading import is_id

    if not is_id(problem_id):
        raise _no_id(problem_id)
    own = root == paths.content_root()
    made = not own and not layout.is_pack(root)
    pack = None if own else _slug(root.name) if made else packs.read(root).name
    if pack in ("", "drill"):
        raise UsageError(
            Text(
                en="a pack cannot be named after the folder `{name}`",
                zh="无法用文件夹名 `{name}` 给题包命名",
            ).format(name=root.name),
            Text(
                en="choose a folder of lower-case words joined by hyphens, as in `--pack my-pack`",
                zh="请换一个由小写单词加连字符组成的文件夹名，如 `--pack my-pack`",
            ),
        )
    texts = _texts(problem_id, framework, root)
    more = _schemas(root, made)
    if made:
        manifest = _MANIFEST.format(format=FORMAT, name=pack, problem=problem_id)
        more[root / layout.MANIFEST] = manifest.encode()
    _create(problem_id, {**more, **texts})
    support = layout.problems(root) / f"{problem_id}.py"
    [right, wrong] = sorted(path for path in texts if path.is_relative_to(layout.submissions(root)))
    return Written(
        id=problem_id if own else f"{pack}/{problem_id}",
        root=root,
        spec=layout.problems(root) / f"{problem_id}.yaml",
        reference=layout.solutions(root) / f"{problem_id}.py",
        right=right,
        wrong=wrong,
        support=support if support in texts else None,
        pack=pack,
        made=made,
        added=own or _is_added(root),
    )


def function_name(problem_id: str) -> str:
    """What the function of a problem is called: its id as a name of Python's."""
    name = problem_id.replace("-", "_")
    return f"my_{name}" if name in _TAKEN or not name.isidentifier() else name


def _texts(problem_id: str, framework: Framework, root: Path) -> dict[Path, bytes]:
    """The scaffold's files in the problem's name, by where they go. None of them is there yet."""
    scaffold = _SCAFFOLD / framework
    places: dict[Path, Path] = {
        scaffold / "problem.yaml": layout.problems(root) / f"{problem_id}.yaml",
        scaffold / "problem.py": layout.problems(root) / f"{problem_id}.py",
        scaffold / "solution.py": layout.solutions(root) / f"{problem_id}.py",
    }
    for kind in ("right", "wrong"):
        for file in (scaffold / kind).glob("*.py"):
            places[file] = layout.submissions(root) / problem_id / kind / file.name
    # A file that this framework's scaffold does not have would be used all the same.
    there = [path for path in places.values() if path.exists()]
    if there:
        raise _taken(problem_id, there)
    name = function_name(problem_id)
    return {
        path: file.read_text("utf-8").replace(_ID, problem_id).replace(_NAME, name).encode()
        for file, path in places.items()
        if file.exists()
    }


def _schemas(root: Path, made: bool) -> dict[Path, bytes]:
    """What an editor checks the YAML by, where it is missing; in a new pack, that of cards and interviews too."""
    own = paths.content_root()
    wanted = {
        layout.problems(root) / layout.PROBLEM_SCHEMA: layout.problems(own) / layout.PROBLEM_SCHEMA
    }
    if made:
        wanted |= {
            root / "cards" / layout.CARD_SCHEMA: layout.cards(own) / layout.CARD_SCHEMA,
            root / "interviews" / layout.INTERVIEW_SCHEMA: layout.interviews(own)
            / layout.INTERVIEW_SCHEMA,
        }
    return {path: file.read_bytes() for path, file in wanted.items() if not path.exists()}


def _create(problem_id: str, texts: dict[Path, bytes]) -> None:
    """Write new files; where one cannot be written, none is left. Raises UsageError."""
    written: list[Path] = []
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            if not files.create(path, text):
                raise _taken(problem_id, [path])
            written.append(path)
    except (OSError, UsageError) as error:
        for done in written:
            with contextlib.suppress(OSError):
                done.unlink()
        if isinstance(error, UsageError):
            raise
        raise UsageError(
            cannot_write(path, error),
            Text(
                en="nothing was written; `--pack DIR` chooses another folder",
                zh="没有写入任何文件；可用 `--pack DIR` 换一个文件夹",
            ),
        ) from None


def _is_added(root: Path) -> bool:
    """Whether drill knows the pack in a folder; not where its list cannot be read."""
    with contextlib.suppress(ContentError):
        return str(root) in [pack.root for pack in packs.agreed()]
    return False


def _no_id(problem_id: str) -> UsageError:
    near = _slug(problem_id.rpartition("/")[2]) or "my-problem"
    return UsageError(
        Text(
            en="`{id}` is no id: lower-case words and digits, joined by hyphens",
            zh="`{id}` 不能作为 id：应由小写单词、数字加连字符组成",
        ).format(id=problem_id),
        Text(en="as in `drill new {near}`", zh="例如 `drill new {near}`").format(near=near),
    )


def _taken(problem_id: str, there: list[Path]) -> UsageError:
    listed = [f"`{path}`" for path in there]
    return UsageError(
        Text(
            en="{files} would be overwritten; nothing was written",
            zh="{files} 已存在，不会覆盖；没有写入任何文件",
        ).format(files=Text(en=", ".join(listed), zh="、".join(listed))),
        Text(
            en=f"choose another id, or go on with what is there: `drill verify {problem_id}`",
            zh=f"请换一个 id，或在已有文件上继续：`drill verify {problem_id}`",
        ),
    )


def _slug(name: str) -> str:
    """A name as lower-case words joined by hyphens; empty where nothing of it is left."""
    return "-".join(re.findall("[a-z0-9]+", name.lower()))
