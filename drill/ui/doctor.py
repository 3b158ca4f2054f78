"""What `drill doctor` found."""

from rich.cells import cell_len
from rich.text import Text as Line

from drill.practice.health import Finding, Level
from drill.text import Text
from drill.ui import safe
from drill.ui.console import Screen

_LEVELS = {
    Level.OK: (Text(en="ok", zh="正常"), "green"),
    Level.WARNING: (Text(en="warning", zh="注意"), "yellow"),
    Level.PROBLEM: (Text(en="problem", zh="问题"), "bold red"),
}


def show_finding(screen: Screen, finding: Finding) -> None:
    """One line: how it is, what it is; and below it what to do."""
    word, style = _LEVELS[finding.level]
    widest = max(cell_len(str(name)) for name, _ in _LEVELS.values())
    line = Line(str(word) + " " * (widest - cell_len(str(word))), style=style)
    name = str(finding.name)
    line.append("  " + name + " " * max(1, 16 - cell_len(name)), "not bold default")
    line.append(safe.printable(str(finding.detail)), "not bold default")
    screen.show(line)
    if finding.advice:
        told = Text(en="hint: {advice}", zh="提示：{advice}").format(advice=finding.advice)
        # Not wrapped: commands are copied from here, and the terminal wraps by itself.
        screen.show(Line(" " * (widest + 2) + safe.printable(str(told))))


def show_summary(screen: Screen, findings: list[Finding]) -> None:
    """Whether drill can be used."""
    problems = sum(f.level is Level.PROBLEM for f in findings)
    told = (
        Text(
            en="{n} to be mended before drill works", zh="有 {n} 处问题需要解决，drill 才能正常工作"
        ).format(n=problems)
        if problems
        else Text(en="everything that a check needs is there", zh="检查所需的一切都已就绪")
    )
    screen.show("", Line(str(told), style="bold"))
