"""`drill pack`: problems, cards and interviews of others."""

from typing import TYPE_CHECKING, Annotated

import typer

from drill.cli import common, help, proof, usage, values
from drill.errors import ExitCode, UsageError
from drill.text import Text

if TYPE_CHECKING:
    from drill.practice.packs import Found, Standing

HELP = help.Help(
    summary=Text(en="problems, cards and interviews of others", zh="使用别人写的题目、卡片和面试"),
    usage="pack [list | add | remove | verify] [PATH|NAME] [options]",
    examples=(
        ("drill pack", Text(en="which there are", zh="列出题包")),
        (
            "drill pack add ./my-pack",
            Text(en="a folder with a `pack.toml`", zh="含 `pack.toml` 的文件夹"),
        ),
        ("drill pack add my-pack", Text(en="an installed package", zh="已用 pip 安装的题包")),
        ("drill pack verify my-pack", Text(en="prove all of its problems", zh="证明其中全部题目")),
        (
            "drill pack remove my-pack",
            Text(en="forget it; no file is touched", zh="移除题包，不删文件"),
        ),
    ),
    options=(
        ("PATH|NAME", Text(en="the pack", zh="题包")),
        (
            "--yes",
            Text(en="agree that its code may run, unasked", zh="同意运行其中的代码，不再询问"),
        ),
        (
            "--seeds N",
            Text(en="verify: seeds of each reference", zh="verify：参考答案的判题种子数"),
        ),
        ("--jobs N", Text(en="verify: checks at a time", zh="verify：并行数")),
        help.JSON,
    ),
)

ACTIONS = ["list", "add", "remove", "verify"]
# What can stand after each of them.
NAMED = values.Values(
    after={
        "add": (values.Kind.FOLDER,),
        "remove": (values.Kind.PACK,),
        "verify": (values.Kind.PACK, values.Kind.FOLDER),
    }
)


def run(
    action: Annotated[
        str,
        typer.Argument(metavar="list|add|remove|verify"),
        values.Values(words=tuple(ACTIONS)),
    ] = "list",
    named: Annotated[str | None, typer.Argument(metavar="PATH|NAME"), NAMED] = None,
    yes: Annotated[bool, typer.Option("--yes")] = False,
    seeds: Annotated[int | None, typer.Option("--seeds", min=1), values.FREE] = None,
    jobs: Annotated[int | None, typer.Option("--jobs", min=1), values.FREE] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """List packs, or do what the first word says."""
    usage.choice("list|add|remove|verify", action, ACTIONS)
    if action == "list":
        if named is not None:
            raise usage.unexpected("drill pack list", [named])
        return _list(as_json)
    if named is None:
        raise UsageError(
            Text(
                en="`drill pack {action}` needs a pack", zh="`drill pack {action}` 缺少题包"
            ).format(action=action),
            Text(en="`drill pack -h` shows how", zh="`drill pack -h` 查看用法"),
        )
    if action == "add":
        return _add(named, yes, as_json)
    if action == "remove":
        return _remove(named, as_json)
    return _verify(named, yes, seeds, jobs, as_json)


def _list(as_json: bool) -> int:
    from drill.practice import packs

    standings = packs.standings()
    if as_json:
        common.emit({"schema": common.SCHEMA, "packs": [_entry(one) for one in standings]})
        return ExitCode.RIGHT
    from drill.ui import console, problems
    from drill.ui import packs as shown

    screen = console.screen()
    shown.show_list(screen, standings)
    waiting = next((one.distribution for one in standings if not one.added), None)
    screen.show("", problems.next_command(f"drill pack add {waiting}" if waiting else "drill list"))
    return ExitCode.RIGHT


def _entry(one: "Standing") -> dict[str, object]:
    found = one.contents
    return {
        "name": one.name,
        "title": str(one.title) if one.title else None,
        "root": str(one.root),
        "distribution": one.distribution,
        "added": one.added,
        "problems": found.problems if found else None,
        "cards": found.cards if found else None,
        "interviews": found.interviews if found else None,
        "errors": [str(e) for e in ([one.error] if one.error else found.broken if found else [])],
    }


def _add(named: str, yes: bool, as_json: bool) -> int:
    from drill.practice import packs

    found = packs.find(named)
    before = packs.agreed_to(found.pack)
    if not before and not _agreed(found, named, yes, "add", Text(en="Add it?", zh="要添加吗？")):
        return ExitCode.NOT_RIGHT
    packs.add(found)
    if as_json:
        common.emit(
            {"schema": common.SCHEMA, "added": found.pack.name, "root": str(found.pack.root)}
        )
        return ExitCode.RIGHT
    from drill.ui import console, problems
    from drill.ui import packs as shown

    screen = console.screen()
    shown.show_added(screen, found.pack, before)
    own = [
        s.id for s in packs.alone(found.pack).summaries() if s.id.startswith(f"{found.pack.name}/")
    ]
    screen.show("", problems.next_command(f"drill start {own[0]}" if own else "drill list"))
    return ExitCode.RIGHT


def _remove(name: str, as_json: bool) -> int:
    from drill.practice import packs

    packs.remove(name)
    if as_json:
        common.emit({"schema": common.SCHEMA, "removed": name})
        return ExitCode.RIGHT
    from drill.ui import console, problems
    from drill.ui import packs as shown

    screen = console.screen()
    shown.show_removed(screen, name)
    screen.show("", problems.next_command("drill pack list"))
    return ExitCode.RIGHT


def _verify(named: str, yes: bool, seeds: int | None, jobs: int | None, as_json: bool) -> int:
    from drill.practice import checking, packs

    found = packs.named(named)
    pack = found.pack
    if not packs.agreed_to(pack) and not _agreed(
        found, named, yes, "verify", Text(en="Run it?", zh="要运行吗？")
    ):
        return ExitCode.NOT_RIGHT
    library = packs.alone(pack)
    ids = [s.id for s in library.summaries() if s.id.startswith(f"{pack.name}/")]
    complaints = packs.complaints(pack, checking.ask_judge)
    return proof.prove(library, ids, jobs, seeds, as_json=as_json, complaints=complaints)


def _agreed(found: "Found", named: str, yes: bool, action: str, question: Text) -> bool:
    """Whether the code of a pack may run: said beforehand, or now."""
    from drill.practice import packs

    contents = packs.contents(found.pack)
    if yes:
        return True
    from drill.ui import console
    from drill.ui import packs as shown

    shown.show_contents(console.screen(), found.pack, contents)
    return common.confirm(question, f"drill pack {action} {named} --yes")
