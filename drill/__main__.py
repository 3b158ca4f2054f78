"""The `drill` command: the only place where exceptions become messages and exit codes."""

import atexit
import contextlib
import gc
import os
import signal
import sys
from pathlib import Path
from types import FrameType

from drill import __version__, config
from drill.errors import DrillError, ExitCode
from drill.text import Text, choose_language, language_of_environment

# 128 + SIGPIPE: what a shell reports of any program whose reader went away.
READER_GONE = 141


def main(argv: list[str] | None = None) -> int:
    """Run one command line and return its exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    choose_language(None)
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except DrillError as error:
        _screen_fail(error)
        return ExitCode.USAGE
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        return _reader_gone()
    except Exception:  # noqa: BLE001 - reported as a bug of ours
        print(_report(arguments), file=sys.stderr)
        return ExitCode.BUG
    return code


def run() -> None:
    """The console script."""
    # Looking for cycles was a fifth of a short command: while modules are imported, all of which
    # stay (`_run` turns it on again for what the command makes), and once more at the end.
    gc.disable()
    atexit.register(gc.freeze)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character shows `?` for it, and nothing is lost.
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    # Killed, or its terminal closed: what is under way is still cleaned up, as after Ctrl-C.
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _end)
    sys.exit(main())


def _end(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _run(arguments: list[str]) -> int:
    if arguments[:1] == ["_complete"]:
        # A shell asks, in the midst of a line: what a command needs is not waited for.
        from drill.cli import completing

        return completing.run(arguments[1:])
    from drill.cli import app, usage

    rest, chosen = usage.take_language(arguments)
    choose_language(chosen)
    # Settled here: every text that is printed asks for it.
    choose_language(config.language(chosen) or language_of_environment())
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
    return app.run(rest)


def _screen_fail(error: DrillError) -> None:
    from drill.ui import console

    console.screen().fail(error)


def _reader_gone() -> int:
    # Python flushes stdout once more at its end, and would complain.
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return READER_GONE


def _report(arguments: list[str]) -> str:
    """What to send to us about a bug of ours, ready to be pasted."""
    import platform
    import shlex
    import traceback

    kind = sys.exception()
    first = Text(en="error: a bug in drill: {error}", zh="错误：drill 自身的 bug：{error}")
    second = Text(
        en="hint: your files are untouched; please report this with everything below",
        zh="提示：你的文件没有受影响；请把以下全部内容反馈给我们",
    )
    facts = [
        f"drill {__version__}",
        f"python {platform.python_version()} ({platform.python_implementation()})",
        f"platform {platform.platform()}",
        f"command {shlex.join(['drill', *arguments])}",
    ]
    text = "\n".join(
        [
            str(first.format(error=f"{type(kind).__name__}: {kind}")),
            str(second),
            "",
            *facts,
            "",
            traceback.format_exc(),
        ]
    )
    # What is pasted in public need not carry the person's name.
    return text.replace(str(Path.home()), "~")


if __name__ == "__main__":
    run()
