"""What ends a cell without a result: IPython asks such an exception how it is to be shown."""

from drill.errors import DrillError
from drill.text import Text
from drill.ui import fragment


class RefusedError(DrillError):
    """A DrillError in a notebook: its message and its hint, no traceback."""

    def _render_traceback_(self) -> list[str]:
        return fragment.failure(self)


class Interrupted(KeyboardInterrupt):
    """Ctrl-C, or the button: where in drill that was is of no interest."""

    def _render_traceback_(self) -> list[str]:
        return [str(Text(en="interrupted", zh="已中断"))]
