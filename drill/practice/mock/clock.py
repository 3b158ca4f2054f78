"""How long an interview has lasted, by two clocks of which neither is believed alone.

The wall clock can be set, and a steady clock does not survive a restart of the machine and, on some
systems, stands still while it sleeps. Within one boot the steady clock decides; across boots nothing
but the wall clock is there. Where the two disagree, that is a doubt, which the debrief shows.
"""

import time
import uuid
from collections.abc import Callable
from pathlib import Path

import msgspec

# Seconds by which the clocks may differ unnoticed: time servers correct by less.
TOLERANCE = 2.0
# Linux's clock that goes on while the machine sleeps.
_BOOTTIME = getattr(time, "CLOCK_BOOTTIME", None)
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
# Where the system does not tell one boot from another, a steady clock is this process's alone.
_PROCESS = uuid.uuid4().hex


class Reading(msgspec.Struct, frozen=True):
    """Both clocks at one moment, in seconds.

    steady: never set; comparable with other readings of the same `boot`
    sleeps: whether the steady clock stands still while the machine sleeps
    """

    wall: float
    steady: float
    boot: str
    sleeps: bool = False


class Doubt(msgspec.Struct, frozen=True):
    """Why the time may not be right.

    kind:    `back` or `ahead`: the wall clock was set while the steady one went on, and was not
             followed; `slept`: the steady clock may have stood still, and the wall clock was
             followed; `restarted`: only the wall clock tells how long it was; `lost`: it went back
             meanwhile, and nothing was counted
    seconds: by how much the clocks differ
    """

    kind: str
    seconds: float


Read = Callable[[], Reading]


def read() -> Reading:
    """Both clocks now."""
    if _BOOTTIME is not None and (boot := _boot()):
        return Reading(time.time(), time.clock_gettime(_BOOTTIME), boot)
    return Reading(time.time(), time.monotonic(), _PROCESS, sleeps=True)


def passed(before: Reading, after: Reading) -> tuple[float, Doubt | None]:
    """The seconds between two readings, never negative, and whether they are in doubt."""
    wall = after.wall - before.wall
    if before.boot != after.boot:
        if wall < 0:
            return 0.0, Doubt("lost", -wall)
        return wall, Doubt("restarted", wall)
    steady = max(0.0, after.steady - before.steady)
    ahead = wall - steady
    if after.sleeps and ahead > 0:
        return wall, Doubt("slept", ahead) if ahead > TOLERANCE else None
    if abs(ahead) <= TOLERANCE:
        return steady, None
    return steady, Doubt("ahead" if ahead > 0 else "back", abs(ahead))


class Timer:
    """Counts the seconds of one interview.

    elapsed: until the last time that it was asked; `last` are the clocks at that moment
    """

    def __init__(self, clocks: Read) -> None:
        self._clocks = clocks
        self.last = clocks()
        self.elapsed = 0.0

    def restart(self, elapsed: float, last: Reading) -> None:
        """Count on from what was known at an earlier moment, perhaps in another process."""
        self.elapsed, self.last = elapsed, last

    def advance(self) -> Doubt | None:
        """Count until now."""
        now = self._clocks()
        seconds, doubt = passed(self.last, now)
        self.elapsed, self.last = self.elapsed + seconds, now
        return doubt

    def at(self, elapsed: float) -> Reading:
        """The clocks as they were at a moment that is past."""
        since = self.elapsed - elapsed
        return msgspec.structs.replace(
            self.last, wall=self.last.wall - since, steady=self.last.steady - since
        )


def _boot() -> str:
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
