"""The interviews that there are."""

from rich.text import Text as Line

from drill.content.interviews import ScriptSummary
from drill.text import Text
from drill.ui.console import Screen


def show(screen: Screen, summaries: list[ScriptSummary]) -> None:
    """Each with its minutes and what is asked, the composed one last."""
    for summary in summaries:
        head = Line(f"  {summary.id}", style="bold").append(f"  {summary.title}", "not bold")
        facts = Text(
            en="{about} · {minutes} min · {code} problems, {questions} questions",
            zh="{about} · {minutes} 分钟 · 编码 {code} 题，提问 {questions} 个",
        ).format(
            about=summary.about,
            minutes=summary.minutes,
            code=len(summary.problems),
            questions=summary.questions,
        )
        screen.show(head, *screen.prose(facts, style="dim", indent=4))
    told = Text(
        en="composed from what you are weakest in; `--minutes`, `--areas`, `--seed`",
        zh="按你的薄弱环节现场组卷；可加 `--minutes`、`--areas`、`--seed`",
    )
    screen.show(Line("  --weak", style="bold"), *screen.prose(told, style="dim", indent=4))
