from collections.abc import Callable

from rich.console import Console

from drill.practice.health import Finding, Level
from drill.text import same
from drill.ui import doctor
from drill.ui.console import Screen


def test_what_is_wrong_says_what_to_do(
    make_screen: Callable[..., Screen], written: Callable[[Console], str]
) -> None:
    screen = make_screen()
    findings = [
        Finding("a", same("torch"), Level.OK, same("2.13")),
        Finding("b", same("history"), Level.PROBLEM, same("damaged"), same("set it aside")),
    ]
    for finding in findings:
        doctor.show_finding(screen, finding)
    doctor.show_summary(screen, findings)
    assert written(screen.out) == (
        "ok       torch           2.13\n"
        "problem  history         damaged\n"
        "         hint: set it aside\n\n"
        "1 to be mended before drill works\n"
    )
