"""drill: a command-line trainer for machine-learning coding interviews."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drill.notebook.magic import Shell

__version__ = "0.1.0"


def load_ipython_extension(ipython: "Shell") -> None:
    """What `%load_ext drill` calls."""
    # Imported here: only a notebook needs it.
    from drill.notebook import magic

    magic.register(ipython)
