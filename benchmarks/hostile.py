"""`make hostile`: every case of the hostile suite through a warm server, cold, and without the kernel's jail.

Writes the table of docs/judging.md to stdout. Fails, and says so on stderr, where a case gets a verdict that
it must not, a check outlives its limit by more than a second, anything is left, or the next check is wrong.
"""

import itertools
import os
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

# What a check may take beyond the submission's limit; and what is waited for before processes are looked for.
OVERRUN = 1.0
AT_ONCE = 2


def main(names: list[str]) -> int:
    """0 where every case, or each of these, comes to what it must."""
    place = Path(tempfile.mkdtemp(prefix="drill-hostility-"))
    for name in ("desk", "home", "temporary", "drill"):
        (place / name).mkdir()
    (place / "home" / ".bashrc").write_text("# mine\n", encoding="utf-8")
    # Before drill is imported: its folders are then the suite's own.
    os.environ |= {
        "HOME": str(place / "home"),
        "TMPDIR": str(place / "temporary"),
        "DRILL_HOME": str(place / "drill"),
        "DRILL_SUITE": uuid.uuid4().hex,
    }
    os.environ.pop("XDG_RUNTIME_DIR", None)
    return subprocess.call([sys.executable, "-m", "benchmarks.hostile", "--inside", *names])


def inside(names: list[str]) -> int:
    """The same, in an environment of the suite's own."""
    from drill.judge import client, cold
    from tests.hostile import suite

    cases = [case for case in suite.cases() if not names or case.name in names]
    modes: tuple[tuple[str, _Judge, bool, int], ...] = (
        ("warm", client.check, True, 1),
        ("cold", cold.check, True, AT_ONCE),
        ("without", client.check, False, 1),
    )
    outcomes: dict[str, list[str]] = {case.name: [] for case in cases}
    wrong: list[str] = []
    home = Path(os.environ["HOME"])
    for mode, judge, jail, at_once in modes:
        before = suite.Surroundings(home, home.parent / "desk")
        with ThreadPoolExecutor(at_once) as pool:
            found = pool.map(lambda case, j=judge, k=jail: list(_checked(case, j, k)), cases)  # type: ignore[misc]
            for case, results in zip(cases, found, strict=True):
                allowed = case.verdicts if jail else case.without
                outcomes[case.name].append(results[-1][0])
                for verdict, seconds in results:
                    if verdict not in allowed:
                        wrong.append(f"{mode}: {case.name} is {verdict}, not {allowed}")
                    if seconds > 0:
                        wrong.append(
                            f"{mode}: {case.name} outlived its limit by {seconds:.1f} s more"
                        )
                print(mode, case.name, results, file=sys.stderr, flush=True)
        if jail:  # without it, native code can leave what it likes
            wrong += [f"{mode}: left {path}" for path in before.changes()]
    for framework in ("torch", "numpy", "python"):
        client.stop(framework)
    left = [path.name for path in (home.parent / "temporary").iterdir()]
    wrong += [f"left {name}" for name in left if name != f"drill-{os.getuid()}"]
    print("\n".join(_table(cases, outcomes)))
    print("\n".join(wrong) or "all as it must be", file=sys.stderr)
    return 1 if wrong else 0


_Judge = Callable[..., object]


def _checked(case: "suite.Case", judge: _Judge, jail: bool) -> Iterator[tuple[str, float]]:
    """The verdict of every run of a case, and by how much it outlived what it may; then a right answer's."""
    from drill.content.library import builtin
    from tests.hostile import suite

    desk = Path(tempfile.mkdtemp(dir=Path(os.environ["HOME"]).parent / "temporary", prefix="desk-"))
    (desk / f"{case.problem}.py").write_text(case.text, encoding="utf-8", newline="")
    before = suite.Surroundings(desk)
    for _ in range(case.runs):
        began = time.monotonic()
        result = judge(suite.request(case, desk, jail))
        took = time.monotonic() - began if judge.__module__.endswith("client") else result.seconds
        # What a right answer costs is measured for longer than it may take to answer.
        limit = suite.DEADLINE + (suite.COST_SECONDS if result.costs else 0.0) + OVERRUN
        yield str(result.verdict), max(0.0, took - limit)
    right = suite.request(case, desk, jail)
    text = builtin().reference(case.problem)
    import msgspec

    after = judge(msgspec.structs.replace(right, text=text, cost=False))
    if str(after.verdict) != "passed":
        yield f"followed by {after.verdict}", 0.0
    for change in before.changes() if jail else ():
        yield f"left {change}", 0.0
    subprocess.run(["rm", "-r", str(desk)], check=True)


def _table(cases: "list[suite.Case]", outcomes: dict[str, list[str]]) -> Iterator[str]:
    yield "| what it does | warm | cold | without the kernel's jail |"
    yield "|---|---|---|---|"
    for group, those in itertools.groupby(cases, key=lambda case: case.group):
        yield f"| **{group}** | | | |"
        for case in those:
            yield f"| {case.does} | {' | '.join(outcomes[case.name])} |"


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(inside(arguments[1:]) if arguments[:1] == ["--inside"] else main(arguments))
